package import Tutor

/// Breaks styled prose into lines of a width.
package enum TextWrapper {
  private struct Cell {
    var character: Character
    var style: Style
  }

  /// The lines of the text, none wider than `width` unless one character is.
  ///
  /// The first line begins with `first`, the others with `rest`; both count towards the width. Lines
  /// break at blanks, a word wider than a line anywhere. A newline in the text breaks the line too.
  package static func wrap(
    _ spans: [StyledText], width: Int, first: String = "", rest: String = "", isStyled: Bool
  ) -> [String] {
    var lines: [String] = []
    var line: [Cell] = []
    var word: [Cell] = []
    var lead: String { lines.isEmpty ? first : rest }
    func room() -> Int { max(1, width - CellWidth.of(lead)) }
    func endLine() {
      lines.append(lead + encode(line, isStyled: isStyled))
      line = []
    }
    func endWord() {
      guard !word.isEmpty else { return }
      if !line.isEmpty, columns(line) + 1 + columns(word) > room() { endLine() }
      if let last = line.last, let next = word.first {
        // A blank inside a stretch belongs to it; between two stretches it is plain.
        line.append(Cell(character: " ", style: last.style == next.style ? last.style : .plain))
      }
      for cell in word {
        if columns(line) + columns([cell]) > room(), !line.isEmpty { endLine() }
        line.append(cell)
      }
      word = []
    }
    for span in spans {
      let style = Style(span.style)
      for character in EscapedText.visible(span.text, keepingLines: true) {
        if character == " " || character == "\t" {
          endWord()
        } else if character == "\n" {
          endWord()
          endLine()
        } else {
          word.append(Cell(character: character, style: style))
        }
      }
    }
    endWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  /// A line broken at blanks, none of its other characters changed; a word wider than the width is broken anywhere.
  package static func fold(_ line: String, width: Int) -> [String] {
    var lines: [String] = []
    var start = line.startIndex
    var blank: String.Index?
    var used = 0
    for place in line.indices {
      let cells = CellWidth.of(String(line[place]))
      while used + cells > max(1, width), place > start {
        let end = line[place] == " " ? place : blank ?? place
        lines.append(String(line[start..<end]))
        start = line[end] == " " ? line.index(after: end) : end
        used = start < place ? CellWidth.of(String(line[start..<place])) : 0
        blank = nil
      }
      if line[place] == " ", place > start { blank = place }
      if place >= start { used += cells }
    }
    return lines + [String(line[start...])]
  }

  private static func columns(_ cells: [Cell]) -> Int {
    cells.reduce(0) { $0 + CellWidth.of(String($1.character)) }
  }

  private static func encode(_ cells: [Cell], isStyled: Bool) -> String {
    guard isStyled else { return String(cells.map(\.character)) }
    var text = ""
    var rest = cells[...]
    while let first = rest.first {
      let run = rest.prefix { $0.style == first.style }
      text += first.style.applied(to: String(run.map(\.character)))
      rest = rest.dropFirst(run.count)
    }
    return text
  }
}
