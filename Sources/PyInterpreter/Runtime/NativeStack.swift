internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Threads with stacks large enough for deep Python recursion.
enum NativeStack {
  /// Room kept free below the lowest address that Python calls may reach.
  private static let reserve: UInt = 256 << 10

  /// The lowest native address that calls of the present thread may reach.
  static func limit() -> UInt {
    let lowest = UInt(ck_stack_lowest())
    return lowest == 0 ? 0 : lowest + reserve
  }

  /// Starts a detached-from-Swift thread with a stack of so many bytes (reserved, not used, memory).
  static func start(stackBytes: Int, _ body: @escaping () -> Void) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackBytes)
    let box = Unmanaged.passRetained(Body(body))
    #if canImport(Glibc)
    var thread: pthread_t = 0
    let status = pthread_create(
      &thread, attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    #else
    var made: pthread_t?
    let status = pthread_create(
      &made, attributes,
      { argument in
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    let thread = made
    #endif
    if status != 0 {
      box.release()
      return nil
    }
    return thread
  }

  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }
}

extension Interpreter {
  /// Runs a body on a thread with 256 MB of stack (reserved address space) and waits for it.
  ///
  /// Programs are to be run on such a thread: deep recursion then ends in `RecursionError`, as in CPython.
  package static func onLargeStack<R: Sendable>(_ body: @escaping @Sendable () -> R) -> R {
    nonisolated(unsafe) var result: R?
    let thread = NativeStack.start(stackBytes: 256 << 20) { result = body() }
    if let thread { pthread_join(thread, nil) }
    return result ?? body()
  }

  /// Makes the builtin types on a thread of its own, so that the first session finds them made.
  ///
  /// For the start of the process, whose own thread reads the command line meanwhile.
  package static func warmUp() {
    let thread = NativeStack.startDeaf(stackBytes: 1 << 20) { Types.installOnce() }
    if let thread { pthread_detach(thread) }
  }

  /// Makes the builtin types now, or waits until the thread of `warmUp` has made them: before fork(2), whose copy would
  /// have no such thread and would wait for it without end.
  package static func awaitWarmUp() { Types.installOnce() }
}

extension NativeStack {
  /// Starts a thread that no signal reaches: signals are for the thread that started it.
  ///
  /// A server that is stopped in its first moments would otherwise die of the signal here, and not say what it served.
  static func startDeaf(stackBytes: Int, _ body: @escaping () -> Void) -> pthread_t? {
    var every = sigset_t()
    var usual = sigset_t()
    sigfillset(&every)
    pthread_sigmask(SIG_SETMASK, &every, &usual)
    defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
    return start(stackBytes: stackBytes, body)
  }
}
