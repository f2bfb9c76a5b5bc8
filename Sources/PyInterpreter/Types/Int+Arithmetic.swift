internal import BigInt

extension IntType {
  private typealias Fast = (Int, Int) -> (Int, Bool)

  /// `+ - * / // % divmod **`.
  static func installArithmetic(_ slots: inout TypeSlots) {
    slots[.add] = arithmetic({ $0.addingReportingOverflow($1) }, { $0 + $1 })
    slots[.subtract] = arithmetic({ $0.subtractingReportingOverflow($1) }, { $0 - $1 })
    slots[.multiply] = .calling { a, b, cx throws(PyException) in
      if let left = a.asInt, let right = b.asInt {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        if !overflow { return .int(result) }
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
    _ slow: @escaping @Sendable (BigInt, BigInt) -> BigInt
  ) -> BinarySlot {
    .calling { a, b, _ in
      if let left = a.asInt, let right = b.asInt {
        let (result, overflow) = fast(left, right)
        if !overflow { return .int(result) }
      }
      guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else {
        return .notImplemented
      }
      return Value(slow(left, right))
    }
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
    guard a.isInt, b.isInt, let left = a.asBigInt, let right = b.asBigInt else { return nil }
    if right.isZero { throw .zeroDivision(zero) }
    let (quotient, remainder) = try BigNumbers.floorDivide(left, right, cx)
    return (Value(quotient), Value(remainder))
  }

  /// `a ** b`.
  static func power(_ a: Value, _ b: Value, _ cx: Context) throws(PyException) -> Value {
    guard a.isInt, b.isInt else { return .notImplemented }
    if let base = a.asInt, let exponent = b.asInt, exponent >= 0 {
      var result = 1
      var square = base
      var rest = exponent
      var overflowed = false
      while rest > 0 {
        if rest & 1 == 1 {
          let (product, overflow) = result.multipliedReportingOverflow(by: square)
          result = product
          overflowed = overflowed || overflow
        }
        rest >>= 1
        if rest > 0 {
          let (product, overflow) = square.multipliedReportingOverflow(by: square)
          square = product
          overflowed = overflowed || overflow
        }
        if overflowed { break }
      }
      if !overflowed { return .int(result) }
    }
    guard let base = a.asBigInt, let exponent = b.asBigInt else { return .notImplemented }
    if exponent.sign == .minus {
      return .float(try FloatType.power(FloatType.exact(a), FloatType.exact(b)))
    }
    return Value(try BigNumbers.power(base, exponent, cx))
  }

  /// `<< >> & | ^`.
  static func installBits(_ slots: inout TypeSlots) {
    slots[.shiftLeft] = .calling(shiftLeft)
    slots[.shiftRight] = .calling(shiftRight)
    slots[.and] = bits({ $0 & $1 }, { $0 & $1 })
    slots[.or] = bits({ $0 | $1 }, { $0 | $1 })
    slots[.xor] = bits({ $0 ^ $1 }, { $0 ^ $1 })
  }

  @inline(__always)
  private static func bits(
    _ fast: @escaping @Sendable (Int, Int) -> Int,
    _ slow: @escaping @Sendable (UInt, UInt) -> UInt
  ) -> BinarySlot {
    .calling { a, b, _ in
      if let left = a.asInt, let right = b.asInt { return .int(fast(left, right)) }
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
    guard let number = a.asBigInt else { return .notImplemented }
    if places > number.magnitude.bitWidth { return .int(number.sign == .minus ? -1 : 0) }
    return Value(BigNumbers.shiftRight(number, places))
  }
}
