internal import ChildProcesses
import Foundation

/// A program that runs Python programs.
package struct PythonRunner: Sendable {
  let path: String
  let arguments: [String]

  /// The oracle.
  ///
  /// Arguments may put something between it and the program.
  package static func python(_ path: String, _ arguments: [String] = []) -> PythonRunner {
    PythonRunner(path: path, arguments: arguments)
  }

  /// Switchboard's own command.
  package static func switchboard(_ path: String) -> PythonRunner {
    PythonRunner(path: path, arguments: ["run"])
  }

  /// What came of a run.
  struct Ended {
    /// Standard output.
    var output: String
    /// The last line of standard error.
    var lastErrorLine: String
    /// The exit status; 124 when the time was up.
    var status: Int32
  }

  /// Whether this is the Python whose behaviour is the yardstick.
  package var isPython311: Bool {
    guard FileManager.default.isExecutableFile(atPath: path) else { return false }
    let ended = try? run("import sys\nprint(sys.version_info[:2])\n")
    return ended?.output == "(3, 11)\n"
  }

  /// The programs that do not compile, all asked in one process.
  package func refused(_ programs: [String]) throws -> [String] {
    var lines: [String] = []
    for (index, program) in programs.enumerated() {
      let text = program.unicodeScalars.map { "\\U" + Self.hexadecimal($0) }.joined()
      lines += ["try:", "    compile('\(text)', 'case', 'exec')"]
      lines += ["except SyntaxError:", "    print(\(index))"]
    }
    let ended = try run(lines.joined(separator: "\n") + "\n")
    return ended.output.split(separator: "\n").compactMap { Int($0) }.map { programs[$0] }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Runs a program to its end, for 20 seconds at most.
  func run(_ program: String) throws -> Ended {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("differential-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("program.py")
    try Data(program.utf8).write(to: source)
    let ended = try ChildProcess.run(
      ["/usr/bin/timeout", "20", path] + arguments + [source.path],
      environment: [
        "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8",
        "SWIFT_BACKTRACE": "enable=no",
      ])
    return Ended(
      output: ended.output, lastErrorLine: ended.lastError, status: ended.status)
  }
}
