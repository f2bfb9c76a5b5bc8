extension EditBuffer {
  /// The number of blanks that one level of indentation takes.
  package static let indentWidth = 4

  /// Moves one line up, keeping the column where the line is long enough; false on the first line.
  package mutating func moveUp() -> Bool {
    guard !isOnFirstLine else { return false }
    let column = cursor - lineStart
    move(to: lineStart - 1)
    move(to: min(lineStart + column, lineEnd))
    return true
  }

  /// Moves one line down, keeping the column where the line is long enough; false on the last line.
  package mutating func moveDown() -> Bool {
    guard !isOnLastLine else { return false }
    let column = cursor - lineStart
    move(to: lineEnd + 1)
    move(to: min(lineStart + column, lineEnd))
    return true
  }

  /// Moves to the start of the line: first to its first character that is no blank, then to column 0.
  package mutating func moveToLineStart() {
    let line = scalars[lineStart..<lineEnd]
    let text = line.firstIndex { $0 != " " && $0 != "\t" } ?? lineStart
    move(to: cursor == text ? lineStart : text)
  }

  /// Where the word before the cursor starts.
  package var wordStart: Int {
    var place = cursor
    while place > 0, !Self.isWord(scalars[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(scalars[place - 1]) { place -= 1 }
    return place
  }

  /// Where the word after the cursor ends.
  package var wordEnd: Int {
    var place = cursor
    while place < scalars.count, !Self.isWord(scalars[place]) { place += 1 }
    while place < scalars.count, Self.isWord(scalars[place]) { place += 1 }
    return place
  }

  /// Whether a scalar is part of a name or a number.
  package static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Backspace: in leading blanks to the next level of indentation, else one character.
  ///
  /// False when nothing stands before the cursor.
  package mutating func deleteBackward() -> Bool {
    guard cursor > 0 else { return false }
    let column = cursor - lineStart
    guard isInLeadingBlanks, column > 0, scalars[cursor - 1] == " " else {
      remove(cursor - 1..<cursor)
      return true
    }
    let surplus = (column - 1) % Self.indentWidth + 1
    var start = cursor
    while start > cursor - surplus, start > lineStart, scalars[start - 1] == " " { start -= 1 }
    remove(start..<cursor)
    return true
  }

  /// Deletes the character under the cursor; false at the end.
  package mutating func deleteForward() -> Bool {
    guard !isAtEnd else { return false }
    remove(cursor..<cursor + 1)
    return true
  }

  /// Tab in leading blanks: goes to the next level of indentation.
  package mutating func indent() {
    let column = cursor - lineStart
    insert(String(repeating: " ", count: Self.indentWidth - column % Self.indentWidth))
  }

  /// Takes one level of indentation from the cursor's line, wherever the cursor is on it.
  package mutating func dedent() -> Bool {
    let blanks = scalars[lineStart..<lineEnd].prefix { $0 == " " }.count
    guard blanks > 0 else { return false }
    let start = lineStart
    remove(start..<start + (blanks - 1) % Self.indentWidth + 1)
    return true
  }

  /// Cuts from the cursor to the end of its line; at the end of a line, the newline.
  package mutating func killToLineEnd() -> String {
    let end = lineEnd == cursor ? min(cursor + 1, scalars.count) : lineEnd
    return remove(cursor..<end)
  }

  /// Cuts from the start of the cursor's line to the cursor.
  package mutating func killToLineStart() -> String { remove(lineStart..<cursor) }

  /// Cuts the word before the cursor.
  package mutating func killWordBefore() -> String { remove(wordStart..<cursor) }

  /// Cuts the word after the cursor.
  package mutating func killWordAfter() -> String { remove(cursor..<wordEnd) }
}
