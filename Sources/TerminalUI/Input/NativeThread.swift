#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A POSIX thread that runs a closure; it can be waited for once.
struct NativeThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  #if canImport(Glibc)
  private var handle: pthread_t = 0
  #else
  private var handle: pthread_t?
  #endif

  /// Starts a thread; nil when the system refuses one.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    let error = pthread_create(&handle, nil, Self.entry, body.toOpaque())
    guard error == 0 else {
      body.release()
      return nil
    }
  }

  #if canImport(Glibc)
  private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { context in
      if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }
  #else
  private static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
    { context in
      Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }
  #endif

  /// Whether the caller is this thread.
  var isCurrent: Bool {
    #if canImport(Glibc)
    pthread_equal(handle, pthread_self()) != 0
    #else
    handle.map { pthread_equal($0, pthread_self()) != 0 } ?? false
    #endif
  }

  /// Waits until the thread has ended.
  func join() {
    #if canImport(Glibc)
    pthread_join(handle, nil)
    #else
    if let handle { pthread_join(handle, nil) }
    #endif
  }

  /// Gives up waiting for the thread: it ends on its own.
  func detach() {
    #if canImport(Glibc)
    pthread_detach(handle)
    #else
    if let handle { pthread_detach(handle) }
    #endif
  }
}
