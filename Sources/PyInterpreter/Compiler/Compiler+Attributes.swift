internal import PySyntax

/// What an attribute access found last time, to be found again by two comparisons.
final class AttributeCache {
  /// The shape of the instance, or the module, by address: neither is freed while the program runs.
  var shape: UnsafeMutableRawPointer?
  /// Where the class keeps its version, and what it was.
  var versionCell = UnsafePointer<Int>(AttributeCache.never)
  var version = -1
  /// Where the instance keeps the attribute; −1 when it has none of the name.
  var index = -1
  /// Whether a store goes to that place too: the class has no `__setattr__` of its own.
  var isWritable = false
  /// The plain value that the class has, when the instance has none; the class holds the entry.
  var entry: Unmanaged<PyType.Entry>?
  /// The function behind the property that the class has; the class holds it.
  var getter: Unmanaged<PyFunction>?
  /// Where the module keeps the attribute.
  var variable: UnsafeMutablePointer<Value>?
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
    isWritable = instance.type.slots.setAttribute == nil
    self.next = next.map(Unmanaged.passUnretained)
    entry = nil
    getter = nil
    variable = nil
  }

  /// Remembers a variable of a module.
  func fill(_ module: PyModule, _ name: Symbol) {
    shape = Unmanaged.passUnretained(module).toOpaque()
    version = -1
    variable = module.namespace.slot(name)
  }

  /// The module's variable, when it is the module of last time.
  @inline(__always) func variable(of module: PyObject) -> UnsafeMutablePointer<Value>? {
    Unmanaged.passUnretained(module).toOpaque() == shape ? variable : nil
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
    if let place = object.place {
      let evaluate = object.evaluate
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let heap = place(frame).borrowedObject,
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
      defer { withExtendedLifetime(value) {} }
      if let heap = value.lentObject, let found = heap.lend({ Self.cached($0, cache) }) {
        return found
      }
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
    return cache.holds(for: instance) && cache.index >= 0 ? instance.storage + cache.index : nil
  }

  @inline(__always)
  static func cached(_ heap: PyObject, _ cache: AttributeCache) -> Value? {
    if heap.kind == .instance {
      let instance = unsafeDowncast(heap, to: PyInstance.self)
      guard cache.holds(for: instance) else { return nil }
      if cache.index >= 0 { return instance.storage[cache.index] }
      return cache.entry?.lend { $0.value }
    }
    if heap.kind == .module, let variable = cache.variable(of: heap), !variable.pointee.isUnbound {
      return variable.pointee
    }
    return nil
  }

  @inline(never)
  static func attribute(
    _ value: Value, _ name: Symbol, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) -> Value {
    if let instance = value.asInstance {
      if let getter = cache.getter, cache.holds(for: instance) {
        let base = try cx.reserve(3)
        (base + 1).initialize(to: value)
        return try cx.invokeFunction(getter, base: base + 1, count: 1)
      }
      if let found = find(instance, name, cache, cx) { return found }
    } else if let module = value.asModule, module.namespace[name] != nil {
      cache.fill(module, name)
    }
    return try cx.getAttribute(value, name)
  }

  /// An attribute of the instance itself, or a plain one of its class, remembered; nil where more has to be done.
  private static func find(
    _ instance: PyInstance, _ name: Symbol, _ cache: AttributeCache, _ cx: Context
  ) -> Value? {
    let type = instance.type
    if type.slots.getAttribute != nil { return nil }
    if instance.shape.isDictionary {
      instance.takeBackAttributes()
      if instance.shape.isDictionary { return nil }
    }
    let entry = type.entry(name)
    let slotName = entry?.value.slotName
    if let index = instance.shape.index(of: slotName ?? name) {
      if slotName == nil, let entry, cx.isDataDescriptor(entry.value) { return nil }
      cache.fill(instance, index: index)
      return instance.storage[index]
    }
    guard let entry else { return nil }
    if PyType.isDescriptor(entry.value) {
      guard case .object(let heap) = entry.value, heap.kind == .property,
        let getter = unsafeDowncast(heap, to: PyProperty.self).getter.asFunction
      else { return nil }
      cache.fill(instance, index: -1)
      cache.getter = Unmanaged.passUnretained(getter)
      return nil
    }
    cache.fill(instance, index: -1)
    cache.entry = Unmanaged.passUnretained(entry)
    return entry.value
  }

  /// `value.name` through a cache.
  @inline(__always)
  static func getAttribute(
    _ value: Value, _ name: Symbol, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) -> Value {
    if let heap = value.lentObject, let found = heap.lend({ cached($0, cache) }) { return found }
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
    if let heap = value.lentObject, heap.lend({ storeCached($0, new, cache) }) { return }
    try slowSetAttribute(value, name, new, cache, cx)
  }

  @inline(never)
  private static func slowSetAttribute(
    _ value: Value, _ name: Symbol, _ new: Value, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) {
    if let instance = value.asInstance {
      let type = instance.type
      if instance.shape.isDictionary { instance.takeBackAttributes() }
      let shape = instance.shape
      let found = type.lookup(name)
      let slotName = found?.slotName
      let isPlain =
        slotName != nil
        || type.hasDictionary && (found == nil || found.map(cx.isDataDescriptor) == false)
      if isPlain, type.slots.setAttribute == nil, type.hasAttributes, !shape.isDictionary {
        let name = slotName ?? name
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
