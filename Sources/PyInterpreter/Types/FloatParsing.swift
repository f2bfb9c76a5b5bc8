#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Texts to floating-point numbers.
enum FloatParsing {
  /// What `float(text)` means, nil when it is malformed.
  static func parse(_ text: PyStr) -> Double? {
    if text.isASCII { return parse(text.ascii) }
    var units: [UInt8] = []
    for point in text.wide {
      if point < 128 {
        units.append(UInt8(point))
      } else if UnicodeData.isSpace(point) {
        units.append(32)
      } else if let digit = UnicodeData.decimal(point) {
        units.append(UInt8(48 + digit))
      } else {
        return nil
      }
    }
    return parse(units)
  }

  /// The same for ASCII bytes.
  static func parse(_ units: [UInt8]) -> Double? {
    var start = 0
    var end = units.count
    while start < end, UnicodeData.isByteSpace(units[start]) { start += 1 }
    while end > start, UnicodeData.isByteSpace(units[end - 1]) { end -= 1 }
    guard let plain = withoutUnderscores(units[start..<end]) else { return nil }
    if let special = special(plain) { return special }
    guard isDecimal(plain) else { return nil }
    return strtod(String(decoding: plain, as: UTF8.self), nil)
  }

  /// Underscores may stand between digits only.
  private static func withoutUnderscores(_ units: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for unit in units {
      if unit == 95 {
        if !ASCIICase.isDigit(previous) { return nil }
      } else {
        if previous == 95, !ASCIICase.isDigit(unit) { return nil }
        result.append(unit)
      }
      previous = unit
    }
    return previous == 95 ? nil : result
  }

  static func special(_ units: [UInt8]) -> Double? {
    var word = String(decoding: ASCIICase.lower(units), as: UTF8.self)
    var isNegative = false
    if word.hasPrefix("-") || word.hasPrefix("+") {
      isNegative = word.hasPrefix("-")
      word.removeFirst()
    }
    switch word {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return isNegative ? -.nan : .nan
    default: return nil
    }
  }

  private static func isDecimal(_ units: [UInt8]) -> Bool {
    var position = 0
    func at(_ test: (UInt8) -> Bool) -> Bool { position < units.count && test(units[position]) }
    func digits() -> Int {
      let start = position
      while at(ASCIICase.isDigit) { position += 1 }
      return position - start
    }
    if at({ $0 == 43 || $0 == 45 }) { position += 1 }
    var count = digits()
    if at({ $0 == 46 }) {
      position += 1
      count += digits()
    }
    if count == 0 { return false }
    if at({ $0 | 32 == 101 }) {
      position += 1
      if at({ $0 == 43 || $0 == 45 }) { position += 1 }
      if digits() == 0 { return false }
    }
    return position == units.count
  }
}
