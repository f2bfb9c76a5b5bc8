extension Context {
  /// `a op b` for a rich comparison; what a class returns need not be a bool.
  package func compare(
    _ comparison: Comparison, _ a: Value, _ b: Value
  ) throws(PyException) -> Value {
    if let order = plainOrder(a, b) { return .bool(comparison.holds(order)) }
    return try recursing(" in comparison") { () throws(PyException) -> Value in
      let left = a.type
      let right = b.type
      var reflectedTried = false
      if left !== right, right.isSubclass(of: left), let slot = right.slots.compare {
        reflectedTried = true
        let result = try slot(b, a, comparison.reflected, self)
        if !result.isNotImplemented { return result }
      }
      if let slot = left.slots.compare {
        let result = try slot(a, b, comparison, self)
        if !result.isNotImplemented { return result }
      }
      if !reflectedTried, let slot = right.slots.compare {
        let result = try slot(b, a, comparison.reflected, self)
        if !result.isNotImplemented { return result }
      }
      switch comparison {
      case .equal: return .bool(a.isIdentical(to: b))
      case .notEqual: return .bool(!a.isIdentical(to: b))
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        throw .typeError(
          "'\(comparison.sign)' not supported between instances of '\(left.title)' and '\(right.title)'"
        )
      }
    }
  }

  /// The order of two small integers, plain texts or plain bytes, which needs no slot; nil for all others.
  @inline(__always)
  private func plainOrder(_ a: Value, _ b: Value) -> Int? {
    if case .int(let left) = a, case .int(let right) = b {
      return left < right ? -1 : left == right ? 0 : 1
    }
    guard case .object(let left) = a, case .object(let right) = b, left.kind == right.kind else {
      return nil
    }
    if left.kind == .str, left.isExactly(TypeAddress.str), right.isExactly(TypeAddress.str) {
      return StrType.order(
        unsafeDowncast(left, to: PyStr.self), unsafeDowncast(right, to: PyStr.self))
    }
    if left.kind == .bytes, left.isExactly(TypeAddress.bytes), right.isExactly(TypeAddress.bytes) {
      return Octets.order(
        unsafeDowncast(left, to: PyBytes.self).octets,
        unsafeDowncast(right, to: PyBytes.self).octets)
    }
    return nil
  }

  /// Whether `a is b or a == b`: the equality of containers.
  package func equal(_ a: Value, _ b: Value) throws(PyException) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a == b
    case (.none, .none): return true
    default: break
    }
    if let a = a.asStr, let b = b.asStr, a.type === Types.str, b.type === Types.str {
      return a.equals(b)
    }
    if case .float(let a) = a, case .float(let b) = b {
      return a == b || (a.isNaN && b.isNaN && a.bitPattern == b.bitPattern)
    }
    if a.isIdentical(to: b) { return true }
    return try truth(compare(.equal, a, b))
  }

  /// `hash(value)`.
  package func hash(_ value: Value) throws(PyException) -> Int {
    if let heap = value.lentObject {
      let hash = heap.lend { $0.kind == .str ? unsafeDowncast($0, to: PyStr.self).hash : 0 }
      if hash != 0 { return hash }
    }
    switch value {
    case .int(let number): return Self.hash(number)
    case .bool(let flag): return flag ? 1 : 0
    case .none: return 612_812
    case .float, .unbound, .object: break
    }
    let type = value.type
    guard !type.slots.isUnhashable, let slot = type.slots.hash else {
      throw .typeError("unhashable type: '\(value.type.title)'")
    }
    return try slot(value, self)
  }

  /// The hash of an integer: its remainder by 2⁶¹ − 1 with its sign, never −1.
  @inline(__always) package static func hash(_ number: Int) -> Int {
    let modulus = (1 << 61) - 1
    let hash = number % modulus
    return hash == -1 ? -2 : hash
  }

  /// `bool(value)`.
  @inline(__always) package func truth(_ value: Value) throws(PyException) -> Bool {
    switch value {
    case .bool(let flag): return flag
    case .none: return false
    case .int(let number): return number != 0
    case .float(let number): return number != 0
    case .object: return try truth(of: value)
    case .unbound: return false
    }
  }

  @inline(never) private func truth(of value: Value) throws(PyException) -> Bool {
    if let count = value.lentObject?.lend({ Compiler.plainLength($0) }), count >= 0 {
      return count != 0
    }
    let type = value.type
    if let slot = type.slots.bool { return try slot(value, self) }
    if let slot = type.slots.length { return try slot(value, self) != 0 }
    return true
  }
}
