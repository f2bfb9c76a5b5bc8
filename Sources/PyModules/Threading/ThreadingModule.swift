internal import PyInterpreter
internal import Sockets
internal import Synchronization
internal import Timeline

/// The threading module of one session: its classes and the threads that run.
final class ThreadingModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let thread = PyType(native: "Thread", module: "threading")
  let mainType: PyType
  let timer: PyType
  let lock = PyType(native: "lock", module: "_thread", hasAttributes: false)
  let recursiveLock = PyType(native: "RLock", module: "_thread", hasAttributes: false)
  let event = PyType(native: "Event", module: "threading")
  let condition = PyType(native: "Condition", module: "threading")
  let semaphore = PyType(native: "Semaphore", module: "threading")
  let boundedSemaphore: PyType
  let barrier = PyType(native: "Barrier", module: "threading")
  let local = PyType(native: "_local", module: "_thread")
  let brokenBarrier = PyType(
    native: "BrokenBarrierError", module: "threading", base: Types.runtimeError)
  let hookArguments = RecordType(
    "_ExceptHookArgs", module: "_thread", title: "_thread._ExceptHookArgs",
    fields: ["exc_type", "exc_value", "exc_traceback", "thread"])
  /// The module itself, whose `excepthook` a program may replace.
  private weak var module: PyModule?
  /// `threading.excepthook` as it is at first.
  private(set) lazy var ownHook = makeHook()
  /// The main thread's object.
  private(set) var main = Value.none
  /// The threads that run, by their number.
  private(set) var running: [Int: Value] = [:]
  private var named = 0
  /// The warnings that were told.
  var warned: Set<String> = []
  private var madeLocals = 0

  var waiter: Waiter { environment.waiter }

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
    mainType = PyType(native: "_MainThread", module: "threading", base: thread)
    timer = PyType(native: "Timer", module: "threading", base: thread)
    boundedSemaphore = PyType(native: "BoundedSemaphore", module: "threading", base: semaphore)
  }

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = ThreadingModule(environment)
    environment.keep(home)
    environment.threads = home
    ThreadMethods(home: home).fill()
    LockMethods(home: home).fill()
    EventMethods(home: home).fill()
    ConditionMethods(home: home).fill()
    SemaphoreMethods(home: home).fill()
    BarrierMethods(home: home).fill()
    LocalMethods(home: home).fill()
    for type in [
      home.thread, home.mainType, home.timer, home.lock, home.recursiveLock, home.event,
      home.condition, home.semaphore, home.boundedSemaphore, home.barrier, home.local,
      home.brokenBarrier, home.hookArguments.type,
    ] { type.ready() }
    cx.interpreter.own([home.mainType, home.lock, home.recursiveLock])
    home.makeMain()
    let module = home.makeModule()
    home.module = module
    return module
  }

  private func makeModule() -> PyModule {
    let module = PyModule("threading")
    module.path = "/usr/lib/python3.11/threading.py"
    for type in [
      thread, timer, event, condition, semaphore, boundedSemaphore, barrier, brokenBarrier,
    ] { module.type(type) }
    module.set("local", .object(local))
    module.set("ExceptHookArgs", .object(hookArguments.type))
    module.set("ThreadError", .object(Types.runtimeError))
    module.set("TIMEOUT_MAX", .float(9_223_372_036.0))
    let make: [(String, String, PyType, () -> AnyObject)] = [
      ("Lock", "allocate_lock", lock, { LockState() }),
      ("RLock", "RLock", recursiveLock, { RecursiveLockState() }),
    ]
    for (name, called, type, state) in make {
      let native = PyNative(
        called, module: "_thread", name == "RLock" ? .python("") : .none
      ) { (_, _) throws(PyException) in .object(PyInstance(type: type, native: state())) }
      module.set(name, .object(native))
    }
    let functions: [(String, (Context) -> Value)] = [
      ("current_thread", { [unowned self] cx in current(cx) }),
      (
        "currentThread",
        { [unowned self] cx in
          warn("currentThread() is deprecated, use current_thread() instead", cx)
          return current(cx)
        }
      ),
      ("main_thread", { [unowned self] _ in main }),
      ("active_count", { [unowned self] _ in .int(running.count + 1) }),
      (
        "activeCount",
        { [unowned self] cx in
          warn("activeCount() is deprecated, use active_count() instead", cx)
          return .int(running.count + 1)
        }
      ),
      (
        "enumerate",
        { [unowned self] _ in
          .list([main] + running.sorted { $0.key < $1.key }.map(\.value))
        }
      ),
    ]
    let inC: [(String, (Context) -> Value)] = [
      ("get_ident", { cx in .int(ThreadState.identity(cx.threadNumber)) }),
      ("get_native_id", { cx in .int(ThreadState.nativeIdentity(cx.threadNumber)) }),
    ]
    for (name, body) in inC {
      module.set(
        name,
        .object(
          PyNative(name, module: "_thread", .none) { (_, cx) throws(PyException) in body(cx) }))
    }
    for (name, body) in functions {
      module.set(
        name,
        .object(PyNative(name, .python("")) { (_, cx) throws(PyException) in body(cx) }))
    }
    module.set("__all__", .list(Self.exported.map { .string($0) }))
    addHooks(to: module)
    return module
  }

  /// `threading.__all__`, in CPython's order.
  private static let exported = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
    "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier",
    "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local",
    "stack_size", "excepthook", "ExceptHookArgs", "gettrace", "getprofile", "get_native_id",
  ]

  private func makeMain() {
    let state = ThreadState()
    state.name = "MainThread"
    state.isInitialised = true
    state.number = 1
    state.isStarted = true
    main = .object(PyInstance(type: mainType, native: state))
  }

  // MARK: The threads that run

  /// The object of the calling thread.
  func current(_ cx: Context) -> Value { running[cx.threadNumber] ?? main }

  /// The next number for a name: `Thread-1`.
  func nextName() -> String {
    named += 1
    return "Thread-\(named)"
  }

  /// Notes that a thread runs.
  func started(_ value: Value, _ number: Int) { running[number] = value }

  /// Notes that a thread is over.
  func ended(_ number: Int) {
    running[number]?.native(ThreadState.self)?.locals = [:]
    running[number] = nil
  }

  // MARK: Attributes of threads

  /// The number of the next `threading.local`.
  func nextLocal() -> Int {
    madeLocals += 1
    return madeLocals
  }

  /// The calling thread's attributes of a `threading.local`; nil before it has any.
  func locals(of serial: Int, _ cx: Context) -> PyDict? {
    current(cx).native(ThreadState.self)?.locals[serial]
  }

  /// Gives the calling thread attributes of a `threading.local`.
  func setLocals(of serial: Int, _ attributes: PyDict, _ cx: Context) {
    current(cx).native(ThreadState.self)?.locals[serial] = attributes
  }

  // MARK: Exceptions

  /// What a program has put in place of `threading.excepthook`; nil while it is ours.
  func excepthook(_ cx: Context) throws(PyException) -> Value? {
    guard let module else { return nil }
    let hook = try cx.getAttribute(.object(module), Symbol("excepthook"))
    return hook.isIdentical(to: ownHook) ? nil : hook
  }

  /// Waits for all threads that are no daemons, as CPython does at the end of a program.
  func waitForAll(_ cx: Context) throws(PyException) {
    while true {
      let waiting = running.sorted { $0.key < $1.key }.compactMap {
        $0.value.native(ThreadState.self)
      }
      guard let next = waiting.first(where: { !$0.isDaemon && $0.number != cx.threadNumber })
      else { return }
      _ = try waiter.wait(for: next.over, nil, cx) { $0 }
      ended(next.number)
    }
  }
}
