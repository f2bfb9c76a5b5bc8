#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Synchronization

/// The session's one record of what happened: ordered, guarded by a lock, and awaitable.
///
/// Appending formats nothing and costs well under a microsecond. Events are numbered from 0 in the order in which
/// they are recorded and are kept until the session ends. Of an unbroken row of the reader's calls that change nothing,
/// as a busy loop makes them by the million, the first and the latest are kept, and how many lie between.
package final class Recorder: @unchecked Sendable {
  // Guarded by `mutex`; waiters sleep on `changed`.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var events: [TimelineEvent] = []
  private var waiters = 0
  /// How many of the latest events are calls of the reader's that changed nothing, those that were left out too.
  private var row = 0
  private let origin: Int64
  private let keeping: Atomic<Bool>

  /// An empty record whose clock starts now; one that keeps nothing is a clock only, until `startKeeping`.
  package init(isKeeping: Bool = true) {
    keeping = Atomic(isKeeping)
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    #if canImport(Glibc)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    #endif
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
    origin = Recorder.clock()
    events.reserveCapacity(256)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Whether events are kept.
  ///
  /// Where nobody will read them, making and keeping them costs time and memory for nothing.
  package var isKeeping: Bool { keeping.load(ordering: .relaxed) }

  /// Keeps the events from now on.
  package func startKeeping() { keeping.store(true, ordering: .relaxed) }

  /// The present moment on the session's clock.
  package var now: Moment {
    Moment(nanoseconds: Recorder.clock() - origin)
  }

  /// The present moment, for a call that is about to begin: where no events are kept nobody asks since when it lasts.
  package var nowIfKept: Moment { isKeeping ? now : Moment(nanoseconds: 0) }

  /// The moment of a reading of the monotonic clock, in nanoseconds.
  package func moment(ofClock nanoseconds: Int64) -> Moment {
    Moment(nanoseconds: nanoseconds - origin)
  }

  /// How many events there are: the index that the next one will get.
  package var count: Int {
    locked { events.count }
  }

  /// How many calls of a row that changes nothing are kept.
  package static let longestRow = 1000

  /// Records a call and returns its number; in a long row that changes nothing, that of the call whose place it takes.
  @discardableResult
  package func record(_ event: CallEvent) -> EventID {
    var event = event
    let isIdle = event.actor == .reader && event.changesNothing
    return append(isIdle: isIdle) { id in
      event.id = id
      return .call(event)
    }
  }

  /// Records a peer's or visitor's act and returns its number.
  @discardableResult
  package func record(_ event: PeerEvent) -> EventID {
    var event = event
    return append { id in
      event.id = id
      return .peer(event)
    }
  }

  /// Records a packet and returns its number.
  @discardableResult
  package func record(_ event: PacketEvent) -> EventID {
    var event = event
    return append { id in
      event.id = id
      return .packet(event)
    }
  }

  /// The events from an index on, in order.
  package func events(from index: Int = 0) -> [TimelineEvent] {
    locked { index < events.count ? Array(events[max(0, index)...]) : [] }
  }

  /// The same without a copy; to be let go of soon, because recording copies what is held.
  package func record(from index: Int) -> ArraySlice<TimelineEvent> {
    locked { events[min(max(0, index), events.count)...] }
  }

  /// Waits until an event at or after `index` satisfies the condition and returns it; nil when the time is over.
  ///
  /// The limit is in milliseconds. The condition runs under the recorder's lock: it must not record or wait.
  /// `isOver` is asked before each sleep, so after each `wake` too: when it says so, the wait ends with nil.
  package func first(
    from index: Int, within milliseconds: Int, unless isOver: () -> Bool = { false },
    where condition: (TimelineEvent) -> Bool
  ) -> TimelineEvent? {
    var limit = timespec()
    clock_gettime(CLOCK_MONOTONIC, &limit)
    let nanoseconds = limit.tv_nsec + (milliseconds % 1000) * 1_000_000
    limit.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    limit.tv_nsec = nanoseconds % 1_000_000_000
    return locked {
      var next = max(0, index)
      waiters += 1
      defer { waiters -= 1 }
      while true {
        while next < events.count {
          if condition(events[next]) { return events[next] }
          next += 1
        }
        if isOver() { return nil }
        if pthread_cond_timedwait(changed, mutex, &limit) == ETIMEDOUT, next >= events.count {
          return nil
        }
      }
    }
  }

  /// Wakes whoever waits in `first`, so that a condition on something beside the events is judged anew by its owner.
  package func wake() {
    locked { _ = pthread_cond_broadcast(changed) }
  }

  /// Says that what comes is no part of the row before it: the reader's next line begins.
  package func endRow() {
    locked { row = 0 }
  }

  private func append(
    isIdle: Bool = false, _ make: (EventID) -> TimelineEvent
  ) -> EventID {
    guard isKeeping else { return EventID(-1) }
    return locked {
      row = isIdle ? row + 1 : 0
      if row > Recorder.longestRow { return replaceLast(make) }
      let id = EventID(events.count)
      events.append(make(id))
      if waiters > 0 { pthread_cond_broadcast(changed) }
      return id
    }
  }

  /// Puts an event into the place of the latest one, which it says to have left out.
  private func replaceLast(_ make: (EventID) -> TimelineEvent) -> EventID {
    let id = EventID(events.count - 1)
    guard case .call(var call) = make(id), case .call(let last) = events[id.index] else {
      return id
    }
    call.omitted = last.omitted + 1
    events[id.index] = .call(call)
    return id
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  private static func clock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
