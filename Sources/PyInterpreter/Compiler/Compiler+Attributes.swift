internal import PySyntax

/// What an attribute access found last time, to be found again by two comparisons.
final class AttributeCache {
  /// The shape of the instance, by address: shapes are never freed while the program runs.
  var shape: UnsafeMutableRawPointer?
  /// Where the class keeps its version, and what it was.
  var versionCell = UnsafePointer<Int>(AttributeCache.never)
  var version = -1
  /// Where the instance keeps the attribute.
  var index = -1
  /// With a store that adds the attribute: the shape afterwards.
  var next: Unmanaged<Shape>?

  nonisolated(unsafe) private static let never: UnsafeMutablePointer<Int> = {
    let cell = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    cell.initialize(to: 0)
    return cell
  }()

  func fill(_ instance: PyInstance, index: Int, next: Shape? = nil) {
    shape = instance.layout.toOpaque()
    versionCell = UnsafePointer(instance.type.versionCell)
    version = versionCell.pointee
    self.index = index
    self.next = next.map(Unmanaged.passUnretained)
  }

  /// Whether what was found last time holds for this instance.
  @inline(__always) func holds(for instance: PyInstance) -> Bool {
    instance.layout.toOpaque() == shape && versionCell.pointee == version
  }
}

extension Compiler {
  func attribute(_ object: Expression, _ name: Symbol) throws(CompileError) -> Evaluate {
    let object = try compiled(object)
    let cache = AttributeCache()
    if case .local(let slot, _) = object.form {
      let evaluate = object.evaluate
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let heap = (frame.slots + slot).borrowedObject,
          let found = heap._withUnsafeGuaranteedRef({ Self.cached($0, cache) })
        {
          return found
        }
        return try Self.attribute(try evaluate(frame), name, cache, frame.cx)
      }
    }
    let evaluate = object.evaluate
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let value = try evaluate(frame)
      if case .object(let heap) = value, let found = Self.cached(heap, cache) { return found }
      return try Self.attribute(value, name, cache, frame.cx)
    }
  }

  /// Where an instance keeps the attribute that the cache knows, nil when it does not hold.
  @inline(__always)
  static func place(
    _ heap: PyObject, _ cache: AttributeCache
  ) -> UnsafeMutablePointer<Value>? {
    guard heap.kind == .instance else { return nil }
    let instance = unsafeDowncast(heap, to: PyInstance.self)
    return cache.holds(for: instance) ? instance.storage + cache.index : nil
  }

  @inline(__always)
  static func cached(_ heap: PyObject, _ cache: AttributeCache) -> Value? {
    guard heap.kind == .instance else { return nil }
    let instance = unsafeDowncast(heap, to: PyInstance.self)
    return cache.holds(for: instance) ? instance.storage[cache.index] : nil
  }

  @inline(never)
  static func attribute(
    _ value: Value, _ name: Symbol, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) -> Value {
    if let instance = value.asInstance {
      let type = instance.type
      if type.slots.getAttribute == nil, let index = instance.shape.index(of: name) {
        let found = type.lookup(name)
        if found == nil || found.map(cx.isDataDescriptor) == false {
          cache.fill(instance, index: index)
          return instance.storage[index]
        }
      }
    }
    return try cx.getAttribute(value, name)
  }

  /// `value.name` through a cache.
  @inline(__always)
  static func getAttribute(
    _ value: Value, _ name: Symbol, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) -> Value {
    if case .object(let heap) = value, let found = cached(heap, cache) { return found }
    return try attribute(value, name, cache, cx)
  }

  /// Compiles `object.name = value` as a store.
  func storeAttribute(_ object: Expression, _ name: Symbol) throws(CompileError) -> Store {
    let object = try compiled(object)
    let cache = AttributeCache()
    let evaluate = object.evaluate
    if case .local(let slot, _) = object.form {
      return Store { (frame: Frame, new: Value) throws(PyException) in
        if let heap = (frame.slots + slot).borrowedObject,
          heap._withUnsafeGuaranteedRef({ Self.storeCached($0, new, cache) })
        {
          return
        }
        try Self.slowSetAttribute(try evaluate(frame), name, new, cache, frame.cx)
      }
    }
    return Store { (frame: Frame, new: Value) throws(PyException) in
      try Self.setAttribute(try evaluate(frame), name, new, cache, frame.cx)
    }
  }

  @inline(__always)
  private static func storeCached(
    _ heap: PyObject, _ new: Value, _ cache: AttributeCache
  ) -> Bool {
    guard heap.kind == .instance else { return false }
    let instance = unsafeDowncast(heap, to: PyInstance.self)
    guard cache.holds(for: instance) else { return false }
    if let next = cache.next {
      instance.append(next, new)
    } else {
      instance.storage[cache.index] = new
    }
    return true
  }

  @inline(__always)
  static func setAttribute(
    _ value: Value, _ name: Symbol, _ new: Value, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) {
    if case .object(let heap) = value, storeCached(heap, new, cache) { return }
    try slowSetAttribute(value, name, new, cache, cx)
  }

  @inline(never)
  private static func slowSetAttribute(
    _ value: Value, _ name: Symbol, _ new: Value, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) {
    if let instance = value.asInstance {
      let type = instance.type
      let shape = instance.shape
      let found = type.lookup(name)
      if type.slots.setAttribute == nil, type.hasAttributes, type.allowedAttributes == nil,
        found == nil || found.map(cx.isDataDescriptor) == false
      {
        if let index = shape.index(of: name) {
          cache.fill(instance, index: index)
          instance.storage[index] = new
        } else {
          let next = shape.adding(name)
          cache.fill(instance, index: -1, next: next)
          instance.append(Unmanaged.passUnretained(next), new)
        }
        return
      }
    }
    try cx.setAttribute(value, name, new)
  }
}
