extension Lexer {
  /// Reads an operator or bracket, the longest that fits.
  mutating func readOperator() throws(Stop) {
    let start = index
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      guard brackets.count < Self.bracketLimit else {
        try stop(.mistake(SyntaxError(.tooManyBrackets, range(from: index, to: index + 1))))
      }
      brackets.append((byte, range(from: index, to: index + 1)))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      try closeBracket(byte)
    default:
      break
    }
    for length in [3, 2, 1] where index + length <= count {
      let spelling = String(decoding: bytes[start..<start + length], as: UTF8.self)
      let kind = spelling == "<>" ? TokenKind.other : TokenKind.operators[spelling]
      guard let kind else { continue }
      index += length
      return append(kind, from: start)
    }
    if byte < 0x20 || byte == 0x7F {
      let place = range(from: index, to: index + 1)
      try stop(.mistake(SyntaxError(.invalidNonPrintableCharacter(UInt32(byte)), place)))
    }
    index += 1
    append(.other, from: start)
  }

  private mutating func closeBracket(_ byte: UInt8) throws(Stop) {
    let place = range(from: index, to: index + 1)
    guard let open = brackets.last else {
      try stop(.mistake(SyntaxError(.unmatched(byte), place)))
    }
    let wanted: UInt8 =
      open.character == UInt8(ascii: "(") ? UInt8(ascii: ")") : open.character + 2
    guard byte == wanted else {
      let openLine = open.range.line == line ? nil : open.range.line
      let fact = SyntaxError.Kind.mismatched(byte, open: open.character, openLine: openLine)
      try stop(.mistake(SyntaxError(fact, place)))
    }
    brackets.removeLast()
  }
}
