internal import LessonModel

/// What a prediction is compared with: the live result, in the form in which a reader would write it.
enum LiveResult: Hashable {
  /// A value's repr; None is `None`.
  case value(String)
  /// An exception's name, with its module where Python shows it.
  case error(String)
  /// Whether the block would wait for ever.
  case waits(Bool)

  /// The words for it on the screen.
  var text: String {
    switch self {
    case .value(let repr): repr
    case .error(let name): name
    case .waits(true): Words.itWaits
    case .waits(false): Words.itReturns
    }
  }
}

extension Workbench {
  /// What a prediction step came to, once its block has run.
  func liveResult(of step: Step, after turn: Turn) -> LiveResult? {
    switch step.subject {
    case .waits:
      if case .waitsForever = turn.ending { return .waits(true) }
      return .waits(false)
    case .expression(let expression):
      return evaluate(expression.source).map { .value($0.repr) }
    case .lastValue:
      if let error = turn.shownErrorName { return .error(error) }
      if case .completed(let glimpse) = turn.ending { return .value(glimpse?.repr ?? "None") }
      return nil
    }
  }
}

/// Finds out which answers of a question agree with what happened.
struct PredictionKey {
  let quiz: Quiz
  let live: LiveResult
  let literal: (String) -> String?

  /// The place of the choice that says what happened; nil when none does.
  ///
  /// A choice speaks through its first piece of code, or through its words where it has none. Of a block that waits,
  /// the choice with the word "waits" is the one; a choice whose text the value itself names counts too.
  ///
  /// Where it does not wait and several choices do not wait, none is taken for the others.
  var matchingChoice: Int? {
    let places = quiz.items.indices.filter { says(quiz.items[$0]) }
    return live == .waits(false) && places.count > 1 ? nil : places.first
  }

  /// Whether a typed answer or a key text says what happened.
  func agrees(_ answer: String) -> Bool {
    let text = answer.trimmed
    switch live {
    case .value(let repr):
      return text == repr || literal(text) == repr
        || literal(text) == nil && ["'\(text)'", "b'\(text)'"].contains(repr)
        || NumericKey.number(text).map { number in Double(repr) == number } == true
    case .error(let name):
      return PredictionKey.bareName(text).lowercased()
        == PredictionKey.bareName(name).lowercased()
    case .waits(let doesWait):
      return text.lowercased().contains("wait") == doesWait
    }
  }

  /// The name of an exception's class without its module: `struct.error` is `error`.
  private static func bareName(_ text: String) -> Substring {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isName = !parts.isEmpty && parts.allSatisfy { $0.first?.isLetter == true }
    return isName ? parts[parts.count - 1] : text[...]
  }

  /// Whether a text or a number that is asked for has a key that says what happened.
  var isKeyTrue: Bool {
    guard QuizJudge(quiz: quiz, literal: literal).judge(live.text) != .right else { return true }
    guard case .error = live else { return false }
    return quiz.answers.count == 1
      && quiz.answers[0].accepted.contains { accepted in
        if case .text(let key) = accepted { agrees(key) } else { false }
      }
  }

  private func says(_ item: Quiz.Item) -> Bool {
    if case .waits = live { return agrees(item.text.plainText) }
    if let code = item.text.firstCode { return agrees(code) }
    return agrees(item.text.plainText)
  }
}

extension [Inline] {
  /// The first piece of code in running text.
  var firstCode: String? {
    for inline in self {
      switch inline {
      case .code(let text): return text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _):
        if let code = inner.firstCode { return code }
      case .text, .softBreak, .lineBreak, .blank: continue
      }
    }
    return nil
  }
}
