internal import PySyntax

/// A compiled `except` clause.
struct Handler {
  let type: Evaluate?
  let store: Store?
  let clear: Execute?
  let body: Execute
  let line: Int
}

extension Compiler {
  func raise(_ exception: Expression?, _ cause: Expression?) throws(CompileError) -> Execute {
    guard let exception else {
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        guard let handled = frame.cx.record.pointee.handled else {
          throw .runtimeError("No active exception to reraise")
        }
        throw .raised(handled)
      }
    }
    let value = try expression(exception)
    let origin = try cause.map(expression)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      guard let origin else {
        let object = try cx.exceptionToRaise(try value(frame))
        object.settleContext(cx.record.pointee.handled)
        throw .raised(object)
      }
      // The cause is evaluated before either exception is made.
      let raised = try value(frame)
      let value = try origin(frame)
      let object = try cx.exceptionToRaise(raised)
      object.suppressesContext = true
      if value.isNone {
        object.cause = nil
      } else if value.asException != nil || value.asType?.layout == .exception {
        object.cause = try cx.exceptionToRaise(value)
      } else {
        throw .typeError("exception causes must derive from BaseException")
      }
      object.settleContext(cx.record.pointee.handled)
      throw .raised(object)
    }
  }

  func assertion(_ test: Expression, _ message: Expression?) throws(CompileError) -> Execute {
    let test = try self.test(test)
    let message = try message.map(expression)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      if try test(frame) { return .normal }
      throw .make(
        Types.assertionError,
        arguments: try message.map { (part: Evaluate) throws(PyException) in
          [try part(frame)]
        } ?? [])
    }
  }

  // MARK: try

  func tryStatement(_ statement: TryStatement) throws(CompileError) -> Execute {
    var result = try block(statement.body)
    if !statement.handlers.isEmpty {
      result = Self.guarded(
        result, try handlers(statement), otherwise: try block(statement.otherwise))
    }
    if !statement.finally.isEmpty {
      result = Self.finally(result, try block(statement.finally))
    }
    return result
  }

  func handlers(_ statement: TryStatement) throws(CompileError) -> [Handler] {
    var handlers: [Handler] = []
    for handler in statement.handlers {
      handlers.append(
        Handler(
          type: try handler.type.map(expression),
          store: handler.name.map { store(symbol($0.name)) },
          clear: handler.name.map { clearing(symbol($0.name)) },
          body: try block(handler.body), line: Int(handler.range.line)))
    }
    return handlers
  }

  /// Unbinds the name of an `except … as name` clause, bound or not.
  func clearing(_ name: Symbol) -> Execute {
    let store = store(name)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      try store(frame, .unbound)
      return .normal
    }
  }

  private static func guarded(
    _ body: Execute, _ handlers: [Handler], otherwise: Execute
  ) -> Execute {
    Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      let top = cx.record.pointee.top
      let completion: Completion
      do throws(PyException) {
        completion = try body(frame)
      } catch {
        guard let object = error.object else { throw error }
        cx.record.pointee.top = top
        return try handle(object, handlers, frame)
      }
      return completion == .normal ? try otherwise(frame) : completion
    }
  }

  /// Finds and runs the handler of an exception; rethrows it when there is none.
  static func handle(
    _ object: PyExceptionObject, _ handlers: [Handler], _ frame: Frame
  ) throws(PyException) -> Completion {
    let record = frame.cx.record
    let outer = record.pointee.handled
    object.link(to: outer)
    let raisedAt = record.pointee.line
    record.pointee.handled = object
    defer { record.pointee.handled = outer }
    for handler in handlers {
      do throws(PyException) {
        record.pointee.line = handler.line
        if let type = handler.type, try !frame.cx.matches(object, try type(frame)) { continue }
        object.note(raisedAt, frame)
        if let store = handler.store { try store(frame, .object(object)) }
        let completion = try handler.body(frame)
        if let clear = handler.clear { _ = try clear(frame) }
        return completion
      } catch {
        if let clear = handler.clear, error.object != nil { _ = try? clear(frame) }
        if let raised = error.object, raised !== object { raised.link(to: object) }
        throw error
      }
    }
    record.pointee.line = raisedAt
    throw .raised(object)
  }

  private static func finally(
    _ body: Execute, _ last: Execute
  ) -> Execute {
    Execute { (frame: Frame) throws(PyException) -> Completion in
      let record = frame.cx.record
      let top = record.pointee.top
      let completion: Completion
      do throws(PyException) {
        completion = try body(frame)
      } catch {
        guard let object = error.object else { throw error }
        record.pointee.top = top
        let outer = record.pointee.handled
        let line = record.pointee.line
        object.link(to: outer)
        record.pointee.handled = object
        defer { record.pointee.handled = outer }
        do throws(PyException) {
          let override = try last(frame)
          if override != .normal { return override }
        } catch {
          if let raised = error.object, raised !== object { raised.link(to: object) }
          throw error
        }
        record.pointee.line = line
        throw error
      }
      if completion == .returning {
        let result = frame.slots[-1]
        let override = try last(frame)
        if override != .normal { return override }
        frame.slots[-1] = result
        return .returning
      }
      let override = try last(frame)
      return override == .normal ? completion : override
    }
  }

  // MARK: with

  func with(
    _ items: ArraySlice<WithItem>, _ line: Int,
    _ inner: () throws(CompileError) -> Execute
  ) throws(CompileError) -> Execute {
    guard let item = items.first else { return try inner() }
    let context = try expression(item.context)
    let store = try item.target.map(target)
    let body = try with(items.dropFirst(), line, inner)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      cx.record.pointee.line = line
      let manager = try context(frame)
      let entry = try cx.enter(manager)
      let entered = try entry.entered()
      let top = cx.record.pointee.top
      let completion: Completion
      do throws(PyException) {
        if let store { try store(frame, entered) }
        completion = try body(frame)
      } catch {
        guard let object = error.object else { throw error }
        cx.record.pointee.top = top
        let at = cx.record.pointee.line
        cx.record.pointee.line = line
        if try cx.leave(entry.boundExit, manager, object) { return .normal }
        cx.record.pointee.line = at
        throw error
      }
      let result = completion == .returning ? frame.slots[-1] : .none
      cx.record.pointee.line = line
      try entry.left()
      if completion == .returning { frame.slots[-1] = result }
      return completion
    }
  }
}

extension PyExceptionObject {
  /// Sets `__context__` to what was being handled when this was raised, unless that would make a ring.
  func link(to other: PyExceptionObject?) {
    if context == nil, !hasContextSettled { relink(to: other) }
  }

  /// Settles `__context__` where a program raises the exception, perhaps once more.
  func settleContext(_ handled: PyExceptionObject?) {
    relink(to: handled)
    hasContextSettled = true
  }

  private func relink(to other: PyExceptionObject?) {
    guard let other, other !== self else { return }
    var walk: PyExceptionObject? = other
    // Goes half as fast, so that a ring that a program has made is noticed.
    var behind: PyExceptionObject? = other
    var isEven = true
    while let current = walk {
      if current.context === self {
        current.context = nil
        break
      }
      walk = current.context
      if walk === behind { break }
      isEven.toggle()
      if isEven { behind = behind?.context }
    }
    context = other
  }

  /// Notes that a frame caught the exception at a line, once per frame.
  func note(_ line: Int, _ frame: Frame) {
    _ = (line, frame)
  }
}

extension Context {
  /// What `raise value` raises: the exception, or a new one of the class.
  func exceptionToRaise(_ value: Value) throws(PyException) -> PyExceptionObject {
    if let object = value.asException { return object }
    if let type = value.asType, type.isSubclass(of: Types.baseException) {
      let made = try call(value)
      guard let object = made.asException else {
        throw .typeError(
          "calling \(try repr(value)) should have returned an instance of BaseException, not "
            + (try repr(.object(made.type))))
      }
      return object
    }
    throw .typeError("exceptions must derive from BaseException")
  }

  /// Whether an exception matches what an `except` clause names.
  func matches(_ object: PyExceptionObject, _ wanted: Value) throws(PyException) -> Bool {
    if let type = wanted.asType, type.layout == .exception {
      return object.type.isSubclass(of: type)
    }
    if let tuple = wanted.asTuple {
      for item in tuple.items where item.asType?.layout != .exception {
        throw .typeError("catching classes that do not inherit from BaseException is not allowed")
      }
      for item in tuple.items {
        if let type = item.asType, object.type.isSubclass(of: type) { return true }
      }
      return false
    }
    throw .typeError("catching classes that do not inherit from BaseException is not allowed")
  }

  /// A context manager's two methods, looked up before either is called.
  struct Entry {
    let enter: Value
    let exit: Value
    let manager: Value
    /// Whether they are plain methods, which are called with the manager as their first argument.
    let areMethods: Bool
    let cx: Context

    func entered() throws(PyException) -> Value {
      areMethods ? try cx.call(method: enter, of: manager, nones: 0) : try cx.call(enter)
    }

    /// Calls `__exit__` where there is no exception.
    func left() throws(PyException) {
      if areMethods {
        _ = try cx.call(method: exit, of: manager, nones: 3)
      } else {
        _ = try cx.call(exit, arguments: [.none, .none, .none])
      }
    }

    /// `__exit__` as an object of its own.
    var boundExit: Value {
      areMethods ? .object(PyBoundMethod(exit, receiver: manager)) : exit
    }
  }

  /// Whether a value found on a class is a function whose first argument is the object.
  private func isMethod(_ found: Value, _ type: PyType) -> Bool {
    if found.asFunction != nil { return true }
    guard let owner = found.asNative?.owner else { return false }
    return type.isSubclass(of: owner)
  }

  /// Calls a method found on an object's class with a number of `None`.
  private func call(
    method: Value, of object: Value, nones: Int
  ) throws(PyException) -> Value {
    let base = try reserve(nones + 4) + 2
    (base - 1).initialize(to: object)
    base.initialize(repeating: .none, count: nones)
    if let function = method.asFunction {
      return try invokeFunction(
        Unmanaged.passUnretained(function), base: base - 1, count: nones + 1)
    }
    guard let native = method.asNative else { preconditionFailure("a method is a function") }
    return try invokeNative(
      Unmanaged.passUnretained(native), base: base, count: nones, names: nil, ownsReceiver: true)
  }

  func enter(_ manager: Value) throws(PyException) -> Entry {
    let type = manager.type
    guard let enter = type.lookup(Names.enter) else {
      throw .typeError("'\(type.title)' object does not support the context manager protocol")
    }
    guard let exit = type.lookup(Names.exit) else {
      throw .typeError(
        "'\(type.title)' object does not support the context manager protocol (missed __exit__ method)"
      )
    }
    if isMethod(enter, type), isMethod(exit, type) {
      return Entry(enter: enter, exit: exit, manager: manager, areMethods: true, cx: self)
    }
    return Entry(
      enter: try bind(enter, manager, type), exit: try bind(exit, manager, type),
      manager: manager, areMethods: false, cx: self)
  }

  /// Calls `__exit__` for an exception; returns whether it swallows it.
  func leave(
    _ exit: Value, _ manager: Value, _ object: PyExceptionObject
  ) throws(PyException) -> Bool {
    let outer = record.pointee.handled
    object.link(to: outer)
    record.pointee.handled = object
    defer { record.pointee.handled = outer }
    do throws(PyException) {
      let answer = try call(
        exit, arguments: [.object(object.type), .object(object), .object(PyTraceback(object))])
      return try truth(answer)
    } catch {
      if let raised = error.object, raised !== object { raised.link(to: object) }
      throw error
    }
  }
}

/// A traceback object, as `__exit__` and `__traceback__` give it: it knows its exception.
final class PyTraceback: PyObject {
  let exception: PyExceptionObject

  init(_ exception: PyExceptionObject) {
    self.exception = exception
    super.init(kind: .other, type: Types.traceback)
  }
}
