import Foundation
import Lab
import Locks
import Testing

@testable import Tutor

/// The situations in which beginners ask what happened: what is typed, and all that is told and drawn of it.
///
/// The transcripts lie in `Tests/Transcripts/situations`; `RECORD_SITUATIONS=1 swift test --filter SituationTests`
/// writes them anew.
@Suite(
  .enabled(if: Command.isThere && Situation.hasLab, "needs the lab"), .serialized,
  .timeLimit(.minutes(4)))
struct SituationTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Transcripts/situations").standardized.path

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".lines") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test func `there are fourteen`() {
    #expect(Self.names.count == 14)
  }

  @Test(arguments: names)
  func `text and pictures tell what happened`(_ name: String) throws {
    let lines = try String(contentsOfFile: "\(Self.folder)/\(name).lines", encoding: .utf8)
    let transcript = Situation.play(lines, launch: Situation.launch)
    let path = "\(Self.folder)/\(name).out"
    if ProcessInfo.processInfo.environment["RECORD_SITUATIONS"] != nil {
      try transcript.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    let shown = [transcript, recorded].map { $0.components(separatedBy: "\n") }
    #expect(shown[0] == shown[1], "\(transcript)")
    #expect(transcript.split(separator: "\n").allSatisfy { $0.count <= 76 })
  }
}

/// A session at the prompt, and its transcript without what differs from run to run.
enum Situation {
  static let launch = LabLaunch(path: Command.path)
  static let hasLab: Bool = {
    let network = SessionNetwork(.best(launch, atMost: .a))
    defer { network.end() }
    return network.steps.hasLab
  }()

  static func play(_ lines: String, launch: LabLaunch) -> String {
    let screen = TranscriptScreen()
    let source = ScreenedLines(lines.split(separator: "\n").map(String.init), screen)
    var configuration = Workbench.Configuration()
    configuration.network = SessionNetwork(.best(launch, atMost: .a))
    let bench = Workbench(configuration: configuration, screen: screen, lines: source)
    defer { bench.close() }
    _ = ReplPlayer(bench: bench, lines: source, screen: screen).play()
    return settled(screen.text)
  }

  /// Ports that the kernel chose are numbered in the order in which they come; times are taken out.
  private static func settled(_ text: String) -> String {
    var ports: [String: Int] = [:]
    var kept: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // How long it took, and what only confirms what came before, is not the same each time.
      if line.contains(#/\ later +│$/#) || line.contains(" probe ─") { continue }
      if line.contains(#/ACK (seq )?\d+ (ack )?\d+(, late)?( ─+▶| ─+)│ *$/#), !line.contains("FIN"),
        !line.contains("RST")
      {
        continue
      }
      var line = withoutDuration(String(line))
      line = line.replacing(#/^ +\d+\.\d /#, with: "        ")
      // Whether the kernel waits with an acknowledgement is its own affair.
      line = line.replacing(#/─ ACK [^▶◀]*▶(?=│ FIN_WAIT2)/#) { match in
        "─ ACK " + String(repeating: "─", count: max(0, match.0.count - 7)) + "▶"
      }
      // The peer's program may be a moment earlier or later.
      for late in [
        ", before the peer's program did anything.", "; the peer's program has accepted.",
      ] {
        line = line.replacing(late, with: ", whatever the peer's program has done.")
      }
      for early in [
        "The peer's program has read from its receive queue since.",
        "18 bytes wait in the peer's receive queue: its program has not read them.",
        "send does not wait until the peer's program reads.",
      ] {
        line = line.replacing(
          early, with: "The peer's receive queue is empty: its program has read.")
      }
      line = Situation.withoutNumber(line, after: #/\(descriptor (\d+)\)/#)
      line = Situation.withoutNumber(line, after: #/, descriptor (\d+)/#)
      line = Situation.withoutNumber(line, after: #/(?:socket|accept|dup)\(\) = (\d+)/#)
      if line.contains("after 60 s") {
        kept.append(line)
        continue
      }
      line = Situation.withoutTimes(line)
      line = line.replacing(#/\b(3[2-9]|4\d|5\d|60)\d{3}\b/#) { match in
        let port = String(match.0)
        if ports[port] == nil { ports[port] = 40001 + ports.count }
        return "\(ports[port] ?? 0)"
      }
      kept.append(line)
    }
    return kept.joined(separator: "\n")
  }
}

extension Situation {
  /// A ladder's line whose call is told alike whether it took a moment or longer.
  fileprivate static func withoutDuration(_ line: String) -> String {
    guard let bar = line.firstIndex(of: "│") else { return line }
    let left = line[..<bar].replacing(#/, \d+(\.\d+)? (ms|s)\b/#, with: "")
      .replacing(#/\b(recv|send)\(\d+\) =/#) { "\($0.1) =" }
    let gap = line.distance(from: line.startIndex, to: bar) - left.count
    return left + String(repeating: " ", count: max(0, gap)) + line[bar...]
  }

  /// A text without how long anything took.
  fileprivate static func withoutTimes(_ text: String) -> String {
    text.replacing(#/(less than 1|\d+(\.\d+)?) (ms|s)\b/#, with: "N ms")
      .replacing(#/again (once|\d+ times)/#, with: "again N times")
  }

  /// A descriptor's number as one letter; what stands further right in the line stays where it is.
  fileprivate static func withoutNumber(
    _ line: String, after pattern: Regex<(Substring, Substring)>
  ) -> String {
    guard let match = line.firstMatch(of: pattern) else { return line }
    let number = match.1
    var rest = String(line[number.endIndex...])
    // The blanks behind the words make up for the digits that are gone.
    if let gap = rest.range(of: "   ") {
      rest.replaceSubrange(
        gap, with: String(repeating: " ", count: 3 + number.count - 1))
    }
    return line[..<number.startIndex] + "N" + rest
  }
}

/// Lines of a test that are shown as they are taken.
final class ScreenedLines: LineSource {
  private var rest: [String]
  private let screen: TranscriptScreen
  var isInteractive: Bool { false }
  var keys: (any KeySource)? { nil }

  init(_ lines: [String], _ screen: TranscriptScreen) {
    rest = lines
    self.screen = screen
  }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    if rest.isEmpty { return .endOfInput }
    // A reader takes a moment to type: late acknowledgements come meanwhile, and no event tells that none will come.
    usleep(80_000)
    screen.add(">>> \(rest[0])\n")
    return .text(rest.removeFirst())
  }
}

/// A screen of 76 columns whose text is kept.
final class TranscriptScreen: Screen {
  private let kept = Guarded("")
  var columns: Int { 76 }
  var text: String { kept.withLock { $0 } }

  func add(_ text: String) { kept.withLock { $0 += text } }
  func write(_ output: String) { add(output) }

  func show(_ block: ScreenBlock) {
    switch block {
    case .explanation(let lines): add(lines.map { Self.wrapped($0, "| ") }.joined())
    case .note(let words): add(Self.wrapped("* " + words.map(\.text).joined()))
    case .paragraph(let words): add(Self.wrapped(words.map(\.text).joined()))
    default: add(block.plainText + "\n")
    }
  }

  private static func wrapped(_ text: String, _ mark: String = "") -> String {
    var lines = [""]
    for word in Situation.withoutTimes(text).split(separator: " ") {
      if lines[lines.count - 1].count + word.count + mark.count >= 76 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.map { mark + $0 + "\n" }.joined()
  }
}
