#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
package import Locks
internal import PySyntax
internal import Synchronization

/// What makes a native module: called once per interpreter, at the first import, under the lock.
package typealias ModuleLoader = @Sendable (Interpreter, Context) throws(PyException) -> PyModule

/// One session of the language: its globals, modules, streams, limits and threads.
///
/// Everything of Python's is touched under `lock` only: that, and not the type checker, makes it Sendable.
/// `run`, `evaluate` and the inspecting calls take the lock themselves; natives already hold it.
package final class Interpreter: @unchecked Sendable {  // guarded by `lock`
  /// How a session is set up.
  package struct Configuration: Sendable {
    /// `sys.argv`.
    package var arguments: [String] = [""]
    /// The importable native modules by name.
    package var modules: [String: ModuleLoader] = [:]
    /// Bounds.
    package var limits = Limits()
    /// Where output goes.
    ///
    /// It returns 0, or the errno of a failed write.
    package var write: @Sendable (OutputStream, [UInt8]) -> Int32 = { _, _ in 0 }
    /// Told when the prompt begins and ends to echo a value: what is written between is the echo.
    package var echoing: (@Sendable (Bool) -> Void)?
    /// Pushes out what the stream buffers.
    ///
    /// It returns 0 or an errno.
    package var flush: @Sendable (OutputStream) -> Int32 = { _ in 0 }
    /// The next line of standard input with its newline, empty at the end; called without the lock.
    package var readLine: @Sendable () -> [UInt8] = { [] }
    /// What the file is called in tracebacks.
    package var fileName = "<stdin>"
    /// Delays before a thread takes the interpreter lock, for checks; nil for none.
    package var jitter: Jitter?

    /// The usual set-up: no modules, output thrown away.
    package init() {}
  }

  /// Standard output or standard error.
  package enum OutputStream: Sendable, Hashable {
    case standardOutput
    case standardError
  }

  /// How the session was set up.
  package let configuration: Configuration
  /// The module whose globals the program or the prompt uses.
  let main: PyModule
  let builtins: Namespace
  let lock: InterpreterLock
  let interrupts: UnsafeMutablePointer<Atomic<UInt32>>
  let stopReason = Guarded<StopReason?>(nil)
  var stepsLeft = Int.max
  /// Whether effects (output, imports, calls into the outside) are refused: grade expressions.
  var isPure = false
  var outputLeft = Int.max
  /// The standard streams that the program has closed.
  var closed = ClosedStreams()
  /// What a program read of a line of input and gave back, for the next one who reads.
  var unread: [UInt8] = []
  /// Whether `from __future__ import annotations` was read.
  var keepsAnnotationsAsText = false
  /// Modules imported so far; those being loaded included.
  var modules: [Symbol: PyModule] = [:]
  /// Classes made by programs: kept, because instances do not count their class.
  var heapTypes: [PyType] = []
  /// Classes of the native modules that this session has loaded: they hold themselves until they are dismantled.
  private var nativeTypes: [PyType] = []
  var threadCount = 0
  var liveThreads = 0
  /// Generators dropped in the middle of a `try` or `with`, still to be closed.
  var dropped: [PyGenerator] = []
  /// `sys.getrecursionlimit()`.
  package internal(set) var recursionLimit: Int
  /// `sys.get_int_max_str_digits()`: 0 for no bound.
  package var intDigits: Int
  /// The texts that were run, by file name, for tracebacks.
  var sources: [String: SourceText] = [:]
  private var mainRecord: UnsafeMutablePointer<ThreadRecord>?
  /// The records of all threads that live.
  private var records: [UnsafeMutablePointer<ThreadRecord>] = []
  private let stackSize = 1 << 20

  /// A new session.
  package init(_ configuration: Configuration = Configuration()) {
    Types.installOnce()
    self.configuration = configuration
    recursionLimit = configuration.limits.recursion
    intDigits = configuration.limits.intDigits
    interrupts = .allocate(capacity: 1)
    interrupts.initialize(to: Atomic(0))
    lock = InterpreterLock(interrupts: interrupts, jitter: configuration.jitter)
    main = PyModule("__main__")
    let library = PyModule("builtins")
    builtins = library.namespace
    modules[Names.main] = main
    modules["builtins"] = library
    main.namespace["__doc__"] = Value.none
    main.namespace["__package__"] = Value.none
    main.namespace["__loader__"] = Value.none
    main.namespace["__spec__"] = Value.none
    main.namespace[Names.annotations] = .object(PyDict())
    main.namespace["__builtins__"] = .object(library)
    installBuiltins()
  }

  deinit {
    MemoryGuard.leave(interrupts)
    for type in heapTypes + nativeTypes { type.dismantle() }
    if let mainRecord { Self.free(mainRecord, stackSize: stackSize) }
    interrupts.deinitialize(count: 1)
    interrupts.deallocate()
  }

  /// Takes classes of a native module over, to be dismantled at the session's end.
  package func own(_ types: [PyType]) {
    for type in types where !nativeTypes.contains(where: { $0 === type }) {
      nativeTypes.append(type)
      if let metaclass = type.metaclass { nativeTypes.append(metaclass) }
    }
  }

  // MARK: Threads' records

  func makeRecord(stackSize: Int) -> UnsafeMutablePointer<ThreadRecord> {
    let stack = UnsafeMutablePointer<Value>.allocate(capacity: stackSize)
    let record = UnsafeMutablePointer<ThreadRecord>.allocate(capacity: 1)
    threadCount += 1
    record.initialize(
      to: ThreadRecord(
        interpreter: self, lock: .passUnretained(lock), interrupts: interrupts, top: stack,
        stackEnd: stack + stackSize - 64, depthLimit: recursionLimit, number: threadCount))
    records.append(record)
    return record
  }

  /// Gives up the record of a thread that has ended.
  func endRecord(_ record: UnsafeMutablePointer<ThreadRecord>, stackSize: Int) {
    records.removeAll { $0 == record }
    Self.free(record, stackSize: stackSize)
  }

  /// `sys.setrecursionlimit()`: in force at once, in all threads.
  package func setRecursionLimit(_ limit: Int) {
    recursionLimit = limit
    for record in records { record.pointee.depthLimit = limit }
  }

  private static func free(_ record: UnsafeMutablePointer<ThreadRecord>, stackSize: Int) {
    let stack = record.pointee.stackEnd + 64 - stackSize
    record.deinitialize(count: 1)
    record.deallocate()
    stack.deallocate()
  }

  /// Runs a body on the calling thread as the program's main thread, with the lock.
  package func withContext<R, E: Error>(_ body: (Context) throws(E) -> R) throws(E) -> R {
    let isNested = lock.isHeldByCaller
    if !isNested { lock.acquire() }
    defer { if !isNested { lock.release() } }
    let record: UnsafeMutablePointer<ThreadRecord>
    if let mainRecord {
      record = mainRecord
    } else {
      record = makeRecord(stackSize: stackSize)
      mainRecord = record
    }
    record.pointee.nativeLimit = NativeStack.limit()
    return try body(Context(record: record))
  }
}
