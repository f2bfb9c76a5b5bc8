/// Any Python value: the small ones in place, everything else behind one class.
///
/// Nine bytes, stride sixteen. `int` holds what fits 64 bits; larger integers are a `PyInt` behind
/// `object`, which never holds what would fit (`Value(big)` sees to that).
package enum Value {
  /// `True` or `False`.
  case bool(Bool)
  /// An `int` that fits 64 bits.
  case int(Int)
  /// A `float`.
  case float(Double)
  /// Everything else; `kind` tells which class it is.
  case object(PyObject)
  /// `None`.
  case none
  /// Not a Python value: an unbound variable, a missing argument, the end of an iterator.
  case unbound
}

extension Value {
  /// The class of the value, as `type(x)` gives it.
  package var type: PyType {
    switch self {
    case .bool: Types.bool
    case .int: Types.int
    case .float: Types.float
    case .object(let object): object.type
    case .none: Types.none
    case .unbound: Types.object
    }
  }

  /// Whether this is the internal marker and not a Python value.
  @inlinable package var isUnbound: Bool {
    if case .unbound = self { true } else { false }
  }

  /// Whether this is `None`.
  @inlinable package var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// Whether this is `NotImplemented`.
  @inline(__always) package var isNotImplemented: Bool {
    if case .object(let object) = self { object.kind == .notImplemented } else { false }
  }

  /// The heap object, nil for the values held in place.
  @inlinable package var object: PyObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Python's `is`: the same object, or the same small value.
  package func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.object(let a), .object(let b)): a === b
    case (.none, .none), (.unbound, .unbound): true
    default: false
    }
  }

  /// A Python `str` of this text.
  package static func string(_ text: String) -> Value { .object(PyStr(text)) }

  /// A Python `bytes` of these bytes.
  package static func bytes(_ bytes: [UInt8]) -> Value { .object(PyBytes(bytes)) }

  /// A Python `bytes` of these bytes.
  @inline(__always) package static func bytes(_ octets: Octets) -> Value {
    .object(PyBytes(octets))
  }

  /// A Python `tuple` of these values.
  package static func tuple(_ items: [Value]) -> Value { .object(PyTuple(items)) }

  /// A Python `list` of these values.
  package static func list(_ items: [Value]) -> Value { .object(PyList(items)) }

  /// The `NotImplemented` singleton: what an operator slot returns when it does not know the other side.
  package static var notImplemented: Value { .object(Singletons.notImplemented) }

  /// The `...` singleton.
  package static var ellipsis: Value { .object(Singletons.ellipsis) }
}

// MARK: Views as a concrete class; nil when the value is something else. Subclasses count.

extension Value {
  @inlinable package func downcast<T: PyObject>(_ kind: Kind, _ type: T.Type) -> T? {
    guard case .object(let object) = self, object.kind == kind else { return nil }
    return unsafeDowncast(object, to: type)
  }

  /// The value as `str`.
  @inlinable package var asStr: PyStr? { downcast(.str, PyStr.self) }
  /// The value as `bytes`.
  @inlinable package var asBytes: PyBytes? { downcast(.bytes, PyBytes.self) }
  /// The value as `bytearray`.
  @inlinable package var asByteArray: PyByteArray? { downcast(.byteArray, PyByteArray.self) }
  /// The value as `memoryview`.
  @inlinable package var asMemoryView: PyMemoryView? {
    downcast(.memoryView, PyMemoryView.self)
  }
  /// The value as a big or subclassed `int` object; see `asInt` for the usual question.
  @inlinable package var asIntObject: PyInt? { downcast(.int, PyInt.self) }
  /// The value as an instance of a subclass of `float`; see `asDouble`.
  @inlinable package var asFloatObject: PyFloat? { downcast(.float, PyFloat.self) }
  /// The value as `list`.
  @inlinable package var asList: PyList? { downcast(.list, PyList.self) }
  /// The value as `tuple`.
  @inlinable package var asTuple: PyTuple? { downcast(.tuple, PyTuple.self) }
  /// The value as `dict`.
  @inlinable package var asDict: PyDict? { downcast(.dict, PyDict.self) }
  /// The value as `set` or `frozenset`.
  @inlinable package var asSet: PySet? { downcast(.set, PySet.self) }
  /// The value as `range`.
  @inlinable package var asRange: PyRange? { downcast(.range, PyRange.self) }
  /// The value as `slice`.
  @inlinable package var asSlice: PySlice? { downcast(.slice, PySlice.self) }
  /// The value as a class.
  @inlinable package var asType: PyType? { downcast(.type, PyType.self) }
  /// The value as an instance of a Python class, or of a native one with attributes.
  @inlinable package var asInstance: PyInstance? { downcast(.instance, PyInstance.self) }
  /// The value as an exception.
  @inlinable package var asException: PyExceptionObject? {
    downcast(.exception, PyExceptionObject.self)
  }
  /// The value as a function written in Python.
  @inlinable package var asFunction: PyFunction? { downcast(.function, PyFunction.self) }
  /// The value as a native function or method.
  @inlinable package var asNative: PyNative? { downcast(.native, PyNative.self) }
  /// The value as a bound method.
  @inlinable package var asBoundMethod: PyBoundMethod? {
    downcast(.boundMethod, PyBoundMethod.self)
  }
  /// The value as a module.
  @inlinable package var asModule: PyModule? { downcast(.module, PyModule.self) }
  /// The value as a generator.
  @inlinable package var asGenerator: PyGenerator? { downcast(.generator, PyGenerator.self) }
  /// The value as an iterator written in Swift.
  @inlinable package var asIterator: PyIterator? { downcast(.iterator, PyIterator.self) }

  /// The text of a `str`, nil when the value is none; lone surrogates become U+FFFD.
  package var text: String? { asStr?.string }

  /// The native payload of an instance, when it is of that class.
  package func native<T: AnyObject>(_ type: T.Type) -> T? {
    guard let native = asInstance?.native else { return nil }
    // A payload is nearly always of the very class, so that the search through its ancestors is spared.
    if Swift.type(of: native) == type { return unsafeDowncast(native, to: type) }
    return native as? T
  }
}
