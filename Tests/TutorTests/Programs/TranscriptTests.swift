import ChildProcesses
import Foundation
import Testing

@testable import Tutor

/// The golden sessions in `Tests/Transcripts`: for typed lines we print what python3's prompt was recorded to print.
@Suite(.enabled(if: Command.isThere), .timeLimit(.minutes(4)))
struct `Typed sessions` {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Transcripts").path

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".session") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test(arguments: names)
  func `a session prints what python3's prompt prints, in its order`(_ name: String) throws {
    let end = try Command.shell(
      "\"$0\" run --interactive \(Self.folder)/\(name).session 2>&1; echo \"--- status $?\"")
    let recording = try String(contentsOfFile: "\(Self.folder)/\(name).out", encoding: .utf8)
    #expect(Self.kept(end.output) == recording)
  }

  @Test(.enabled(if: Command.hasPython))
  func `the recordings are what python3 prints today`() throws {
    let check = try Command.run(["/usr/bin/python3", "\(Self.folder)/record", "--check"])
    #expect(check == Finished(output: "", errors: "", status: 0))
  }

  @Test func `there are sessions`() {
    #expect(Self.names.count >= 25)
  }

  /// Without what stands in a traceback before its last line, as `record` keeps it.
  static func kept(_ text: String) -> String {
    var lines: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("Traceback (most recent call last)") || line.hasPrefix("  File \"") {
        isInside = true
      } else if !(isInside && line.hasPrefix("  ")) {
        isInside = false
        if !line.isEmpty { lines.append(line) }
      }
    }
    return (lines.joined(separator: "\n") + "\n").replacing(/0x[0-9a-f]{6,}/, with: "0x...")
  }
}
