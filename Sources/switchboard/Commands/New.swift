internal import ArgumentParser
internal import Tutor

/// `switchboard new NAME`: a lesson to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a lesson to start from: it shows every block, and passes check.")

  @Argument(help: "The file's name, such as 11-short-reads.")
  var name: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let outcome = LessonStart.write(name)
    guard !outcome.succeeded else { return print(outcome.text) }
    "switchboard: \(outcome.text)\n".writeToError()
    throw ExitCode(ExitStatus.usage.rawValue)
  }
}
