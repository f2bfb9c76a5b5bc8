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
  @inline(never)
  static func slow(
    _ comparison: Comparison, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    if comparison == .equal || comparison == .notEqual, let same = plainEquality(a, b) {
      return same == (comparison == .equal)
    }
    return try cx.truth(cx.compare(comparison, a, b))
  }

  /// Whether two plain texts, or two plain `bytes`, are equal; nil for other values.
  @inline(__always)
  static func plainEquality(_ a: Value, _ b: Value) -> Bool? {
    guard let left = a.lentObject, let right = b.lentObject else { return nil }
    return left.lend { left in right.lend { right in plainEquality(left, right) } }
  }

  @inline(__always)
  private static func plainEquality(_ left: PyObject, _ right: PyObject) -> Bool? {
    guard left.kind == right.kind else { return nil }
    if left.kind == .str, left.isExactly(TypeAddress.str), right.isExactly(TypeAddress.str) {
      return unsafeDowncast(left, to: PyStr.self).equals(unsafeDowncast(right, to: PyStr.self))
    }
    if left.kind == .bytes, left.isExactly(TypeAddress.bytes), right.isExactly(TypeAddress.bytes) {
      return unsafeDowncast(left, to: PyBytes.self).octets
        == unsafeDowncast(right, to: PyBytes.self).octets
    }
    return nil
  }

  private static func test<C: FastComparison>(
    _ comparison: C.Type, _ left: Compiled, _ right: Compiled
  ) -> Test {
    let first = left.evaluate
    let second = right.evaluate
    if let place = left.place, case .int(let y) = right.form {
      return Test { (frame: Frame) throws(PyException) -> Bool in
        if let x = place(frame).smallInt { return C.holds(x, y) }
        return try slow(C.self, try first(frame), .int(y), frame.cx)
      }
    }
    if let place = left.place, let other = right.place {
      return Test { (frame: Frame) throws(PyException) -> Bool in
        if let x = place(frame).smallInt, let y = other(frame).smallInt {
          return C.holds(x, y)
        }
        let a = try first(frame)
        return try slow(C.self, a, try second(frame), frame.cx)
      }
    }
    if case .int(let y) = right.form {
      return Test { (frame: Frame) throws(PyException) -> Bool in
        let a = try first(frame)
        if case .int(let x) = a { return C.holds(x, y) }
        return try slow(C.self, a, .int(y), frame.cx)
      }
    }
    return Test { (frame: Frame) throws(PyException) -> Bool in
      let a = try first(frame)
      let b = try second(frame)
      if case .int(let x) = a, case .int(let y) = b { return C.holds(x, y) }
      return try slow(C.self, a, b, frame.cx)
    }
  }

  /// The comparison of values that are not two small integers.
  @inline(never)
  private static func slow<C: FastComparison>(
    _ comparison: C.Type, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    if case .float(let x) = a, case .float(let y) = b { return C.holds(x, y) }
    return try slow(C.comparison, a, b, cx)
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
    if comparison == .equal || comparison == .notEqual, let same = plainEquality(a, b) {
      return .bool(same == (comparison == .equal))
    }
    return try cx.compare(comparison, a, b)
  }
}
