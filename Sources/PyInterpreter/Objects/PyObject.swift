/// The base of every Python object that does not fit into a `Value`.
///
/// Objects are confined to the interpreter lock: touch them only on a thread that holds it.
public class PyObject {
  /// The Swift class, for tests without a cast.
  public final let kind: Kind
  /// The Python class, by address, which counts no references.
  ///
  /// Types live as long as their interpreter, builtin ones for ever.
  final let typeAddress: UnsafeMutableRawPointer?
  /// Attributes of an object whose Swift class has no shape of its own (subclasses of builtin types,
  /// exceptions, functions, modules); nil until the first one is set.
  final var attributes: AttributeTable?

  @inline(__always) init(kind: Kind, type: PyType?) {
    self.kind = kind
    typeAddress = type?.ownAddress
  }

  /// An object of a builtin class whose address is known.
  @inline(__always) init(kind: Kind, typeAddress: UnsafeMutableRawPointer) {
    self.kind = kind
    self.typeAddress = typeAddress
  }

  /// The Python class of the object.
  @inline(__always) package final var type: PyType {
    if kind == .type { return unsafeDowncast(self, to: PyType.self).metaclass ?? Types.type }
    return Unmanaged<PyType>.fromOpaque(typeAddress.unsafelyUnwrapped).takeUnretainedValue()
  }

  /// The object's place in memory, for comparisons that count no references.
  @inline(__always) final var ownAddress: UnsafeMutableRawPointer {
    Unmanaged.passUnretained(self).toOpaque()
  }

  /// Whether the object is of a class itself, not of one that derives from it.
  @inline(__always) final func isExactly(_ address: UnsafeMutableRawPointer?) -> Bool {
    typeAddress == address
  }

  /// The object's address: what `id()` returns and default reprs print.
  package final var address: Int {
    Int(bitPattern: ObjectIdentifier(self))
  }
}

/// The objects of which there is one.
package enum Singletons {
  /// `NotImplemented`.
  nonisolated(unsafe) package static let notImplemented = PyMarker(.notImplemented)
  /// `...`.
  nonisolated(unsafe) package static let ellipsis = PyMarker(.ellipsis)
}

/// `NotImplemented` and `Ellipsis`.
package final class PyMarker: PyObject {
  init(_ kind: Kind) {
    super.init(
      kind: kind, type: kind == .ellipsis ? Types.ellipsis : Types.notImplementedType)
  }
}
