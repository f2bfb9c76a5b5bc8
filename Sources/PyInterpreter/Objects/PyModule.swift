/// The variables of a module: a name has a slot, found when code is compiled, so that running code never hashes a name.
///
/// Slots never move while the namespace lives, and namespaces live as long as their interpreter.
package final class Namespace {
  private var indices: [Symbol: Int] = [:]
  private var order: [Symbol] = []
  private var chunks: [UnsafeMutablePointer<Value>] = []
  private static let chunkSize = 64

  init() {}

  deinit {
    for chunk in chunks {
      chunk.deinitialize(count: Self.chunkSize)
      chunk.deallocate()
    }
  }

  /// The place of a name, made when it is new (unbound then).
  func slot(_ name: Symbol) -> UnsafeMutablePointer<Value> {
    if let index = indices[name] { return chunks[index / Self.chunkSize] + index % Self.chunkSize }
    let index = order.count
    if index / Self.chunkSize == chunks.count {
      let chunk = UnsafeMutablePointer<Value>.allocate(capacity: Self.chunkSize)
      chunk.initialize(repeating: .unbound, count: Self.chunkSize)
      chunks.append(chunk)
    }
    indices[name] = index
    order.append(name)
    return chunks[index / Self.chunkSize] + index % Self.chunkSize
  }

  /// The value of a name, nil when it is unbound.
  package subscript(name: Symbol) -> Value? {
    get {
      guard let index = indices[name] else { return nil }
      let value = chunks[index / Self.chunkSize][index % Self.chunkSize]
      return value.isUnbound ? nil : value
    }
    set { slot(name).pointee = newValue ?? .unbound }
  }

  /// The bound names, in the order of their first appearance.
  package var names: [Symbol] { order.filter { self[$0] != nil } }
}

/// A module object: a native one such as `socket`, or `__main__`.
public final class PyModule: PyObject {
  /// `__name__`.
  package let name: String
  /// The module's variables.
  package let namespace = Namespace()

  /// The file that CPython's messages name for modules written in Python: `/usr/lib/python3.11/socket.py`.
  package final var path: String?
  /// Names that CPython's module has and this one leaves out: asking for one says so.
  package final var outside: Set<String> = []

  /// An empty module.
  package init(_ name: String) {
    self.name = name
    super.init(kind: .module, type: Types.module)
    namespace[Names.name] = .string(name)
  }

  /// What `from module import *` brings: the names in `__all__`, or all that begin with no underscore.
  var exported: [Symbol] {
    guard let all = namespace[Symbol("__all__")]?.asList?.items else {
      return namespace.names.filter { !$0.name.hasPrefix("_") }
    }
    return all.compactMap { $0.text.map { Symbol($0) } }.filter { namespace[$0] != nil }
  }

  /// Sets a variable of the module.
  package func set(_ name: String, _ value: Value) { namespace[Symbol(name)] = value }

  /// Adds a function of the module.
  package func function(
    _ name: String, _ signature: Signature, _ body: @escaping NativeFunction
  ) {
    set(name, .object(PyNative(name, module: self.name, signature, body)))
  }

  /// Adds a class of the module.
  package func type(_ type: PyType) { set(type.name, .object(type)) }
}
