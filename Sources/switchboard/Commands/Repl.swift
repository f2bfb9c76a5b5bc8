internal import ArgumentParser
internal import Tutor

/// `switchboard repl`: the prompt without a lesson.
struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "The prompt without a lesson: Python on real sockets, with the built-in peers.")

  @OptionGroup var common: CommonOptions

  func run() {
    let common = common
    Session.end {
      let session = Session(common)
      let bench = session.workbench()
      defer { bench.close() }
      return ReplPlayer(bench: bench, lines: session.lines, screen: session.screen).play()
    }
  }
}
