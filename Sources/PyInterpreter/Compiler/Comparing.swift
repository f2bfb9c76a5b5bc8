/// A rich comparison with its fast way on small integers and floats.
protocol FastComparison {
  static var comparison: Comparison { get }
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
}

enum LessThan: FastComparison {
  static var comparison: Comparison { .less }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
}

enum LessOrEqual: FastComparison {
  static var comparison: Comparison { .lessOrEqual }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
}

enum EqualTo: FastComparison {
  static var comparison: Comparison { .equal }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
}

enum NotEqualTo: FastComparison {
  static var comparison: Comparison { .notEqual }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
}

enum GreaterThan: FastComparison {
  static var comparison: Comparison { .greater }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
}

enum GreaterOrEqual: FastComparison {
  static var comparison: Comparison { .greaterOrEqual }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
}

/// Closures of comparisons, as tests and as values.
enum Comparing {
  @inline(__always)
  static func test<C: FastComparison, L: Operand, R: Operand>(
    _ comparison: C.Type, _ left: L, _ right: R
  ) -> Test {
    Test { (frame: Frame) throws(PyException) -> Bool in
      let a = try left.value(frame)
      let b = try right.value(frame)
      if case .int(let x) = a, case .int(let y) = b { return C.holds(x, y) }
      if case .float(let x) = a, case .float(let y) = b { return C.holds(x, y) }
      return try slow(C.comparison, a, b, frame.cx)
    }
  }

  @inline(never)
  static func slow(
    _ comparison: Comparison, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    if let x = a.asStr, let y = b.asStr, x.type === Types.str, y.type === Types.str {
      if comparison == .equal { return x.equals(y) }
      if comparison == .notEqual { return !x.equals(y) }
    }
    return try cx.truth(cx.compare(comparison, a, b))
  }

  static func test<C: FastComparison>(
    _ comparison: C.Type, _ left: Compiled, _ right: Compiled
  ) -> Test {
    switch (left.form, right.form) {
    case (.local(let a, let name), .local(let b, let other)):
      return test(
        comparison, LocalOperand(slot: a, name: name), LocalOperand(slot: b, name: other))
    case (.local(let a, let name), .int(let b)):
      return test(comparison, LocalOperand(slot: a, name: name), IntOperand(constant: b))
    case (.local(let a, let name), _):
      return test(
        comparison, LocalOperand(slot: a, name: name), AnyOperand(evaluate: right.evaluate))
    case (_, .int(let b)):
      return test(comparison, AnyOperand(evaluate: left.evaluate), IntOperand(constant: b))
    default:
      return test(
        comparison, AnyOperand(evaluate: left.evaluate), AnyOperand(evaluate: right.evaluate))
    }
  }

  static func test(_ comparison: Comparison, _ left: Compiled, _ right: Compiled) -> Test {
    switch comparison {
    case .less: test(LessThan.self, left, right)
    case .lessOrEqual: test(LessOrEqual.self, left, right)
    case .equal: test(EqualTo.self, left, right)
    case .notEqual: test(NotEqualTo.self, left, right)
    case .greater: test(GreaterThan.self, left, right)
    case .greaterOrEqual: test(GreaterOrEqual.self, left, right)
    }
  }

  /// The comparison as a value: what a class returns need not be a bool.
  static func value(
    _ comparison: Comparison, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    if case .int(let x) = a, case .int(let y) = b {
      return .bool(comparison.holds(x < y ? -1 : x == y ? 0 : 1))
    }
    if let x = a.asStr, let y = b.asStr, x.type === Types.str, y.type === Types.str {
      if comparison == .equal { return .bool(x.equals(y)) }
      if comparison == .notEqual { return .bool(!x.equals(y)) }
    }
    return try cx.compare(comparison, a, b)
  }
}
