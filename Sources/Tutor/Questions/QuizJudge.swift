internal import LessonModel

/// What an answer to a question amounts to.
package enum Judgement: Hashable, Sendable {
  /// It is right.
  case right
  /// It is not; the chosen items, by place, whose feedback helps.
  case wrong(chosen: [Int])
  /// What was chosen is right, and something is missing: how many were found, of how many.
  case incomplete(found: Int, of: Int)
  /// Of several blanks or places, so many are right.
  case partly(right: Int, of: Int)
  /// It is no answer to this kind of question.
  case unreadable(AnswerShape)
}

/// What an answer should look like, where it could not be read.
package enum AnswerShape: Hashable, Sendable {
  /// One letter up to this one, or a choice's text.
  case letter(last: String)
  /// Letters up to this one, such as `a c`.
  case letters(last: String)
  /// All letters up to this one, in the right order.
  case order(last: String)
  /// A number.
  case number
  /// So many texts, separated by commas.
  case texts(Int)
}

/// Compares answers with a question's key.
///
/// Spelling of blanks, quotes and number bases never decides.
package struct QuizJudge {
  /// The question.
  let quiz: Quiz
  /// The repr of a Python literal, nil for text that is none: `b"hi"` and `b'hi'` are one value.
  let literal: (String) -> String?

  /// The items as they are shown: in file order, save that `order` questions and those that may be shuffled are mixed.
  ///
  /// The mix depends on the question alone, so that every screen of a room shows the same letters.
  var shown: [Int] {
    let places = Array(quiz.items.indices)
    guard quiz.kind == .order || quiz.mayShuffle, places.count > 1 else { return places }
    let seed = quiz.id.utf8.reduce(5381) { ($0 &* 33 ^ Int($1)) & 0xFFFF_FFFF }
    let mixed = places.sorted {
      (($0 + 1) &* 7919 &+ seed) % 251 < (($1 + 1) &* 7919 &+ seed) % 251
    }
    return mixed == places ? Array(mixed.dropFirst()) + [mixed[0]] : mixed
  }

  /// The letters of the items as they are shown.
  private func letter(_ position: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(position, 25))))
  }

  /// Judges what was typed at the `answer:` prompt.
  func judge(_ typed: String) -> Judgement {
    let answer = typed.trimmed
    switch quiz.kind {
    case .choice: return judgeChoice(answer)
    case .multi: return judgeMulti(answer)
    case .order: return judgeOrder(answer)
    case .text: return judgeTexts([answer])
    case .numeric: return judgeNumber(answer)
    case .fill: return judgeFill(answer)
    }
  }

  /// The place of the choice that an answer names, by its letter or by its text; nil when it names none.
  func choice(_ answer: String) -> Int? {
    let bare = answer.trimmed.lowercased().trimming { "().".contains($0) }
    if let position = shown.indices.first(where: { letter($0) == bare }) { return shown[position] }
    let wanted = comparable(answer)
    if let place = quiz.items.firstIndex(where: { comparable($0.text.plainText) == wanted }) {
      return place
    }
    guard let value = literal(answer.trimmed) else { return nil }
    return quiz.items.firstIndex { literal($0.text.plainText) == value }
  }

  private func judgeChoice(_ answer: String) -> Judgement {
    guard let place = choice(answer) else { return .unreadable(.letter(last: lastLetter)) }
    return quiz.items[place].isCorrect ? .right : .wrong(chosen: [place])
  }

  private func judgeMulti(_ answer: String) -> Judgement {
    guard let places = letters(answer) else { return .unreadable(.letters(last: lastLetter)) }
    let right = Set(quiz.items.indices.filter { quiz.items[$0].isCorrect })
    let chosen = Set(places)
    if chosen == right { return .right }
    return chosen.isSubset(of: right)
      ? .incomplete(found: chosen.count, of: right.count)
      : .wrong(chosen: chosen.symmetricDifference(right).sorted())
  }

  private func judgeOrder(_ answer: String) -> Judgement {
    guard let places = letters(answer), places.count == quiz.items.count,
      Set(places).count == places.count
    else { return .unreadable(.order(last: lastLetter)) }
    let inPlace = places.indices.count { places[$0] == $0 }
    return inPlace == places.count ? .right : .partly(right: inPlace, of: places.count)
  }

  private func judgeTexts(_ answers: [String]) -> Judgement {
    guard answers.count == quiz.answers.count, !answers.contains("") else {
      return .unreadable(.texts(quiz.answers.count))
    }
    let right = answers.indices.count { matches(answers[$0], $0) }
    if right == answers.count { return .right }
    if answers.count > 1 { return .partly(right: right, of: answers.count) }
    return .wrong(chosen: choice(answers[0]).map { [$0] } ?? [])
  }

  private func judgeFill(_ answer: String) -> Judgement {
    if quiz.answers.count == 1 { return judgeTexts([answer]) }
    let parts = answer.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    let words = answer.split(whereSeparator: \.isWhitespace).map(String.init)
    return judgeTexts(parts.count == 1 && words.count == quiz.answers.count ? words : parts)
  }

  private func judgeNumber(_ answer: String) -> Judgement {
    guard NumericKey.number(answer) != nil else { return .unreadable(.number) }
    return quiz.accepts(answer, forBlank: 0)
      ? .right : .wrong(chosen: choice(answer).map { [$0] } ?? [])
  }

  /// Whether an answer fills a blank: by the key's own rule, or as another spelling of the same Python value.
  private func matches(_ answer: String, _ index: Int) -> Bool {
    if quiz.accepts(answer, forBlank: index) { return true }
    guard let value = literal(answer) else { return false }
    return quiz.answers[index].accepted.contains { accepted in
      if case .text(let key) = accepted { literal(key) == value } else { false }
    }
  }

  /// A text as it is compared: single blanks, no backquotes, and lower case unless the quiz is exact about it.
  private func comparable(_ text: String) -> String {
    let words = text.filter { $0 != "`" }.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    return quiz.isCaseExact ? words : words.lowercased()
  }

  /// The places that letters name, or the texts of choices between commas; nil when a part names none.
  private func letters(_ answer: String) -> [Int]? {
    let words = answer.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0 != "and" }
    let letters = words.flatMap { $0.map(String.init) }
    let named = letters.compactMap { letter in
      shown.indices.first { self.letter($0) == letter }.map { shown[$0] }
    }
    if named.count == letters.count, !named.isEmpty { return named }
    let parts = answer.split(separator: ",")
    let places = parts.compactMap { choice(String($0)) }
    return places.count == parts.count && !places.isEmpty ? places : nil
  }

  private var lastLetter: String { letter(max(0, quiz.items.count - 1)) }
}

extension StringProtocol {
  /// The text without blanks at either end.
  package var trimmed: String {
    trimming(\.isWhitespace)
  }

  /// The text without characters at either end that satisfy a condition.
  package func trimming(_ condition: (Character) -> Bool) -> String {
    let front = drop(while: condition)
    guard let last = front.lastIndex(where: { !condition($0) }) else { return "" }
    return String(front[...last])
  }
}
