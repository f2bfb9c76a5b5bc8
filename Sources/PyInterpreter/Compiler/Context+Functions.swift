internal import CKernel

extension Context {
  /// Calls a Python function whose arguments lie at `base`, which it takes over as its first slots.
  ///
  /// The function is lent: whoever calls holds it.
  @inline(__always)
  func invokeFunction(
    _ function: Unmanaged<PyFunction>, base: UnsafeMutablePointer<Value>, count: Int,
    names: NameList? = nil
  ) throws(PyException) -> Value {
    let plan = function.lend { $0.plan }
    if count != plan.pointee.direct || names != nil {
      try bindParameters(function.takeUnretainedValue(), base: base, count: count, names: names)
    }
    return try run(function, plan, base: base, bound: plan.pointee.parameters)
  }

  /// Runs a function whose parameters are bound in the first slots.
  func run(
    _ function: Unmanaged<PyFunction>, _ plan: UnsafePointer<CallPlan>,
    base: UnsafeMutablePointer<Value>, bound: Int
  ) throws(PyException) -> Value {
    let record = record
    let slotCount = plan.pointee.slots
    let end = base + slotCount
    if end >= record.pointee.stackEnd || record.pointee.depth >= record.pointee.depthLimit
      || ck_frame_address() < record.pointee.nativeLimit
    {
      base.destroy(bound)
      throw .recursionError()
    }
    (base + bound).clear(slotCount - bound)
    let saved = record.pointee.top
    let line = record.pointee.line
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
      try checkInterrupt()
      if plan.pointee.isSpecial {
        let function = function.takeUnretainedValue()
        prepareCells(function, function.code, base)
        if function.code.isGenerator { return makeGenerator(function, function.code, base) }
      }
      let frame = Frame(slots: base, cx: self)
      let completion = try plan.pointee.code.borrow { (code: FunctionCode) throws(PyException) in
        try code.body(frame)
      }
      if completion == .returning { return (base - 1).move() }
      (base - 1).pointee = .none
      return .none
    } catch {
      (base - 1).pointee = .none
      trace(error, function)
      throw error
    }
  }

  /// Adds the frame that an exception leaves to its traceback.
  @inline(never)
  private func trace(_ error: PyException, _ function: Unmanaged<PyFunction>) {
    guard let object = error.object else { return }
    let code = function.takeUnretainedValue().code
    if let missed = object.missed, object.traceback.isEmpty { missed.locals = code.variables }
    object.traceback.append(
      TracebackEntry(file: code.file, line: record.pointee.line, function: code.name))
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
      if !code.cells.isEmpty { prepareCells(function, code, base) }
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
    for slot in code.cells.parameters {
      let cell = PyCell((base + slot).move())
      (base + slot).initialize(to: .object(cell))
    }
    for slot in code.cells.own { base[slot] = .object(PyCell()) }
    for (index, slot) in code.cells.free.enumerated() {
      base[slot] = .object(function.closure[index])
    }
  }

  private func makeGenerator(
    _ function: PyFunction, _ code: FunctionCode, _ base: UnsafeMutablePointer<Value>
  ) -> Value {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount + 1)
    memory.initialize(to: .none)
    (memory + 1).initialize(from: base, count: code.slotCount)
    return .object(
      PyGenerator(function: function, slots: memory + 1, interpreter: interpreter))
  }
}
