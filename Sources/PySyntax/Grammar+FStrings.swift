extension Grammar {
  /// Reads the text and the replacement fields of an f-string.
  func readPieces(of decoder: inout StringDecoder, into pieces: inout PieceList) throws(Stop) {
    var index = decoder.body.lowerBound
    try readPieces(of: &decoder, from: &index, level: 0, into: &pieces)
  }

  private func readPieces(
    of decoder: inout StringDecoder, from index: inout Int, level: Int,
    into pieces: inout PieceList
  ) throws(Stop) {
    let end = decoder.body.upperBound
    while index < end {
      let start = index
      var textEnd = index
      var isDoubled = false
      findEnd: while index < end {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\\"), !decoder.prefix.isRaw, index + 1 < end {
          index += 1
          if bytes[index] == UInt8(ascii: "N"), bytes[index + 1] == UInt8(ascii: "{") {
            while index < end, bytes[index] != UInt8(ascii: "}") { index += 1 }
            index = min(index + 1, end)
            continue
          }
          if bytes[index] != UInt8(ascii: "{"), bytes[index] != UInt8(ascii: "}") { index += 1 }
          continue
        }
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
          index += 1
          continue
        }
        textEnd = index
        if level == 0 {
          if index + 1 < end, bytes[index + 1] == byte {
            isDoubled = true
            textEnd = index + 1
            index += 2
          } else if byte == UInt8(ascii: "}") {
            throw fieldMistake(.singleClosingBrace, decoder)
          }
        }
        break findEnd
      }
      if index >= end, !isDoubled { textEnd = end }
      pieces.append(text: try textValue(&decoder, start..<textEnd))
      if isDoubled { continue }
      if index >= end || bytes[index] == UInt8(ascii: "}") { return }
      try readField(of: &decoder, from: &index, level: level, into: &pieces)
    }
  }

  private func fieldMistake(_ mistake: SyntaxError.FieldMistake, _ decoder: StringDecoder) -> Stop {
    raise(.field(mistake), decoder.token.range)
  }

  /// Reads one field; `index` is at its opening brace, and behind the closing one afterwards.
  private func readField(
    of decoder: inout StringDecoder, from index: inout Int, level: Int,
    into pieces: inout PieceList
  ) throws(Stop) {
    let end = decoder.body.upperBound
    let open = index
    if level >= 2 || fieldDepth >= 16 { throw fieldMistake(.nestedTooDeep, decoder) }
    index += 1
    let start = index
    try findFieldEnd(decoder, from: &index)
    if index >= end { throw fieldMistake(.expectedClosingBrace, decoder) }
    let value = try fieldValue(start..<index, decoder)
    var isDebug = false
    if bytes[index] == UInt8(ascii: "=") {
      isDebug = true
      index += 1
      while index < end, bytes[index].isBlank { index += 1 }
      let shown = String(decoding: bytes[start..<index], as: UTF8.self)
      pieces.append(text: shown.unicodeScalars.map(\.value))
      if index >= end { throw fieldMistake(.expectedClosingBrace, decoder) }
    }
    var conversion = try readConversion(decoder, at: &index)
    var specification: [FormattedPiece]?
    if bytes[index] == UInt8(ascii: ":") {
      index += 1
      var inner = PieceList()
      if index >= end { throw fieldMistake(.expectedClosingBrace, decoder) }
      try readPieces(of: &decoder, from: &index, level: level + 1, into: &inner)
      specification = inner.finished
    }
    if index >= end || bytes[index] != UInt8(ascii: "}") {
      throw fieldMistake(.expectedClosingBrace, decoder)
    }
    index += 1
    if isDebug, conversion == nil, specification == nil { conversion = .repr }
    pieces.append(
      field: FormattedField(
        value: value, conversion: conversion, specification: specification,
        range: place(of: open..<index, decoder)))
  }

  private func readConversion(
    _ decoder: StringDecoder, at index: inout Int
  ) throws(Stop) -> FormattedField.Conversion? {
    guard bytes[index] == UInt8(ascii: "!") else { return nil }
    let end = decoder.body.upperBound
    index += 1
    if index >= end { throw fieldMistake(.expectedClosingBrace, decoder) }
    let letter = String(Character(Unicode.Scalar(bytes[index])))
    guard let found = FormattedField.Conversion(rawValue: letter) else {
      throw fieldMistake(.invalidConversion, decoder)
    }
    index += 1
    if index >= end { throw fieldMistake(.expectedClosingBrace, decoder) }
    return found
  }

  /// Goes to where the expression of a field ends.
  private func findFieldEnd(_ decoder: StringDecoder, from index: inout Int) throws(Stop) {
    let end = decoder.body.upperBound
    var quote: (byte: UInt8, width: Int)?
    var open: [UInt8] = []
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") { throw fieldMistake(.backslash, decoder) }
      let isTriple = index + 2 < end && bytes[index + 1] == byte && bytes[index + 2] == byte
      if let inside = quote {
        if byte == inside.byte, inside.width == 1 || isTriple {
          quote = nil
          index += inside.width
        } else {
          index += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = (byte, isTriple ? 3 : 1)
        index += isTriple ? 2 : 0
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if open.count >= Lexer.bracketLimit { throw fieldMistake(.tooManyBrackets, decoder) }
        open.append(byte)
      case UInt8(ascii: "#"):
        throw fieldMistake(.comment, decoder)
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="),
        UInt8(ascii: "<"), UInt8(ascii: ">"):
        if open.isEmpty {
          let doubles = byte != UInt8(ascii: ":") && byte != UInt8(ascii: "}")
          if doubles, index + 1 < end, bytes[index + 1] == UInt8(ascii: "=") {
            index += 2
            continue
          }
          if byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") { return }
        } else if byte == UInt8(ascii: "}") {
          try closeBracket(byte, &open, decoder)
        }
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        try closeBracket(byte, &open, decoder)
      default:
        break
      }
      index += 1
    }
    if quote != nil { throw fieldMistake(.unterminatedString, decoder) }
    if let last = open.last { throw fieldMistake(.unmatched(last), decoder) }
  }

  private func closeBracket(
    _ byte: UInt8, _ open: inout [UInt8], _ decoder: StringDecoder
  ) throws(Stop) {
    guard let last = open.popLast() else { throw fieldMistake(.unmatched(byte), decoder) }
    let wanted: UInt8 = last == UInt8(ascii: "(") ? UInt8(ascii: ")") : last + 2
    guard byte == wanted else {
      throw fieldMistake(.mismatched(byte, open: last), decoder)
    }
  }

  /// The lines and columns of offsets inside a string literal.
  private func place(of offsets: Range<Int>, _ decoder: StringDecoder) -> SourceRange {
    let start = position(of: offsets.lowerBound, decoder)
    let end = position(of: offsets.upperBound, decoder)
    return SourceRange(line: start.0, column: start.1, endLine: end.0, endColumn: end.1)
  }

  private func position(of offset: Int, _ decoder: StringDecoder) -> (Int32, Int32) {
    let token = decoder.token
    let before = bytes[Int(token.start)..<offset]
    guard let last = before.lastIndex(of: UInt8(ascii: "\n")) else {
      return (token.range.line, token.range.column + Int32(before.count))
    }
    let lines = before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    return (token.range.line + Int32(lines), Int32(offset - last - 1))
  }

  /// Reads the expression of a field: what stands between parentheses there.
  private func fieldValue(
    _ offsets: Range<Int>, _ decoder: StringDecoder
  ) throws(Stop) -> Expression {
    guard !bytes[offsets].allSatisfy(\.isBlank) else {
      throw fieldMistake(.emptyExpression, decoder)
    }
    let start = position(of: offsets.lowerBound, decoder)
    var lexer = Lexer(bytes[offsets], endRule: .field, line: start.0, column: start.1)
    let text = lexer.bytes
    let list = lexer.run()
    let inner = Grammar(
      bytes: text, tokens: list.tokens,
      limits: ParserLimits(depth: max(limits.depth - depth - 16, 1)), fieldDepth: fieldDepth + 1)
    switch inner.run(list, { () throws(Stop) in try inner.starExpressions() }) {
    case .success(let value): return value
    case .failure(let error):
      throw raise(error.kind.inField, error.range)
    }
  }
}

extension UInt8 {
  /// Whether it is white space in C's sense.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
