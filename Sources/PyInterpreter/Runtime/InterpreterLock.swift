#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Locks
internal import Synchronization

/// The interpreter lock, handed over on request: a thread that has waited 5 ms asks the holder to let go,
/// and the holder then waits until another thread has it.
///
/// Where nobody waits, taking it and letting it go are one atomic word each; the mutex is for those who sleep.
final class InterpreterLock {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let freed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let switched = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let interrupts: UnsafeMutablePointer<Atomic<UInt32>>
  private let isHeld = Atomic(false)
  /// How often it was taken; changed by the holder.
  private let turns = Atomic(0)
  /// Threads that sleep until it is free, or are about to.
  private let waiting = Atomic(0)
  /// Threads that let it go on request and sleep until another has it.
  private let yielding = Atomic(0)
  private let holder = Atomic<UInt>(0)
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
  var isHeldByCaller: Bool { holder.load(ordering: .relaxed) == Self.caller }

  private static var caller: UInt {
    #if canImport(Darwin)
    UInt(bitPattern: pthread_self())
    #else
    UInt(pthread_self())
    #endif
  }

  func acquire() {
    jitter?.pause()
    if !take() { sleepUntilFree() }
    holder.store(Self.caller, ordering: .relaxed)
    turns.add(1, ordering: .relaxed)
    if interrupts.pointee.load(ordering: .relaxed) & Interrupts.handOver != 0 {
      interrupts.pointee.bitwiseAnd(~Interrupts.handOver, ordering: .acquiringAndReleasing)
    }
    // Whoever yields has said so before the lock could be taken.
    if yielding.load(ordering: .sequentiallyConsistent) > 0 { wake(switched) }
  }

  func release() {
    holder.store(0, ordering: .relaxed)
    if interrupts.pointee.load(ordering: .acquiring) & Interrupts.handOver != 0 { return yield() }
    isHeld.store(false, ordering: .sequentiallyConsistent)
    // Whoever sleeps has said so before it looked at the lock once more.
    if waiting.load(ordering: .sequentiallyConsistent) > 0 { wake(freed) }
  }

  @inline(__always) private func take() -> Bool {
    isHeld.compareExchange(
      expected: false, desired: true, successOrdering: .sequentiallyConsistent,
      failureOrdering: .sequentiallyConsistent
    ).exchanged
  }

  private func wake(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
    pthread_mutex_lock(mutex)
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  @inline(never) private func sleepUntilFree() {
    pthread_mutex_lock(mutex)
    waiting.add(1, ordering: .sequentiallyConsistent)
    while !take() {
      let turn = turns.load(ordering: .relaxed)
      var deadline = timespec()
      clock_gettime(CLOCK_REALTIME, &deadline)
      deadline.tv_nsec += 5_000_000
      if deadline.tv_nsec >= 1_000_000_000 {
        deadline.tv_sec += 1
        deadline.tv_nsec -= 1_000_000_000
      }
      let outcome = pthread_cond_timedwait(freed, mutex, &deadline)
      if outcome == ETIMEDOUT, isHeld.load(ordering: .relaxed),
        turns.load(ordering: .relaxed) == turn
      {
        interrupts.pointee.bitwiseOr(Interrupts.handOver, ordering: .acquiringAndReleasing)
      }
    }
    waiting.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }

  /// Lets the lock go and sleeps until another thread has it.
  @inline(never) private func yield() {
    let turn = turns.load(ordering: .relaxed)
    pthread_mutex_lock(mutex)
    yielding.add(1, ordering: .sequentiallyConsistent)
    isHeld.store(false, ordering: .sequentiallyConsistent)
    pthread_cond_signal(freed)
    while turns.load(ordering: .relaxed) == turn, waiting.load(ordering: .relaxed) > 0 {
      pthread_cond_wait(switched, mutex)
    }
    yielding.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }
}
