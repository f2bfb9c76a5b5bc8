/// What a method call found last time.
final class MethodCache {
  /// The class by address, and what its version was.
  var type: UnsafeMutableRawPointer?
  var versionCell: UnsafePointer<Int>?
  var version = -1
  /// The shape of the instance by address, known not to hold an attribute of the name.
  var shape: UnsafeMutableRawPointer?
  /// The module whose function it is, by address, and where the module keeps it.
  var module: UnsafeMutableRawPointer?
  var variable: UnsafeMutablePointer<Value>?
  /// Where the receiver lies, when it is a variable.
  let place: Place?
  /// The method, not counted: a class keeps the methods that it ever had.
  var function: Unmanaged<PyFunction>?
  var native: Unmanaged<PyNative>?
  /// Whether the receiver was a small integer, which has no object to show its class.
  var isForInt = false
  /// The class that was itself the receiver, by address, and what it holds: a function that needs no receiver.
  var receiver: UnsafeMutableRawPointer?
  var plain: Unmanaged<PyObject>?

  init(place: Place?) { self.place = place }

  /// Whether the class has stayed as it was.
  @inline(__always) var isCurrent: Bool { versionCell?.pointee == version }

  /// Begins anew with a class and what it holds.
  func note(_ type: PyType, _ function: PyFunction?, _ native: PyNative?) {
    versionCell = UnsafePointer(type.versionCell)
    version = type.version
    self.function = function.map(Unmanaged.passUnretained)
    self.native = native.map(Unmanaged.passUnretained)
    self.type = nil
    shape = nil
    isForInt = false
    receiver = nil
    plain = nil
  }
}

/// Finding the method of a call, through a cache that each place of the program has.
extension Compiler {
  /// What a method look-up gives: something to be called with the receiver first, or a plain callable.
  enum Method {
    case function(Unmanaged<PyFunction>)
    case native(Unmanaged<PyNative>)
    case bound(Value)
  }

  @inline(__always)
  static func method(
    _ receiver: Value, _ name: Symbol, _ cache: MethodCache, _ cx: Context
  ) throws(PyException) -> Method {
    if let heap = receiver.lentObject {
      if let known = heap.lend({ known($0, cache) }) { return known }
    } else if cache.isForInt, case .int = receiver, cache.isCurrent, let native = cache.native {
      return .native(native)
    }
    return try findMethod(receiver, name, cache, cx)
  }

  /// The native function of a module that is called through its name, as `struct.pack`; nil for all else.
  ///
  /// The function is held, the module is not: nearly all calls of modules' functions are of this kind.
  @inline(__always)
  static func function(_ cache: MethodCache, _ frame: Frame) -> PyNative? {
    guard let variable = cache.variable else { return nil }
    return function(variable, cache, frame)
  }

  @inline(__always)
  private static func function(
    _ variable: UnsafeMutablePointer<Value>, _ cache: MethodCache, _ frame: Frame
  ) -> PyNative? {
    guard let heap = cache.place?(frame).borrowedObject, heap.toOpaque() == cache.module,
      heap.lend({ $0.kind == .module }), let found = variable.borrowedObject,
      found.lend({ $0.kind == .native })
    else { return nil }
    let native = Unmanaged<PyNative>.fromOpaque(found.toOpaque()).takeUnretainedValue()
    return native.owner == nil ? native : nil
  }

  /// What the cache knows of an object's method, nil when it does not hold.
  @inline(__always)
  private static func known(_ heap: PyObject, _ cache: MethodCache) -> Method? {
    if heap.kind == .instance {
      let layout = unsafeDowncast(heap, to: PyInstance.self).layout
      if layout.toOpaque() == cache.shape, cache.isCurrent {
        if let function = cache.function { return .function(function) }
        if let native = cache.native { return .native(native) }
      }
    } else if heap.typeAddress == cache.type, heap.attributes == nil, cache.isCurrent {
      if let native = cache.native { return .native(native) }
      if let function = cache.function { return .function(function) }
    } else if heap.kind == .module {
      if let variable = cache.variable, heap.ownAddress == cache.module,
        !variable.pointee.isUnbound
      {
        return .bound(variable.pointee)
      }
    } else if heap.kind == .type, heap.ownAddress == cache.receiver, cache.isCurrent {
      if let function = cache.function { return .function(function) }
      if let native = cache.native { return .native(native) }
      if let plain = cache.plain { return .bound(.object(plain.takeUnretainedValue())) }
    }
    return nil
  }

  @inline(never)
  private static func findMethod(
    _ receiver: Value, _ name: Symbol, _ cache: MethodCache, _ cx: Context
  ) throws(PyException) -> Method {
    if let module = receiver.asModule, module.namespace[name] != nil {
      cache.module = Unmanaged.passUnretained(module).toOpaque()
      cache.variable = module.namespace.slot(name)
    }
    if let type = receiver.asType, let found = findInClass(type, name, cache) { return found }
    let type = receiver.type
    receiver.asInstance?.takeBackAttributes()
    if type.slots.getAttribute == nil, receiver.object?.ownAttribute(name) == nil,
      let found = type.lookup(name)
    {
      let function = found.asFunction
      let native = found.asNative.flatMap { $0.owner == nil ? nil : $0 }
      if function != nil || native != nil {
        cache.note(type, function, native)
        cache.type = receiver.object?.typeAddress
        let shape = receiver.asInstance?.shape
        cache.shape = shape.flatMap {
          $0.isDictionary ? nil : Unmanaged.passUnretained($0).toOpaque()
        }
        cache.isForInt = if case .int = receiver { true } else { false }
        if let function { return .function(Unmanaged.passUnretained(function)) }
        if let native { return .native(Unmanaged.passUnretained(native)) }
      }
    }
    return .bound(try cx.getAttribute(receiver, name))
  }

  /// A method that a class is asked for itself: a class method, a static one, or a function without its object.
  private static func findInClass(
    _ type: PyType, _ name: Symbol, _ cache: MethodCache
  ) -> Method? {
    guard type.metaclass == nil, Types.type.lookup(name) == nil, let found = type.lookup(name),
      let object = found.object
    else { return nil }
    switch object.kind {
    case .classMethod:
      let inner = unsafeDowncast(object, to: PyMethodWrapper.self).function
      let native = inner.asNative.flatMap { $0.owner == nil ? nil : $0 }
      guard inner.asFunction != nil || native != nil else { return nil }
      cache.note(type, inner.asFunction, native)
      cache.receiver = type.ownAddress
      if let function = inner.asFunction { return .function(Unmanaged.passUnretained(function)) }
      return native.map { .native(Unmanaged.passUnretained($0)) }
    case .staticMethod:
      guard let function = unsafeDowncast(object, to: PyMethodWrapper.self).function.object
      else { return nil }
      cache.note(type, nil, nil)
      cache.receiver = type.ownAddress
      cache.plain = Unmanaged.passUnretained(function)
      return .bound(.object(function))
    case .function:
      cache.note(type, nil, nil)
      cache.receiver = type.ownAddress
      cache.plain = Unmanaged.passUnretained(object)
      return .bound(found)
    default: return nil
    }
  }
}
