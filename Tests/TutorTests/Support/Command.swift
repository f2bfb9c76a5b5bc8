import ChildProcesses
import Foundation

/// The command that stands beside this test program, and python3 beside it.
enum Command {
  /// The built `switchboard`.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let beside = URL(fileURLWithPath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return beside.appendingPathComponent("switchboard").path
  }()

  /// Whether the command has been built.
  static let isThere = FileManager.default.isExecutableFile(atPath: path)

  /// Whether strace can be asked what calls a program makes.
  static let hasStrace: Bool =
    (try? run(["/usr/bin/strace", "-o", "/dev/null", "/bin/true"]))?.status == 0

  /// Whether the machine has the python3 whose words are ours.
  static let hasPython: Bool = {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else { return false }
    return (try? run([python, "--version"]))?.output.hasPrefix("Python 3.11") == true
  }()

  /// Runs a program with arguments and waits for its end; `input` is its standard input.
  static func run(_ words: [String], input: String = "") throws -> Finished {
    let folder = TemporaryFolder()
    return try ChildProcess.run(
      words, input: input, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
  }

  /// Runs a program's text by `switchboard run` from a file of its own.
  static func run(program: String, _ options: String...) throws -> Finished {
    try run(program, by: [path, "run"] + options)
  }

  /// Runs a program's text by `/usr/bin/python3`.
  static func python(program: String, _ options: String...) throws -> Finished {
    try run(program, by: ["/usr/bin/python3"] + options)
  }

  private static func run(_ program: String, by words: [String]) throws -> Finished {
    let folder = TemporaryFolder()
    let file = folder.path + "/program.py"
    try program.write(toFile: file, atomically: true, encoding: .utf8)
    return try run(words + [file], input: "a line\n")
  }

  /// Runs a line of the shell, with the command as `$0`.
  static func shell(_ line: String) throws -> Finished {
    try run(["/bin/sh", "-c", line, path])
  }
}
