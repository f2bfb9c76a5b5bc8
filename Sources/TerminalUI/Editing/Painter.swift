/// Puts colours and the grey suggestion over what the terminal editor has drawn.
///
/// The same characters go to the same cells, so the editor need not know: the cursor is saved, the
/// rows are written again from the first, and the cursor is put back.
package struct Painter: Sendable {
  /// The columns that the prompt takes.
  package var promptWidth: Int
  /// The terminal's columns.
  package var columns: Int
  /// The terminal's rows.
  package var rows: Int

  /// A painter for a prompt on a terminal.
  package init(promptWidth: Int, columns: Int, rows: Int) {
    self.promptWidth = promptWidth
    self.columns = columns
    self.rows = rows
  }

  /// Where the buffer's characters stand.
  package func layout(_ buffer: EditBuffer) -> TextLayout {
    TextLayout(buffer.scalars, promptWidth: promptWidth, columns: columns)
  }

  /// The bytes that colour the buffer; nil when they must not be painted.
  ///
  /// Nothing is painted over a block higher than the screen, or over characters of uncertain width.
  package func paint(
    _ buffer: EditBuffer, spans: [PythonColours.Span], ghost: String = ""
  ) -> String? {
    let layout = layout(buffer)
    guard layout.isCertain, layout.rowCount < rows else { return nil }
    guard !buffer.isEmpty || !ghost.isEmpty else { return nil }
    var output = "\u{1B}[?25l\u{1B}7"
    output += moveToFirstRow(from: layout.places[buffer.cursor])
    if promptWidth > 0 { output += "\u{1B}[\(promptWidth)C" }
    output += painted(buffer.scalars, layout, spans)
    output += grey(ghost, behind: layout)
    return output + "\u{1B}8\u{1B}[?25h"
  }

  private func moveToFirstRow(from place: TextLayout.Place) -> String {
    place.row > 0 ? "\r\u{1B}[\(place.row)A" : "\r"
  }

  private func painted(
    _ scalars: [Unicode.Scalar], _ layout: TextLayout, _ spans: [PythonColours.Span]
  ) -> String {
    var output = String.UnicodeScalarView()
    var row = layout.places[0].row
    var style = Style.plain
    var next = spans[...]
    func restyle(_ wanted: Style) {
      guard wanted != style else { return }
      if style != .plain { output.append(contentsOf: Style.end.unicodeScalars) }
      output.append(contentsOf: wanted.begin.unicodeScalars)
      style = wanted
    }
    for (index, scalar) in scalars.enumerated() {
      while let first = next.first, first.range.upperBound <= index { next.removeFirst() }
      if layout.places[index].row > row {
        let down = layout.places[index].row - row
        row = layout.places[index].row
        output.append(contentsOf: "\r\u{1B}[\(down)B".unicodeScalars)
      }
      if scalar == "\n" { continue }
      let isStyled = next.first.map { $0.range.contains(index) } ?? false
      restyle(isStyled ? next.first?.style ?? .plain : .plain)
      if scalar == "\t" {
        let width = max(1, layout.places[index + 1].column - layout.places[index].column)
        output.append(contentsOf: String(repeating: " ", count: width).unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    restyle(.plain)
    return String(output)
  }

  /// The suggestion, cut to the space on the last row; nothing where the row is already full.
  private func grey(_ ghost: String, behind layout: TextLayout) -> String {
    guard let end = layout.places.last, !ghost.isEmpty else { return "" }
    let room = columns - end.column - 1
    let line = ghost.prefix { $0 != "\n" }
    let text = CellWidth.prefix(EscapedText.visible(String(line)), width: room)
    guard room > 0, !text.isEmpty else { return "" }
    let drawn = layout.places.dropLast().last?.row ?? layout.places[0].row
    let down = end.row - drawn
    let move = down > 0 ? "\r\u{1B}[\(down)B" : ""
    return move + Style.dim.applied(to: text)
  }
}
