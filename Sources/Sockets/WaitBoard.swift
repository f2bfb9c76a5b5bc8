internal import Locks
internal import CKernel
internal import Synchronization
internal import Timeline

/// Where every call that may block stands while it lasts: interruption and the watcher read it.
///
/// A call is entered before it is made and leaves when it has returned; both cost a lock that nobody else holds.
package final class WaitBoard: Sendable {
  /// One call on the board.
  struct Entry: Sendable {
    var number: UInt64
    var blocked: BlockedCall
    /// The thread to signal, where the call is a system call.
    var thread: UInt
    /// What to bump, where the call waits for another thread.
    var gate: Gate?
    var isSignalled = false
    /// Whether its thread has a descriptor table of its own, so that its descriptors mean nothing to others.
    var isApart = false
  }

  struct State: Sendable {
    var entries: [Entry] = []
    var next: UInt64 = 0
    /// Callers that shall be interrupted and have not noticed yet.
    var requests: Set<Thread> = []
    /// Set while the watcher sleeps: called once when the reader's next call is entered.
    var wakeWatcher: (@Sendable () -> Void)?
    /// The reader's Python threads that exist; the main one always does.
    var readerThreads: Set<Int> = [0]
    /// Who is to be told when the reader's next calls are entered.
    var lookers: [Int: @Sendable () -> Void] = [:]
    var nextLooker = 0
    var participants: [Int: any QuiescenceParticipant] = [:]
    var nextParticipant = 0
  }

  /// Whose calls are meant: an actor's thread, whatever line it is at.
  struct Thread: Hashable, Sendable {
    var actor: Actor
    var number: Int

    init(_ caller: Caller) {
      actor = caller.actor
      number = caller.thread
    }
  }

  let state: Guarded<State>
  /// Whether there is anybody who reacts to the reader's calls.
  let hasParticipants = Atomic(false)
  /// Bumped when an interrupted call returns.
  let acknowledged = Gate()

  /// An empty board.
  package init() {
    var initial = State()
    initial.entries.reserveCapacity(16)
    state = Guarded(initial)
  }

  /// Enters a call; nil where its thread shall be interrupted, so that the call is not made.
  func enter(_ call: SystemCall, by caller: Caller, at moment: Moment, gate: Gate? = nil)
    -> UInt64?
  {
    let thread = gate == nil ? UInt(ck_interrupt_prepare()) : 0
    let isApart = ck_descriptor_table_is_own() != 0
    let (number, wake) = state.withLock { state -> (UInt64?, (@Sendable () -> Void)?) in
      if !state.requests.isEmpty, state.requests.remove(Thread(caller)) != nil {
        return (nil, nil)
      }
      let number = state.next
      state.next += 1
      let blocked = BlockedCall(caller: caller, call: call, since: moment)
      state.entries.append(
        Entry(number: number, blocked: blocked, thread: thread, gate: gate, isApart: isApart))
      guard caller.actor == .reader, state.wakeWatcher != nil || !state.lookers.isEmpty else {
        return (number, nil)
      }
      defer { state.wakeWatcher = nil }
      if state.lookers.isEmpty { return (number, state.wakeWatcher) }
      return (
        number,
        { [watcher = state.wakeWatcher, lookers = state.lookers] in
          watcher?()
          for wake in lookers.values { wake() }
        }
      )
    }
    wake?()
    return number
  }

  /// Arranges to be told whenever a call of the reader's has been entered; the number by which that is taken back.
  package func whenReaderCalls(_ wake: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.nextLooker += 1
      state.lookers[state.nextLooker] = wake
      return state.nextLooker
    }
  }

  /// Takes an arrangement of `whenReaderCalls` back.
  package func forget(_ number: Int) {
    state.withLock { _ = $0.lookers.removeValue(forKey: number) }
  }

  /// Removes a call that has returned; where it was interrupted the request is fulfilled.
  func leave(_ number: UInt64, interrupted: Bool) {
    let signalled = state.withLock { state -> Bool in
      guard let index = state.entries.lastIndex(where: { $0.number == number }) else {
        preconditionFailure("a call left the board twice")
      }
      let isSignalled = state.entries[index].isSignalled
      if interrupted, !state.requests.isEmpty {
        state.requests.remove(Thread(state.entries[index].blocked.caller))
      }
      let last = state.entries.count - 1
      if index != last { state.entries.swapAt(index, last) }
      state.entries.removeLast()
      return isSignalled
    }
    if signalled {
      ck_interrupt_drain()
      acknowledged.bump()
    }
  }

  /// Whether a caller shall be interrupted.
  func isRequested(_ caller: Caller) -> Bool {
    state.withLock { !$0.requests.isEmpty && $0.requests.contains(Thread(caller)) }
  }

  /// Whether somebody shall be interrupted and has not noticed yet.
  package var hasRequest: Bool { state.withLock { !$0.requests.isEmpty } }

  /// The calls that wait at this moment, in the order in which they began.
  package var blockedCalls: [BlockedCall] {
    state.withLock { state in
      state.entries.sorted { $0.number < $1.number }.map(\.blocked)
    }
  }
}
