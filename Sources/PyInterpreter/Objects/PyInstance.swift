internal import CKernel

/// An instance of a class written in Python, or of a native class with a Swift payload.
///
/// A native type's `new` slot makes `PyInstance(type: cls)` and sets `native`; Python subclasses of that
/// type then work without further ado.
public final class PyInstance: PyObject {
  /// The shape, not counted: shapes live as long as their class.
  var layout: Unmanaged<Shape>
  var storage: UnsafeMutablePointer<Value>
  private var capacity: Int32
  private var filled: Int32

  /// The Swift object behind an instance of a native class: a socket's state, a thread, a lock.
  package final var native: AnyObject?

  /// Makes an instance without attributes.
  package init(type: PyType, native: AnyObject? = nil) {
    layout = type.rootLayout
    filled = 0
    let room = type.expectedAttributes
    capacity = Int32(truncatingIfNeeded: room)
    storage = .allocate(capacity: room)
    self.native = native
    super.init(kind: .instance, type: type)
  }

  deinit {
    let count = Int(filled)
    if count > 0 {
      ReleaseQueue.nested {
        storage.destroy(count)
      } deferred: {
        ReleaseQueue.adopt(Array(UnsafeBufferPointer(start: storage, count: count)))
        storage.destroy(count)
      }
    }
    storage.deallocate()
  }

  /// The layout of the attributes.
  var shape: Shape { layout.takeUnretainedValue() }

  /// The attribute set on this very instance.
  package func own(_ name: Symbol) -> Value? {
    if let index = shape.index(of: name) { return storage[index] }
    return shape.isDictionary ? attributes?[name] : nil
  }

  /// Sets an attribute on this very instance.
  package func setOwn(_ name: Symbol, _ value: Value) {
    if let index = shape.index(of: name) {
      storage[index] = value
    } else if shape.isDictionary {
      attributes?.set(name, value)
    } else {
      append(Unmanaged.passUnretained(shape.adding(name)), value)
    }
  }

  /// Puts the value of the attribute that `next` has more than the present shape.
  @inline(__always)
  func append(_ next: Unmanaged<Shape>, _ value: Value) {
    if filled == capacity { grow() }
    (storage + Int(filled)).initialize(to: value)
    filled += 1
    layout = next
  }

  @inline(never) private func grow() {
    let room = max(4, Int(capacity) * 2)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: room)
    larger.moveInitialize(from: storage, count: Int(filled))
    storage.deallocate()
    storage = larger
    capacity = Int32(truncatingIfNeeded: room)
    type.expectedAttributes = max(type.expectedAttributes, Int(filled) + 1)
  }

  func removeOwn(_ name: Symbol) -> Bool {
    guard let index = shape.index(of: name) else {
      return shape.isDictionary && attributes?.remove(name) == true
    }
    let count = shape.count
    let removed = (storage + index).move()
    (storage + index).moveInitialize(from: storage + index + 1, count: count - index - 1)
    filled -= 1
    layout = Unmanaged.passUnretained(shape.removing(name))
    withExtendedLifetime(removed) {}
    return true
  }

  var ownItems: [(Symbol, Value)] {
    if shape.isDictionary { return attributes?.items ?? [] }
    return shape.names.enumerated().map { ($1, storage[$0]) }
  }

  // MARK: The dict

  /// Moves the attributes into a table that can share them as a dict.
  func makeTable() -> AttributeTable {
    if shape.isDictionary, let attributes { return attributes }
    let table = AttributeTable()
    for (name, value) in ownItems { table.set(name, value) }
    attributes = table
    let old = Array(UnsafeBufferPointer(start: storage, count: Int(filled)))
    storage.deinitialize(count: Int(filled))
    filled = 0
    layout = type.dictionaryLayout
    withExtendedLifetime(old) {}
    return table
  }

  /// Takes the attributes back from the dict, which is slower, once no program holds it any more.
  func takeBackAttributes() {
    guard shape.isDictionary, let table = attributes, table.ownsDictionary() else { return }
    let items = table.items
    layout = type.rootLayout
    attributes = nil
    for (name, value) in items { setOwn(name, value) }
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

  /// The attributes kept on the object itself, in the order of setting; those of `__slots__` are left out.
  final var ownAttributes: [(Symbol, Value)] {
    let items =
      kind == .instance
      ? unsafeDowncast(self, to: PyInstance.self).ownItems : attributes?.items ?? []
    return items.filter { name, _ in !name.isOfSlot }
  }

  /// The object's attributes as a table that can share them as a dict.
  final var attributeTable: AttributeTable {
    if kind == .instance { return unsafeDowncast(self, to: PyInstance.self).makeTable() }
    let table = attributes ?? AttributeTable()
    attributes = table
    return table
  }
}
