/// The text being typed and the place of the cursor in it: what every editing rule works on.
///
/// Offsets count Unicode scalars, as the terminal editor's own buffer does. A block of several lines
/// is one buffer, its lines separated by `\n`.
package struct EditBuffer: Hashable, Sendable {
  /// The text, scalar by scalar.
  package private(set) var scalars: [Unicode.Scalar]
  /// The cursor: 0 is before the first scalar, `scalars.count` after the last.
  package private(set) var cursor: Int

  /// A buffer with this text; the cursor is at its end unless a place is given.
  package init(_ text: String = "", cursor: Int? = nil) {
    self.init(scalars: Array(text.unicodeScalars), cursor: cursor)
  }

  /// A buffer with these scalars; the cursor is at their end unless a place is given.
  package init(scalars: [Unicode.Scalar], cursor: Int? = nil) {
    self.scalars = scalars
    self.cursor = min(max(cursor ?? scalars.count, 0), scalars.count)
  }

  /// The whole text.
  package var text: String { Self.string(scalars[...]) }

  /// The text before the cursor.
  package var textBeforeCursor: String { Self.string(scalars[..<cursor]) }

  /// The text after the cursor.
  package var textAfterCursor: String { Self.string(scalars[cursor...]) }

  /// The cursor's place in UTF-8 bytes.
  package var utf8Cursor: Int { textBeforeCursor.utf8.count }

  /// Whether the cursor is behind the last scalar.
  package var isAtEnd: Bool { cursor == scalars.count }

  /// Whether nothing has been typed.
  package var isEmpty: Bool { scalars.isEmpty }

  /// Whether the text is one line.
  package var isSingleLine: Bool { !scalars.contains("\n") }

  private static func string(_ slice: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: slice)
    return String(view)
  }

  // MARK: - Lines

  /// Where the cursor's line starts.
  package var lineStart: Int {
    (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  /// Where the cursor's line ends: at its newline, or at the end of the text.
  package var lineEnd: Int {
    scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
  }

  /// The cursor's line up to the cursor.
  package var lineBeforeCursor: String { Self.string(scalars[lineStart..<cursor]) }

  /// The cursor's line.
  package var currentLine: String { Self.string(scalars[lineStart..<lineEnd]) }

  /// Whether the cursor is on the first line.
  package var isOnFirstLine: Bool { lineStart == 0 }

  /// Whether the cursor is on the last line.
  package var isOnLastLine: Bool { lineEnd == scalars.count }

  /// Whether only blanks stand before the cursor on its line.
  package var isInLeadingBlanks: Bool {
    scalars[lineStart..<cursor].allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// Whether anything but blanks stands on the lines below the cursor's.
  package var hasTextBelow: Bool {
    scalars[lineEnd...].contains { $0 != "\n" && $0 != " " && $0 != "\t" }
  }

  // MARK: - Changing

  /// Puts text in at the cursor and moves the cursor behind it.
  package mutating func insert(_ text: String) {
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Removes a range; a cursor behind it moves along.
  ///
  /// Returns what was removed.
  @discardableResult
  package mutating func remove(_ range: Range<Int>) -> String {
    let removed = Self.string(scalars[range])
    scalars.removeSubrange(range)
    if cursor >= range.upperBound {
      cursor -= range.count
    } else if cursor > range.lowerBound {
      cursor = range.lowerBound
    }
    return removed
  }

  /// Moves the cursor, not beyond the text.
  package mutating func move(to offset: Int) {
    cursor = min(max(offset, 0), scalars.count)
  }
}
