package import Tutor

/// Turns screen blocks into text: a pure function of the block, the width and two wishes.
///
/// Every kind of block has a mark of its own, so nothing is said by colour alone.
package struct BlockRenderer: Sendable {
  /// The widest line of prose.
  package static let widestProse = 76

  /// The columns that may be used.
  package var columns: Int
  /// Whether styles become colours.
  package var isStyled: Bool
  /// Whether pictures are told in words, and marks are words too.
  package var isPlain: Bool

  /// A renderer for a width.
  package init(columns: Int, isStyled: Bool, isPlain: Bool) {
    self.columns = columns
    self.isStyled = isStyled
    self.isPlain = isPlain
  }

  private var width: Int { max(8, min(columns, Self.widestProse)) }

  /// The block's text, with a newline behind each line.
  package func render(_ block: ScreenBlock) -> String {
    lines(block).map { $0 + "\n" }.joined()
  }

  private func lines(_ block: ScreenBlock) -> [String] {
    switch block {
    case .heading(let text, let level): return heading(text, level)
    case .paragraph(let spans): return wrap(spans)
    case .list(let items, let isOrdered): return list(items, isOrdered)
    case .code(let text, let isPython): return code(text, isPython)
    case .typed(let text): return typed(text)
    case .output(let text): return verbatim(text)
    case .error(let text): return error(text).map { styled($0, .bad) }
    case .explanation(let sentences): return explanation(sentences)
    case .note(let spans): return wrap(spans, "* ", isPlain ? "" : "  ")
    case .question(let spans, let choices): return question(spans, choices)
    case .verdict(let isGood, let text): return verdict(isGood, text)
    case .table(let rows):
      return TableText.lines(rows, width: columns, isStyled: isStyled)
    case .picture(let rows, let words):
      // Where a picture does not fit, its words do; what has no other words is shown as it is.
      let isTooWide = words != rows && rows.contains { CellWidth.of($0) > columns }
      return isPlain || isTooWide
        ? words.flatMap { wrap([StyledText($0)]) } : rows.map { EscapedText.visible($0) }
    case .footer(let text): return wrap([StyledText(text, .dim)])
    case .gap: return [""]
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    isStyled ? style.applied(to: text) : text
  }

  private func wrap(_ spans: [StyledText], _ first: String = "", _ rest: String = "") -> [String] {
    TextWrapper.wrap(spans, width: width, first: first, rest: rest, isStyled: isStyled)
  }

  private func heading(_ text: String, _ level: Int) -> [String] {
    if isPlain { return wrap([StyledText(text)], String(repeating: "#", count: level) + " ") }
    let lines = wrap([StyledText(text, .heading)])
    guard level <= 2 else { return lines }
    let longest = wrapUnstyled(text).map { CellWidth.of($0) }.max() ?? 0
    return lines + [String(repeating: level == 1 ? "=" : "-", count: longest)]
  }

  private func wrapUnstyled(_ text: String) -> [String] {
    TextWrapper.wrap([StyledText(text)], width: width, isStyled: false)
  }

  private func list(_ items: [[StyledText]], _ isOrdered: Bool) -> [String] {
    items.enumerated().flatMap { index, item in
      let mark = isOrdered ? "\(index + 1). " : "- "
      return wrap(item, "  " + mark, String(repeating: " ", count: mark.count + 2))
    }
  }

  private func code(_ text: String, _ isPython: Bool) -> [String] {
    verbatim(text).map { "    " + (isPython ? coloured($0) : styled($0, .code)) }
  }

  /// Each line is coloured on its own: right but for strings that run over several lines.
  private func coloured(_ line: String) -> String {
    guard isStyled else { return line }
    let scalars = Array(line.unicodeScalars)
    var result = ""
    var place = 0
    for span in PythonColours.spans(scalars) {
      result += EditBuffer(scalars: Array(scalars[place..<span.range.lowerBound])).text
      result += span.style.applied(to: EditBuffer(scalars: Array(scalars[span.range])).text)
      place = span.range.upperBound
    }
    return result + EditBuffer(scalars: Array(scalars[place...])).text
  }

  private func typed(_ text: String) -> [String] {
    verbatim(text).enumerated().map { index, line in
      let prompt = styled(index == 0 ? ">>>" : "...", .prompt)
      return line.isEmpty ? prompt : prompt + " " + coloured(line)
    }
  }

  /// Long lines are broken at words; lines of code and the marks below them begin with a blank, and stay.
  private func error(_ text: String) -> [String] {
    verbatim(text).flatMap { line in
      isPlain || line.hasPrefix(" ") ? [line] : TextWrapper.fold(line, width: columns)
    }
  }

  private func verbatim(_ text: String) -> [String] {
    Self.visibleLines(text)
  }

  /// The text's lines with their control characters written out; a final newline makes no line.
  static func visibleLines(_ text: String) -> [String] {
    var lines = EscapedText.visible(withoutReturns(text), keepingLines: true)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Network lines end in CR LF, which Swift takes for one character: the LF alone stays.
  static func withoutReturns(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return String(text.map { $0 == "\r\n" ? "\n" : $0 })
  }

  private func explanation(_ sentences: [String]) -> [String] {
    if !isPlain { return sentences.flatMap { wrap([StyledText($0)], "| ", "| ") } }
    return sentences.enumerated().flatMap { index, sentence in
      wrap([StyledText(sentence)], index == 0 ? "Why: " : "")
    }
  }

  private func question(_ spans: [StyledText], _ choices: [[StyledText]]) -> [String] {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let lines = wrap(spans, isPlain ? "Question: " : "? ", isPlain ? "" : "  ")
    return lines
      + choices.enumerated().flatMap { index, choice in
        let letter = index < letters.count ? String(letters[index]) : String(index + 1)
        return wrap(choice, "  \(letter)) ", "     ")
      }
  }

  private func verdict(_ isGood: Bool, _ text: String) -> [String] {
    let spans = [StyledText(text, isGood ? .good : .strong)]
    if isPlain { return wrap(spans, isGood ? "Good: " : "Try: ") }
    return wrap(spans, isGood ? "\u{2713} " : "\u{2192} ", "  ")
  }
}
