#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Synchronization

/// A thread of the reader's program, with a native thread and a context of its own.
package final class PyThread: Sendable {
  /// The number that `Context.threadNumber` has inside it.
  package let number: Int
  private let isOver = Atomic(false)

  fileprivate init(number: Int) { self.number = number }

  /// Whether its function has returned.
  package var isFinished: Bool { isOver.load(ordering: .acquiring) }

  fileprivate func finish() { isOver.store(true, ordering: .releasing) }
}

extension Context {
  /// Starts a thread that runs the body under the interpreter lock, with 64 MB of stack (reserved, not used).
  ///
  /// The body handles its own exceptions. `whenOver` is called last, without the lock, to wake those who
  /// wait for the end. Throws `RuntimeError` when the system gives no more threads.
  package func startThread(
    _ body: @escaping (Context) -> Void, whenOver: @escaping @Sendable () -> Void
  ) throws(PyException) -> PyThread {
    let interpreter = interpreter
    if interpreter.isPure { throw .stop(.notPure("a thread")) }
    let record = interpreter.makeRecord(stackSize: 1 << 18)
    let thread = PyThread(number: record.pointee.number)
    interpreter.liveThreads += 1
    let started = NativeStack.start(stackBytes: 64 << 20) {
      interpreter.lock.acquire()
      record.pointee.nativeLimit = NativeStack.limit()
      body(Context(record: record))
      interpreter.endRecord(record, stackSize: 1 << 18)
      interpreter.liveThreads -= 1
      thread.finish()
      interpreter.lock.release()
      whenOver()
    }
    guard let started else {
      interpreter.liveThreads -= 1
      interpreter.endRecord(record, stackSize: 1 << 18)
      throw .runtimeError("can't start new thread")
    }
    pthread_detach(started)
    return thread
  }
}

extension Interpreter {
  /// How many threads of the program are running beside the main one.
  package var runningThreads: Int { withContext { _ in liveThreads } }

  /// Tells the threads beside the main one to end at their next test; those in blocking calls are to be
  /// signalled by the caller.
  package func endThreads() {
    interrupts.pointee.bitwiseOr(Interrupts.ending, ordering: .acquiringAndReleasing)
  }
}
