internal import BigInt
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension FloatType {
  /// The methods of `float`.
  static func installMethods(_ type: PyType) {
    type.method("is_integer", .none) { a, _ in
      let number = receiver(a)
      return .bool(number.isFinite && number == number.rounded(.towardZero))
    }
    type.method("as_integer_ratio", .none, ratio)
    type.method("hex", .none) { a, _ in .object(PyStr(ascii: hexadecimal(receiver(a)))) }
    type.classMethod("fromhex", .one, fromHex)
    type.method("__getnewargs__", .none) { a, _ in .tuple([.float(receiver(a))]) }
    type.method("conjugate", .none) { a, _ in .float(receiver(a)) }
    type.method("__trunc__", .none) { a, _ throws(PyException) in try truncated(receiver(a)) }
    type.method("__floor__", .none) { a, _ throws(PyException) in try truncated(floor(receiver(a)))
    }
    type.method("__ceil__", .none) { a, _ throws(PyException) in try truncated(ceil(receiver(a))) }
    type.method("__round__", .expected(0...1), round)
    type.attribute("real", get: { value, _ in .float(value.asDouble ?? 0) })
    type.attribute("imag", get: { _, _ in .float(0) })
  }

  private static func receiver(_ arguments: Arguments) -> Double {
    arguments.receiver.asDouble ?? 0
  }

  private static func ratio(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let number = receiver(a)
    if number.isNaN { throw .valueError("cannot convert NaN to integer ratio") }
    if number.isInfinite { throw .overflowError("cannot convert Infinity to integer ratio") }
    if number == 0 { return .tuple([.int(0), .int(1)]) }
    var mantissa = BigInt(number.significandBitPattern | (number.isNormal ? 1 << 52 : 0))
    var power = (number.isNormal ? Int(number.exponent) : -1022) - 52
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= zeros
    power += zeros
    if number < 0 { mantissa.negate() }
    if power >= 0 { return .tuple([Value(mantissa << power), .int(1)]) }
    return .tuple([Value(mantissa), Value(BigInt(1) << -power)])
  }

  private static func hexadecimal(_ number: Double) -> [UInt8] {
    if !number.isFinite { return FloatText.repr(number) }
    var result: [UInt8] = number.sign == .minus ? [45] : []
    if number == 0 { return result + Array("0x0.0p+0".utf8) }
    let exponent = number.isNormal ? Int(number.exponent) : -1022
    result += Array(number.isNormal ? "0x1.".utf8 : "0x0.".utf8)
    for place in (0..<13).reversed() {
      result.append(StrRepr.hexDigits[Int(number.significandBitPattern >> UInt64(place * 4) & 15)])
    }
    return result + Array("p\(exponent < 0 ? "-" : "+")\(abs(exponent))".utf8)
  }

  private static func fromHex(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    guard let text = a[0].asStr else {
      throw .typeError("bad argument type for built-in operation")
    }
    if !text.isASCII { try cx.checkEncodable(text) }
    let malformed = PyException.valueError("invalid hexadecimal floating-point string")
    var units = text.isASCII ? text.ascii : [63]
    while let first = units.first, UnicodeData.isByteSpace(first) { units.removeFirst() }
    while let last = units.last, UnicodeData.isByteSpace(last) { units.removeLast() }
    let number: Double
    if let special = FloatParsing.special(units) {
      number = special
    } else {
      guard let normal = normalized(ASCIICase.lower(units)) else { throw malformed }
      number = strtod(normal, nil)
      if number.isInfinite {
        throw .overflowError("hexadecimal value too large to represent as a float")
      }
    }
    guard let type = a.receiver.asType, type !== Types.float else { return .float(number) }
    return try cx.call(.object(type), .float(number))
  }

  /// The text in the form that C reads, nil when it is malformed.
  private static func normalized(_ units: [UInt8]) -> String? {
    var rest = units[...]
    var result = ""
    if rest.first == 43 || rest.first == 45 {
      if rest.removeFirst() == 45 { result = "-" }
    }
    if rest.starts(with: [48, 120]) { rest = rest.dropFirst(2) }
    result += "0x"
    var digits = 0
    var hasPoint = false
    while let unit = rest.first {
      if unit == 46, !hasPoint {
        hasPoint = true
      } else if let value = IntText.digitValue(unit), value < 16 {
        digits += 1
      } else {
        break
      }
      result.unicodeScalars.append(Unicode.Scalar(unit))
      rest = rest.dropFirst()
    }
    if digits == 0 { return nil }
    if rest.isEmpty { return result + "p0" }
    guard rest.removeFirst() == 112 else { return nil }
    result += "p"
    if rest.first == 43 || rest.first == 45 {
      result.unicodeScalars.append(Unicode.Scalar(rest.removeFirst()))
    }
    guard !rest.isEmpty, rest.allSatisfy(ASCIICase.isDigit) else { return nil }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private static func round(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let number = receiver(a)
    guard let places = a.get(0), !places.isNone else {
      return try truncated(number.rounded(.toNearestOrEven))
    }
    let digits = cx.clamped(try cx.index(places))
    if !number.isFinite || number == 0 || digits > 323 { return .float(number) }
    if digits < -308 { return .float(copysign(0, number)) }
    let result = rounded(number, digits)
    if result.isInfinite { throw .overflowError("rounded value too large to represent") }
    return .float(result)
  }

  /// Rounds to decimal places by way of the exact decimal text.
  private static func rounded(_ number: Double, _ digits: Int) -> Double {
    if digits >= 0 {
      let text = FloatText.text(
        number, "f", precision: digits, isAlternate: false, addsPoint: false)
      return strtod(String(decoding: text, as: UTF8.self), nil)
    }
    // Whole numbers only matter here: round the exact value to a multiple of a power of ten, ties to even.
    let unit = BigInt(10).power(-digits)
    let whole = BigInt(number.magnitude.rounded(.towardZero))
    let hasFraction = number.magnitude != number.magnitude.rounded(.towardZero)
    let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: unit)
    let twice = remainder * 2
    let isOdd = (quotient.magnitude.words.first ?? 0) & 1 == 1
    let isUp = twice > unit || (twice == unit && (hasFraction || isOdd))
    let result = BigNumbers.double((isUp ? quotient + 1 : quotient) * unit) ?? .infinity
    return number < 0 ? -result : result
  }
}
