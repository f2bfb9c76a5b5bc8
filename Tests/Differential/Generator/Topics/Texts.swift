/// Literals of text and bytes, their escapes, reprs and codings.
extension Author {
  func texts() {
    some(6) {
      switch draw.below(9) {
      case 6, 7, 8: attempt(cutting())
      case 0: attempt(literal())
      case 1: attempt("len(\(literal())), \(draw.pick("repr", "ascii", "str"))(\(literal()))")
      case 2: attempt("\(str()).encode(\(coding())\(errors(true)))")
      case 3: attempt("\(bytes()).decode(\(coding())\(errors(true)))")
      case 4:
        attempt(
          "str(\(draw.pick(bytes(), value(.bytearray), str(), "b'\\xff'")), \(coding())\(errors(false)))"
        )
      default:
        let values = draw.list(0, 4) { printable() } + separators()
        line("print(\(values.joined(separator: ", ")))")
      }
    }
  }

  /// A text made of words and of what parts them, cut or searched in one of the ways there are.
  private func cutting() -> String {
    let pieces = draw.list(0, 8) {
      draw.pick("a", " ", "b c", ",", "  ", "\\t", "\\n", "ab", "\\r\\n", "a")
    }
    let prefix = draw.pick("", "", "b")
    let part = prefix + draw.pick("'a'", "','", "' '", "'ab'", "'  '", "'\\n'", "''")
    let limit = "\(draw.below(6) - 1)"
    let call = draw.pick(
      "split(None, \(limit))", "rsplit(None, \(limit))", "split(\(part), \(limit))",
      "rsplit(\(part), \(limit))", "split()", "rsplit()", "split(\(part))", "rsplit(\(part))",
      "split(maxsplit=\(limit))", "splitlines()", "splitlines(True)", "partition(\(part))",
      "rpartition(\(part))", "strip()", "lstrip()", "rstrip()", "strip(\(part))",
      "replace(\(part), \(prefix)'-', \(limit))", "find(\(part), \(limit))",
      "rfind(\(part), 0, \(limit))", "count(\(part))", "expandtabs(\(limit))", "title()",
      "startswith(\(part), \(limit))", "endswith((\(part), \(prefix)'c'))", "index(\(part))",
      "removeprefix(\(part))", "removesuffix(\(part))", "center(\(draw.below(20)), \(prefix)'*')")
    return "\(prefix)'\(pieces.joined())'.\(call)"
  }

  private func coding() -> String {
    draw.pick(
      "'utf-8'", "'ascii'", "'latin-1'", "'utf8'", "'UTF-8'", "'nope'",
      "encoding='ascii'", "'us-ascii'", "'iso-8859-1'", "None")
  }

  private func errors(_ mayBeKeyword: Bool) -> String {
    guard draw.chance(60) else { return "" }
    let handler = draw.pick(
      "'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'",
      "'surrogateescape'", "'bad'")
    return ", errors=\(handler)"
  }

  private func literal() -> String {
    let prefix = draw.pick("", "", "r", "b", "rb", "u", "f", "Rb", "fr")
    let isBytes = prefix.lowercased().contains("b")
    let quote = draw.pick("'", "\"", "'''", "\"\"\"")
    let pieces = draw.list(0, 4) {
      draw.pick(
        "a", "\\n", "\\t", "\\x41", "\\101", "\\0", "\\\\", "\\q", "\\r", "\\a\\b\\f\\v", "\\7",
        "\\x7f", "\\x80", "{{", "\\'", "\\\"", isBytes ? "b" : "\\u00e9", isBytes ? "c" : "é",
        isBytes ? "\\u0041" : "\\U0001F600", isBytes ? "\\N" : "\\ue000", isBytes ? "~" : "\\xad")
    }
    let text = pieces.joined()
    let first = "\(prefix)\(quote)\(text)\(quote)"
    return draw.chance(20) ? "(\(first) \(isBytes ? "b" : "")\(quote)tail\(quote))" : first
  }

  private func printable() -> String {
    value(draw.pick(.int, .str, .float, .list, .none, .tuple, .bytes)).replacingSurrogates
  }

  private func separators() -> [String] {
    switch draw.below(5) {
    case 0, 1: []
    case 2: ["sep=\(draw.pick("''", "', '", "None", "'\\n'"))"]
    case 3: ["end=\(draw.pick("'|\\n'", "None", "'\\n\\n'"))"]
    default: ["sep='-'", "end='.\\n'", "flush=\(draw.pick("False", "True"))"]
    }
  }
}

extension String {
  /// The same text without the lone surrogate, which cannot be printed.
  var replacingSurrogates: String {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: "\\ud800") {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts.joined() + rest
  }
}
