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
    do {
      var command = try parseAsRoot()
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
}
