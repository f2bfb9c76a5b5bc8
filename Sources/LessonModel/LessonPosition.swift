/// A place in a lesson file, so that every fact about a lesson can name where it stands.
///
/// Both numbers start at 1. The column counts Unicode scalars, as editors do.
package struct LessonPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int

  /// Makes a place from a line and a column, both from 1.
  package init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  /// Orders places as they follow each other in the file.
  package static func < (left: LessonPosition, right: LessonPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
