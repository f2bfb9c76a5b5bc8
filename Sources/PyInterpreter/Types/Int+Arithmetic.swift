internal import BigInt

extension IntType {
  private typealias Fast = (Int, Int) -> (Int, Bool)

  /// `+ - * / // % divmod **`.
  static func installArithmetic(_ slots: inout TypeSlots) {
    slots[.add] = arithmetic(
      { $0.addingReportingOverflow($1) }, { $0.addingReportingOverflow($1) }, { $0 + $1 })
    slots[.subtract] = arithmetic(
      { $0.subtractingReportingOverflow($1) }, { $0.subtractingReportingOverflow($1) },
      { $0 - $1 })
    slots[.multiply] = .calling { a, b, cx throws(PyException) in
      if let left = a.asInt, let right = b.asInt {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        if !overflow { return .int(result) }
      }
      if let left = a.asWide, let right = b.asWide,
        let product = product(left, right)
      {
        return Value(product)
      }
      guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else {
        return .notImplemented
      }
      return Value(try BigNumbers.multiply(left, right, cx))
    }
    slots[.divide] = .calling(divide)
    slots[.floorDivide] = .calling { a, b, cx throws(PyException) in
      guard let result = try floorDivide(a, b, "integer division or modulo by zero", cx) else {
        return .notImplemented
      }
      return result.0
    }
    slots[.modulo] = .calling { a, b, cx throws(PyException) in
      guard let result = try floorDivide(a, b, "integer modulo by zero", cx) else {
        return .notImplemented
      }
      return result.1
    }
    slots[.divmod] = .calling { a, b, cx throws(PyException) in
      guard let result = try floorDivide(a, b, "integer division or modulo by zero", cx) else {
        return .notImplemented
      }
      return .tuple([result.0, result.1])
    }
    slots[.power] = .calling(power)
  }

  @inline(__always)
  private static func arithmetic(
    _ fast: @escaping @Sendable (Int, Int) -> (partialValue: Int, overflow: Bool),
    _ wide: @escaping @Sendable (Int128, Int128) -> (partialValue: Int128, overflow: Bool),
    _ slow: @escaping @Sendable (BigInt, BigInt) -> BigInt
  ) -> BinarySlot {
    .calling { a, b, _ in
      if let left = a.asInt, let right = b.asInt {
        let (result, overflow) = fast(left, right)
        if !overflow { return .int(result) }
      }
      if let left = a.asWide, let right = b.asWide {
        let (result, overflow) = wide(left, right)
        if !overflow { return Value(result) }
      }
      guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else {
        return .notImplemented
      }
      return Value(slow(left, right))
    }
  }

  /// The product when it fits; what needs no more than 63 bits a side is not asked twice.
  @inline(__always)
  private static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let zeros = a.magnitude.leadingZeroBitCount + b.magnitude.leadingZeroBitCount
    if zeros > Int128.bitWidth { return a &* b }
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : result
  }

  private static func divide(_ a: Value, _ b: Value, _ cx: Context) throws(PyException) -> Value {
    guard a.isInt, b.isInt else { return .notImplemented }
    let exact = 1 << 53
    if let left = a.asInt, let right = b.asInt {
      if right == 0 { throw .zeroDivision("division by zero") }
      if -exact...exact ~= left, -exact...exact ~= right {
        return .float(Double(left) / Double(right))
      }
    }
    guard let left = a.asBigInt, let right = b.asBigInt else { return .notImplemented }
    if right.isZero { throw .zeroDivision("division by zero") }
    guard let result = BigNumbers.divide(left, right) else {
      throw .overflowError("integer division result too large for a float")
    }
    return .float(result)
  }

  private static func floorDivide(
    _ a: Value, _ b: Value, _ zero: String, _ cx: Context
  ) throws(PyException) -> (Value, Value)? {
    if let left = a.asInt, let right = b.asInt {
      if right == 0 { throw .zeroDivision(zero) }
      if right != -1 || left != .min {
        var quotient = left / right
        var remainder = left % right
        if remainder != 0, (remainder < 0) != (right < 0) {
          quotient -= 1
          remainder += right
        }
        return (.int(quotient), .int(remainder))
      }
    }
    if let left = a.asWide, let right = b.asWide, right != -1 {
      if right == 0 { throw .zeroDivision(zero) }
      var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
      if remainder != 0, (remainder < 0) != (right < 0) {
        quotient -= 1
        remainder += right
      }
      return (Value(quotient), Value(remainder))
    }
    guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else { return nil }
    if right.isZero { throw .zeroDivision(zero) }
    let (quotient, remainder) = try BigNumbers.floorDivide(left, right, cx)
    return (Value(quotient), Value(remainder))
  }

  /// `a ** b`.
  static func power(_ a: Value, _ b: Value, _ cx: Context) throws(PyException) -> Value {
    guard a.isInt, b.isInt else { return .notImplemented }
    if let base = a.asInt, let exponent = b.asInt, exponent >= 0 {
      if let result = power(base, exponent) { return .int(result) }
      if let result = power(Int128(base), exponent) { return Value(result) }
    }
    guard let base = a.asBigInt, let exponent = b.asBigInt else { return .notImplemented }
    if exponent.sign == .minus {
      return .float(try FloatType.power(FloatType.exact(a), FloatType.exact(b)))
    }
    return Value(try BigNumbers.power(base, exponent, cx))
  }

  /// The power when it fits, and all squares on the way to it.
  @inline(__always)
  private static func power<T: FixedWidthInteger>(_ base: T, _ exponent: Int) -> T? {
    var result: T = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { break }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = product
    }
    return result
  }

  /// `<< >> & | ^`.
  static func installBits(_ slots: inout TypeSlots) {
    slots[.shiftLeft] = .calling(shiftLeft)
    slots[.shiftRight] = .calling(shiftRight)
    slots[.and] = bits({ $0 & $1 }, { $0 & $1 }, { $0 & $1 })
    slots[.or] = bits({ $0 | $1 }, { $0 | $1 }, { $0 | $1 })
    slots[.xor] = bits({ $0 ^ $1 }, { $0 ^ $1 }, { $0 ^ $1 })
  }

  @inline(__always)
  private static func bits(
    _ fast: @escaping @Sendable (Int, Int) -> Int,
    _ wide: @escaping @Sendable (Int128, Int128) -> Int128,
    _ slow: @escaping @Sendable (UInt, UInt) -> UInt
  ) -> BinarySlot {
    .calling { a, b, _ in
      if let left = a.asInt, let right = b.asInt { return .int(fast(left, right)) }
      if let left = a.asWide, let right = b.asWide { return Value(wide(left, right)) }
      guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else {
        return .notImplemented
      }
      return Value(BigNumbers.bitwise(left, right, slow))
    }
  }

  private static func shiftLeft(
    _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard a.isInt, b.isInt else { return .notImplemented }
    let places = b.asInt
    if let small = a.asInt, let places, 0..<62 ~= places {
      let result = small << places
      if result >> places == small { return .int(result) }
    }
    if let wide = a.asWide, let places, 0..<126 ~= places {
      let result = wide << Int128(places)
      if result >> Int128(places) == wide { return Value(result) }
    }
    let number = a.asBigInt ?? 0
    if b.asBigInt?.sign == .minus { throw .valueError("negative shift count") }
    if number.isZero { return .int(0) }
    guard let places else { throw .overflowError("too many digits in integer") }
    try cx.checkSize(places / 8)
    return Value(BigNumbers.shiftLeft(number, places))
  }

  private static func shiftRight(
    _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard a.isInt, b.isInt else { return .notImplemented }
    if b.asInt ?? 0 < 0 || b.asInt == nil && b.asBigInt?.sign == .minus {
      throw .valueError("negative shift count")
    }
    let places = b.asInt ?? .max
    if let small = a.asInt { return .int(small >> min(places, 63)) }
    if let wide = a.asWide { return Value(wide >> Int128(min(places, 127))) }
    guard let number = a.asBigInt else { return .notImplemented }
    if places > number.magnitude.bitWidth { return .int(number.sign == .minus ? -1 : 0) }
    return Value(BigNumbers.shiftRight(number, places))
  }
}
