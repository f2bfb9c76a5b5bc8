internal import CKernel

extension Context {
  /// Calls a Python function whose arguments lie at `base`, which it takes over as its first slots.
  @inline(__always)
  func invokeFunction(
    _ function: PyFunction, base: UnsafeMutablePointer<Value>, count: Int, names: [Symbol] = []
  ) throws(PyException) -> Value {
    let code = function.code
    if !code.isSimple || count != code.positionalCount || !names.isEmpty {
      try bindParameters(function, base: base, count: count, names: names)
    }
    return try run(function, code, base: base, bound: code.parameters.count)
  }

  /// Runs a function whose parameters are bound in the first slots.
  func run(
    _ function: PyFunction, _ code: FunctionCode, base: UnsafeMutablePointer<Value>, bound: Int
  ) throws(PyException) -> Value {
    let record = record
    let slotCount = code.slotCount
    (base + bound).clear(slotCount - bound)
    let saved = record.pointee.top
    let line = record.pointee.line
    let end = base + slotCount
    record.pointee.top = end
    record.pointee.depth += 1
    (base - 1).initialize(to: .none)
    defer {
      base.destroy(slotCount)
      record.pointee.depth -= 1
      record.pointee.top = saved
      record.pointee.line = line
    }
    do throws(PyException) {
      if end >= record.pointee.stackEnd || record.pointee.depth > record.pointee.depthLimit
        || ck_frame_address() < record.pointee.nativeLimit
      {
        throw .recursionError()
      }
      try checkInterrupt()
      if code.hasCells { prepareCells(function, code, base) }
      if code.isGenerator { return makeGenerator(function, code, base) }
      let frame = Frame(slots: base, cx: self)
      if let expression = code.expression { return try expression(frame) }
      if try code.body(frame) == .returning { return (base - 1).move() }
      (base - 1).pointee = .none
      return .none
    } catch {
      (base - 1).pointee = .none
      if let object = error.object {
        object.traceback.append(
          TracebackEntry(file: code.file, line: record.pointee.line, function: code.name))
      }
      throw error
    }
  }

  /// Runs a class body and shows its slots to a collector before they are given up.
  func runCollecting(
    _ function: PyFunction, _ code: FunctionCode, base: UnsafeMutablePointer<Value>,
    _ collect: (UnsafeMutablePointer<Value>) -> Void
  ) throws(PyException) {
    (base - 1).initialize(to: .none)
    base.initialize(repeating: .unbound, count: code.slotCount)
    let saved = record.pointee.top
    let line = record.pointee.line
    record.pointee.top = base + code.slotCount
    record.pointee.depth += 1
    defer {
      base.deinitialize(count: code.slotCount)
      record.pointee.depth -= 1
      record.pointee.top = saved
      record.pointee.line = line
    }
    do throws(PyException) {
      prepareCells(function, code, base)
      _ = try code.body(Frame(slots: base, cx: self))
      collect(base)
    } catch {
      if let object = error.object {
        object.traceback.append(
          TracebackEntry(file: code.file, line: record.pointee.line, function: code.name))
      }
      throw error
    }
  }

  @inline(never)
  private func prepareCells(
    _ function: PyFunction, _ code: FunctionCode, _ base: UnsafeMutablePointer<Value>
  ) {
    for slot in code.cellParameters {
      let cell = PyCell((base + slot).move())
      (base + slot).initialize(to: .object(cell))
    }
    for slot in code.cellSlots { base[slot] = .object(PyCell()) }
    for (index, slot) in code.freeSlots.enumerated() {
      base[slot] = .object(function.closure[index])
    }
  }

  private func makeGenerator(
    _ function: PyFunction, _ code: FunctionCode, _ base: UnsafeMutablePointer<Value>
  ) -> Value {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount + 1)
    memory.initialize(to: .none)
    (memory + 1).initialize(from: base, count: code.slotCount)
    return .object(PyGenerator(function: function, slots: memory + 1))
  }
}
