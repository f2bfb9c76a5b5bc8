import Differential
import Foundation
import Testing

/// Random programs: what python3 prints is what switchboard prints.
///
/// A part of what Tests/Differential/hunt does for as long as one likes.
@Suite(.timeLimit(.minutes(2)))
struct RandomProgramTests {
  static let python = PythonRunner.python("/usr/bin/python3")
  /// The built `switchboard`, beside the tests.
  static let switchboard: PythonRunner = {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = URL(fileURLWithPath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return PythonRunner.switchboard(beside.appendingPathComponent("switchboard").path)
  }()

  @Test(
    .enabled(if: python.isPython311, "The oracle is python3 3.11"),
    arguments: [3_141_592, UInt64.random(in: 0..<1_000_000_000)])
  func `random programs print what python3 prints`(_ seed: UInt64) throws {
    let stream = CaseStream(seed: seed)
    let comparison = Comparison(oracle: Self.python, subject: Self.switchboard)
    for difference in try comparison.differences((0..<176).map { stream[$0] }).prefix(2) {
      let shrunk = try comparison.shrunk(difference, within: .seconds(10))
      Issue.record("Seed \(seed), case \(difference.index):\n\(shrunk.report)")
    }
  }
}
