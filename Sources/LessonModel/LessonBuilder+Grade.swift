/// Reads `grade` blocks: one rule a line, the last one `else`.
extension LessonBuilder {
  mutating func grade(_ block: Block) -> [GradeRule] {
    var rules: [GradeRule] = []
    var elseSeen = false
    let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let start = LessonPosition(
        line: block.textPosition.line + offset, column: block.textPosition.column)
      guard let rule = rule(line, at: start) else { continue }
      if elseSeen { log.add(.ruleAfterElse, rule.position) }
      if rule.verdict == .otherwise { elseSeen = true }
      rules.append(rule)
    }
    if !elseSeen {
      let last = LessonPosition(line: max(block.lines.lowerBound, block.lines.upperBound - 1))
      log.add(.noElse, last)
    }
    if !rules.isEmpty, !rules.contains(where: { $0.verdict == .pass }) {
      log.add(.noPass, block.position)
    }
    return rules
  }

  private mutating func rule(_ line: Substring, at start: LessonPosition) -> GradeRule? {
    var cursor = LineCursor(line, at: start)
    cursor.skipSpaces()
    let place = cursor.position
    let word = cursor.take { !$0.properties.isWhitespace }
    cursor.skipSpaces()
    let restPlace = cursor.position
    let rest = cursor.rest
    let verdict: GradeRule.Verdict
    switch word {
    case "pass": verdict = .pass
    case "fail": verdict = .fail
    case "else": verdict = .otherwise
    default:
      log.add(.badRule(word), place)
      return nil
    }
    guard let arrow = Self.arrow(in: rest) else {
      log.add(.noArrow, place)
      return nil
    }
    let condition = Self.trimmed(rest[..<arrow.lowerBound])
    let message = Self.trimmed(rest[arrow.upperBound...])
    if message.isEmpty { log.add(.noMessage, place) }
    if verdict == .otherwise {
      if !condition.isEmpty { log.add(.badRule("else \(condition)"), restPlace) }
      return GradeRule(verdict: verdict, condition: nil, message: message, position: place)
    }
    guard !condition.isEmpty else {
      log.add(.noCondition(word), place)
      return nil
    }
    return GradeRule(
      verdict: verdict, condition: expression(condition, at: restPlace), message: message,
      position: place)
  }

  /// The first `=>` that is not inside a Python string.
  private static func arrow(in text: String) -> Range<String.Index>? {
    var quote: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if let open = quote {
        if character == "\\", next < text.endIndex {
          index = text.index(after: next)
          continue
        }
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "=", next < text.endIndex, text[next] == ">" {
        return index..<text.index(after: next)
      }
      index = next
    }
    return nil
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
