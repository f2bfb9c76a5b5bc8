internal import CKernel

/// A thread of our own, with a stack of a chosen size: for the reader's program, peers, visitors and the watcher.
package struct NativeThread: Sendable {
  private let handle: UInt

  /// Starts a thread that runs the body; nil where the system has no thread left.
  ///
  /// The stack's size is in bytes, 0 for the system's own. Exactly one of `join` and `detach` must follow. The
  /// corresponding C function is `pthread_create`.
  package init?(name: String, stack: Int = 0, _ body: @escaping @Sendable () -> Void) {
    let start = Unmanaged.passRetained(Start(name: name, body: body))
    var thread: UInt = 0
    let status = ck_thread_start(&thread, UInt(stack), { NativeThread.run($0) }, start.toOpaque())
    guard status == 0 else {
      start.release()
      return nil
    }
    handle = thread
  }

  /// Waits for the thread's end.
  ///
  /// The corresponding C function is `pthread_join`.
  package func join() {
    ck_thread_join(handle)
  }

  /// Lets the thread end unobserved.
  ///
  /// The corresponding C function is `pthread_detach`.
  package func detach() {
    ck_thread_detach(handle)
  }

  private final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  private static func run(_ context: UnsafeMutableRawPointer?) {
    guard let context else { preconditionFailure("a thread was started without its body") }
    let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
    ck_thread_name(start.name)
    start.body()
  }
}
