/// One block of a lesson's prose.
package struct ProseBlock: Sendable, Hashable {
  /// The kinds of blocks; other CommonMark is reduced to these.
  package indirect enum Kind: Sendable, Hashable {
    /// Running text.
    case paragraph([Inline])
    /// A heading of level 1 to 6.
    case heading(level: Int, [Inline])
    /// A list; `start` is the first number of a numbered one and nil for bullets.
    case list(start: Int?, items: [[ProseBlock]])
    /// Code that is shown and never run; the language may be empty.
    case code(language: String, text: String)
    /// A quotation.
    case quote([ProseBlock])
    /// A line across.
    case rule
    /// A place where a demo stops until the presenter goes on.
    case pause
  }

  /// What the block is.
  package var kind: Kind
  /// The line of the file on which it begins, from 1.
  package var line: Int

  /// The block's words without any marks.
  package var plainText: String {
    switch kind {
    case .paragraph(let inlines), .heading(_, let inlines): return inlines.plainText
    case .list(_, let items):
      return items.map { $0.map(\.plainText).joined(separator: "\n") }.joined(separator: "\n")
    case .code(_, let text): return text
    case .quote(let blocks): return blocks.map(\.plainText).joined(separator: "\n")
    case .rule, .pause: return ""
    }
  }
}

/// A piece of running text.
package indirect enum Inline: Sendable, Hashable {
  /// Plain characters.
  case text(String)
  /// Code, shown as it is.
  case code(String)
  /// Emphasis, one star.
  case emphasis([Inline])
  /// Strong emphasis, two stars.
  case strong([Inline])
  /// A link; `to` is its address.
  case link([Inline], to: String)
  /// The end of a source line inside a paragraph; shown as a space.
  case softBreak
  /// A line that ends here by the author's wish.
  case lineBreak
  /// The blank of a question, counted from 0 in its `answers`.
  case blank(Int)
}

extension [Inline] {
  /// The words without any marks; a blank is shown as `____`.
  package var plainText: String {
    var result = ""
    for inline in self {
      switch inline {
      case .text(let text), .code(let text): result += text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): result += inner.plainText
      case .softBreak: result += " "
      case .lineBreak: result += "\n"
      case .blank: result += "____"
      }
    }
    return result
  }
}
