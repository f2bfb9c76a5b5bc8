extension CoreTypes {
  static func installGenerator() {
    let type = Types.generator
    type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      guard let generator = value.asGenerator else { return .none }
      return .string(
        "<generator object \(generator.function.qualifiedName) at 0x\(String(generator.address, radix: 16))>"
      )
    }
    type.slots.iter = .calling { (value: Value, _: Context) throws(PyException) in value }
    type.slots.next = .calling { (value: Value, cx: Context) throws(PyException) in
      guard let generator = value.asGenerator else { return .unbound }
      return try cx.resume(generator)
    }
    type.method("send", .one) { (a: Arguments, cx: Context) throws(PyException) in
      guard let generator = a.receiver.asGenerator else { return .none }
      if generator.state == .fresh, !a[0].isNone {
        throw .typeError("can't send non-None value to a just-started generator")
      }
      let value = try cx.resume(generator, sending: a[0])
      if !value.isUnbound { return value }
      throw cx.stopIteration(a.receiver)
    }
    type.method("throw", .expected(1...3)) { (a: Arguments, cx: Context) throws(PyException) in
      guard let generator = a.receiver.asGenerator else { return .none }
      let value = try cx.throwInto(generator, a)
      if !value.isUnbound { return value }
      throw cx.stopIteration(a.receiver)
    }
    type.method("close", .none) { (a: Arguments, cx: Context) throws(PyException) in
      guard let generator = a.receiver.asGenerator else { return .none }
      try cx.close(generator)
      return .none
    }
    for name in ["__name__", "__qualname__"] {
      type.attribute(
        name,
        get: { (value: Value, _: Context) throws(PyException) in
          .string(value.asGenerator?.function.name ?? "")
        })
    }
    refuseInspection(type, ["gi_frame", "gi_code", "gi_yieldfrom"])
    refuseInspection(Types.traceback, ["tb_frame", "tb_lineno", "tb_lasti", "tb_next"])
    type.attribute(
      "gi_running",
      get: { (value: Value, _: Context) throws(PyException) in
        .bool(value.asGenerator?.state == .running)
      })
  }
}

extension Context {
  /// Runs a generator to its next yield; `.unbound` when it ended (its result is then in `generator.sent`).
  func resume(
    _ generator: PyGenerator, sending value: Value = .none, throwing thrown: PyException? = nil
  ) throws(PyException) -> Value {
    let record = record
    switch generator.state {
    case .running: throw .valueError("generator already executing")
    case .finished:
      if let thrown { throw thrown }
      generator.sent = .none
      return .unbound
    case .fresh:
      if let thrown {
        generator.release()
        throw Self.leaving(thrown)
      }
      generator.slots[-1] = .none
    case .suspended:
      generator.slots[-1] = thrown == nil ? value : .unbound
      record.pointee.thrown = thrown?.object
      if thrown != nil { record.pointee.thrownOver = record.pointee.handled }
    }
    try guardDepth()
    try checkInterrupt()
    // Only code with a `try` or `with` can change which exception is being handled.
    if generator.hasCleanup { return try resumeHandling(generator) }
    return try run(generator)
  }

  /// Runs a generator that may be in the middle of handling an exception: what its body enters again says which.
  private func resumeHandling(_ generator: PyGenerator) throws(PyException) -> Value {
    let outer = record.pointee.handled
    defer { record.pointee.handled = outer }
    return try run(generator)
  }

  @inline(__always)
  private func run(_ generator: PyGenerator) throws(PyException) -> Value {
    let record = record
    let line = record.pointee.line
    record.pointee.line = generator.line
    record.pointee.depth += 1
    generator.state = .running
    defer {
      record.pointee.depth -= 1
      record.pointee.line = line
    }
    do throws(PyException) {
      let frame = Frame(slots: generator.slots, cx: self)
      let completion = try generator.code.borrow { (code: FunctionCode) throws(PyException) in
        try code.body(frame)
      }
      generator.line = record.pointee.line
      if completion == .yielding {
        generator.state = .suspended
        let item = (generator.slots - 1).move()
        (generator.slots - 1).initialize(to: .none)
        return item
      }
      generator.sent = completion == .returning ? generator.slots[-1] : .none
      generator.release()
      return .unbound
    } catch {
      generator.release()
      guard let object = error.object else { throw error }
      let code = generator.function.code
      if let missed = object.missed, object.traceback.isEmpty { missed.locals = code.variables }
      object.traceback.append(
        TracebackEntry(file: code.file, line: record.pointee.line, function: code.name))
      throw Self.leaving(error)
    }
  }

  /// An exception as it leaves a generator: a `StopIteration` would be taken for its end.
  private static func leaving(_ error: PyException) -> PyException {
    guard let object = error.object, error.matches(Types.stopIteration) else { return error }
    let wrapped = PyExceptionObject(
      type: Types.runtimeError, arguments: [.string("generator raised StopIteration")])
    wrapped.cause = object
    wrapped.context = object
    wrapped.suppressesContext = true
    return .raised(wrapped)
  }

  /// The `StopIteration` of an iterator that ended; a generator's return value goes with it.
  func stopIteration(_ iterator: Value) -> PyException {
    guard let generator = iterator.asGenerator else {
      return .make(Types.stopIteration, arguments: [])
    }
    return .make(Types.stopIteration, arguments: generator.sent.isNone ? [] : [generator.sent])
  }

  /// `generator.close()`.
  func close(_ generator: PyGenerator) throws(PyException) {
    switch generator.state {
    case .running: throw .valueError("generator already executing")
    case .finished: return
    case .fresh:
      generator.release()
      return
    case .suspended: break
    }
    do throws(PyException) {
      let exit = PyException.make(Types.generatorExit, arguments: [])
      if try !resume(generator, throwing: exit).isUnbound {
        throw .runtimeError("generator ignored GeneratorExit")
      }
    } catch  where error.matches(Types.generatorExit) || error.matches(Types.stopIteration) {
      return
    }
  }
}
