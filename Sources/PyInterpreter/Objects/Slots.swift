// The functions behind a type's slots.
//
// Each is a struct around a closure, because a bare closure in an optional or an array would be called through two
// thunks: Swift gives closures their direct calling convention only where they are stored as what they are.

/// One operand in, a value out: `repr(x)`, `iter(x)`, `-x`.
package struct UnarySlot {
  /// What is called.
  package typealias Body = (Value, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> UnarySlot { UnarySlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    try body(value, cx)
  }
}

/// One operand in, a number out: `len(x)`, `hash(x)`.
package struct NumberSlot {
  /// What is called.
  package typealias Body = (Value, Context) throws(PyException) -> Int
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> NumberSlot { NumberSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    try body(value, cx)
  }
}

/// One operand in, an answer out: `bool(x)`.
package struct TestSlot {
  /// What is called.
  package typealias Body = (Value, Context) throws(PyException) -> Bool
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> TestSlot { TestSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ value: Value, _ cx: Context) throws(PyException) -> Bool {
    try body(value, cx)
  }
}

/// Both operands in source order; `.notImplemented` when the other is strange.
package struct BinarySlot {
  /// What is called.
  package typealias Body = (Value, Value, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> BinarySlot { BinarySlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ a: Value, _ b: Value, _ cx: Context) throws(PyException) -> Value {
    try body(a, b, cx)
  }
}

/// `item in x`, as (x, item).
package struct ContainsSlot {
  /// What is called.
  package typealias Body = (Value, Value, Context) throws(PyException) -> Bool
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> ContainsSlot { ContainsSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ container: Value, _ item: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    try body(container, item, cx)
  }
}

/// A rich comparison with the left operand of the type, or `.notImplemented`.
package struct CompareSlot {
  /// What is called.
  package typealias Body = (Value, Value, Comparison, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> CompareSlot { CompareSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    try body(a, b, comparison, cx)
  }
}

/// `x.__format__(spec)`: a `str`.
package struct FormatSlot {
  /// What is called.
  package typealias Body = (Value, PyStr, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> FormatSlot { FormatSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ value: Value, _ specification: PyStr, _ cx: Context
  ) throws(PyException) -> Value {
    try body(value, specification, cx)
  }
}

/// `x[key] = value` and `descriptor.__set__(instance, value)`; `.unbound` deletes.
package struct SetSlot {
  /// What is called.
  package typealias Body = (Value, Value, Value, Context) throws(PyException) -> Void
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> SetSlot { SetSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ object: Value, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) {
    try body(object, key, value, cx)
  }
}

/// `x(arguments)`.
package struct CallSlot {
  /// What is called.
  package typealias Body = (Value, Arguments, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> CallSlot { CallSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ callee: Value, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try body(callee, arguments, cx)
  }
}

/// `cls(arguments)`, first half: makes the object.
///
/// `cls` may be a subclass.
package struct NewSlot {
  /// What is called.
  package typealias Body = (PyType, Arguments, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> NewSlot { NewSlot(body: body) }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try body(type, arguments, cx)
  }
}

/// `cls(arguments)`, second half: `__init__`.
package struct InitialiseSlot {
  /// What is called.
  package typealias Body = (Value, Arguments, Context) throws(PyException) -> Void
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> InitialiseSlot {
    InitialiseSlot(body: body)
  }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ value: Value, _ arguments: Arguments, _ cx: Context)
    throws(PyException)
  {
    try body(value, arguments, cx)
  }
}

/// `x.name`.
package struct GetAttributeSlot {
  /// What is called.
  package typealias Body = (Value, Symbol, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> GetAttributeSlot {
    GetAttributeSlot(body: body)
  }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(_ value: Value, _ name: Symbol, _ cx: Context) throws(PyException)
    -> Value
  {
    try body(value, name, cx)
  }
}

/// `x.name = value`, or `del x.name` when the value is `.unbound`.
package struct SetAttributeSlot {
  /// What is called.
  package typealias Body = (Value, Symbol, Value, Context) throws(PyException) -> Void
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> SetAttributeSlot {
    SetAttributeSlot(body: body)
  }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ object: Value, _ name: Symbol, _ value: Value, _ cx: Context
  ) throws(PyException) {
    try body(object, name, value, cx)
  }
}

/// `descriptor.__get__(instance or .unbound, owner)`.
package struct DescriptorGetSlot {
  /// What is called.
  package typealias Body = (Value, Value, PyType, Context) throws(PyException) -> Value
  private let body: Body

  /// A slot that calls this.
  package static func calling(_ body: @escaping Body) -> DescriptorGetSlot {
    DescriptorGetSlot(body: body)
  }

  /// Calls it.
  @inline(__always)
  package func callAsFunction(
    _ descriptor: Value, _ instance: Value, _ owner: PyType, _ cx: Context
  ) throws(PyException) -> Value {
    try body(descriptor, instance, owner, cx)
  }
}
