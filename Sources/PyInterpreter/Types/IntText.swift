internal import BigInt

/// Integers to text and back.
enum IntText {
  /// The digits in a base, with a minus sign for negative numbers and no prefix.
  static func digits(
    _ value: Value, radix: Int, _ cx: Context
  ) throws(PyException) -> [UInt8] {
    if let small = value.asInt {
      return radix == 10 ? decimal(small) : Array(String(small, radix: radix).utf8)
    }
    guard let big = value.asBigInt else { return [] }
    return (big.sign == .minus ? [45] : []) + (try magnitude(big.magnitude, radix: radix, cx))
  }

  /// The digits of a large number.
  ///
  /// Bases that are powers of two are read off the words.
  private static func magnitude(
    _ big: BigUInt, radix: Int, _ cx: Context
  ) throws(PyException) -> [UInt8] {
    let bits = radix == 2 ? 1 : radix == 8 ? 3 : radix == 16 ? 4 : 0
    if bits == 0 { return Array(String(big, radix: radix).utf8) }
    let words = Array(big.words)
    let total = big.bitWidth
    var result: [UInt8] = []
    var position = (total + bits - 1) / bits * bits - bits
    while position >= 0 {
      let word = position / 64
      let offset = position % 64
      var digit = words[word] >> UInt(offset)
      if offset + bits > 64, word + 1 < words.count {
        digit |= words[word + 1] << UInt(64 - offset)
      }
      result.append(StrRepr.hexDigits[Int(digit & ((1 << UInt(bits)) - 1))])
      position -= bits
      if result.count & 0xFFFF == 0 { try cx.checkInterrupt() }
    }
    return result
  }

  /// The decimal digits of a small number, with its sign.
  static func decimal(_ number: Int) -> [UInt8] { short(number).array }

  /// The decimal digits of a small number, with its sign.
  static func short(_ number: Int) -> Octets {
    var digits = DecimalDigits(number.magnitude)
    var text = Octets()
    if number < 0 { text.append(45) }
    digits.withBytes { text.append($0) }
    return text
  }

  /// The `str` of a number.
  @inline(__always)
  static func text(_ number: Int) -> PyStr {
    0..<10 ~= number ? PyStr.character(UInt32(48 + number)) : PyStr(short(number))
  }

  /// The decimal digits; too many are a `ValueError`.
  static func decimal(_ value: Value, _ cx: Context) throws(PyException) -> [UInt8] {
    if let small = value.asInt { return decimal(small) }
    if let wide = value.asWide { return Array(String(wide).utf8) }
    guard let big = value.asBigInt else { return [] }
    let limit = cx.interpreter.intDigits
    let tooLong = PyException.valueError(
      "Exceeds the limit (\(limit) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
    // A digit takes 3.32 bits: more than 3.33 bits each cannot fit.
    if limit > 0, big.magnitude.bitWidth > limit * 333 / 100 + 8 { throw tooLong }
    let digits = try BigNumbers.decimal(big.magnitude, cx)
    if limit > 0, digits.count > limit { throw tooLong }
    return (big.sign == .minus ? [45] : []) + digits
  }

  /// What an `int` literal in a text means, nil when it is malformed.
  ///
  /// White space around it, one sign, a prefix that fits the base, and single underscores are allowed.
  static func parse(_ text: PyStr, base: Int, _ cx: Context) throws(PyException) -> Value? {
    if base == 10, text.isASCII, let number = text.octets.withBytes({ plain($0) }) {
      return .int(number)
    }
    var units: [UInt8] = []
    units.reserveCapacity(text.count)
    for index in 0..<text.count {
      let point = text[index]
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
    return try parse(units, base: base, cx)
  }

  static func parse(_ units: [UInt8], base: Int, _ cx: Context) throws(PyException) -> Value? {
    if base == 10, let number = units.withUnsafeBufferPointer({ plain($0) }) { return .int(number) }
    var start = 0
    var end = units.count
    while start < end, UnicodeData.isByteSpace(units[start]) { start += 1 }
    while end > start, UnicodeData.isByteSpace(units[end - 1]) { end -= 1 }
    var isNegative = false
    if start < end, units[start] == 43 || units[start] == 45 {
      isNegative = units[start] == 45
      start += 1
    }
    var base = base
    var isGuessed = false
    if start + 1 < end, units[start] == 48 {
      let marked: Int? =
        switch units[start + 1] | 32 {
        case 120: 16
        case 111: 8
        case 98: 2
        default: nil
        }
      if let marked, base == 0 || base == marked {
        base = marked
        start += 2
        if start < end, units[start] == 95 { start += 1 }
      } else if base == 0 {
        isGuessed = true
      }
    }
    if base == 0 { base = 10 }
    guard let digits = cleaned(units[start..<end], base: base) else { return nil }
    if isGuessed, digits.contains(where: { $0 != 0 }) { return nil }
    return try value(digits, base: base, isNegative: isNegative, cx)
  }

  /// The number of up to eighteen decimal digits and nothing else; nil for anything else.
  private static func plain(_ units: UnsafeBufferPointer<UInt8>) -> Int? {
    // Below the least digit limit that can be set, zeros in front change nothing.
    if units.isEmpty || units.count > 640 { return nil }
    var start = 0
    while units.count - start > 18 {
      if units[start] != 48 { return nil }
      start += 1
    }
    var number = 0
    for unit in units[start...] {
      if unit < 48 || unit > 57 { return nil }
      number = number &* 10 &+ Int(unit &- 48)
    }
    return number
  }

  /// The values of the digits without underscores, nil when something else is among them.
  private static func cleaned(_ units: ArraySlice<UInt8>, base: Int) -> [UInt8]? {
    var digits: [UInt8] = []
    digits.reserveCapacity(units.count)
    var wasDigit = false
    for unit in units {
      if unit == 95 {
        if !wasDigit { return nil }
        wasDigit = false
        continue
      }
      guard let digit = digitValue(unit), digit < base else { return nil }
      digits.append(UInt8(digit))
      wasDigit = true
    }
    return wasDigit ? digits : nil
  }

  /// The value of a digit in any base up to 36.
  static func digitValue(_ unit: UInt8) -> Int? {
    switch unit {
    case 48...57: Int(unit) - 48
    case 97...122: Int(unit) - 87
    case 65...90: Int(unit) - 55
    default: nil
    }
  }

  private static func value(
    _ digits: [UInt8], base: Int, isNegative: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    if digits.count <= 18 || (base == 16 && digits.count <= 15) || (base == 2 && digits.count < 63)
    {
      var number = 0
      var overflowed = false
      for digit in digits {
        let (product, first) = number.multipliedReportingOverflow(by: base)
        let (sum, second) = product.addingReportingOverflow(Int(digit))
        overflowed = overflowed || first || second
        number = sum
      }
      if !overflowed { return .int(isNegative ? -number : number) }
    }
    let limit = cx.interpreter.intDigits
    if limit > 0, digits.count > limit, base & (base - 1) != 0 {
      throw .valueError(
        "Exceeds the limit (\(limit) digits) for integer string conversion: value has "
          + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    let magnitude =
      base & (base - 1) == 0
      ? packed(digits, base) : try BigNumbers.number(digits[...], base: base, cx)
    return Value(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude))
  }

  /// The number whose digits are bits put together.
  private static func packed(_ digits: [UInt8], _ base: Int) -> BigUInt {
    let bits = base.trailingZeroBitCount
    var words = [UInt](repeating: 0, count: digits.count * bits / 64 + 1)
    for (index, digit) in digits.reversed().enumerated() {
      let (word, offset) = (index * bits / 64, index * bits % 64)
      words[word] |= UInt(digit) << UInt(offset)
      if offset + bits > 64 { words[word + 1] |= UInt(digit) >> UInt(64 - offset) }
    }
    return BigUInt(words: words)
  }
}
