internal import BigInt
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What Python's integers need beyond the library: floor division, exact conversion, powers.
enum BigNumbers {
  /// Quotient rounded down, and the remainder with the divisor's sign; can be interrupted.
  static func floorDivide(
    _ a: BigInt, _ b: BigInt, _ cx: Context
  ) throws(PyException) -> (quotient: BigInt, remainder: BigInt) {
    let parts = try divide(a.magnitude, b.magnitude, cx)
    let quotient = BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: parts.quotient)
    let remainder = BigInt(sign: a.sign, magnitude: parts.remainder)
    if !remainder.isZero, (remainder.sign == .minus) != (b.sign == .minus) {
      return (quotient - 1, remainder + b)
    }
    return (quotient, remainder)
  }

  /// `a << places`, in one pass; the library's shift copies the number anew for each word.
  static func shiftLeft(_ a: BigUInt, _ places: Int) -> BigUInt {
    let (whole, up) = places.quotientAndRemainder(dividingBy: UInt.bitWidth)
    let count = a.words.count
    var words: [UInt] = []
    words.reserveCapacity(whole + count + 1)
    words.append(contentsOf: repeatElement(0, count: whole))
    var carried: UInt = 0
    for word in a.words {
      words.append(word << UInt(up) | carried)
      carried = word >> UInt(UInt.bitWidth - up)
    }
    words.append(carried)
    return BigUInt(words: words)
  }

  /// `a << places`.
  static func shiftLeft(_ a: BigInt, _ places: Int) -> BigInt {
    BigInt(sign: a.sign, magnitude: shiftLeft(a.magnitude, places))
  }

  /// `a >> places`, rounding down.
  static func shiftRight(_ a: BigInt, _ places: Int) -> BigInt {
    if a.sign == .plus { return a >> places }
    return -((-a - 1) >> places) - 1
  }

  /// A bitwise operation on the two's complement forms, word by word.
  static func bitwise(_ a: BigInt, _ b: BigInt, _ body: (UInt, UInt) -> UInt) -> BigInt {
    let count = max(a.magnitude.bitWidth, b.magnitude.bitWidth) / UInt.bitWidth + 2
    let left = complement(a, count)
    let right = complement(b, count)
    var result: [UInt] = []
    result.reserveCapacity(count)
    for index in 0..<count { result.append(body(left[index], right[index])) }
    guard let last = result.last, last >> UInt(UInt.bitWidth - 1) == 1 else {
      return BigInt(BigUInt(words: result))
    }
    return -BigInt(BigUInt(words: result.map { ~$0 })) - 1
  }

  private static func complement(_ a: BigInt, _ count: Int) -> [UInt] {
    let isNegative = a.sign == .minus
    var words = Array((isNegative ? -a - 1 : a).magnitude.words)
    while words.count < count { words.append(0) }
    return isNegative ? words.map { ~$0 } : words
  }

  /// The nearest `Double`, ties to even; nil when it would be infinite.
  static func double(_ a: BigInt) -> Double? {
    let bits = a.magnitude.bitWidth
    if bits <= 64 {
      let value = Double(UInt64(truncatingIfNeeded: a.magnitude))
      return a.sign == .minus ? -value : value
    }
    if bits > 1025 { return nil }
    let shift = bits - 64
    var top = UInt64(truncatingIfNeeded: a.magnitude >> shift)
    if a.magnitude.trailingZeroBitCount < shift { top |= 1 }
    let value = scalbn(Double(top), Int32(shift))
    if value.isInfinite { return nil }
    return a.sign == .minus ? -value : value
  }

  /// `a / b`, correctly rounded; nil when it would be infinite.
  ///
  /// `b` is not zero.
  static func divide(_ a: BigInt, _ b: BigInt) -> Double? {
    if a.isZero { return b.sign == .minus ? -0.0 : 0.0 }
    let isNegative = (a.sign == .minus) != (b.sign == .minus)
    let above = a.magnitude
    let below = b.magnitude
    let exponent = above.bitWidth - below.bitWidth
    if exponent > 1025 { return nil }
    // Two bits more than a subnormal number can hold, or 64 bits.
    let shift = min(63 - exponent, 1076)
    if exponent < -1080 { return isNegative ? -0.0 : 0.0 }
    let (quotient, remainder) =
      shift >= 0
      ? shiftLeft(above, shift).quotientAndRemainder(dividingBy: below)
      : above.quotientAndRemainder(dividingBy: shiftLeft(below, -shift))
    let value: Double
    if shift == 1076 {
      var scaled = UInt64(truncatingIfNeeded: quotient)
      let rest = (scaled & 3) << 1 | (remainder.isZero ? 0 : 1)
      scaled >>= 2
      if rest > 4 || (rest == 4 && scaled & 1 == 1) { scaled += 1 }
      value = scalbn(Double(scaled), -1074)
    } else {
      let extra = max(0, quotient.bitWidth - 64)
      var top = UInt64(truncatingIfNeeded: quotient >> extra)
      if !remainder.isZero || (extra > 0 && quotient.trailingZeroBitCount < extra) { top |= 1 }
      value = scalbn(Double(top), Int32(extra - shift))
    }
    if value.isInfinite { return nil }
    return isNegative ? -value : value
  }

  /// `base ** exponent` for a non-negative exponent; can be interrupted.
  static func power(
    _ base: BigInt, _ exponent: BigInt, _ cx: Context
  ) throws(PyException) -> BigInt {
    if exponent.isZero { return 1 }
    if base.isZero || base == 1 { return base }
    if base == -1 { return exponent.magnitude.words.first.map { $0 & 1 } == 1 ? -1 : 1 }
    guard let times = Int(exactly: exponent) else { throw .memoryError() }
    let (bits, overflow) = (base.magnitude.bitWidth - 1).multipliedReportingOverflow(by: times)
    if overflow { throw .memoryError() }
    try cx.checkSize(bits / 8)
    if base.magnitude.trailingZeroBitCount == base.magnitude.bitWidth - 1 {
      let result = shiftLeft(BigInt(1), bits)
      return base.sign == .minus && times & 1 == 1 ? -result : result
    }
    var result = BigInt(1)
    var place = Int.bitWidth - times.leadingZeroBitCount - 1
    while place >= 0 {
      try cx.checkInterrupt()
      result = try multiply(result, result, cx)
      if times >> place & 1 == 1 { result = try multiply(result, base, cx) }
      place -= 1
    }
    return result
  }

  /// `pow(base, exponent, modulus)`; can be interrupted.
  static func power(
    _ base: BigInt, _ exponent: BigInt, modulus: BigInt, _ cx: Context
  ) throws(PyException) -> BigInt {
    if modulus.isZero { throw .valueError("pow() 3rd argument cannot be 0") }
    var base = base
    var exponent = exponent
    let magnitude = BigInt(modulus.magnitude)
    if magnitude == 1 { return 0 }
    base = try floorDivide(base, magnitude, cx).remainder
    if exponent.sign == .minus {
      guard let inverse = base.inverse(magnitude) else {
        throw .valueError("base is not invertible for the given modulus")
      }
      base = try floorDivide(inverse, magnitude, cx).remainder
      exponent = -exponent
    }
    var result = BigInt(1)
    var place = exponent.magnitude.bitWidth - 1
    let bits = exponent.magnitude
    while place >= 0 {
      try cx.checkInterrupt()
      result = try floorDivide(multiply(result, result, cx), magnitude, cx).remainder
      if bits[bitAt: place] {
        result = try floorDivide(multiply(result, base, cx), magnitude, cx).remainder
      }
      place -= 1
    }
    if modulus.sign == .minus, !result.isZero { return result + modulus }
    return result
  }

  /// The order of an integer and a float that is not NaN: -1, 0 or 1, exactly.
  static func order(_ a: BigInt, _ b: Double) -> Int {
    if b.isInfinite { return b > 0 ? -1 : 1 }
    let whole = BigInt(b.rounded(.towardZero))
    if a != whole { return a < whole ? -1 : 1 }
    let fraction = b - b.rounded(.towardZero)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }

  /// The order of a small integer and a float that is not NaN.
  static func order(_ a: Int, _ b: Double) -> Int {
    if b >= 0x1p63 { return -1 }
    if b < -0x1p63 { return 1 }
    let whole = Int(b)
    if a != whole { return a < whole ? -1 : 1 }
    let fraction = b - b.rounded(.towardZero)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }

  /// The hash of an integer: its remainder by 2⁶¹ − 1, with its sign.
  static func hash(_ a: BigInt) -> Int {
    let remainder = Int(truncatingIfNeeded: a.magnitude % BigUInt((1 << 61) - 1))
    let signed = a.sign == .minus ? -remainder : remainder
    return signed == -1 ? -2 : signed
  }

  /// The hash of an integer of 127 bits and a sign: its remainder by 2⁶¹ − 1, with its sign.
  static func hash(_ a: Int128) -> Int {
    // 2⁶¹ is 1 by this modulus, so the number's parts of 61 bits are added.
    let modulus: UInt128 = (1 << 61) - 1
    let magnitude = a.magnitude
    let sum = (magnitude & modulus) + (magnitude >> 61 & modulus) + magnitude >> 122
    let remainder = Int(truncatingIfNeeded: sum % modulus)
    let signed = a < 0 ? -remainder : remainder
    return signed == -1 ? -2 : signed
  }

  /// The hash of a float: equal to that of an equal integer.
  static func hash(_ number: Double) -> Int {
    if number.isInfinite { return number > 0 ? 314_159 : -314_159 }
    if number.isNaN { return 0 }
    let modulus: UInt64 = (1 << 61) - 1
    var exponent: Int32 = 0
    var mantissa = splitExponent(number.magnitude, &exponent)
    var hash: UInt64 = 0
    while mantissa != 0 {
      hash = (hash << 28 & modulus) | hash >> 33
      mantissa *= 0x1p28
      exponent -= 28
      let part = UInt64(mantissa)
      mantissa -= Double(part)
      hash += part
      if hash >= modulus { hash -= modulus }
    }
    let turn = UInt64(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61)
    hash = (hash << turn & modulus) | hash >> (61 - turn)
    let signed = number < 0 ? -Int(hash) : Int(hash)
    return signed == -1 ? -2 : signed
  }
}

extension BigUInt {
  /// A bit by its place, from 0.
  fileprivate subscript(bitAt place: Int) -> Bool {
    let word = words.index(words.startIndex, offsetBy: place / UInt.bitWidth)
    return words[word] >> UInt(place % UInt.bitWidth) & 1 == 1
  }
}

/// A number as a fraction from ½ to 1 and a power of two.
///
/// The corresponding C function is `frexp`.
private func splitExponent(_ number: Double, _ exponent: inout Int32) -> Double {
  if number == 0 { return 0 }
  exponent = Int32(number.exponent) + 1
  return number.significand / 2
}
