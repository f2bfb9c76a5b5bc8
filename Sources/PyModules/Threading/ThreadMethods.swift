internal import PyInterpreter
internal import Sockets
internal import Synchronization
internal import Timeline

/// The methods of `threading.Thread` and `threading.Timer`.
struct ThreadMethods {
  unowned(unsafe) let home: ThreadingModule

  private func state(_ value: Value) throws(PyException) -> ThreadState {
    try value.native(ThreadState.self, or: "a Thread object")
  }

  private func ready(_ value: Value, _ words: String) throws(PyException) -> ThreadState {
    let state = try state(value)
    if !state.isInitialised { throw .make(Types.assertionError, words) }
    return state
  }

  /// Gives the classes their methods.
  func fill() {
    let type = home.thread
    type.slots.new = .calling { (type, _, _) throws(PyException) in
      .object(PyInstance(type: type, native: ThreadState()))
    }
    type.initialiser("group=, target=, name=, args=, kwargs=, *, daemon=", initialise)
    type.slots.repr = .calling { (value, _) throws(PyException) in .string(try describe(value)) }
    type.method("start", .python(""), start)
    type.method("run", .python(""), run)
    type.method("join", .python("timeout="), join)
    type.method("is_alive", .python("")) { (a, _) throws(PyException) in
      .bool(try ready(a.receiver, "Thread.__init__() not called").isAlive)
    }
    fillAttributes(type)
    fillTimer()
  }

  private func fillAttributes(_ type: PyType) {
    type.attribute("name") { (v, _) throws(PyException) in
      .string(try ready(v, "Thread.__init__() not called").name)
    } set: { (v, new, cx) throws(PyException) in
      try ready(v, "Thread.__init__() not called").name = cx.str(new)
    }
    type.attribute("daemon") { (v, _) throws(PyException) in
      .bool(try ready(v, "Thread.__init__() not called").isDaemon)
    } set: { (v, new, cx) throws(PyException) in
      try setDaemon(v, new, cx)
    }
    type.attribute("ident") { (v, _) throws(PyException) in
      let state = try ready(v, "Thread.__init__() not called")
      return state.isStarted ? .int(ThreadState.identity(state.number)) : .none
    }
    type.attribute("native_id") { (v, _) throws(PyException) in
      let state = try ready(v, "Thread.__init__() not called")
      return state.isStarted ? .int(ThreadState.nativeIdentity(state.number)) : .none
    }
    fillOldNames(type)
  }

  private func fillOldNames(_ type: PyType) {
    type.method("getName", .python("")) { [home] (a, cx) throws(PyException) in
      home.warn("getName() is deprecated, get the name attribute instead", cx)
      return .string(try state(a.receiver).name)
    }
    type.method("setName", .python("name")) { [home] (a, cx) throws(PyException) in
      home.warn("setName() is deprecated, set the name attribute instead", cx)
      try state(a.receiver).name = cx.str(a[0])
      return .none
    }
    type.method("isDaemon", .python("")) { [home] (a, cx) throws(PyException) in
      home.warn("isDaemon() is deprecated, get the daemon attribute instead", cx)
      return .bool(try state(a.receiver).isDaemon)
    }
    type.method("setDaemon", .python("daemonic")) { [home] (a, cx) throws(PyException) in
      home.warn("setDaemon() is deprecated, set the daemon attribute instead", cx)
      try setDaemon(a.receiver, a[0], cx)
      return .none
    }
  }

  private func setDaemon(_ value: Value, _ new: Value, _ cx: Context) throws(PyException) {
    let state = try state(value)
    if !state.isInitialised { throw .runtimeError("Thread.__init__() not called") }
    if state.isAlive || state.isStarted {
      throw .runtimeError("cannot set daemon status of active thread")
    }
    state.isDaemon = try cx.truth(new)
  }

  // MARK: Life

  private func initialise(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    if let group = a.get(1), !group.isNone {
      throw .make(Types.assertionError, "group argument must be None for now")
    }
    let state = try state(a[0])
    state.target = a.get(2) ?? .none
    if let name = a.get(3), !name.isNone {
      state.name = try cx.str(name)
    } else {
      state.name = home.nextName()
      if !state.target.isNone,
        let called = try cx.attribute(state.target, Names.name)
      {
        state.name += " (\(try cx.str(called)))"
      }
    }
    state.arguments = a.get(4) ?? .tuple([])
    state.keywords = a.get(5) ?? .none
    if let daemon = a.get(6), !daemon.isNone {
      state.isDaemon = try cx.truth(daemon)
    } else {
      state.isDaemon = home.current(cx).native(ThreadState.self)?.isDaemon ?? false
    }
    state.isInitialised = true
    return .none
  }

  private func run(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a.receiver)
    defer {
      state.target = .none
      state.arguments = .none
      state.keywords = .none
    }
    guard try cx.truth(state.target) else { return .none }
    guard state.arguments.type.slots.iter != nil || state.arguments.type.slots.getItem != nil
    else {
      throw .typeError(
        "\(try called(state.target, cx)) argument after * must be an iterable, "
          + "not \(state.arguments.type.title)")
    }
    var keywords: [(Symbol, Value)] = []
    for (key, value) in state.keywords.asDict?.items ?? [] {
      guard let name = key.text else { throw .typeError("keywords must be strings") }
      keywords.append((Symbol(name), value))
    }
    _ = try cx.call(
      state.target, arguments: cx.items(state.arguments), keywords: keywords)
    return .none
  }

  private func called(_ target: Value, _ cx: Context) throws(PyException) -> String {
    guard let name = try cx.attribute(target, Names.qualname) else { return "function" }
    let module = try cx.attribute(target, Names.module) ?? .none
    let isPlain = module.isNone || module.text == "builtins"
    let prefix = isPlain ? "" : "\(try cx.str(module))."
    return "\(prefix)\(try cx.str(name))()"
  }

  private func start(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let value = a.receiver
    let state = try state(value)
    if !state.isInitialised { throw .runtimeError("thread.__init__() not called") }
    if state.isStarted { throw .runtimeError("threads can only be started once") }
    let over = state.over
    let (board, ended) = (home.environment.board, home.environment.ended)
    let box = NumberBox()
    let started = try cx.startThread { [home] cx in
      ThreadMethods(home: home).live(value, state, cx)
    } whenOver: {
      over.update { $0 = true }
      board.readerThreadEnded(box.number - 1)
      ended.bump()
    }
    // The new thread waits for the interpreter lock, which is held here.
    box.number = started.number
    state.number = started.number
    state.isStarted = true
    board.readerThreadStarted(started.number - 1)
    home.started(value, started.number)
    return .none
  }

  /// The whole life of a thread: `run()`, and what is said of an exception that nobody caught.
  private func live(_ value: Value, _ state: ThreadState, _ cx: Context) {
    do throws(PyException) {
      _ = try cx.callMethod(value, "run")
    } catch {
      report(error, value, state, cx)
    }
    home.ended(cx.threadNumber)
  }

  private func report(
    _ error: PyException, _ value: Value, _ state: ThreadState, _ cx: Context
  ) {
    guard let object = error.object, !home.environment.isOver else { return }
    home.report(object, in: value, named: state.name, cx)
  }

  private func join(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a.receiver)
    if !state.isInitialised { throw .runtimeError("Thread.__init__() not called") }
    if !state.isStarted { throw .runtimeError("cannot join thread before it is started") }
    if state.number == cx.threadNumber { throw .runtimeError("cannot join current thread") }
    let limit = try WaitTime.limit(a.get(0) ?? .none, cx, isLeft: false)
    if try home.waiter.wait(for: state.over, limit, cx, until: { $0 }) {
      home.ended(state.number)
    }
    // The thread may be over because everything is being ended.
    try cx.checkInterrupt()
    return .none
  }

  private func describe(_ value: Value) throws(PyException) -> String {
    let state = try ready(value, "Thread.__init__() was not called")
    var status = state.isStarted ? state.isAlive ? "started" : "stopped" : "initial"
    if state.isDaemon { status += " daemon" }
    if state.isStarted { status += " \(ThreadState.identity(state.number))" }
    return "<\(value.type.name)(\(state.name), \(status))>"
  }

  // MARK: Timer

  private func fillTimer() {
    let type = home.timer
    let initialiser = PyNative(
      "Timer.__init__", .python("self, interval, function, args=, kwargs=")
    ) { [home] (a, cx) throws(PyException) in
      let state = try state(a[0])
      state.isInitialised = true
      state.name = home.nextName()
      state.isDaemon = home.current(cx).native(ThreadState.self)?.isDaemon ?? false
      guard let instance = a[0].asInstance else { return .none }
      instance.setOwn("interval", a[1])
      instance.setOwn("function", a[2])
      let arguments = a.get(3) ?? .none
      instance.setOwn("args", arguments.isNone ? .list([]) : arguments)
      let keywords = a.get(4) ?? .none
      instance.setOwn("kwargs", keywords.isNone ? .object(PyDict()) : keywords)
      instance.setOwn("finished", EventMethods(home: home).make())
      return .none
    }
    type.slots.initialise = .calling { (value, a, cx) throws(PyException) in
      _ = try cx.call(
        .object(initialiser), arguments: [value] + a.positional,
        keywords: a.keywords.map { ($0.name, $0.value) })
    }
    type.method("cancel", .python("")) { (a, cx) throws(PyException) in
      try cx.callMethod(cx.getAttribute(a.receiver, "finished"), "set")
    }
    type.method("run", .python("")) { (a, cx) throws(PyException) in
      let timer = a.receiver
      let finished = try cx.getAttribute(timer, "finished")
      let interval = try cx.getAttribute(timer, "interval")
      if !(try cx.truth(cx.callMethod(finished, "wait", [interval]))) {
        let keywords = try cx.getAttribute(timer, "kwargs").asDict?.items ?? []
        _ = try cx.call(
          cx.getAttribute(timer, "function"),
          arguments: cx.items(cx.getAttribute(timer, "args")),
          keywords: keywords.map { (Symbol($0.key.text ?? ""), $0.value) })
      }
      return try cx.callMethod(finished, "set")
    }
  }
}

/// A thread's number, known only after the thread has been made.
private final class NumberBox: Sendable {
  private let value = Atomic(0)

  var number: Int {
    get { value.load(ordering: .acquiring) }
    set { value.store(newValue, ordering: .releasing) }
  }
}
