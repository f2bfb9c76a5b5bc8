package import BigInt

/// An `int` that does not fit 64 bits, or an instance of a subclass of `int` (of any size).
public final class PyInt: PyObject {
  /// The number.
  package let value: BigInt
  /// The number when it fits 64 bits: only ever so for subclasses.
  package let small: Int?
  /// What `repr()` says instead of the number: `AddressFamily.AF_INET` for socket constants.
  package let label: String?

  init(big value: BigInt, type: PyType) {
    self.value = value
    small = Int(exactly: value)
    label = nil
    super.init(kind: .int, type: type)
  }

  /// A member of an `IntEnum`-like class: an int that prints as `<Class.NAME: value>`.
  package init(enumeration type: PyType, name: String, value: Int) {
    self.value = BigInt(value)
    small = value
    label = name
    super.init(kind: .int, type: type)
  }
}

/// An instance of a subclass of `float`.
public final class PyFloat: PyObject {
  /// The number.
  package let value: Double

  init(_ value: Double, type: PyType) {
    self.value = value
    super.init(kind: .float, type: type)
  }
}

extension Value {
  /// An `int` of any size, in place when it fits.
  package init(_ big: BigInt) {
    if let small = Int(exactly: big) {
      self = .int(small)
    } else {
      self = .object(PyInt(big: big, type: Types.int))
    }
  }

  /// The value as an integer of 64 bits: `int`, `bool`, subclasses; nil for anything else and for larger ones.
  package var asInt: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .object: asIntObject?.small
    case .float, .none, .unbound: nil
    }
  }

  /// The value as an integer of any size: `int`, `bool`, subclasses; nil for anything else.
  package var asBigInt: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .bool(let value): BigInt(value ? 1 : 0)
    case .object: asIntObject?.value
    case .float, .none, .unbound: nil
    }
  }

  /// Whether the value is an `int` (or `bool`, or a subclass).
  package var isInt: Bool {
    switch self {
    case .int, .bool: true
    case .object(let object): object.kind == .int
    case .float, .none, .unbound: false
    }
  }

  /// The value as `float` (not int): the number, nil for anything else.
  package var asDouble: Double? {
    switch self {
    case .float(let value): value
    case .object: asFloatObject?.value
    case .bool, .int, .none, .unbound: nil
    }
  }
}
