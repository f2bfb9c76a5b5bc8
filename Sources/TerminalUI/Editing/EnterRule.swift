package import Tutor

/// What Enter does: submit the block, or start its next line.
package enum EnterRule {
  /// The two things that Enter can do.
  package enum Decision: Hashable, Sendable {
    /// The block is finished; the text is what is to be run.
    case submit(String)
    /// A new line starts at the cursor, with so many blanks.
    case newLine(indent: Int)
  }

  /// Decides for a buffer.
  ///
  /// One line is judged as if the cursor were at its end, so Enter runs a one-liner from anywhere in
  /// it. In a block with text below the cursor, Enter makes a new line. A blank last line ends a
  /// block, unless an open bracket or string still needs more.
  package static func decide(
    _ buffer: EditBuffer, completeness: (String) -> Completeness
  ) -> Decision {
    if !buffer.isSingleLine && buffer.hasTextBelow {
      return .newLine(indent: indent(after: buffer.lineBeforeCursor))
    }
    let text = withoutTrailingBlanks(buffer.text)
    switch completeness(text) {
    case .complete:
      return .submit(text)
    case .needsMore(let judged):
      let line = buffer.isSingleLine ? buffer.currentLine : buffer.lineBeforeCursor
      let own = indent(after: line)
      let isDedent = leadingBlanks(line) > own
      return .newLine(indent: buffer.isAtEnd && !isDedent ? max(judged, own) : own)
    }
  }

  /// The text without the blanks that auto-indent left on its last line.
  package static func withoutTrailingBlanks(_ text: String) -> String {
    guard let newline = text.unicodeScalars.lastIndex(of: "\n") else { return text }
    let last = text.unicodeScalars[newline...].dropFirst()
    guard last.allSatisfy({ $0 == " " || $0 == "\t" }) else { return text }
    return String(text.unicodeScalars[...newline])
  }

  /// The blanks with which the line after this one starts.
  ///
  /// One level more after `:` or an open bracket, one less after a statement that leaves the block,
  /// else the same.
  package static func indent(after line: String) -> Int {
    let blanks = leadingBlanks(line)
    let code = withoutComment(line)
    guard let last = code.last else { return blanks }
    if last == ":" || last == "(" || last == "[" || last == "{" {
      return blanks + EditBuffer.indentWidth
    }
    let word = code.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter }
    let leaves: Set<Substring> = ["return", "pass", "break", "continue", "raise"]
    return leaves.contains(word) ? max(0, blanks - EditBuffer.indentWidth) : blanks
  }

  private static func leadingBlanks(_ line: String) -> Int {
    line.unicodeScalars.prefix { $0 == " " }.count
  }

  /// The line without its comment and the blanks at its end; a `#` in a string is no comment.
  private static func withoutComment(_ line: String) -> Substring {
    var quote: Character?
    var end = line.startIndex
    var place = line.startIndex
    while place < line.endIndex {
      let character = line[place]
      if let open = quote {
        if character == "\\" {
          place = line.index(after: place)
          if place == line.endIndex { break }
        } else if character == open {
          quote = nil
        }
      } else if character == "#" {
        break
      } else if character == "\"" || character == "'" {
        quote = character
      }
      if place < line.endIndex, line[place] != " ", line[place] != "\t" {
        end = line.index(after: place)
      }
      place = line.index(after: place)
    }
    return line[..<end]
  }
}
