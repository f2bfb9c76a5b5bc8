#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A value behind a lock: as `Mutex`, but on a POSIX lock, which the thread sanitizer understands.
///
/// Swift's own `Mutex` is a futex inside the runtime library. The sanitizer cannot see it there and reports every
/// access that it guards as a race.
package final class Guarded<Value: ~Copyable & Sendable>: Sendable {
  // Both are touched under the lock alone.
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private var value: Value

  /// Puts a value behind a lock of its own.
  package init(_ value: consuming Value) {
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
  package func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
