package import BigInt

/// An `int` that does not fit 64 bits, or an instance of a subclass of `int` (of any size).
public final class PyInt: PyObject {
  /// The number when it fits 127 bits and a sign: hashes and checksums are reckoned in such numbers.
  let wide: Int128?
  private let big: BigInt?
  /// The number when it fits 64 bits: only ever so for subclasses.
  package let small: Int?
  /// What `repr()` says instead of the number: `AddressFamily.AF_INET` for socket constants.
  package let label: String?

  init(big value: BigInt, type: PyType) {
    wide = Int128(value)
    big = wide == nil ? value : nil
    small = wide.flatMap { Int(exactly: $0) }
    label = nil
    super.init(kind: .int, type: type)
  }

  /// A number of more than 64 bits.
  fileprivate init(wide value: Int128) {
    wide = value
    big = nil
    small = nil
    label = nil
    super.init(kind: .int, type: Types.int)
  }

  /// The number.
  package var value: BigInt { big ?? BigInt(wide: wide ?? 0) }

  /// A member of an `IntEnum`-like class: an int that prints as `<Class.NAME: value>`.
  package init(enumeration type: PyType, name: String, value: Int) {
    wide = Int128(value)
    big = nil
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
    if let wide = Int128(big) {
      self.init(wide)
    } else {
      self = .object(PyInt(big: big, type: Types.int))
    }
  }

  /// An `int`, in place when it fits 64 bits.
  @inline(__always)
  init(_ wide: Int128) {
    let small = Int(truncatingIfNeeded: wide)
    self = Int128(small) == wide ? .int(small) : .object(PyInt(wide: wide))
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

  /// The value as an integer of 127 bits and a sign: `int`, `bool`, subclasses; nil for others and larger ones.
  @inline(__always)
  var asWide: Int128? {
    switch self {
    case .int(let value): Int128(value)
    case .bool(let value): value ? 1 : 0
    case .object: asIntObject?.wide
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

extension Int128 {
  /// The number, when 127 bits and a sign hold it.
  fileprivate init?(_ big: BigInt) {
    let words = big.magnitude.words
    if words.count > 2 || big.magnitude.bitWidth > 127 { return nil }
    var magnitude: Int128 = 0
    for (place, word) in words.enumerated() { magnitude |= Int128(word) << Int128(place * 64) }
    self = big.sign == .minus ? -magnitude : magnitude
  }
}

extension BigInt {
  /// The same number.
  fileprivate init(wide: Int128) {
    let magnitude = wide.magnitude
    let words = [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]
    self.init(sign: wide < 0 ? .minus : .plus, magnitude: BigUInt(words: words))
  }
}
