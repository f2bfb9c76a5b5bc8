#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A value behind a lock: as `Mutex`, but on a POSIX lock, which the thread sanitizer understands.
///
/// Swift's own `Mutex` is a futex inside the runtime library. The sanitizer cannot see it there and reports every
/// access that it guards as a race.
public final class Guarded<Value: ~Copyable & Sendable>: Sendable {
  // The value is touched under the lock alone. Public, because only then do other modules specialise `withLock`.
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline nonisolated(unsafe) var value: Value

  /// Puts a value behind a lock of its own.
  public init(_ value: consuming Value) {
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    self.value = value
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Reads or changes the value, alone.
  ///
  /// The body must not use the same lock.
  @inlinable
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    acquire()
    defer { release() }
    return try body(&value)
  }

  @usableFromInline func acquire() { pthread_mutex_lock(lock) }

  @usableFromInline func release() { pthread_mutex_unlock(lock) }
}
