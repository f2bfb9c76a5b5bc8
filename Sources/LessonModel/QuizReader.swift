/// Reads a `quiz` block: question, items with feedback or blanks, `---`, explanation.
struct QuizReader {
  let block: LessonBuilder.Block
  let kind: Quiz.Kind
  private(set) var styles: [(LessonProblem.Style, LessonPosition)] = []
  private(set) var facts: [(LessonProblem.Question, LessonPosition)] = []

  /// The characters that stand for blanks while libcmark reads the question; they are for private use.
  private static let firstBlank: UInt32 = 0xF0000

  init(block: LessonBuilder.Block, kind: Quiz.Kind) {
    self.block = block
    self.kind = kind
  }

  private var hasBlanks: Bool { kind == .text || kind == .numeric || kind == .fill }

  mutating func read(id: String) -> Quiz {
    let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = block.textPosition.line
    let end = Self.separator(in: lines) ?? lines.count
    var source = lines[..<end].joined(separator: "\n")
    var answers: [Quiz.Answer] = []
    if hasBlanks { source = takeBlanks(source, into: &answers) }
    var question = Markdown.prose(source, firstLine: first)
    var items: [Quiz.Item] = []
    if let index = question.lastIndex(where: isItemList),
      case .list(_, let entries) = question[index].kind
    {
      for (number, entry) in entries.enumerated() { items.append(item(entry, number)) }
      for stray in question[(index + 1)...] {
        facts.append((.strayInQuiz, LessonPosition(line: stray.line)))
      }
      question.removeSubrange(index...)
    }
    var explanation: [ProseBlock] = []
    if end < lines.count {
      explanation = Markdown.prose(
        lines[(end + 1)...].joined(separator: "\n"), firstLine: first + end + 1)
    }
    let quiz = Quiz(
      id: id, kind: kind, question: hasBlanks ? question.map(Self.placingBlanks) : question,
      items: items, answers: answers, isCaseExact: false, mayShuffle: false,
      explanation: explanation, points: 1, covers: [], position: block.position)
    check(quiz)
    return quiz
  }

  /// The line `---` outside code.
  private static func separator(in lines: [Substring]) -> Int? {
    var fence: Substring?
    for (index, line) in lines.enumerated() {
      let bare = line.drop { $0 == " " }
      if let open = fence {
        if bare.hasPrefix(open) { fence = nil }
      } else if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
        fence = bare.prefix { $0 == bare.first }
      } else if line.hasPrefix("---"), line.dropFirst(3).allSatisfy({ $0 == " " }) {
        return index
      }
    }
    return nil
  }

  // MARK: Blanks

  private mutating func takeBlanks(_ source: String, into answers: inout [Quiz.Answer]) -> String {
    var result = ""
    var rest = source[...]
    while let open = rest.firstRange(of: "[[") {
      let before = source[..<open.lowerBound]
      let position = LessonPosition(
        line: block.textPosition.line + before.count { $0 == "\n" },
        column: block.textPosition.column
          + before.reversed().prefix { $0 != "\n" }.reduce(0) { $0 + $1.unicodeScalars.count })
      let inner = rest[open.upperBound...]
      let lineEnd = inner.firstIndex(of: "\n") ?? inner.endIndex
      guard let close = inner[..<lineEnd].firstRange(of: "]]"), answers.count < 100 else {
        facts.append((.unclosedBlank, position))
        break
      }
      result += rest[..<open.lowerBound]
      if let mark = Unicode.Scalar(Self.firstBlank + UInt32(answers.count)) {
        result.unicodeScalars.append(mark)
      }
      answers.append(answer(inner[..<close.lowerBound], at: position))
      rest = inner[close.upperBound...]
    }
    return result + rest
  }

  private mutating func answer(_ source: Substring, at position: LessonPosition) -> Quiz.Answer {
    var accepted: [Quiz.Accepted] = []
    for key in source.split(separator: "|", omittingEmptySubsequences: false) {
      let text = LessonBuilder.trimmed(key)
      if text.isEmpty {
        facts.append((.emptyBlank, position))
      } else if kind == .numeric {
        if let range = NumericKey.range(text) {
          accepted.append(.number(range))
        } else {
          facts.append((.notANumber(text), position))
        }
      } else {
        accepted.append(.text(text))
      }
    }
    return Quiz.Answer(accepted: accepted, position: position)
  }

  private static func placingBlanks(_ block: ProseBlock) -> ProseBlock {
    var block = block
    switch block.kind {
    case .paragraph(let inlines): block.kind = .paragraph(placingBlanks(inlines))
    case .heading(let level, let inlines):
      block.kind = .heading(level: level, placingBlanks(inlines))
    case .list(let start, let items):
      block.kind = .list(start: start, items: items.map { $0.map(placingBlanks) })
    case .quote(let blocks): block.kind = .quote(blocks.map(placingBlanks))
    case .code(let language, let text):
      let shown = text.unicodeScalars.map { blank($0) == nil ? String($0) : "____" }
      block.kind = .code(language: language, text: shown.joined())
    case .rule, .pause: break
    }
    return block
  }

  private static func placingBlanks(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .text(let text): return split(text) { .text($0) }
      case .code(let text): return split(text) { .code($0) }
      case .emphasis(let inner): return [.emphasis(placingBlanks(inner))]
      case .strong(let inner): return [.strong(placingBlanks(inner))]
      case .link(let inner, let address): return [.link(placingBlanks(inner), to: address)]
      case .softBreak, .lineBreak, .blank: return [inline]
      }
    }
  }

  private static func split(_ text: String, _ make: (String) -> Inline) -> [Inline] {
    var result: [Inline] = []
    var plain = ""
    for scalar in text.unicodeScalars {
      guard let number = blank(scalar) else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      if !plain.isEmpty { result.append(make(plain)) }
      plain = ""
      result.append(.blank(number))
    }
    if !plain.isEmpty { result.append(make(plain)) }
    return result
  }

  private static func blank(_ scalar: Unicode.Scalar) -> Int? {
    (firstBlank..<firstBlank + 100).contains(scalar.value) ? Int(scalar.value - firstBlank) : nil
  }

  // MARK: Items

  /// Whether a list holds the items; beside blanks a list does when it gives feedback.
  private func isItemList(_ block: ProseBlock) -> Bool {
    guard case .list(_, let items) = block.kind else { return false }
    if !hasBlanks { return true }
    return items.contains { $0.contains { if case .quote = $0.kind { true } else { false } } }
  }

  private mutating func item(_ blocks: [ProseBlock], _ number: Int) -> Quiz.Item {
    let position = LessonPosition(line: blocks.first?.line ?? block.textPosition.line)
    var text: [Inline] = []
    var feedback: [ProseBlock] = []
    for (index, part) in blocks.enumerated() {
      switch part.kind {
      case .paragraph(let inlines) where index == 0: text = inlines
      case .quote(let blocks): feedback += blocks
      default: facts.append((.strayInQuiz, LessonPosition(line: part.line)))
      }
    }
    var isCorrect = kind == .order
    if kind == .choice || kind == .multi {
      if let mark = Self.takeMark(&text) {
        isCorrect = mark
      } else {
        facts.append((.noMark, position))
      }
    }
    return Quiz.Item(
      text: text, isCorrect: isCorrect, feedback: feedback, position: position,
      letter: Self.letter(number))
  }

  /// Takes `[x]` or `[ ]` off the front of an item.
  private static func takeMark(_ text: inout [Inline]) -> Bool? {
    guard case .text(let first) = text.first else { return nil }
    let mark = first.prefix(3)
    let isCorrect: Bool
    switch mark {
    case "[x]", "[X]": isCorrect = true
    case "[ ]": isCorrect = false
    default: return nil
    }
    let rest = String(first.dropFirst(3).drop(while: \.isWhitespace))
    if rest.isEmpty { text.removeFirst() } else { text[0] = .text(rest) }
    return isCorrect
  }

  private static func letter(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return number < letters.count ? String(letters[number]) : "\(number + 1)"
  }

  // MARK: Rules

  private mutating func check(_ quiz: Quiz) {
    let place = block.position
    if quiz.question.allSatisfy({ $0.plainText.allSatisfy(\.isWhitespace) }) {
      facts.append((.noQuestion, place))
    }
    if quiz.explanation.isEmpty { styles.append((.noExplanation, place)) }
    var seen: Set<String> = []
    for item in quiz.items where !seen.insert(item.text.plainText).inserted {
      facts.append((.repeatedItem(item.text.plainText), item.position))
    }
    switch quiz.kind {
    case .choice, .multi: checkChoices(quiz)
    case .order:
      if quiz.items.count < 2 { facts.append((.tooFewItems(quiz.items.count), place)) }
    case .text, .numeric:
      if quiz.answers.isEmpty { facts.append((.noBlankInQuiz(kind), place)) }
      if quiz.answers.count > 1 {
        facts.append((.severalBlanks(kind), quiz.answers[1].position))
      }
    case .fill:
      if quiz.answers.isEmpty { facts.append((.noBlankInQuiz(kind), place)) }
    }
  }

  private mutating func checkChoices(_ quiz: Quiz) {
    let place = block.position
    if quiz.items.count < 2 {
      facts.append((.tooFewItems(quiz.items.count), place))
      return
    }
    let correct = quiz.items.filter(\.isCorrect)
    if correct.isEmpty { facts.append((.noCorrectItem, place)) }
    if kind == .choice, correct.count > 1 {
      facts.append((.severalCorrectItems(correct.count), correct[1].position))
    }
    for item in quiz.items where !item.isCorrect && item.feedback.isEmpty {
      styles.append((.noFeedback(letter: item.letter), item.position))
    }
    for item in quiz.items where item.isCorrect && !item.feedback.isEmpty {
      styles.append((.feedbackOnKey(letter: item.letter), item.position))
    }
  }

  /// A key that no run proves is said twice, so that one slip cannot change it: the explanation names it too.
  mutating func checkKeyIsExplained(_ quiz: Quiz) {
    let explanation = quiz.explanation.map(\.plainText).joined(separator: "\n").lowercased()
    guard !explanation.isEmpty else { return }
    switch quiz.kind {
    case .choice, .multi: break
    case .order:
      var rest = explanation[...]
      for item in quiz.items {
        guard let place = rest.firstRange(of: item.text.plainText.lowercased()) else {
          styles.append((.orderNotExplained(item.text.plainText), item.position))
          return
        }
        rest = rest[place.upperBound...]
      }
    case .fill where quiz.answers.count > 1:
      var rest = explanation[...]
      for answer in quiz.answers {
        guard let place = rest.firstRange(of: answer.firstText.lowercased()) else {
          styles.append((.orderNotExplained(answer.firstText), answer.position))
          return
        }
        rest = rest[place.upperBound...]
      }
    case .text, .numeric, .fill:
      for answer in quiz.answers
      where !answer.firstText.isEmpty && !Self.names(explanation, answer) {
        styles.append((.keyNotExplained(answer.firstText), answer.position))
      }
    }
  }

  private static func names(_ explanation: String, _ answer: Quiz.Answer) -> Bool {
    answer.accepted.contains { accepted in
      switch accepted {
      case .text(let text): return explanation.contains(text.lowercased())
      case .number(let range):
        let numbers = explanation.split { !$0.isNumber && $0 != "." && $0 != "_" && $0 != "x" }
        return numbers.contains { NumericKey.number($0.trimmingDots).map(range.contains) == true }
      }
    }
  }
}

extension Substring {
  fileprivate var trimmingDots: Substring {
    var text = self
    while text.last == "." { text.removeLast() }
    return text
  }
}

extension Quiz.Answer {
  /// The first accepted answer as text, for messages.
  package var firstText: String {
    switch accepted.first {
    case .text(let text): text
    case .number(let range):
      range.lowerBound == range.rounded ? "\(Int(range.lowerBound))" : "\(range.lowerBound)"
    case nil: ""
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var rounded: Double { lowerBound.rounded() }
}

/// The numbers that a `numeric` blank accepts.
package enum NumericKey {
  /// Reads `5`, `0x1F`, `65_535`, `5:0.5` (plus or minus) and `1..10`.
  static func range(_ text: String) -> ClosedRange<Double>? {
    if let dots = text.firstRange(of: "..") {
      guard let low = number(text[..<dots.lowerBound]), let high = number(text[dots.upperBound...]),
        low <= high
      else { return nil }
      return low...high
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let value = number(parts[0]) else { return nil }
    if parts.count == 1 { return value...value }
    guard parts.count == 2, let tolerance = number(parts[1]), tolerance >= 0 else { return nil }
    return (value - tolerance)...(value + tolerance)
  }

  /// Reads one number as Python writes them; nil when it is none or not finite.
  package static func number(_ text: some StringProtocol) -> Double? {
    let plain = LessonBuilder.trimmed(text).filter { $0 != "_" }
    let digits = plain.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return Int(digits.dropFirst(2), radix: radix).map(Double.init)
    }
    guard let first = plain.first, first.isNumber || "+-.".contains(first),
      let value = Double(plain), value.isFinite
    else { return nil }
    return value
  }
}

extension LessonBuilder {
  /// Reads a question with its attributes.
  mutating func quiz(_ block: Block, id: String, isProvenByRun: Bool = false) -> Quiz {
    checkAttributes(block, kind: nil)
    let known = LessonVocabulary.quizClasses
    let names = kinds(of: block, known: known, extra: ["why"])
    let kind = names.first.flatMap(Quiz.Kind.init(rawValue:))
    if kind == nil, block.info.classes.allSatisfy({ $0.text == "why" }) {
      log.add(.noKind(block: "quiz", known: known), block.info.position)
    }
    var reader = QuizReader(block: block, kind: kind ?? .choice)
    var quiz = reader.read(id: id)
    if !isProvenByRun, block.info.value("of") == nil { reader.checkKeyIsExplained(quiz) }
    if kind != nil {
      for (fact, position) in reader.facts { log.add(fact, position) }
      for (style, position) in reader.styles { log.add(style: style, position) }
    }
    quiz.isCaseExact = word(block.info, "case", of: ["exact", "any"]) == "exact"
    quiz.mayShuffle = word(block.info, "shuffle", of: ["yes", "no"]) == "yes"
    quiz.points = whole(block.info, "points", in: 0...100) ?? 1
    quiz.covers = covers(block.info)
    return quiz
  }
}
