internal import PySyntax

extension Compiler {
  /// The arguments of a call without stars, compiled.
  struct PlainArguments {
    var values: [Evaluate] = []
    var names: [Symbol] = []
    var positional = 0
  }

  func call(
    _ function: Expression, _ arguments: [Argument], _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    try checkKeywords(arguments)
    if case .name("super") = function.kind, arguments.isEmpty,
      let call = try superCall(range)
    {
      return call
    }
    guard let plain = try plainArguments(arguments) else {
      return try starCall(function, arguments)
    }
    if case .attribute(let object, let name) = function.kind {
      return try methodCall(object, symbol(name.name), plain)
    }
    let general = Self.plainCall(try expression(function), plain)
    return try commonCall(function, plain, arguments, general: general) ?? general
  }

  private func checkKeywords(_ arguments: [Argument]) throws(CompileError) {
    var seen: Set<String> = []
    for case .keyword(let name, _) in arguments where !seen.insert(name.name).inserted {
      throw .syntax("keyword argument repeated: \(name.name)", name.range)
    }
  }

  func plainArguments(_ arguments: [Argument]) throws(CompileError) -> PlainArguments? {
    var plain = PlainArguments()
    for argument in arguments {
      switch argument {
      case .positional(let value):
        if case .starred = value.kind { return nil }
        plain.values.append(try expression(value))
        plain.positional += 1
      case .keyword(let name, let value):
        plain.values.append(try expression(value))
        plain.names.append(symbol(name.name))
      case .unpackSequence, .unpackMapping:
        return nil
      }
    }
    return plain
  }

  /// A call whose arguments go straight onto the value stack.
  private static func plainCall(_ callee: Evaluate, _ plain: PlainArguments) -> Evaluate {
    let names = NameList(plain.names)
    if names == nil {
      switch plain.values.count {
      case 0:
        return Evaluate { (frame: Frame) throws(PyException) -> Value in
          let function = try callee(frame)
          let base = try frame.cx.reserve(2)
          return try frame.cx.invoke(function, base: base + 1, count: 0)
        }
      case 1:
        let first = plain.values[0]
        return Evaluate { (frame: Frame) throws(PyException) -> Value in
          let function = try callee(frame)
          let a = try first(frame)
          let base = try frame.cx.reserve(3)
          (base + 1).initialize(to: a)
          return try frame.cx.invoke(function, base: base + 1, count: 1)
        }
      case 2:
        let first = plain.values[0]
        let second = plain.values[1]
        return Evaluate { (frame: Frame) throws(PyException) -> Value in
          let function = try callee(frame)
          let a = try first(frame)
          let b = try second(frame)
          let base = try frame.cx.reserve(4)
          (base + 1).initialize(to: a)
          (base + 2).initialize(to: b)
          return try frame.cx.invoke(function, base: base + 1, count: 2)
        }
      case 3:
        let first = plain.values[0]
        let second = plain.values[1]
        let third = plain.values[2]
        return Evaluate { (frame: Frame) throws(PyException) -> Value in
          let function = try callee(frame)
          let a = try first(frame)
          let b = try second(frame)
          let c = try third(frame)
          let base = try frame.cx.reserve(5)
          (base + 1).initialize(to: a)
          (base + 2).initialize(to: b)
          (base + 3).initialize(to: c)
          return try frame.cx.invoke(function, base: base + 1, count: 3)
        }
      default: break
      }
    }
    let values = plain.values
    let positional = plain.positional
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let function = try callee(frame)
      let base = try push(values, leaving: 1, frame)
      return try frame.cx.invoke(function, base: base, count: positional, names: names)
    }
  }

  /// Evaluates arguments onto the value stack, leaving free places before them; returns the first one's place.
  @inline(__always)
  private static func push(
    _ values: [Evaluate], leaving spare: Int, _ frame: Frame
  ) throws(PyException) -> UnsafeMutablePointer<Value> {
    let record = frame.cx.record
    let start = try frame.cx.reserve(values.count + spare + 2)
    let base = start + spare
    start.initialize(repeating: .unbound, count: spare)
    record.pointee.top = base
    var count = 0
    do throws(PyException) {
      for value in values {
        let argument = try value(frame)
        (base + count).initialize(to: argument)
        count += 1
        record.pointee.top = base + count
      }
    } catch {
      base.deinitialize(count: count)
      record.pointee.top = start
      throw error
    }
    record.pointee.top = start
    return base
  }

  // MARK: Methods

  private func methodCall(
    _ object: Expression, _ name: Symbol, _ plain: PlainArguments
  ) throws(CompileError) -> Evaluate {
    let holder = try compiled(object)
    let object = holder.evaluate
    let cache = MethodCache(place: holder.place)
    let names = NameList(plain.names)
    let positional = plain.positional
    if names == nil, plain.values.isEmpty {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let native = Self.function(cache, frame) {
          return try Self.call(native, frame.cx.reserve(4) + 2, 0, frame.cx)
        }
        let receiver = try object(frame)
        let method = try Self.method(receiver, name, cache, frame.cx)
        let base = try frame.cx.reserve(4) + 2
        return try Self.invoke(method, receiver, base, 0, nil, frame.cx)
      }
    }
    if names == nil, plain.values.count == 1 {
      let first = plain.values[0]
      if name == Names.append {
        return Self.append(holder, first) { (frame, receiver) throws(PyException) -> Value in
          let method = try Self.method(receiver, name, cache, frame.cx)
          let a = try first(frame)
          let base = try frame.cx.reserve(5) + 2
          base.initialize(to: a)
          return try Self.invoke(method, receiver, base, 1, nil, frame.cx)
        }
      }
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let native = Self.function(cache, frame) {
          let a = try first(frame)
          let base = try frame.cx.reserve(5) + 2
          base.initialize(to: a)
          return try Self.call(native, base, 1, frame.cx)
        }
        let receiver = try object(frame)
        let method = try Self.method(receiver, name, cache, frame.cx)
        let a = try first(frame)
        let base = try frame.cx.reserve(5) + 2
        base.initialize(to: a)
        return try Self.invoke(method, receiver, base, 1, nil, frame.cx)
      }
    }
    if names == nil, let few = Self.methodCall(object, name, plain.values, cache) { return few }
    let values = plain.values
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let receiver = try object(frame)
      let method = try Self.method(receiver, name, cache, frame.cx)
      let base = try Self.push(values, leaving: 2, frame)
      return try Self.invoke(method, receiver, base, positional, names, frame.cx)
    }
  }

  /// A method call with two to four arguments: each held by the closure itself, which counts no references.
  private static func methodCall(
    _ object: Evaluate, _ name: Symbol, _ values: [Evaluate], _ cache: MethodCache
  ) -> Evaluate? {
    guard 2...4 ~= values.count else { return nil }
    let first = values[0]
    let second = values[1]
    guard values.count > 2 else {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let native = Self.function(cache, frame) {
          let a = try first(frame)
          let b = try second(frame)
          let base = try frame.cx.reserve(6) + 2
          base.initialize(to: a)
          (base + 1).initialize(to: b)
          return try Self.call(native, base, 2, frame.cx)
        }
        let receiver = try object(frame)
        let method = try Self.method(receiver, name, cache, frame.cx)
        let a = try first(frame)
        let b = try second(frame)
        let base = try frame.cx.reserve(6) + 2
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        return try Self.invoke(method, receiver, base, 2, nil, frame.cx)
      }
    }
    let third = values[2]
    guard values.count > 3 else {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        if let native = Self.function(cache, frame) {
          let a = try first(frame)
          let b = try second(frame)
          let c = try third(frame)
          let base = try frame.cx.reserve(7) + 2
          base.initialize(to: a)
          (base + 1).initialize(to: b)
          (base + 2).initialize(to: c)
          return try Self.call(native, base, 3, frame.cx)
        }
        let receiver = try object(frame)
        let method = try Self.method(receiver, name, cache, frame.cx)
        let a = try first(frame)
        let b = try second(frame)
        let c = try third(frame)
        let base = try frame.cx.reserve(7) + 2
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        (base + 2).initialize(to: c)
        return try Self.invoke(method, receiver, base, 3, nil, frame.cx)
      }
    }
    let fourth = values[3]
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let receiver = try object(frame)
      let method = try Self.method(receiver, name, cache, frame.cx)
      let a = try first(frame)
      let b = try second(frame)
      let c = try third(frame)
      let d = try fourth(frame)
      let base = try frame.cx.reserve(8) + 2
      base.initialize(to: a)
      (base + 1).initialize(to: b)
      (base + 2).initialize(to: c)
      (base + 3).initialize(to: d)
      return try Self.invoke(method, receiver, base, 4, nil, frame.cx)
    }
  }

  /// Calls a module's native function.
  @inline(__always)
  private static func call(
    _ native: PyNative, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ cx: Context
  ) throws(PyException) -> Value {
    defer { withExtendedLifetime(native) {} }
    return try cx.invokeNative(
      Unmanaged.passUnretained(native), base: base, count: count, names: nil)
  }

  @inline(__always)
  private static func invoke(
    _ method: consuming Method, _ receiver: consuming Value, _ base: UnsafeMutablePointer<Value>,
    _ count: Int,
    _ names: NameList?, _ cx: Context
  ) throws(PyException) -> Value {
    switch method {
    case .function(let function):
      (base - 1).initialize(to: receiver)
      return try cx.invokeFunction(
        function, base: base - 1, count: count + 1, names: names)
    case .native(let native):
      (base - 1).initialize(to: receiver)
      return try cx.invokeNative(
        native, base: base, count: count, names: names, ownsReceiver: true)
    case .bound(let callee):
      return try cx.invoke(callee, base: base, count: count, names: names)
    }
  }

  // MARK: super()

  /// `super()` in a function that no class body holds.
  private func superOutsideClass() -> Evaluate {
    let callee = load("super").evaluate
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let function = try callee(frame)
      guard function.asType === Types.superType else { return try frame.cx.call(function) }
      throw .runtimeError("super(): __class__ cell not found")
    }
  }

  /// `super()` without arguments inside a method; nil where it is an ordinary call.
  private func superCall(_ range: SourceRange) throws(CompileError) -> Evaluate? {
    let owner = scope.frameOwner
    guard scope.owner(of: Names.classCell) != nil else {
      return owner.parameters.isEmpty ? nil : superOutsideClass()
    }
    let cell = load(Names.classCell).evaluate
    let callee = load("super").evaluate
    let first: Evaluate?
    if owner.kind == .function || owner.kind == .lambda, let name = owner.parameters.first {
      first = try inside(owner) { () throws(CompileError) -> Evaluate in load(name).evaluate }
    } else {
      first = nil
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let function = try callee(frame)
      guard function.asType === Types.superType else { return try frame.cx.call(function) }
      guard let first else { throw .runtimeError("super(): no arguments") }
      guard let type = try cell(frame).asType else {
        throw .runtimeError("super(): __class__ is not a type (NoneType)")
      }
      return try frame.cx.makeSuper(type, try first(frame))
    }
  }
}
