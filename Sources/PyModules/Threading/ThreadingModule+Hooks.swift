internal import PyInterpreter

/// `threading.excepthook`, and what concerns tools that watch threads.
extension ThreadingModule {
  /// Adds them to the module.
  func addHooks(to module: PyModule) {
    module.set("excepthook", ownHook)
    module.set("__excepthook__", ownHook)
    module.function("stack_size", .tuple(0...1)) { (a, cx) throws(PyException) in
      // Threads have stacks of one size here, larger than what programs ask for.
      guard let given = a.get(0) else { return .int(0) }
      let size = try cx.size(given)
      if size < 0 { throw .valueError("size must be 0 or a positive value") }
      if size != 0, size < 32_768 { throw .valueError("size not valid: \(size) bytes") }
      return .int(0)
    }
    for name in ["settrace", "setprofile"] {
      module.set(
        name,
        .object(
          PyNative(name, .python("func")) { (_, _) throws(PyException) in
            throw .make(
              Types.notImplementedError,
              "threading.\(name) is outside this tutorial; use print, or switchboard run --trace")
          }))
    }
  }

  /// Tells once for a line that a name is one of old, as CPython does for the program's own lines.
  func warn(_ text: String, _ cx: Context) {
    let (file, line) = (cx.interpreter.configuration.fileName, cx.currentLine)
    guard warned.insert("\(line): \(text)").inserted else { return }
    let source = cx.interpreter.sourceLine(file, line).map { "  \($0)\n" } ?? ""
    write("\(file):\(line): DeprecationWarning: \(text)\n\(source)", cx)
  }

  /// Reports an exception that a thread's function left, by the program's own hook where it has one.
  func report(
    _ object: PyExceptionObject, in thread: Value, named name: String, _ cx: Context
  ) {
    do throws(PyException) {
      if let hook = try excepthook(cx) {
        let trace = try cx.attribute(.object(object), "__traceback__") ?? .none
        _ = try cx.call(
          hook,
          hookArguments.make([.object(object.type), .object(object), trace, thread]))
        return
      }
    } catch {
      guard let failure = error.object else { return }
      write("Exception in threading.excepthook:\n" + cx.report(failure), cx)
      return
    }
    // A program's own hook is told of an exit as well; ours keeps silent.
    if object.type.isSubclass(of: Types.systemExit) { return }
    write("Exception in thread \(name):\n" + cx.report(object), cx)
  }

  private func write(_ text: String, _ cx: Context) {
    // Where standard error is closed there is nobody left to tell.
    try? cx.write(PyStr(text), to: .standardError)
  }

  /// Python's own hook, which a program may call from its own.
  func makeHook() -> Value {
    .object(
      PyNative("_excepthook", module: "_thread", .one) {
        [unowned self] (a, cx) throws(PyException) in
        guard a[0].type === hookArguments.type, let items = a[0].asTuple?.items else {
          throw .typeError("_thread.excepthook argument type must be ExceptHookArgs")
        }
        guard case .object(let raised) = items[1], let object = raised as? PyExceptionObject,
          !object.type.isSubclass(of: Types.systemExit)
        else { return .none }
        let name = items[3].native(ThreadState.self)?.name ?? "None"
        write("Exception in thread \(name):\n" + cx.report(object), cx)
        return .none
      })
  }
}
