internal import CKernel

/// An instance of a class written in Python, or of a native class with a Swift payload.
///
/// A native type's `new` slot makes `PyInstance(type: cls)` and sets `native`; Python subclasses of that
/// type then work without further ado.
package final class PyInstance: PyObject {
  var shape: Shape
  var storage: UnsafeMutablePointer<Value>
  private var capacity: Int

  /// The Swift object behind an instance of a native class: a socket's state, a thread, a lock.
  package final var native: AnyObject?

  /// Makes an instance without attributes.
  package init(type: PyType, native: AnyObject? = nil) {
    shape = type.rootShape
    capacity = type.expectedAttributes
    storage = .allocate(capacity: capacity)
    self.native = native
    super.init(kind: .instance, type: type)
  }

  deinit {
    let count = shape.count
    if count > 0 {
      ReleaseQueue.nested {
        storage.deinitialize(count: count)
      } deferred: {
        ReleaseQueue.adopt(Array(UnsafeBufferPointer(start: storage, count: count)))
        storage.deinitialize(count: count)
      }
    }
    storage.deallocate()
  }

  /// The attribute set on this very instance.
  package func own(_ name: Symbol) -> Value? {
    shape.index(of: name).map { storage[$0] }
  }

  /// Sets an attribute on this very instance.
  package func setOwn(_ name: Symbol, _ value: Value) {
    if let index = shape.index(of: name) {
      storage[index] = value
    } else {
      append(shape.adding(name), value)
    }
  }

  /// Puts the value of the attribute that `next` has more than the present shape.
  func append(_ next: Shape, _ value: Value) {
    let count = shape.count
    if count == capacity {
      capacity = max(4, capacity * 2)
      let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
      larger.moveInitialize(from: storage, count: count)
      storage.deallocate()
      storage = larger
      type.expectedAttributes = max(type.expectedAttributes, capacity)
    }
    (storage + count).initialize(to: value)
    shape = next
  }

  func removeOwn(_ name: Symbol) -> Bool {
    guard let index = shape.index(of: name) else { return false }
    let count = shape.count
    let removed = (storage + index).move()
    (storage + index).moveInitialize(from: storage + index + 1, count: count - index - 1)
    shape = shape.removing(name)
    withExtendedLifetime(removed) {}
    return true
  }

  var ownItems: [(Symbol, Value)] {
    shape.names.enumerated().map { ($1, storage[$0]) }
  }
}

extension PyObject {
  /// The attribute kept on the object itself, whatever Swift class it is.
  final func ownAttribute(_ name: Symbol) -> Value? {
    if kind == .instance { return unsafeDowncast(self, to: PyInstance.self).own(name) }
    return attributes?[name]
  }

  final func setOwnAttribute(_ name: Symbol, _ value: Value) {
    if kind == .instance {
      unsafeDowncast(self, to: PyInstance.self).setOwn(name, value)
      return
    }
    let table = attributes ?? AttributeTable()
    attributes = table
    table.set(name, value)
  }

  final func removeOwnAttribute(_ name: Symbol) -> Bool {
    if kind == .instance { return unsafeDowncast(self, to: PyInstance.self).removeOwn(name) }
    return attributes?.remove(name) ?? false
  }

  /// The attributes kept on the object itself, in the order of setting.
  final var ownAttributes: [(Symbol, Value)] {
    if kind == .instance { return unsafeDowncast(self, to: PyInstance.self).ownItems }
    return attributes?.items ?? []
  }
}
