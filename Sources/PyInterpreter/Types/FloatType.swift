internal import BigInt
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `float`: the constructor, operators and protocols.
enum FloatType {
  /// Fills the type.
  static func install() {
    let type = Types.float
    var slots = TypeSlots()
    slots.repr = .calling { value, _ in .object(PyStr(ascii: FloatText.repr(value.asDouble ?? 0))) }
    slots.hash = .calling { value, _ in BigNumbers.hash(value.asDouble ?? 0) }
    slots.compare = .calling(compare)
    slots.format = .calling { value, specification, cx throws(PyException) in
      .object(try Formatting.float(value, specification, cx))
    }
    slots.bool = .calling { value, _ in value.asDouble != 0 }
    slots.int = .calling { value, _ throws(PyException) in try truncated(value.asDouble ?? 0) }
    slots.float = .calling { value, _ in .float(value.asDouble ?? 0) }
    slots.new = .calling(make)
    slots[.negative] = .calling { value, _ in .float(-(value.asDouble ?? 0)) }
    slots[.positive] = .calling { value, _ in .float(value.asDouble ?? 0) }
    slots[.absolute] = .calling { value, _ in .float((value.asDouble ?? 0).magnitude) }
    installArithmetic(&slots)
    type.slots = slots
    installMethods(type)
  }

  // MARK: Conversion

  /// An `int` as a `Double`; one that is too large is an `OverflowError`.
  static func exact(_ value: Value) throws(PyException) -> Double {
    if let small = value.asInt { return Double(small) }
    guard let number = BigNumbers.double(value.asBigInt ?? 0) else {
      throw .overflowError("int too large to convert to float")
    }
    return number
  }

  /// An operand of float arithmetic: a float or an int, nil for anything else.
  @inline(__always)
  static func operand(_ value: Value) throws(PyException) -> Double? {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    default: break
    }
    if let number = value.asDouble { return number }
    return value.isInt ? try exact(value) : nil
  }

  /// A number for a C `double` argument: `must be real number, not str`.
  static func number(_ value: Value, _ cx: Context) throws(PyException) -> Double {
    if let number = try operand(value) { return number }
    if let slot = value.type.slots.float {
      let result = try slot(value, cx)
      guard let number = result.asDouble else {
        throw .typeError(
          "\(value.type.title).__float__ returned non-float (type \(result.type.title))")
      }
      return number
    }
    if value.type.slots.index != nil { return try exact(cx.index(value)) }
    throw .typeError("must be real number, not \(value.type.title)")
  }

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try arguments.refuseKeywords("float", unless: type !== Types.float)
    try arguments.expect("float", 0...1)
    var number = 0.0
    if let value = arguments.get(0) {
      if let text = value.asStr {
        number = try parsed(FloatParsing.parse(text), value, cx)
      } else if value.type.slots.float == nil, value.type.slots.index == nil {
        guard let bytes = value.bytesLike else {
          throw .typeError(
            "float() argument must be a string or a real number, not '\(value.type.title)'")
        }
        number = try parsed(FloatParsing.parse(bytes), value, cx)
      } else {
        number = try Self.number(value, cx)
      }
    }
    return type === Types.float ? .float(number) : .object(PyFloat(number, type: type))
  }

  private static func parsed(
    _ number: Double?, _ value: Value, _ cx: Context
  ) throws(PyException) -> Double {
    if let number { return number }
    throw try cx.valueError(quoting: value) { "could not convert string to float: \($0.string)" }
  }

  /// The integer part as an `int`.
  static func truncated(_ number: Double) throws(PyException) -> Value {
    if let small = Int(exactly: number.rounded(.towardZero)) { return .int(small) }
    if number.isNaN { throw .valueError("cannot convert float NaN to integer") }
    if number.isInfinite { throw .overflowError("cannot convert float infinity to integer") }
    return Value(BigInt(number.rounded(.towardZero)))
  }

  // MARK: Comparison

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    guard let left = a.asDouble else { return .notImplemented }
    if let right = b.asDouble {
      switch comparison {
      case .less: return .bool(left < right)
      case .lessOrEqual: return .bool(left <= right)
      case .equal: return .bool(left == right)
      case .notEqual: return .bool(left != right)
      case .greater: return .bool(left > right)
      case .greaterOrEqual: return .bool(left >= right)
      }
    }
    guard b.isInt else { return .notImplemented }
    if left.isNaN { return .bool(comparison == .notEqual) }
    if let small = b.asInt { return .bool(comparison.holds(-BigNumbers.order(small, left))) }
    return .bool(comparison.holds(-BigNumbers.order(b.asBigInt ?? 0, left)))
  }

  // MARK: Arithmetic

  @inline(__always)
  private static func arithmetic(
    _ body: @escaping @Sendable (Double, Double) throws(PyException) -> Double
  ) -> BinarySlot {
    .calling { a, b, _ throws(PyException) in
      guard let left = try operand(a), let right = try operand(b) else { return .notImplemented }
      return .float(try body(left, right))
    }
  }

  private static func installArithmetic(_ slots: inout TypeSlots) {
    slots[.add] = arithmetic { $0 + $1 }
    slots[.subtract] = arithmetic { $0 - $1 }
    slots[.multiply] = arithmetic { $0 * $1 }
    slots[.divide] = arithmetic { (a, b) throws(PyException) in
      if b == 0 { throw .zeroDivision("float division by zero") }
      return a / b
    }
    slots[.floorDivide] = arithmetic { (a, b) throws(PyException) in
      if b == 0 { throw .zeroDivision("float floor division by zero") }
      return divmod(a, b).0
    }
    slots[.modulo] = arithmetic { (a, b) throws(PyException) in
      if b == 0 { throw .zeroDivision("float modulo") }
      return modulo(a, b)
    }
    slots[.power] = arithmetic(power)
    slots[.divmod] = .calling { a, b, _ throws(PyException) in
      guard let left = try operand(a), let right = try operand(b) else { return .notImplemented }
      if right == 0 { throw .zeroDivision("float divmod()") }
      let (quotient, remainder) = divmod(left, right)
      return .tuple([.float(quotient), .float(remainder)])
    }
  }

  private static func modulo(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return copysign(0, b) }
    return (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  private static func divmod(_ a: Double, _ b: Double) -> (Double, Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient == 0 { return (copysign(0, a / b), remainder) }
    var whole = floor(quotient)
    if quotient - whole > 0.5 { whole += 1 }
    return (whole, remainder)
  }

  /// `a ** b`.
  static func power(_ a: Double, _ b: Double) throws(PyException) -> Double {
    if b == 0 || a == 1 { return 1 }
    if a.isNaN || b.isNaN { return .nan }
    if a == 0, b < 0 {
      throw .zeroDivision("0.0 cannot be raised to a negative power")
    }
    if a < 0, a.isFinite, b.isFinite, b != floor(b) {
      throw .typeError(
        "a negative number to a fractional power is a complex number, which this Python does not have"
      )
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw .make(
        Types.overflowError, arguments: [.int(34), .string("Numerical result out of range")])
    }
    return result
  }
}
