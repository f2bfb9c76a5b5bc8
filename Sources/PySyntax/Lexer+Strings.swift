extension Lexer {
  /// Reads a string literal whose prefix or quote starts at an offset; `index` is at the quote.
  mutating func readString(from start: Int) throws(Stop) {
    let quote = bytes[index]
    let before = (line: line, lineStart: lineStart)
    let isTriple = bytes[index + 1] == quote && bytes[min(index + 2, count)] == quote
    index += isTriple ? 3 : 1
    while true {
      let byte = bytes[index]
      if index >= count || (byte == UInt8(ascii: "\n") && !isTriple) {
        try stopInString(from: start, before: before, isTriple: isTriple)
      }
      if byte == quote, !isTriple || (bytes[index + 1] == quote && bytes[index + 2] == quote) {
        index += isTriple ? 3 : 1
        break
      }
      index += 1
      if byte == UInt8(ascii: "\n") {
        startLine()
      } else if byte == UInt8(ascii: "\\"), index < count {
        index += 1
        if bytes[index - 1] == UInt8(ascii: "\n") { startLine() }
      }
    }
    append(.string, from: start, line: before.line, lineStart: before.lineStart)
    lineHasToken = true
  }

  private mutating func startLine() {
    line += 1
    lineStart = index
  }

  private mutating func stopInString(
    from start: Int, before: (line: Int32, lineStart: Int), isTriple: Bool
  ) throws(Stop) -> Never {
    let last = index >= count && index == lineStart && line > before.line ? line - 1 : line
    let column = Int32(start - before.lineStart)
    let place = SourceRange(
      line: before.line, column: column, endLine: before.line, endColumn: column + 1)
    if isTriple {
      try stop(.openEnd(SyntaxError(.unterminatedTripleString(detectedAt: last), place)))
    }
    let joinsLine = index >= count && index > start + 1 && endsInJoin
    let error = SyntaxError(.unterminatedString(detectedAt: last), place)
    try stop(joinsLine ? .openEnd(error) : .mistake(error))
  }

  /// Whether the text ends in a backslash, or in a backslash and a line end.
  private var endsInJoin: Bool {
    let tail = bytes[..<count].suffix(2)
    return tail.last == UInt8(ascii: "\\") || tail.elementsEqual([0x5C, 0x0A])
  }
}

/// The letters before the quote of a string literal.
struct StringPrefix {
  var isRaw = false
  var isBytes = false
  var isFormatted = false

  /// Reads a prefix; `nil` when the letters are none.
  init?(_ letters: some Collection<UInt8>) {
    guard letters.count <= 2 else { return nil }
    var hasUnicode = false
    for letter in letters {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !isRaw: isRaw = true
      case UInt8(ascii: "b") where !isBytes: isBytes = true
      case UInt8(ascii: "f") where !isFormatted: isFormatted = true
      case UInt8(ascii: "u") where letters.count == 1: hasUnicode = true
      default: return nil
      }
    }
    if isBytes, isFormatted || hasUnicode { return nil }
  }
}
