#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Locks
internal import Synchronization

/// The interpreter lock, handed over on request: a thread that has waited 5 ms asks the holder to let go,
/// and the holder then waits until another thread has it.
final class InterpreterLock {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let freed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let switched = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let interrupts: UnsafeMutablePointer<Atomic<UInt32>>
  private var isHeld = false
  private var turns = 0
  private var waiting = 0
  private var holder: pthread_t?
  /// Delays before the lock is taken, so that another thread may come first; nil where nothing is shaken.
  private let jitter: Jitter?

  init(interrupts: UnsafeMutablePointer<Atomic<UInt32>>, jitter: Jitter? = nil) {
    self.interrupts = interrupts
    self.jitter = jitter
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(freed, nil)
    pthread_cond_init(switched, nil)
  }

  deinit {
    pthread_cond_destroy(switched)
    pthread_cond_destroy(freed)
    pthread_mutex_destroy(mutex)
    switched.deallocate()
    freed.deallocate()
    mutex.deallocate()
  }

  /// Whether the calling thread holds the lock.
  var isHeldByCaller: Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard isHeld, let holder else { return false }
    return pthread_equal(holder, pthread_self()) != 0
  }

  func acquire() {
    jitter?.pause()
    pthread_mutex_lock(mutex)
    if isHeld {
      waiting += 1
      while isHeld {
        let turn = turns
        var deadline = timespec()
        clock_gettime(CLOCK_REALTIME, &deadline)
        deadline.tv_nsec += 5_000_000
        if deadline.tv_nsec >= 1_000_000_000 {
          deadline.tv_sec += 1
          deadline.tv_nsec -= 1_000_000_000
        }
        let outcome = pthread_cond_timedwait(freed, mutex, &deadline)
        if outcome == ETIMEDOUT, isHeld, turns == turn {
          interrupts.pointee.bitwiseOr(Interrupts.handOver, ordering: .acquiringAndReleasing)
        }
      }
      waiting -= 1
    }
    isHeld = true
    holder = pthread_self()
    turns += 1
    interrupts.pointee.bitwiseAnd(~Interrupts.handOver, ordering: .acquiringAndReleasing)
    pthread_cond_signal(switched)
    pthread_mutex_unlock(mutex)
  }

  func release() {
    pthread_mutex_lock(mutex)
    isHeld = false
    holder = nil
    let turn = turns
    let asked = interrupts.pointee.load(ordering: .acquiring) & Interrupts.handOver != 0
    pthread_cond_signal(freed)
    if asked {
      while turns == turn, waiting > 0 { pthread_cond_wait(switched, mutex) }
    }
    pthread_mutex_unlock(mutex)
  }
}
