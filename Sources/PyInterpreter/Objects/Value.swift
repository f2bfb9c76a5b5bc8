/// Any Python value: the small ones in place, everything else behind one class.
///
/// Public, as what it is made of, because only then do other modules see into it and count no references.
///
/// Nine bytes, stride sixteen. `int` holds what fits 64 bits; larger integers are a `PyInt` behind
/// `object`, which never holds what would fit (`Value(big)` sees to that).
public enum Value {
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
  @inlinable public var isUnbound: Bool {
    if case .unbound = self { true } else { false }
  }

  /// Whether this is `None`.
  @inlinable public var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// Whether this is `NotImplemented`.
  @inline(__always) package var isNotImplemented: Bool {
    if case .object(let object) = self { object.kind == .notImplemented } else { false }
  }

  /// The heap object, nil for the values held in place.
  @inlinable public var object: PyObject? {
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
  /// The object as a Swift class, when it is of that kind.
  @inlinable public func downcast<T: PyObject>(_ kind: Kind, _ type: T.Type) -> T? {
    guard case .object(let object) = self, object.kind == kind else { return nil }
    return unsafeDowncast(object, to: type)
  }

  /// The value as `str`.
  @inlinable public var asStr: PyStr? { downcast(.str, PyStr.self) }
  /// The value as `bytes`.
  @inlinable public var asBytes: PyBytes? { downcast(.bytes, PyBytes.self) }
  /// The value as `bytearray`.
  @inlinable public var asByteArray: PyByteArray? { downcast(.byteArray, PyByteArray.self) }
  /// The value as `memoryview`.
  @inlinable public var asMemoryView: PyMemoryView? {
    downcast(.memoryView, PyMemoryView.self)
  }
  /// The value as a big or subclassed `int` object; see `asInt` for the usual question.
  @inlinable public var asIntObject: PyInt? { downcast(.int, PyInt.self) }
  /// The value as an instance of a subclass of `float`; see `asDouble`.
  @inlinable public var asFloatObject: PyFloat? { downcast(.float, PyFloat.self) }
  /// The value as `list`.
  @inlinable public var asList: PyList? { downcast(.list, PyList.self) }
  /// The value as `tuple`.
  @inlinable public var asTuple: PyTuple? { downcast(.tuple, PyTuple.self) }
  /// The value as `dict`.
  @inlinable public var asDict: PyDict? { downcast(.dict, PyDict.self) }
  /// The value as `set` or `frozenset`.
  @inlinable public var asSet: PySet? { downcast(.set, PySet.self) }
  /// The value as `range`.
  @inlinable public var asRange: PyRange? { downcast(.range, PyRange.self) }
  /// The value as `slice`.
  @inlinable public var asSlice: PySlice? { downcast(.slice, PySlice.self) }
  /// The value as a class.
  @inlinable public var asType: PyType? { downcast(.type, PyType.self) }
  /// The value as an instance of a Python class, or of a native one with attributes.
  @inlinable public var asInstance: PyInstance? { downcast(.instance, PyInstance.self) }
  /// The value as an exception.
  @inlinable public var asException: PyExceptionObject? {
    downcast(.exception, PyExceptionObject.self)
  }
  /// The value as a function written in Python.
  @inlinable public var asFunction: PyFunction? { downcast(.function, PyFunction.self) }
  /// The value as a native function or method.
  @inlinable public var asNative: PyNative? { downcast(.native, PyNative.self) }
  /// The value as a bound method.
  @inlinable public var asBoundMethod: PyBoundMethod? {
    downcast(.boundMethod, PyBoundMethod.self)
  }
  /// The value as a module.
  @inlinable public var asModule: PyModule? { downcast(.module, PyModule.self) }
  /// The value as a generator.
  @inlinable public var asGenerator: PyGenerator? { downcast(.generator, PyGenerator.self) }
  /// The value as an iterator written in Swift.
  @inlinable public var asIterator: PyIterator? { downcast(.iterator, PyIterator.self) }

  /// The text of a `str`, nil when the value is none; lone surrogates become U+FFFD.
  package var text: String? { asStr?.string }

  /// What is behind an instance of a native class itself, whose methods no program has changed.
  ///
  /// It is not counted: valid while the value lives.
  package var lentNative: Unmanaged<AnyObject>? {
    lentObject?.lend { object in
      guard object.kind == .instance, let address = object.typeAddress else { return nil }
      let isHeap = Unmanaged<PyType>.fromOpaque(address).lend { $0.isHeap }
      if isHeap { return nil }
      return unsafeDowncast(object, to: PyInstance.self).native.map(Unmanaged.passUnretained)
    }
  }

  /// The native payload of an instance, when it is of that class.
  package func native<T: AnyObject>(_ type: T.Type) -> T? {
    guard let native = asInstance?.native else { return nil }
    // A payload is nearly always of the very class, so that the search through its ancestors is spared.
    if Swift.type(of: native) == type { return unsafeDowncast(native, to: type) }
    return native as? T
  }
}
