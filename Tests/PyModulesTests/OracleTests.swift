import Foundation
import Testing

/// The recordings are what the machine's python3 does today, where it is the version that was recorded.
@Suite(.enabled(if: Oracle.isPresent), .timeLimit(.minutes(4)))
struct OracleTests {
  @Test(arguments: GoldenProgram.all)
  func `python3 does what was recorded`(_ program: GoldenProgram) throws {
    let folder = (program.path as NSString).deletingLastPathComponent
    let typed = String(program.path.dropLast(3) + ".in")
    let input = FileManager.default.fileExists(atPath: typed) ? typed : "/dev/null"
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
    return (try? run(["-c", program], in: "/", input: "/dev/null").output) == "(3, 11)\n"
  }()

  /// Runs python3 as `Programs/record` does.
  static func run(
    _ arguments: [String], in folder: String, input: String
  ) throws -> Ended {
    let scratch = NSTemporaryDirectory() + "oracle-" + UUID().uuidString
    let (output, errors) = (scratch + ".out", scratch + ".err")
    defer {
      for path in [output, errors] { try? FileManager.default.removeItem(atPath: path) }
    }
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"]
    ) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    var ended = Ended()
    let isSignal = process.terminationReason == .uncaughtSignal
    ended.status = process.terminationStatus + (isSignal ? 128 : 0)
    ended.output = try String(contentsOfFile: output, encoding: .utf8)
    ended.errors = try String(contentsOfFile: errors, encoding: .utf8)
    return ended
  }
}
