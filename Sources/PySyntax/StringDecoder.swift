/// Turns the body of a string literal into its value.
struct StringDecoder {
  let bytes: [UInt8]
  let prefix: StringPrefix
  /// The offsets between the quotes.
  let body: Range<Int>
  let token: Token

  /// The value of a bytes literal.
  func bytesValue() throws(SyntaxError.Kind) -> [UInt8] {
    var value: [UInt8] = []
    var index = body.lowerBound
    if bytes[body].contains(where: { $0 >= 0x80 }) { throw .nonASCIIInBytes }
    while index < body.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), !prefix.isRaw, index < body.upperBound else {
        value.append(byte)
        continue
      }
      let escaped = bytes[index]
      index += 1
      if let simple = Self.simpleEscape(escaped) {
        if let simple { value.append(simple) }
      } else if let octal = octal(from: index - 1) {
        value.append(UInt8(truncatingIfNeeded: octal.value))
        index = octal.end
      } else if escaped == UInt8(ascii: "x") {
        let hex = hex(from: index, digits: 2, limit: body.upperBound)
        guard hex.end - index == 2 else {
          throw .invalidBytesEscape(position: index - 2 - body.lowerBound)
        }
        value.append(UInt8(truncatingIfNeeded: hex.value))
        index = hex.end
      } else {
        value += [byte, escaped]
      }
    }
    return value
  }

  /// The code points of a part of a text literal.
  func text(of part: Range<Int>) throws(SyntaxError.Kind) -> [UInt32] {
    guard !prefix.isRaw, bytes[part].contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes[part], as: UTF8.self).unicodeScalars.map(\.value)
    }
    var value: [UInt32] = []
    var index = part.lowerBound
    /// What CPython's own buffer has more than ours up to here.
    var surplus = 0
    while index < part.upperBound {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < part.upperBound else {
        let start = index
        repeat {
          index += 1
        } while index < part.upperBound && bytes[index] != UInt8(ascii: "\\")
        let scalars = String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars
        value += scalars.map(\.value)
        surplus += scalars.reduce(0) { $0 + ($1.isASCII ? 0 : 10 - UTF8.width($1)) }
        continue
      }
      let place = index - part.lowerBound + surplus
      index = try appendEscape(at: index, in: part, place: place, to: &value)
    }
    return value
  }

  private func appendEscape(
    at backslash: Int, in part: Range<Int>, place: Int, to value: inout [UInt32]
  ) throws(SyntaxError.Kind) -> Int {
    let index = backslash + 2
    let escaped = bytes[backslash + 1]
    if let simple = Self.simpleEscape(escaped) {
      if let simple { value.append(UInt32(simple)) }
      return index
    }
    if let octal = octal(from: backslash + 1) {
      value.append(octal.value)
      return octal.end
    }
    let digits: Int
    switch escaped {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "N"):
      return try appendNamed(at: index, in: part, place: place, to: &value)
    default:
      value.append(UInt32(UInt8(ascii: "\\")))
      return backslash + 1
    }
    let hex = hex(from: index, digits: digits, limit: part.upperBound)
    let last = place + hex.end - backslash - 1
    if hex.end - index < digits {
      throw .truncatedEscape(Unicode.Scalar(escaped), first: place, last: last)
    }
    if hex.value > 0x10FFFF { throw .illegalCodePoint(first: place, last: last) }
    value.append(hex.value)
    return hex.end
  }

  private func appendNamed(
    at index: Int, in part: Range<Int>, place: Int, to value: inout [UInt32]
  ) throws(SyntaxError.Kind) -> Int {
    guard index < part.upperBound, bytes[index] == UInt8(ascii: "{"),
      let close = bytes[index..<part.upperBound].firstIndex(of: UInt8(ascii: "}")),
      close > index + 1
    else {
      throw .malformedName(first: place, last: place + max(1, 1))
    }
    let name = String(decoding: bytes[index + 1..<close], as: UTF8.self).uppercased()
    let found = (UInt32(0x20)...0x1FFFF).lazy.compactMap(Unicode.Scalar.init).first {
      $0.properties.name == name || $0.properties.nameAlias == name
    }
    guard let found else {
      throw .unknownName(first: place, last: place + close - index + 2)
    }
    value.append(found.value)
    return close + 1
  }

  /// The byte of a one-letter escape; an inner `nil` for a joined line, `nil` for other escapes.
  private static func simpleEscape(_ byte: UInt8) -> UInt8?? {
    switch byte {
    case UInt8(ascii: "\n"): .some(nil)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): byte
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    default: nil
    }
  }

  private func octal(from start: Int) -> (value: UInt32, end: Int)? {
    var value: UInt32 = 0
    var index = start
    while index < min(start + 3, body.upperBound), bytes[index] >= UInt8(ascii: "0"),
      bytes[index] <= UInt8(ascii: "7")
    {
      value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    return index == start ? nil : (value, index)
  }

  private func hex(from start: Int, digits: Int, limit: Int) -> (value: UInt32, end: Int) {
    var value: UInt32 = 0
    var index = start
    while index < min(start + digits, limit), bytes[index].isHexDigit {
      let byte = bytes[index]
      value = value &* 16 | UInt32(byte.isDigit ? byte & 0x0F : byte & 0x0F + 9)
      index += 1
    }
    return (value, index)
  }
}
