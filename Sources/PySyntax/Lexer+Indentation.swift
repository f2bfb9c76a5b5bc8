extension Lexer {
  /// Reads the blanks at the start of a line; false when the line has no statement.
  mutating func readIndentation() throws(Stop) -> Bool {
    let (column, tabless) = try measureIndentation()
    let byte = bytes[index]
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\n") {
      while index < count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      if index < count {
        index += 1
        line += 1
        lineStart = index
      }
      return false
    }
    atLineStart = false
    if index >= count { return true }
    try place(column: column, tabless: tabless)
    return true
  }

  /// The column of the first character, with tabs to multiples of 8 and with tabs as one.
  private mutating func measureIndentation() throws(Stop) -> (column: Int, tabless: Int) {
    var column = 0
    var tabless = 0
    var joined: (Int, Int)?
    while true {
      switch bytes[index] {
      case UInt8(ascii: " "):
        column += 1
        tabless += 1
      case UInt8(ascii: "\t"):
        column = (column / 8 + 1) * 8
        tabless += 1
      case 0x0C:
        column = 0
        tabless = 0
      case UInt8(ascii: "\\"):
        joined = joined ?? (column, tabless)
        try joinLine()
        continue
      default:
        return joined ?? (column, tabless)
      }
      index += 1
    }
  }

  /// Opens or closes blocks for a line that starts at a column.
  private mutating func place(column: Int, tabless: Int) throws(Stop) {
    let top = indentations[indentations.count - 1]
    if column == top.column {
      if tabless != top.tabless { try stopAtTabs() }
    } else if column > top.column {
      guard indentations.count < Self.indentationLimit else {
        try stop(.lateMistake(SyntaxError(.tooManyIndentations, range(from: index, to: index))))
      }
      if tabless <= top.tabless { try stopAtTabs() }
      indentations.append((column, tabless))
      appendMark(.indent)
    } else {
      try closeBlocks(column: column, tabless: tabless)
    }
  }

  private mutating func closeBlocks(column: Int, tabless: Int) throws(Stop) {
    var closed = 0
    while let top = indentations.last, top.column > column {
      indentations.removeLast()
      closed += 1
    }
    let top = indentations[indentations.count - 1]
    if column != top.column {
      try stop(.lateMistake(SyntaxError(.unindentMismatch, range(from: index, to: index))))
    }
    if tabless != top.tabless { try stopAtTabs() }
    for _ in 0..<closed { appendMark(.dedent) }
  }

  /// Appends a token for the blanks at the start of the line.
  private mutating func appendMark(_ kind: TokenKind) {
    append(
      kind, from: kind == .indent ? max(lineStart, 0) : index, line: line, lineStart: lineStart)
  }

  private mutating func stopAtTabs() throws(Stop) -> Never {
    try stop(.lateMistake(SyntaxError(.inconsistentTabs, range(from: index, to: index))))
  }

  /// Supplies what the end of the text implies.
  mutating func endText() throws(Stop) {
    if endRule == .field {
      index = count
      brackets.removeAll()
      append(.rightParenthesis, from: count)
    } else if let open = brackets.last {
      try stop(.openBracket(SyntaxError(.neverClosed(open.character), open.range)))
    }
    if lineHasToken { append(.newline, from: count, line: line, lineStart: lineStart) }
    switch endRule {
    case .file, .field:
      closeAllBlocks()
    case .prompt:
      if count > 0, bytes[count - 1] == UInt8(ascii: "\n") {
        closeAllBlocks()
        append(.newline, from: count, line: line, lineStart: lineStart)
      }
    }
    append(.end, from: count, line: line, lineStart: lineStart)
  }

  private mutating func closeAllBlocks() {
    while indentations.count > 1 {
      indentations.removeLast()
      appendMark(.dedent)
    }
  }

  /// Opens the bracket that stands around a replacement field.
  mutating func openField() {
    let place = range(from: -1, to: 0)
    brackets.append((UInt8(ascii: "("), place))
    list.tokens.append(Token(kind: .leftParenthesis, level: 1, start: 0, end: 0, range: place))
    lineHasToken = true
  }
}
