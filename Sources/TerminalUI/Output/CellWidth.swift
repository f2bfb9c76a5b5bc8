internal import CEditShim

/// How many terminal columns characters take.
package enum CellWidth {
  /// The columns of one scalar: 0 for a combining mark, -1 for a control character.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
    return Int(cedit_wcwidth(scalar.value))
  }

  /// The columns of a text that holds no control characters.
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + max(0, of($1)) }
  }

  /// The text with blanks behind it, up to a width.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The text cut to a width; what was cut is marked by `…`.
  package static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    return prefix(text, width: width - 1) + (width > 0 ? "…" : "")
  }

  /// As much of the text's start as fits a width.
  package static func prefix(_ text: String, width: Int) -> String {
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += max(0, of(scalar))
      if used > width { break }
      kept.append(scalar)
    }
    return String(kept)
  }
}
