extension Quiz {
  /// Whether a text answers a blank: spaces around it never count, case only with `case=exact`.
  ///
  /// Numbers may be written as Python writes them: `65535`, `65_535`, `0xFFFF`. A text that is
  /// Python may be right under another spelling; that comparison is by value, and not made here.
  package func accepts(_ text: String, forBlank index: Int) -> Bool {
    guard answers.indices.contains(index) else { return false }
    let given = plain(text)
    return answers[index].accepted.contains { accepted in
      switch accepted {
      case .text(let key): return plain(key) == given
      case .number(let range): return NumericKey.number(text).map(range.contains) ?? false
      }
    }
  }

  /// The item that a letter or its own text names; nil when none does.
  package func item(named text: String) -> Item? {
    let given = LessonBuilder.trimmed(text).lowercased()
    return items.first { $0.letter == given }
      ?? items.first { plain($0.text.plainText) == plain(text) }
  }

  /// The letters of the right items, in their order.
  package var correctLetters: [String] { items.filter(\.isCorrect).map(\.letter) }

  private func plain(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return isCaseExact ? words : words.lowercased()
  }
}
