import Locks

@testable import Tutor

/// A screen that keeps what it is shown, as text with a mark in front of each kind of block.
final class RecordingScreen: Screen {
  private let shown = Guarded<[ScreenBlock]>([])
  private let written = Guarded("")

  var columns: Int { 80 }

  func show(_ block: ScreenBlock) { shown.withLock { $0.append(block) } }

  func write(_ output: String) {
    written.withLock { $0 += output }
    shown.withLock { $0.append(.output(output)) }
  }

  var blocks: [ScreenBlock] { shown.withLock { $0 } }

  /// What the programs printed.
  var output: String { written.withLock { $0 } }

  /// Everything that was shown, a block a line or more.
  var text: String { blocks.map(\.plainText).joined(separator: "\n") }

  /// The verdicts in order: a plus or a minus, then the words.
  var verdicts: [String] {
    blocks.compactMap { block in
      if case .verdict(let isGood, let words) = block {
        (isGood ? "+ " : "- ") + words
      } else {
        nil
      }
    }
  }

  /// What Switchboard itself said.
  var notes: [String] {
    blocks.compactMap { if case .note(let text) = $0 { text.map(\.text).joined() } else { nil } }
  }

  /// How many callers wait at each listening socket in the pictures of ends.
  var waitingCallers: [String] {
    text.split(separator: "\n").filter { $0.contains("│ callers") }.compactMap {
      $0.split(separator: " ").dropLast().last.map(String.init)
    }
  }

  /// The last footer.
  var footer: String? {
    blocks.reversed().lazy.compactMap { block -> String? in
      if case .footer(let text) = block { text } else { nil }
    }.first
  }

  /// The code that was shown last, to be typed or run.
  var lastCode: String? {
    blocks.reversed().lazy.compactMap { block -> String? in
      if case .code(let text, true) = block { text } else { nil }
    }.first
  }

  /// The steps that were begun, such as `7.1`.
  var steps: [String] {
    notes.compactMap { note in
      let words = note.split(separator: " ")
      return words.count == 4 && words[0] == "Step" && words[2] == "of" ? String(words[1]) : nil
    }
  }
}

extension ScreenBlock {
  /// The block's words without any layout.
  var plainText: String {
    switch self {
    case .heading(let text, _), .code(let text, _), .typed(let text), .output(let text),
      .error(let text), .verdict(_, let text), .footer(let text):
      text
    case .paragraph(let text), .note(let text): text.map(\.text).joined()
    case .list(let items, _): items.map { $0.map(\.text).joined() }.joined(separator: "\n")
    case .explanation(let lines): lines.joined(separator: "\n")
    case .question(let text, let choices):
      ([text] + choices).map { $0.map(\.text).joined() }.joined(separator: "\n")
    case .table(let rows): rows.map { $0.joined(separator: "  ") }.joined(separator: "\n")
    case .picture(let lines, _): lines.joined(separator: "\n")
    case .gap: ""
    }
  }
}
