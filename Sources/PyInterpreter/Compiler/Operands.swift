/// Where an operand comes from.
///
/// Operators are generic over it, so that locals and constants cost no call.
protocol Operand {
  func value(_ frame: Frame) throws(PyException) -> Value
}

/// A variable of the frame.
struct LocalOperand: Operand {
  let slot: Int
  let name: Symbol

  @inline(__always) func value(_ frame: Frame) throws(PyException) -> Value {
    let value = frame.slots[slot]
    if value.isUnbound { throw NameErrors.unboundLocal(name) }
    return value
  }
}

/// A literal.
struct ConstantOperand: Operand {
  let constant: Value

  @inline(__always) func value(_ frame: Frame) throws(PyException) -> Value { constant }
}

/// A small integer literal.
struct IntOperand: Operand {
  let constant: Int

  @inline(__always) func value(_ frame: Frame) throws(PyException) -> Value { .int(constant) }
}

/// Any other expression.
struct AnyOperand: Operand {
  let evaluate: Evaluate

  @inline(__always) func value(_ frame: Frame) throws(PyException) -> Value {
    try evaluate(frame)
  }
}

/// Where a loop puts its items.
protocol Storing {
  func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException)
}

extension Store: Storing {}

/// A variable of the frame as the target of a loop.
struct LocalStore: Storing {
  let slot: Int

  @inline(__always) func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException) {
    frame.slots[slot] = value
  }
}

/// The words about names that have no value.
enum NameErrors {
  @inline(never) static func unboundLocal(_ name: Symbol) -> PyException {
    .make(
      Types.unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  @inline(never) static func unboundFree(_ name: Symbol) -> PyException {
    .nameError(
      "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope"
    ).missing(name)
  }

  @inline(never) static func undefined(_ name: Symbol) -> PyException {
    .nameError("name '\(name)' is not defined").missing(name)
  }
}
