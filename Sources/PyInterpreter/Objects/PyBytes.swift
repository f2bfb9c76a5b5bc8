/// A Python `bytes`.
public final class PyBytes: PyObject {
  /// The bytes.
  @exclusivity(unchecked) package private(set) final var octets: Octets
  @exclusivity(unchecked) private final var cachedHash = 0

  /// A `bytes` of these bytes.
  @inline(__always) package init(_ octets: Octets) {
    self.octets = octets
    super.init(kind: .bytes, typeAddress: TypeAddress.bytes ?? Types.bytes.ownAddress)
  }

  /// An instance of a subclass.
  package init(_ octets: Octets, type: PyType) {
    self.octets = octets
    super.init(kind: .bytes, type: type)
  }

  /// A `bytes` of these bytes.
  package convenience init(_ bytes: [UInt8]) { self.init(Octets(bytes)) }

  deinit {
    if octets.count >= LargeRelease.worthwhile { octets.giveBack() }
  }

  /// The bytes as an array: made anew for a few, so take them once.
  package var bytes: [UInt8] { octets.array }

  /// How many bytes there are.
  @inline(__always) package var count: Int { octets.count }

  /// Appends in place, for bytes that nobody else holds.
  func append(_ other: PyBytes) {
    octets.append(other.octets)
    cachedHash = 0
  }

  /// `b''`, made once.
  nonisolated(unsafe) package static let empty = PyBytes(Octets())

  /// The `bytes` of one byte, made once.
  package static func single(_ byte: UInt8) -> PyBytes { singles[Int(byte)] }

  nonisolated(unsafe) private static let singles: [PyBytes] = (0..<256).map {
    PyBytes(Octets(repeating: UInt8($0), count: 1))
  }

  /// The hash, computed once.
  var hash: Int {
    if cachedHash != 0 { return cachedHash }
    cachedHash = octets.hash
    return cachedHash
  }
}

/// A Python `bytearray`.
public final class PyByteArray: PyObject {
  /// The bytes.
  ///
  /// Check `exports` before changing their number.
  package final var bytes: [UInt8]
  /// How many memoryviews look at the bytes: their number may not change meanwhile (BufferError).
  package final var exports = 0

  /// A `bytearray` of these bytes, or of a subclass.
  package init(_ bytes: [UInt8], type: PyType? = nil) {
    self.bytes = bytes
    super.init(kind: .byteArray, type: type ?? Types.byteArray)
  }
}

/// A Python `memoryview` of format `B`: a window on `bytes` or `bytearray`.
public final class PyMemoryView: PyObject {
  /// What is looked at: a `PyBytes` or a `PyByteArray`; nil once released.
  package final var base: PyObject?
  /// Where the window begins in the base.
  package let start: Int
  /// How many items the window has.
  package let count: Int
  /// The distance from one item to the next, in bytes.
  package let step: Int

  /// A window of `count` bytes from `start`, `step` apart.
  package init(base: PyObject, start: Int, count: Int, step: Int = 1) {
    self.base = base
    self.start = start
    self.count = count
    self.step = step
    super.init(kind: .memoryView, type: Types.memoryView)
    (base as? PyByteArray)?.exports += 1
  }

  deinit { (base as? PyByteArray)?.exports -= 1 }

  /// Ends the view early, as `release()` does.
  package func release() {
    (base as? PyByteArray)?.exports -= 1
    base = nil
  }

  /// The bytes seen, nil once released.
  package var bytes: [UInt8]? {
    let all: [UInt8]
    switch base {
    case let base as PyBytes: all = base.bytes
    case let base as PyByteArray: all = base.bytes
    default: return nil
    }
    if step == 1 { return Array(all[start..<start + count]) }
    return (0..<count).map { all[start + $0 * step] }
  }
}

extension Value {
  /// The bytes of a bytes-like object (`bytes`, `bytearray`, `memoryview`), without an array for a few; nil for
  /// anything else.
  @inline(__always) package var octets: Octets? {
    guard case .object(let object) = self else { return nil }
    if object.kind == .bytes { return unsafeDowncast(object, to: PyBytes.self).octets }
    return bytesLike.map(Octets.init)
  }

  /// Whether it is a memoryview whose bytes do not lie side by side.
  @inline(__always) package var isScattered: Bool {
    guard case .object(let object) = self, object.kind == .memoryView else { return false }
    let view = unsafeDowncast(object, to: PyMemoryView.self)
    return view.step != 1 && view.count > 1
  }

  /// The bytes of a bytes-like object (`bytes`, `bytearray`, `memoryview`); nil for anything else.
  package var bytesLike: [UInt8]? {
    guard case .object(let object) = self else { return nil }
    switch object.kind {
    case .bytes: return unsafeDowncast(object, to: PyBytes.self).bytes
    case .byteArray: return unsafeDowncast(object, to: PyByteArray.self).bytes
    case .memoryView: return unsafeDowncast(object, to: PyMemoryView.self).bytes
    default: return nil
    }
  }
}
