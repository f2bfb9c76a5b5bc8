/// The fast way of an operator on two small integers; nil where it overflows or does not apply.
protocol IntArithmetic {
  static var operation: BinaryOperation { get }
  static func ints(_ a: Int, _ b: Int) -> Value?
  static func floats(_ a: Double, _ b: Double) -> Value?
}

extension IntArithmetic {
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { nil }
}

enum Addition: IntArithmetic {
  static var operation: BinaryOperation { .add }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a + b) }
}

enum Subtraction: IntArithmetic {
  static var operation: BinaryOperation { .subtract }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a - b) }
}

enum Multiplication: IntArithmetic {
  static var operation: BinaryOperation { .multiply }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : .int(result)
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? { .float(a * b) }
}

enum FloorDivision: IntArithmetic {
  static var operation: BinaryOperation { .floorDivide }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    if b == 0 || b == -1 { return nil }
    let quotient = a / b
    return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
  }
}

enum Remainder: IntArithmetic {
  static var operation: BinaryOperation { .modulo }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    if b == 0 || b == -1 { return nil }
    let rest = a % b
    return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
  }
}

enum Division: IntArithmetic {
  static var operation: BinaryOperation { .divide }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    let exact = 1 << 53
    if b == 0 || a.magnitude > exact || b.magnitude > exact { return nil }
    return .float(Double(a) / Double(b))
  }
  @inline(__always) static func floats(_ a: Double, _ b: Double) -> Value? {
    b == 0 ? nil : .float(a / b)
  }
}

enum Conjunction: IntArithmetic {
  static var operation: BinaryOperation { .and }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? { .int(a & b) }
}

enum Disjunction: IntArithmetic {
  static var operation: BinaryOperation { .or }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? { .int(a | b) }
}

enum ExclusiveDisjunction: IntArithmetic {
  static var operation: BinaryOperation { .xor }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? { .int(a ^ b) }
}

enum RightShift: IntArithmetic {
  static var operation: BinaryOperation { .shiftRight }
  @inline(__always) static func ints(_ a: Int, _ b: Int) -> Value? {
    b < 0 ? nil : .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
  }
}

/// Closures of operators over the kinds of operands.
enum Arithmetic {
  private static func closure<O: IntArithmetic>(
    _ operation: O.Type, _ left: Compiled, _ right: Compiled
  ) -> Evaluate {
    let first = left.evaluate
    let second = right.evaluate
    if let place = left.place, case .int(let y) = right.form {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let x = place(frame).smallInt, let result = O.ints(x, y) { return result }
        return try slow(O.self, try first(frame), .int(y), frame.cx)
      }
    }
    if let place = left.place, let other = right.place {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let x = place(frame).smallInt, let y = other(frame).smallInt,
          let result = O.ints(x, y)
        {
          return result
        }
        let a = try first(frame)
        return try slow(O.self, a, try second(frame), frame.cx)
      }
    }
    if case .int(let y) = right.form {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let a = try first(frame)
        if case .int(let x) = a, let result = O.ints(x, y) { return result }
        return try slow(O.self, a, .int(y), frame.cx)
      }
    }
    if let place = right.place {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        let a = try first(frame)
        if case .int(let x) = a, let y = place(frame).smallInt, let result = O.ints(x, y) {
          return result
        }
        return try slow(O.self, a, try second(frame), frame.cx)
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let a = try first(frame)
      let b = try second(frame)
      if case .int(let x) = a, case .int(let y) = b, let result = O.ints(x, y) { return result }
      return try slow(O.self, a, b, frame.cx)
    }
  }

  /// The operator on values that are not two small integers, or overflow.
  @inline(never)
  private static func slow<O: IntArithmetic>(
    _ operation: O.Type, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if case .float(let x) = a, case .float(let y) = b, let result = O.floats(x, y) { return result }
    return try cx.binary(O.operation, a, b)
  }

  /// The closure of any binary operator.
  static func closure(
    _ operation: BinaryOperation, _ left: Compiled, _ right: Compiled
  ) -> Evaluate {
    switch operation {
    case .add: closure(Addition.self, left, right)
    case .subtract: closure(Subtraction.self, left, right)
    case .multiply: closure(Multiplication.self, left, right)
    case .floorDivide: closure(FloorDivision.self, left, right)
    case .modulo: closure(Remainder.self, left, right)
    case .divide: closure(Division.self, left, right)
    case .and: closure(Conjunction.self, left, right)
    case .or: closure(Disjunction.self, left, right)
    case .xor: closure(ExclusiveDisjunction.self, left, right)
    case .shiftRight: closure(RightShift.self, left, right)
    case .matrixMultiply, .power, .shiftLeft, .divmod:
      Evaluate { (frame: Frame) throws(PyException) -> Value in
        let a = try left.evaluate(frame)
        let b = try right.evaluate(frame)
        return try frame.cx.binary(operation, a, b)
      }
    }
  }

  /// The operators that augmented assignment does in place on small integers.
  @inline(__always)
  static func ints(_ operation: BinaryOperation, _ x: Int, _ y: Int) -> Value? {
    switch operation {
    case .add: Addition.ints(x, y)
    case .subtract: Subtraction.ints(x, y)
    case .multiply: Multiplication.ints(x, y)
    default: nil
    }
  }

  /// `a op= b` on values.
  @inline(__always)
  static func inplace(
    _ operation: BinaryOperation, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if case .int(let x) = a, case .int(let y) = b {
      if let result = ints(operation, x, y) { return result }
    }
    return try cx.inplace(operation, a, b)
  }
}
