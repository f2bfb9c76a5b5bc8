@testable import Tutor

/// A reader who types what a test says, and leaves when there is nothing left.
final class ScriptedLines: LineSource {
  private var rest: [LineInput]
  private(set) var prompts: [PromptKind] = []
  let isInteractive: Bool
  let keys: (any KeySource)?

  init(_ inputs: [LineInput], isInteractive: Bool = true, keyboard: Keyboard? = nil) {
    rest = inputs
    self.isInteractive = isInteractive
    keys = keyboard
  }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    prompts.append(prompt)
    return rest.isEmpty ? .endOfInput : rest.removeFirst()
  }

  /// How much of the script was not read.
  var unread: Int { rest.count }
}

extension LineInput: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
}

/// A reader who knows nothing and does what the screen asks, with the words that the screen offers.
final class ObedientReader: LineSource {
  private let screen: RecordingScreen
  private var asked: [String: Int] = [:]
  private(set) var reads = 0
  /// What was typed last.
  private(set) var last = ""
  let isInteractive = true
  var keys: (any KeySource)? { nil }

  init(_ screen: RecordingScreen) { self.screen = screen }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    reads += 1
    guard reads < 2000, let footer = screen.footer else { return .endOfInput }
    if prompt == .answer { return .text("?") }
    if footer.hasPrefix("Enter") { return .text("") }
    if footer.hasPrefix("Type it") { return .text(screen.lastCode ?? "") }
    return solution()
  }

  /// Asks for the solution, then types it.
  private func solution() -> LineInput {
    let step = screen.steps.last ?? ""
    defer { asked[step, default: 0] += 1 }
    switch asked[step, default: 0] {
    case 0: return .text(":hint")
    case 1: return .text(":solution")
    case 2: return .text(screen.lastCode ?? "")
    default: return .endOfInput
    }
  }
}
