extension Grammar {
  /// A number.
  func number() throws(Stop) -> Expression {
    let start = position
    let token = token
    var digits = text(of: token).lowercased()
    digits.removeAll { $0 == "_" }
    advance()
    let place = range(from: start)
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let literal = IntegerLiteral(digits: String(digits.dropFirst(2)), radix: radix)
      return Expression(.integer(literal), place)
    }
    if digits.hasSuffix("j") { throw raise(.refused(.complexNumber), place) }
    if digits.contains(where: { $0 == "." || $0 == "e" }) {
      return Expression(.float(Double(digits) ?? .infinity), place)
    }
    if digits.count > 4_300 { throw raise(.tooManyDigits(digits.count), place) }
    return Expression(.integer(IntegerLiteral(digits: digits, radix: 10)), place)
  }

  /// String literals side by side: one value.
  func strings() throws(Stop) -> Expression {
    let start = position
    var literals: [Token] = []
    while kind == .string {
      literals.append(token)
      advance()
    }
    let place = range(from: start)
    let isBytes = try decoder(for: literals[0]).prefix.isBytes
    var isFormatted = false
    var bytesValue: [UInt8] = []
    var pieces = PieceList()
    for token in literals {
      var decoder = try decoder(for: token)
      let isMixed = decoder.prefix.isBytes != isBytes
      if decoder.prefix.isBytes {
        bytesValue += try self.bytesValue(&decoder)
      } else if !decoder.prefix.isFormatted {
        pieces.append(text: try textValue(&decoder, decoder.body))
      }
      if isMixed { throw raise(.mixedBytesAndText, place) }
      if decoder.prefix.isFormatted {
        isFormatted = true
        try readPieces(of: &decoder, into: &pieces)
      }
    }
    if isBytes { return Expression(.bytes(bytesValue), place) }
    if isFormatted { return try make(.formatted(pieces.finished), from: start) }
    return Expression(.string(TextConstant(codePoints: pieces.pendingText)), place)
  }

  private func decoder(for token: Token) throws(Stop) -> StringDecoder {
    var start = Int(token.start)
    while bytes[start] != UInt8(ascii: "'"), bytes[start] != UInt8(ascii: "\"") { start += 1 }
    let letters = StringPrefix(bytes[Int(token.start)..<start])
    guard let letters else { throw .mismatch }
    let end = Int(token.end)
    let quote = bytes[start]
    let isTriple = end - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    return StringDecoder(
      bytes: bytes, prefix: letters, body: start + width..<end - width, token: token)
  }

  private func bytesValue(_ decoder: inout StringDecoder) throws(Stop) -> [UInt8] {
    do {
      return try decoder.bytesValue()
    } catch {
      throw raise(error, decoder.token.range)
    }
  }

  /// The code points of a part of a string literal.
  func textValue(
    _ decoder: inout StringDecoder, _ part: Range<Int>
  ) throws(Stop) -> [UInt32] {
    do {
      return try decoder.text(of: part)
    } catch {
      throw raise(error, decoder.token.range)
    }
  }
}

/// Collects the pieces of an f-string; text side by side becomes one piece.
struct PieceList {
  private var pieces: [FormattedPiece] = []
  private var text: [UInt32] = []

  /// Appends text.
  mutating func append(text more: [UInt32]) {
    text += more
  }

  /// Appends a replacement field.
  mutating func append(field: FormattedField) {
    flush()
    pieces.append(.field(field))
  }

  private mutating func flush() {
    if !text.isEmpty { pieces.append(.text(TextConstant(codePoints: text))) }
    text = []
  }

  /// The text behind the last field.
  var pendingText: [UInt32] { text }

  /// The pieces in order.
  var finished: [FormattedPiece] {
    var copy = self
    copy.flush()
    return copy.pieces
  }
}
