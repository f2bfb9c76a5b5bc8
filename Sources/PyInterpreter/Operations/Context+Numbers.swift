extension Context {
  /// `a op b`, fast ways left to the caller; the message of a refusal names the operator.
  package func binary(
    _ operation: BinaryOperation, _ a: Value, _ b: Value
  ) throws(PyException) -> Value {
    if operation == .add, let sum = Self.directSum(a, b) { return sum }
    if operation == .modulo, a.lentObject?.lend({ $0.kind }) == .str,
      let template = a.asStr, template.isExactly(TypeAddress.str), b.asInstance == nil
    {
      return .object(try PercentFormat.text(template, b, self))
    }
    if operation == .multiply, case .int(let times) = b, let heap = a.lentObject,
      let product = try heap.borrow({ (heap) throws(PyException) in
        try directProduct(heap, times)
      })
    {
      return product
    }
    if let result = try attempt(operation, a, b) { return result }
    throw unsupported(operation.sign, a, b)
  }

  /// A plain text or `bytes` several times over.
  @inline(__always)
  private func directProduct(
    _ heap: PyObject, _ times: Int
  ) throws(PyException) -> Value? {
    switch heap.kind {
    case .str where heap.isExactly(TypeAddress.str):
      let text = unsafeDowncast(heap, to: PyStr.self)
      guard text.isASCII else { return nil }
      let result = try repeating(text.octets, times, "string is")
      return .object(result.count == 0 ? .empty : PyStr(result))
    case .bytes where heap.isExactly(TypeAddress.bytes):
      let bytes = unsafeDowncast(heap, to: PyBytes.self)
      return BytesType.wrap(try repeating(bytes.octets, times, "bytes are"), like: .none)
    default: return nil
    }
  }

  /// `a + b` of two plain texts, `bytes` or lists.
  @inline(__always)
  static func directSum(_ a: Value, _ b: Value) -> Value? {
    guard let left = a.lentObject, let right = b.lentObject else { return nil }
    return left.lend { left in right.lend { right in directSum(left, right) } }
  }

  @inline(__always)
  private static func directSum(_ left: PyObject, _ right: PyObject) -> Value? {
    guard left.kind == right.kind, left.typeAddress == right.typeAddress else { return nil }
    switch left.kind {
    case .str where left.isExactly(TypeAddress.str):
      return .object(
        unsafeDowncast(left, to: PyStr.self).appending(unsafeDowncast(right, to: PyStr.self)))
    case .bytes where left.isExactly(TypeAddress.bytes):
      let first = unsafeDowncast(left, to: PyBytes.self)
      let second = unsafeDowncast(right, to: PyBytes.self)
      if first.count == 0 { return .object(right) }
      if second.count == 0 { return .object(left) }
      return .bytes(Octets(first.octets, second.octets))
    case .list where left.isExactly(TypeAddress.list):
      return .list(
        unsafeDowncast(left, to: PyList.self).items + unsafeDowncast(right, to: PyList.self).items)
    default: return nil
    }
  }

  /// `a op= b`.
  package func inplace(
    _ operation: BinaryOperation, _ a: Value, _ b: Value
  ) throws(PyException) -> Value {
    if operation == .add, a.lentObject?.lend({ $0.kind }) != .list,
      let sum = Self.directSum(a, b)
    {
      return sum
    }
    if let slot = a.type.slots.inplace[operation.rawValue] {
      let result = try slot(a, b, self)
      if !result.isNotImplemented { return result }
    }
    if let result = try attempt(operation, a, b, isInplace: true) { return result }
    throw unsupported(operation == .power ? "**=" : operation.sign + "=", a, b)
  }

  private func attempt(
    _ operation: BinaryOperation, _ a: Value, _ b: Value, isInplace: Bool = false
  ) throws(PyException) -> Value? {
    let left = a.type
    let right = b.type
    let leftSlot = left.slots.binary[operation.rawValue]
    var rightSlot = left === right ? nil : right.slots.binary[operation.rawValue]
    let bit = UInt32(1) << UInt32(operation.rawValue)
    if left.slots.dispatched & bit != 0, right.slots.dispatched & bit != 0 { rightSlot = nil }
    if let slot = leftSlot {
      if let other = rightSlot, right.isSubclass(of: left) {
        let result = try other(a, b, self)
        if !result.isNotImplemented { return result }
        rightSlot = nil
      }
      let result = try slot(a, b, self)
      if !result.isNotImplemented { return result }
    }
    if let slot = rightSlot {
      let result = try slot(a, b, self)
      if !result.isNotImplemented { return result }
    }
    return try sequenceOperation(operation, a, b, isInplace)
  }

  private func sequenceOperation(
    _ operation: BinaryOperation, _ a: Value, _ b: Value, _ isInplace: Bool
  ) throws(PyException) -> Value? {
    if operation == .add, let slot = a.type.slots.concatenate {
      let result = try slot(a, b, self)
      return result.isNotImplemented ? nil : result
    }
    if operation == .multiply {
      if let slot = a.type.slots.repeated {
        let result = try slot(a, b, self)
        if !result.isNotImplemented { return result }
        throw .typeError("can't multiply sequence by non-int of type '\(b.type.title)'")
      }
      // In place, what has a length or a class of its own leaves nothing to a sequence on the right.
      let isContainer = a.type.isHeap || a.type.slots.length != nil
      if let slot = b.type.slots.repeated, !isInplace || !isContainer {
        let result = try slot(b, a, self)
        if !result.isNotImplemented { return result }
        throw .typeError("can't multiply sequence by non-int of type '\(a.type.title)'")
      }
    }
    return nil
  }

  /// `unsupported operand type(s) for +: 'int' and 'str'`.
  package func unsupported(_ sign: String, _ a: Value, _ b: Value) -> PyException {
    .typeError(
      "unsupported operand type(s) for \(sign): '\(a.type.title)' and '\(b.type.title)'")
  }

  /// `-a`, `+a`, `~a`, `abs(a)`.
  package func unary(_ operation: UnaryOperation, _ a: Value) throws(PyException) -> Value {
    if let slot = a.type.slots.unary[operation.rawValue] { return try slot(a, self) }
    switch operation {
    case .negative: throw .typeError("bad operand type for unary -: '\(a.type.title)'")
    case .positive: throw .typeError("bad operand type for unary +: '\(a.type.title)'")
    case .invert: throw .typeError("bad operand type for unary ~: '\(a.type.title)'")
    case .absolute: throw .typeError("bad operand type for abs(): '\(a.type.title)'")
    }
  }

  /// The value as an index (`__index__`): an `int` of any size.
  package func index(_ value: Value) throws(PyException) -> Value {
    switch value {
    case .int: return value
    case .bool(let flag): return .int(flag ? 1 : 0)
    default: break
    }
    if value.isInt { return value }
    guard let slot = value.type.slots.index else {
      throw .typeError("'\(value.type.title)' object cannot be interpreted as an integer")
    }
    let result = try slot(value, self)
    guard result.isInt else {
      throw .typeError("__index__ returned non-int (type \(result.type.title))")
    }
    return result
  }

  /// The value as an index within 64 bits; larger ones raise `OverflowError` as a C `ssize_t` does.
  package func smallIndex(_ value: Value) throws(PyException) -> Int {
    if case .int(let number) = value { return number }
    let result = try index(value)
    guard let number = result.asInt else {
      throw .overflowError("cannot fit '\(value.type.title)' into an index-sized integer")
    }
    return number
  }
}
