internal import ArgumentParser
internal import Lab
internal import TerminalUI
internal import Tutor

/// `switchboard run FILE`: runs a program as python3 does.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a program; \"-\" is standard input.",
    discussion:
      "Standard output, the last line of standard error and the exit status are python3's.")

  @Flag(help: "FILE holds typed lines: print what python3's prompt would print.")
  var interactive = false

  @Flag(help: "Show each system call on standard error.")
  var trace = false

  @Flag(help: "Explain each call on standard error.")
  var explain = false

  @Option(
    help: "Write what happened as one diagram when the program ends: FILE.svg, .mmd, or text.")
  var ladder: String?

  @Option(help: "Write the packets for Wireshark when the program ends; needs --lab.")
  var pcapng: String?

  @Option(help: "Write the timeline when the program ends, one JSON object a line.")
  var json: String?

  @Flag(help: "Run in the lab: a network of its own, with true names and ports.")
  var lab = false

  @Flag(help: "Allow addresses beyond this machine.")
  var network = false

  @Argument(help: "The program, or \"-\".")
  var file: String

  @Argument(parsing: .captureForPassthrough, help: "What the program finds in sys.argv.")
  var arguments: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard lab, network else { return }
    throw ValidationError(
      "--lab and --network exclude each other: nothing leaves the lab. Leave one of them out.")
  }

  func run() {
    var options = ProgramRunner.Options()
    options.traces = trace
    options.explains = explain
    options.files.ladder = ladder
    options.files.packets = pcapng
    options.files.json = json
    options.network = network ? SessionNetwork(.open) : lab ? .best() : nil
    options.needsLab = lab
    options.arguments = [interactive ? "" : file] + arguments
    let (file, isInteractive, chosen) = (file, interactive, options)
    Session.end {
      let bytes: [UInt8]
      do throws(ProgramFile.Problem) {
        bytes = try ProgramFile.read(file)
      } catch {
        error.description.writeToError()
        return ExitStatus.usage.rawValue
      }
      let name = file == "-" ? "<stdin>" : file
      let runner = ProgramRunner(options: chosen, fileName: isInteractive ? "<stdin>" : name)
      Signals.shared.install(interrupt: runner.interrupt)
      let status =
        isInteractive ? runner.runInteractive(bytes) : runner.run(bytes, fileName: name)
      if status == ExitStatus.interrupted.rawValue, runner.wasInterrupted {
        Session.endInterrupted()
      }
      return status
    }
  }
}
