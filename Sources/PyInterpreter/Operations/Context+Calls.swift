extension Context {
  /// Calls a callable with no arguments.
  package func call(_ callee: Value) throws(PyException) -> Value {
    let base = try reserve(2)
    return try invoke(callee, base: base + 1, count: 0)
  }

  /// Calls a callable with one argument.
  package func call(_ callee: Value, _ a: Value) throws(PyException) -> Value {
    let base = try reserve(3)
    (base + 1).initialize(to: a)
    return try invoke(callee, base: base + 1, count: 1)
  }

  /// Calls a callable with two arguments.
  package func call(_ callee: Value, _ a: Value, _ b: Value) throws(PyException) -> Value {
    let base = try reserve(4)
    (base + 1).initialize(to: a)
    (base + 2).initialize(to: b)
    return try invoke(callee, base: base + 1, count: 2)
  }

  /// Calls a callable with any arguments.
  package func call(
    _ callee: Value, arguments: [Value], keywords: [(Symbol, Value)] = []
  ) throws(PyException) -> Value {
    let base = try reserve(arguments.count + keywords.count + 2)
    var place = base + 1
    for value in arguments {
      place.initialize(to: value)
      place += 1
    }
    for (_, value) in keywords {
      place.initialize(to: value)
      place += 1
    }
    return try invoke(
      callee, base: base + 1, count: arguments.count, names: NameList(keywords.map { $0.0 }))
  }

  /// Passes the arguments of the present call on to another callable.
  package func call(_ callee: Value, passing arguments: Arguments) throws(PyException) -> Value {
    try call(callee, arguments: arguments.positional, keywords: arguments.keywords)
  }

  /// Calls `value.name(arguments)`.
  package func callMethod(
    _ value: Value, _ name: Symbol, _ arguments: [Value] = []
  ) throws(PyException) -> Value {
    try call(getAttribute(value, name), arguments: arguments)
  }

  /// Calls a dunder method found on the class (not on the instance), nil when there is none.
  package func callSpecial(_ value: Value, _ name: Symbol) throws(PyException) -> Value? {
    guard let found = value.type.lookup(name), !found.isNone else { return nil }
    guard let function = found.asFunction else {
      return try call(bind(found, value, value.type))
    }
    let base = try reserve(3)
    (base + 1).initialize(to: value)
    return try invokeFunction(Unmanaged.passUnretained(function), base: base + 1, count: 1)
  }

  /// The same with one argument.
  package func callSpecial(
    _ value: Value, _ name: Symbol, _ a: Value
  ) throws(PyException) -> Value? {
    guard let found = value.type.lookup(name), !found.isNone else { return nil }
    guard let function = found.asFunction else {
      return try call(bind(found, value, value.type), a)
    }
    let base = try reserve(4)
    (base + 1).initialize(to: value)
    (base + 2).initialize(to: a)
    return try invokeFunction(Unmanaged.passUnretained(function), base: base + 1, count: 2)
  }

  /// The same with two arguments.
  package func callSpecial(
    _ value: Value, _ name: Symbol, _ a: Value, _ b: Value
  ) throws(PyException) -> Value? {
    guard let found = value.type.lookup(name), !found.isNone else { return nil }
    return try call(bind(found, value, value.type), a, b)
  }

  /// Whether the value can be called.
  package func isCallable(_ value: Value) -> Bool { value.type.slots.call != nil }

  /// Checks that there is room for values on the value stack; returns its first free place.
  @inline(__always)
  func reserve(_ count: Int) throws(PyException) -> UnsafeMutablePointer<Value> {
    let base = record.pointee.top
    if base + count >= record.pointee.stackEnd {
      throw .recursionError(" while calling a Python object")
    }
    return base
  }

  /// Calls a callable whose arguments lie at `base`, one free place before them; takes the arguments over.
  ///
  /// `top` must be at or below `base - 1`: everything from there on is this call's.
  @inline(__always)
  func invoke(
    _ callee: Value, base: UnsafeMutablePointer<Value>, count: Int, names: NameList? = nil
  ) throws(PyException) -> Value {
    if let heap = callee.lentObject {
      let kind = heap.lend { $0.kind }
      if kind == .function {
        return try invokeFunction(
          .fromOpaque(heap.toOpaque()), base: base, count: count, names: names)
      }
      if kind == .native {
        let native = Unmanaged<PyNative>.fromOpaque(heap.toOpaque())
        if native.lend({ $0.owner == nil }) {
          return try invokeNative(native, base: base, count: count, names: names)
        }
      }
      if kind == .type, case .object(let object) = callee {
        return try invokeClass(
          unsafeDowncast(object, to: PyType.self), base: base, count: count, names: names)
      }
    }
    return try invokeAny(callee, base: base, count: count, names: names)
  }

  @inline(__always)
  private func invokeClass(
    _ type: PyType, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) -> Value {
    if let constructor = type.constructor {
      return try construct(type, constructor, base: base, count: count, names: names)
    }
    if type.isPlainException, names == nil {
      let arguments = Array(UnsafeBufferPointer(start: base, count: count))
      base.destroy(count)
      return .object(PyExceptionObject(type: type, arguments: arguments))
    }
    return try construct(type, base: base, count: count, names: names)
  }

  /// Calls any class.
  @inline(never)
  private func construct(
    _ type: PyType, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) -> Value {
    let total = count + (names?.names.count ?? 0)
    let saved = record.pointee.top
    record.pointee.top = base + total
    defer {
      base.destroy(total)
      record.pointee.top = saved
    }
    return try instantiate(type, Arguments(base: base, count: count, names: names))
  }

  /// Makes an instance of a plain class and calls its `__init__`, without going through slots.
  @inline(never)
  private func construct(
    _ type: PyType, _ constructor: Unmanaged<PyFunction>, base: UnsafeMutablePointer<Value>,
    count: Int, names: NameList?
  ) throws(PyException) -> Value {
    (base + 1).moveInitialize(from: base, count: count + (names?.names.count ?? 0))
    let instance = PyInstance(type: type)
    base.initialize(to: .object(instance))
    let depth = record.pointee.depth
    if depth >= record.pointee.depthLimit {
      base.deinitialize(count: count + 1 + (names?.names.count ?? 0))
      throw .recursionError(" while calling a Python object")
    }
    record.pointee.depth = depth + 1
    defer { record.pointee.depth = depth }
    let result = try invokeFunction(
      constructor, base: base, count: count + 1, names: names)
    if !result.isNone {
      throw .typeError("__init__() should return None, not '\(result.type.title)'")
    }
    return .object(instance)
  }

  /// Calls a native function; for a method the object lies at `base - 1` and is taken over too if `ownsReceiver`.
  @inline(__always)
  func invokeNative(
    _ native: Unmanaged<PyNative>, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?,
    ownsReceiver: Bool = false
  ) throws(PyException) -> Value {
    let total = count + (names?.names.count ?? 0)
    let start = ownsReceiver ? base - 1 : base
    let saved = record.pointee.top
    record.pointee.top = base + total
    var levels = 0
    defer {
      record.pointee.depth -= levels
      start.destroy(total + (ownsReceiver ? 1 : 0))
      record.pointee.top = saved
    }
    levels = try enterNative(isCountedRarely: native.lend { $0.isCountedRarely })
    try checkInterrupt()
    return try native.borrow { (native: PyNative) throws(PyException) -> Value in
      try native.invoke(Arguments(base: base, count: count, names: names), self)
    }
  }

  @inline(never)
  func invokeAny(
    _ callee: Value, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) -> Value {
    let total = count + (names?.names.count ?? 0)
    guard case .object(let object) = callee else {
      base.deinitialize(count: total)
      throw .typeError("'\(callee.type.title)' object is not callable")
    }
    switch object.kind {
    case .boundMethod:
      let method = unsafeDowncast(object, to: PyBoundMethod.self)
      if let native = method.function.asNative, native.owner != nil {
        (base - 1).initialize(to: method.receiver)
        return try invokeNative(
          Unmanaged.passUnretained(native), base: base, count: count, names: names,
          ownsReceiver: true)
      }
      // Shift by one so that a free place stays before the receiver.
      (base + 1).moveInitialize(from: base, count: total)
      base.initialize(to: method.receiver)
      return try invoke(method.function, base: base, count: count + 1, names: names)
    case .native:
      let native = unsafeDowncast(object, to: PyNative.self)
      return try invokeUnbound(native, base: base, count: count, names: names)
    default: break
    }
    let saved = record.pointee.top
    record.pointee.top = base + total
    var levels = 0
    defer {
      record.pointee.depth -= levels
      base.deinitialize(count: total)
      record.pointee.top = saved
    }
    guard let slot = object.type.slots.call else {
      throw .typeError("'\(callee.type.title)' object is not callable")
    }
    levels = try enterNative(isCountedRarely: callee.asType?.isHeap == false)
    return try slot(callee, Arguments(base: base, count: count, names: names), self)
  }

  /// `list.append(items, x)`: a method called through its class.
  private func invokeUnbound(
    _ native: PyNative, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) -> Value {
    guard let owner = native.owner, count > 0 else {
      base.deinitialize(count: count + (names?.names.count ?? 0))
      if native.isSlotWrapper {
        throw .typeError(
          "descriptor '\(native.name)' of '\(native.owner?.name ?? "")' object needs an argument")
      }
      if case .python = native.signature {
        throw .typeError(
          "\(native.qualifiedName)() missing 1 required positional argument: 'self'")
      }
      throw .typeError("unbound method \(native.qualifiedName)() needs an argument")
    }
    if !base.pointee.type.isSubclass(of: owner) {
      let name = base.pointee.type.title
      base.deinitialize(count: count + (names?.names.count ?? 0))
      throw .typeError(
        native.isSlotWrapper
          ? "descriptor '\(native.name)' requires a '\(owner.name)' object but received a '\(name)'"
          : "descriptor '\(native.name)' for '\(owner.title)' objects doesn't apply to a '\(name)' object"
      )
    }
    return try invokeNative(
      Unmanaged.passUnretained(native), base: base + 1, count: count - 1, names: names,
      ownsReceiver: true)
  }
}
