internal import ArgumentParser
internal import Lab
internal import PyInterpreter
internal import Tutor

/// The command: an interactive tutorial on TCP sockets.
@main
struct Switchboard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switchboard",
    abstract: "Learn TCP sockets at a prompt where every call is real.",
    discussion: """
      Without a command it resumes, or starts, a lesson. Nothing leaves this machine: the servers that you talk to are \
      built in.
      """,
    version: "0.1.0",
    subcommands: [
      Learn.self, Repl.self, Run.self, LessonsCommand.self, Check.self, New.self,
      Serve.self, Doctor.self,
    ],
    defaultSubcommand: Learn.self)

  /// Prepares the process while it has one thread, and what every command needs while the command line is read.
  static func main() {
    LabHelper.serveIfAsked()
    LabLaunch.startEarly()
    StandardStreams.holdPlaces()
    Session.widenDescriptorTable()
    Interpreter.warmUp()
    UsualStart(CommandLine.arguments)?.run()
    do {
      let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
      var command = try parseAsRoot(
        CommandWords.commandFirst(Array(CommandLine.arguments.dropFirst()), commands: commands))
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      "\(fullMessage(for: error))\n".writeToError()
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
  }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Only append plain text: no colour, no cursor movement.")
  var plain = false

  @Option(
    name: .customLong("lessons"), parsing: .singleValue,
    help: "Add the lessons in a folder beside the built-in ones.")
  var directories: [String] = []

  /// The same, for those that know no command line.
  var surroundings: Surroundings { Surroundings(plain: plain, directories: directories) }
}

/// The command lines that nearly everybody types: a lesson or the prompt, without an option.
///
/// They need no parser, which looks over all commands and their options first: a tenth of a start.
enum UsualStart: Equatable {
  case learn(lesson: String?)
  case repl

  /// Nil for every command line that the parser must read.
  init?(_ arguments: [String]) {
    let words = arguments.dropFirst()
    guard words.count <= 2, !words.contains(where: { $0.hasPrefix("-") }) else { return nil }
    switch (words.first, words.count) {
    case (nil, _), ("learn", 1): self = .learn(lesson: nil)
    case ("learn", 2): self = .learn(lesson: words.last)
    case ("repl", 1): self = .repl
    default: return nil
    }
  }

  /// Does what the command does, and ends the process.
  func run() -> Never {
    switch self {
    case .learn(let lesson): Learn.start(lesson)
    case .repl: Repl.start()
    }
  }
}
