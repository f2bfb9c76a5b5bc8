/// A mistake as our own readers see it: where, the line with a mark, and one thing to try.
package struct Diagnostic: Sendable {
  /// The file or the place that the text came from.
  package let path: String
  /// The line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int
  /// The text of the line, without its end.
  package let sourceLine: String
  /// What is wrong: CPython's name of the exception and its message.
  package let fact: String
  /// One thing to try.
  package let advice: String
  /// How many characters are marked, at least 1.
  package let width: Int

  /// Describes a mistake in a text.
  package init(_ error: SyntaxError, in source: SourceText, path: String) {
    let range = error.range
    let text = source.lineText(Int(range.line))
    let start = source.characterColumn(line: range.line, column: range.column)
    let end =
      range.endLine == range.line
      ? source.characterColumn(line: range.line, column: range.endColumn)
      : text.unicodeScalars.count
    self.path = path
    line = Int(range.line)
    column = start + 1
    sourceLine = text
    fact = error.lastLine
    advice = error.advice
    width = max(1, end - start)
  }

  /// The lines to be shown: place and fact, the source, the mark, the advice.
  package var lines: [String] {
    let shown = sourceLine.unicodeScalars.map { scalar in
      scalar.isPrintableInPython ? String(scalar) : " "
    }
    let mark = String(repeating: " ", count: column - 1) + String(repeating: "^", count: width)
    return ["\(path):\(line):\(column): \(fact)", "  " + shown.joined(), "  " + mark, advice]
  }
}
