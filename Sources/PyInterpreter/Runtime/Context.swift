internal import CKernel
internal import Synchronization

/// What one thread of the reader's program has of its own: value stack, depth, line, exception in hand.
struct ThreadRecord {
  unowned(unsafe) let interpreter: Interpreter
  /// The interpreter's lock, not counted.
  let lock: Unmanaged<InterpreterLock>
  /// The word of `Interrupts`, tested at loop back-edges and calls.
  let interrupts: UnsafeMutablePointer<Atomic<UInt32>>
  /// The first free place of the value stack.
  var top: UnsafeMutablePointer<Value>
  let stackEnd: UnsafeMutablePointer<Value>
  /// How many Python calls are active.
  var depth = 0
  var depthLimit = 1000
  /// The lowest native address that calls may reach.
  var nativeLimit: UInt = 0
  /// The line being executed.
  var line = 0
  /// The exception being handled, for `raise` alone, `__context__` and `sys.exc_info`.
  var handled: PyExceptionObject?
  /// The containers whose repr is being made: one of them inside itself prints as dots.
  var reprsInProgress: [ObjectIdentifier] = []
  /// The thread's number: 1 for the main thread.
  let number: Int
  /// What a generator that is being resumed is to raise at its yield.
  var thrown: PyExceptionObject?
  /// What was being handled around the generator that an exception is thrown into.
  var thrownOver: PyExceptionObject?
  /// Nesting of `withoutLock`, to catch our own mistakes.
  var isDetached = false
  /// Whether a value is being described for the session, not for the program.
  var isDescribing = false
}

/// The calling thread of a program: everything that runs Python code takes one as its last parameter.
///
/// A context is a plain pointer; it must not leave its thread, nor outlive the interpreter.
public struct Context {
  let record: UnsafeMutablePointer<ThreadRecord>

  /// The interpreter.
  @inline(__always) package var interpreter: Interpreter { record.pointee.interpreter }

  /// The line of the program that is being executed, from 1.
  package var currentLine: Int { record.pointee.line }

  /// How many levels of recursion are in use.
  package var recursionDepth: Int { record.pointee.depth }

  /// The number of the thread: 1 for the main thread.
  package var threadNumber: Int { record.pointee.number }

  /// Whether a value is being described for us rather than for the program: what that takes is no act of the program.
  package var isDescribing: Bool { record.pointee.isDescribing }

  /// Whether this is the thread that handles Ctrl-C.
  package var isMainThread: Bool { record.pointee.number == 1 }

  /// The exception being handled (`sys.exc_info()[1]`).
  package var handledException: PyExceptionObject? { record.pointee.handled }

  /// Handles a pending interrupt, stop, or wish for the lock.
  ///
  /// Call it in long native loops.
  @inline(__always) package func checkInterrupt() throws(PyException) {
    if record.pointee.interrupts.pointee.load(ordering: .relaxed) != 0 {
      try interpreter.handleInterrupts(self)
    }
  }

  /// Runs a blocking call without the interpreter lock, so that other threads go on.
  ///
  /// The body must touch no Python object. Call `checkInterrupt()` after an EINTR.
  /// Public, because only then do other modules specialise it.
  @inlinable
  public func withoutLock<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
    let handled = releaseLock()
    defer { acquireLock(handled) }
    return try body()
  }

  /// Gives up the interpreter lock; the exception being handled, kept for `acquireLock`.
  @usableFromInline func releaseLock() -> UnsafeMutableRawPointer? {
    let handled = record.pointee.handled.map { Unmanaged.passRetained($0).toOpaque() }
    record.pointee.lock.lend { $0.release() }
    return handled
  }

  /// Takes the interpreter lock again.
  @usableFromInline func acquireLock(_ handled: UnsafeMutableRawPointer?) {
    record.pointee.lock.lend { $0.acquire() }
    record.pointee.handled = handled.map {
      Unmanaged<PyExceptionObject>.fromOpaque($0).takeRetainedValue()
    }
  }

  /// Runs a native step that recurses (repr, comparison, hashing …); deep nesting ends in `RecursionError`.
  ///
  /// `place` is what CPython appends to the message: ` while getting the repr of an object`.
  @inline(__always)
  package func recursing<R>(
    _ place: StaticString, _ body: () throws(PyException) -> R
  ) throws(PyException) -> R {
    if record.pointee.depth >= record.pointee.depthLimit
      || ck_frame_address() < record.pointee.nativeLimit
    {
      throw .recursionError("\(place)")
    }
    record.pointee.depth += 1
    defer { record.pointee.depth -= 1 }
    return try body()
  }

  /// Throws `RecursionError` when calls nest too deeply.
  @inline(__always) func guardDepth() throws(PyException) {
    if record.pointee.depth >= record.pointee.depthLimit
      || ck_frame_address() < record.pointee.nativeLimit
    {
      throw .recursionError()
    }
  }

  /// Throws `RecursionError` near the end of the native stack; for steps that CPython does not count as levels.
  @inline(__always) package func guardNativeStack() throws(PyException) {
    if ck_frame_address() < record.pointee.nativeLimit { throw .recursionError() }
  }

  /// Counts the call of a builtin as a level of recursion, as CPython does; gives back how many levels that is.
  ///
  /// In a function that has run some times CPython's specialised instructions call some builtins without
  /// counting them (`isCountedRarely`); that begins below the first sixteen levels.
  @inline(__always) func enterNative(isCountedRarely: Bool) throws(PyException) -> Int {
    if isCountedRarely, record.pointee.depth > 16 {
      try guardNativeStack()
      return 0
    }
    if record.pointee.depth >= record.pointee.depthLimit
      || ck_frame_address() < record.pointee.nativeLimit
    {
      throw .recursionError(" while calling a Python object")
    }
    record.pointee.depth += 1
    return 1
  }

  /// Puts values on the value stack while a body runs; it gets the address of the first.
  func withStack<R>(
    _ values: [Value],
    _ body: (UnsafeMutablePointer<Value>) throws(PyException) -> R
  ) throws(PyException) -> R {
    let base = record.pointee.top
    guard base + values.count < record.pointee.stackEnd else { throw .memoryError() }
    for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
    record.pointee.top = base + values.count
    defer {
      base.deinitialize(count: values.count)
      record.pointee.top = base
    }
    return try body(base)
  }
}
