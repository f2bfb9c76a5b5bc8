internal import PySyntax

/// What an attribute access found last time, to be found again by two comparisons.
final class AttributeCache {
  /// The shape of the instance, kept alive so that its address stays its own.
  var shape: Shape?
  /// The version of the class when the cache was filled.
  var version = -1
  /// Where the instance keeps the attribute.
  var index = -1
  /// With a store that adds the attribute: the shape afterwards.
  var next: Shape?
}

extension Compiler {
  func attribute(_ object: Expression, _ name: Symbol) throws(CompileError) -> Evaluate {
    let object = try compiled(object)
    switch object.form {
    case .local(let slot, let local):
      return Self.attribute(LocalOperand(slot: slot, name: local), name)
    case .int, .constant, .other:
      return Self.attribute(AnyOperand(evaluate: object.evaluate), name)
    }
  }

  @inline(__always)
  private static func attribute<O: Operand>(_ object: O, _ name: Symbol) -> Evaluate {
    let cache = AttributeCache()
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let value = try object.value(frame)
      if case .object(let heap) = value, heap.kind == .instance {
        let instance = unsafeDowncast(heap, to: PyInstance.self)
        let shape = instance.shape
        if shape === cache.shape, shape.type.version == cache.version {
          return instance.storage[cache.index]
        }
      }
      return try attribute(value, name, cache, frame.cx)
    }
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
          cache.shape = instance.shape
          cache.version = type.version
          cache.index = index
          return instance.storage[index]
        }
      }
    }
    return try cx.getAttribute(value, name)
  }

  /// Compiles `object.name = value` as a store.
  func storeAttribute(_ object: Expression, _ name: Symbol) throws(CompileError) -> Store {
    let object = try expression(object)
    let cache = AttributeCache()
    return Store { (frame: Frame, new: Value) throws(PyException) in
      let value = try object(frame)
      try Self.setAttribute(value, name, new, cache, frame.cx)
    }
  }

  @inline(__always)
  static func setAttribute(
    _ value: Value, _ name: Symbol, _ new: Value, _ cache: AttributeCache, _ cx: Context
  ) throws(PyException) {
    if case .object(let heap) = value, heap.kind == .instance {
      let instance = unsafeDowncast(heap, to: PyInstance.self)
      let shape = instance.shape
      if shape === cache.shape, shape.type.version == cache.version {
        if let next = cache.next {
          instance.append(next, new)
        } else {
          instance.storage[cache.index] = new
        }
        return
      }
    }
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
        cache.shape = shape
        cache.version = type.version
        if let index = shape.index(of: name) {
          cache.index = index
          cache.next = nil
          instance.storage[index] = new
        } else {
          let next = shape.adding(name)
          cache.next = next
          instance.append(next, new)
        }
        return
      }
    }
    try cx.setAttribute(value, name, new)
  }
}
