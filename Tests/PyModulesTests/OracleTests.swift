import ChildProcesses
import Foundation
import Testing

/// The recordings are what the machine's python3 does today, where it is the version that was recorded.
@Suite(.enabled(if: Oracle.isPresent), .timeLimit(.minutes(4)))
struct OracleTests {
  @Test(arguments: GoldenProgram.all)
  func `python3 does what was recorded`(_ program: GoldenProgram) throws {
    let folder = (program.path as NSString).deletingLastPathComponent
    let typed = String(program.path.dropLast(3) + ".in")
    let input = (try? String(contentsOfFile: typed, encoding: .utf8)) ?? ""
    let ended = try Oracle.run([program.name], in: folder, input: input)
    #expect(ended.description == (try program.recording))
  }
}

/// The Python that the recordings are from.
enum Oracle {
  static let python = "/usr/bin/python3"

  /// Whether this machine has it, in the version that was recorded.
  static let isPresent: Bool = {
    guard FileManager.default.isExecutableFile(atPath: python) else { return false }
    let program = "import sys; print(sys.version_info[:2])"
    return (try? run(["-c", program], in: "/", input: "").output) == "(3, 11)\n"
  }()

  /// Runs python3 as `Programs/record` does.
  static func run(
    _ arguments: [String], in folder: String, input: String
  ) throws -> Ended {
    let ended = try ChildProcess.run(
      [python] + arguments, input: input,
      environment: ProcessInfo.processInfo.environment.merging(
        ["PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"]
      ) { $1 },
      folder: folder)
    return Ended(output: ended.output, errors: ended.errors, status: ended.status)
  }
}
