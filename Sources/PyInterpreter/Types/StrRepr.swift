/// Texts with quotes and escapes: `repr` and `ascii`.
enum StrRepr {
  static let hexDigits = Array("0123456789abcdef".utf8)

  /// `repr(text)`: single quotes unless the text has those and no double ones.
  static func repr(_ text: PyStr, asciiOnly: Bool = false) -> PyStr {
    if text.isASCII { return PyStr(ascii: quoted(text.ascii, prefix: [])) }
    let quote: UInt32 =
      text.wide.contains(39) && !text.wide.contains(34) ? 34 : 39
    var result: [UInt32] = [quote]
    result.reserveCapacity(text.count + 2)
    for point in text.wide {
      if 32...126 ~= point, point != quote, point != 92 {
        result.append(point)
      } else if point < 128 {
        var units: [UInt8] = []
        escape(UInt8(point), quote: UInt8(quote), into: &units)
        result.append(contentsOf: units.map(UInt32.init))
      } else if !asciiOnly, UnicodeData.isPrintable(point) {
        result.append(point)
      } else {
        result.append(contentsOf: escaped(point).map(UInt32.init))
      }
    }
    result.append(quote)
    return PyStr(codePoints: result)
  }

  /// Quotes units that are ASCII, or bytes: what is beyond is escaped as `\xff`.
  ///
  /// `bytearray` escapes the single quote also between double ones.
  static func quoted(
    _ units: [UInt8], prefix: [UInt8], escapingSingle: Bool = false
  ) -> [UInt8] {
    var hasSingle = false
    var hasDouble = false
    var isPlain = true
    for unit in units {
      if unit == 39 { hasSingle = true }
      if unit == 34 { hasDouble = true }
      if unit < 32 || unit > 126 || unit == 92 || unit == 39 { isPlain = false }
    }
    let quote: UInt8 = hasSingle && !hasDouble ? 34 : 39
    var result = prefix
    result.reserveCapacity(units.count + prefix.count + 2)
    result.append(quote)
    if isPlain {
      result.append(contentsOf: units)
    } else {
      for unit in units {
        escape(unit, quote: escapingSingle && unit == 39 ? 39 : quote, into: &result)
      }
    }
    result.append(quote)
    return result
  }

  @inline(__always)
  private static func escape(_ unit: UInt8, quote: UInt8, into result: inout [UInt8]) {
    switch unit {
    case 92:
      result.append(92)
      result.append(92)
    case 9: result.append(contentsOf: [92, 116])
    case 10: result.append(contentsOf: [92, 110])
    case 13: result.append(contentsOf: [92, 114])
    case quote: result.append(contentsOf: [92, quote])
    case 32...126: result.append(unit)
    default:
      result.append(contentsOf: [
        92, 120, hexDigits[Int(unit >> 4)], hexDigits[Int(unit & 15)],
      ])
    }
  }

  /// The escape of a code point: `\xe9`, `\u20ac`, `\U0001f600`.
  static func escaped(_ point: UInt32) -> [UInt8] {
    let (letter, digits): (UInt8, Int) =
      point < 0x100 ? (120, 2) : point < 0x10000 ? (117, 4) : (85, 8)
    var result: [UInt8] = [92, letter]
    for place in (0..<digits).reversed() {
      result.append(hexDigits[Int(point >> UInt32(place * 4) & 15)])
    }
    return result
  }

  /// `ascii(text)` of a text that is a repr already.
  static func asciiOnly(_ text: PyStr) -> PyStr {
    if text.isASCII { return text }
    var result: [UInt8] = []
    for point in text.wide {
      if point < 128 { result.append(UInt8(point)) } else { result += escaped(point) }
    }
    return PyStr(ascii: result)
  }
}
