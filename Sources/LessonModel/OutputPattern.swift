/// What a run must show: lines in which `<...>` stands for any text and `<name>` for a text that is captured.
package struct OutputPattern: Sendable, Hashable {
  /// A piece of a line.
  package enum Piece: Sendable, Hashable {
    /// Exactly these characters.
    case text(String)
    /// `<...>`: any characters of the line.
    case any
    /// `<name>`: one or more characters; the same name stands for the same text everywhere.
    case capture(String)
  }

  /// The text as the author wrote it.
  package var text: String
  /// The lines; a line that is `<...>` alone stands for any number of lines.
  package var lines: [[Piece]]
  /// Where the first line stands in the file.
  package var position: LessonPosition
}
