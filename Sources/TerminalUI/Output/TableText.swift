internal import Tutor

/// Lays a table out in columns.
enum TableText {
  /// The lines of a table whose first row is its header.
  ///
  /// Columns are as wide as their widest cell. What does not fit the width goes to further lines of
  /// the last column; a table that is still too wide is written one cell a line.
  static func lines(_ rows: [[String]], width: Int, isStyled: Bool) -> [String] {
    let rows = rows.map { $0.map { EscapedText.visible($0) } }
    guard let header = rows.first else { return [] }
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? CellWidth.of($0[column]) : 0 }.max() ?? 0
    }
    let fixed = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    let room = width - fixed
    guard let last = widths.last else { return [] }
    if last > room {
      guard room >= 16 else { return cellByCell(header, rows.dropFirst()) }
      widths[count - 1] = room
    }
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      lines += wrapped(row, widths, isHeader: index == 0 && isStyled)
      if index == 0 {
        lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
      }
    }
    return lines
  }

  private static func wrapped(_ row: [String], _ widths: [Int], isHeader: Bool) -> [String] {
    let lead = widths.dropLast().enumerated().map { column, width in
      CellWidth.padded(column < row.count ? row[column] : "", to: width) + "  "
    }.joined()
    let tail = row.count == widths.count ? row[widths.count - 1] : ""
    let pieces = TextWrapper.wrap([.init(tail)], width: widths.last ?? 0, isStyled: false)
    let blank = String(repeating: " ", count: CellWidth.of(lead))
    return pieces.enumerated().map { index, piece in
      let line = trimmed((index == 0 ? lead : blank) + piece)
      return isHeader ? Style.strong.applied(to: line) : line
    }
  }

  private static func cellByCell(
    _ header: [String], _ rows: ArraySlice<[String]>
  ) -> [String] {
    var lines: [String] = []
    for row in rows {
      if !lines.isEmpty { lines.append("") }
      for (name, cell) in zip(header, row) { lines.append("\(name): \(cell)") }
    }
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
