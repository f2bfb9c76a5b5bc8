/// Characters as units of 16 bits, and in what order their bytes lie.
enum UTF16Units {
  /// The order of the bytes: `marked` says it by a mark at the start, and is little without one.
  enum Order: Hashable {
    case marked, little, big

    /// The codec's name in error messages.
    var name: String {
      switch self {
      case .marked: "utf-16"
      case .little: "utf-16-le"
      case .big: "utf-16-be"
      }
    }
  }

  /// Appends a character.
  static func append(_ point: UInt32, _ order: Order, _ result: inout [UInt8]) {
    guard point >= 0x10000 else { return append(unit: UInt16(point), order, &result) }
    let rest = point - 0x10000
    append(unit: UInt16(0xD800 + rest >> 10), order, &result)
    append(unit: UInt16(0xDC00 + rest & 0x3FF), order, &result)
  }

  private static func append(unit: UInt16, _ order: Order, _ result: inout [UInt8]) {
    let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
    result.append(contentsOf: order == .big ? [high, low] : [low, high])
  }

  /// The unit whose bytes begin at an index; nil where one is missing.
  static func unit(_ bytes: [UInt8], at index: Int, _ order: Order) -> UInt32? {
    guard index + 1 < bytes.count else { return nil }
    let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
    return order == .big ? first << 8 | second : second << 8 | first
  }
}

extension Codecs {
  /// `bytes.decode("utf-16")` and its variants.
  static func decodeUTF16(
    _ bytes: [UInt8], _ given: UTF16Units.Order, _ errors: String
  ) throws(PyException) -> PyStr {
    var order = given
    var index = 0
    if given == .marked {
      let mark = UTF16Units.unit(bytes, at: 0, .little)
      order = mark == 0xFFFE ? .big : .little
      if mark == 0xFFFE || mark == 0xFEFF { index = 2 }
    }
    let codec = Codec.utf16(order)
    var points: [UInt32] = []
    points.reserveCapacity(bytes.count / 2)
    func fail(_ end: Int, _ reason: String) throws(PyException) {
      try handleUndecodable(bytes, index..<end, codec, reason, errors, &points)
      index = end
    }
    while index < bytes.count {
      guard let unit = UTF16Units.unit(bytes, at: index, order) else {
        try fail(bytes.count, "truncated data")
        continue
      }
      let isSurrogate = 0xD800...0xDFFF ~= unit
      let next = UTF16Units.unit(bytes, at: index + 2, order)
      if unit < 0xDC00, isSurrogate, let next, 0xDC00...0xDFFF ~= next {
        points.append(0x10000 + (unit - 0xD800) << 10 + next - 0xDC00)
        index += 4
      } else if !isSurrogate || errors == "surrogatepass" {
        points.append(unit)
        index += 2
      } else if unit >= 0xDC00 {
        try fail(index + 2, "illegal encoding")
      } else if next == nil {
        try fail(bytes.count, "unexpected end of data")
      } else {
        try fail(index + 2, "illegal UTF-16 surrogate")
      }
    }
    return PyStr(codePoints: points)
  }
}

/// The code page of Western Windows: Latin-1 with letters in place of the controls from 0x80 to 0x9F.
enum Windows1252 {
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The character of a byte; nil for the five that have none.
  static func point(of byte: UInt8) -> UInt32? {
    guard 0x80...0x9F ~= byte else { return UInt32(byte) }
    let point = upper[Int(byte) - 0x80]
    return point == 0 ? nil : point
  }

  /// The byte of a character.
  static func byte(of point: UInt32) -> UInt8? {
    if point < 0x80 || 0xA0...0xFF ~= point { return UInt8(point) }
    guard point > 0xFF, let index = upper.firstIndex(of: point) else { return nil }
    return UInt8(0x80 + index)
  }
}
