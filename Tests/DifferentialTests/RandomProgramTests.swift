import Differential
import Foundation
import Testing

/// Random programs: what python3 prints is what switchboard prints.
///
/// A part of what Tests/Differential/hunt does for as long as one likes.
@Suite(.timeLimit(.minutes(4)))
struct RandomProgramTests {
  static let python = PythonRunner.python("/usr/bin/python3")
  /// The built `switchboard`, beside the tests.
  static let switchboard: PythonRunner = {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = URL(fileURLWithPath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return PythonRunner.switchboard(beside.appendingPathComponent("switchboard").path)
  }()

  @Test(.enabled(if: python.isPython311, "The oracle is python3 3.11"))
  func `random programs print what python3 prints`() throws {
    for report in try Self.differences(seed: 3_141_592) { Issue.record("\(report)") }
  }

  /// Other cases with each run; a difference tells its seed.
  @Test(.enabled(if: python.isPython311, "The oracle is python3 3.11"))
  func `fresh random programs print what python3 prints`() throws {
    let reports = try Self.differences(seed: .random(in: 0..<1_000_000_000))
    for report in reports { Issue.record("\(report)") }
  }

  /// The first differences among some cases of a seed, shrunk.
  private static func differences(seed: UInt64) throws -> [String] {
    let stream = CaseStream(seed: seed)
    let comparison = Comparison(oracle: python, subject: switchboard)
    return try comparison.differences((0..<176).map { stream[$0] }, atMost: 2).map {
      let shrunk = try comparison.shrunk($0, within: .seconds(10))
      return "Seed \(seed), case \($0.index):\n\(shrunk.report)"
    }
  }
}
