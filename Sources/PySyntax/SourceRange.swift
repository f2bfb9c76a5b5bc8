/// Where a node or a mistake stands in its source: from its first byte up to, not including, its end.
///
/// Lines count from 1. Columns count from 0, in UTF-8 bytes within the line, as in CPython's `ast`;
/// `SourceText` turns them into characters and offsets.
package struct SourceRange: Hashable, Sendable {
  /// The line of the first byte, from 1.
  package let line: Int32
  /// The column of the first byte, from 0, in UTF-8 bytes.
  package let column: Int32
  /// The line that the range ends on, from 1.
  package let endLine: Int32
  /// The column after the last byte, from 0, in UTF-8 bytes.
  package let endColumn: Int32

  /// Makes a range from lines (from 1) and columns (from 0, UTF-8 bytes).
  package init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The range from the start of this one to the end of another.
  package func joined(to other: SourceRange) -> SourceRange {
    SourceRange(line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
  }

  /// The empty range at the start of this one.
  package var start: SourceRange {
    SourceRange(line: line, column: column, endLine: line, endColumn: column)
  }

  /// The empty range at the end of this one.
  package var end: SourceRange {
    SourceRange(line: endLine, column: endColumn, endLine: endLine, endColumn: endColumn)
  }
}
