internal import Locks
internal import CKernel
internal import Synchronization
internal import Timeline

/// Where every call that may block stands while it lasts: interruption and the watcher read it.
///
/// A call is entered before it is made and leaves when it has returned; both cost a lock that nobody else holds.
package final class WaitBoard: Sendable {
  /// One call on the board, as somebody sees it who looks.
  struct Entry: Sendable {
    var number: UInt64
    var blocked: BlockedCall
    /// Whether its thread has a descriptor table of its own, so that its descriptors mean nothing to others.
    var isApart = false
    /// The kernel's number of its thread.
    var kernelThread: Int32 = 0

    /// Whether its thread really sleeps in it: one that has its answer already, or has not begun, is no wait.
    ///
    /// A thread that had to give its processor away in between looks like one that waits.
    var sleeps: Bool { ck_thread_sleeps(kernelThread) != 0 }
  }

  /// Where a call stands: plain words alone, so that entering and leaving count nothing.
  struct Stand: Sendable {
    var number: UInt64
    /// What is held, by whom: their thread keeps them in place until the call has left the board.
    nonisolated(unsafe) var held: Held
    nonisolated(unsafe) var caller: UnsafePointer<Caller>
    var since: Moment
    /// The thread to signal, where the call is a system call.
    var thread: UInt
    /// What to bump, where the call waits for another thread, which holds it meanwhile.
    nonisolated(unsafe) var gate: Unmanaged<Gate>?
    var isSignalled = false
    var isApart: Bool
    /// The kernel's number of its thread.
    var kernelThread: Int32

    /// The call; to be asked under the board's lock.
    var blocked: BlockedCall {
      let call =
        switch held {
        case .call(let call): call.pointee
        case .transfer(let transfer): transfer.pointee.call
        }
      return BlockedCall(caller: caller.pointee, call: call, since: since)
    }

    /// Whether the call is of this thread.
    func isOf(_ thread: Thread) -> Bool { Thread(caller.pointee) == thread }

    /// Whether the call is the reader's.
    var isReaders: Bool {
      if case .reader = caller.pointee.actor { true } else { false }
    }

    var entry: Entry {
      Entry(
        number: number, blocked: blocked, isApart: isApart, kernelThread: kernelThread)
    }
  }

  /// A call that stands on the board.
  enum Held {
    case call(UnsafePointer<SystemCall>)
    case transfer(UnsafePointer<Transfer>)
  }

  struct State: Sendable {
    var stands: [Stand] = []
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
  let wantsReactions = Atomic(false)
  /// Bumped when an interrupted call returns.
  let acknowledged = Gate()

  /// An empty board.
  package init() {
    var initial = State()
    initial.stands.reserveCapacity(16)
    state = Guarded(initial)
  }

  /// Lets a call stand on the board while the body makes it; nil where its thread shall be interrupted, so that it is not made.
  ///
  /// The body tells whether the call was interrupted.
  @inline(__always)
  func holding<Result>(
    _ call: SystemCall, by caller: Caller, at moment: Moment, gate: Gate? = nil,
    _ body: () -> (result: Result, isInterrupted: Bool)
  ) -> Result? {
    withUnsafePointer(to: call) { call in
      holding(.call(call), caller, moment, gate, body)
    }
  }

  /// The same for bytes on their way, when nobody looks at the time.
  @inline(__always)
  func holding<Result>(
    _ transfer: Transfer, by caller: Caller, _ body: () -> (result: Result, isInterrupted: Bool)
  ) -> Result? {
    withUnsafePointer(to: transfer) { transfer in
      holding(.transfer(transfer), caller, Moment(nanoseconds: 0), nil, body)
    }
  }

  @inline(__always)
  private func holding<Result>(
    _ held: Held, _ caller: Caller, _ moment: Moment, _ gate: Gate?,
    _ body: () -> (result: Result, isInterrupted: Bool)
  ) -> Result? {
    withUnsafePointer(to: caller) { caller in
      guard let number = enter(held, caller, moment, gate) else { return nil }
      let (result, isInterrupted) = body()
      leave(number, caller, interrupted: isInterrupted)
      return result
    }
  }

  /// Enters a call; nil where its thread shall be interrupted.
  private func enter(
    _ held: Held, _ caller: UnsafePointer<Caller>, _ moment: Moment, _ gate: Gate?
  ) -> UInt64? {
    let thread = gate == nil ? UInt(ck_interrupt_prepare()) : 0
    let isApart = ck_descriptor_table_is_own() != 0
    let (number, wake) = state.withLock { state -> (UInt64?, (@Sendable () -> Void)?) in
      if !state.requests.isEmpty, state.requests.remove(Thread(caller.pointee)) != nil {
        return (nil, nil)
      }
      let number = state.next
      state.next += 1
      let stand = Stand(
        number: number, held: held, caller: caller, since: moment, thread: thread,
        gate: gate.map(Unmanaged.passUnretained), isApart: isApart,
        kernelThread: ck_thread_number())
      state.stands.append(stand)
      guard stand.isReaders, state.wakeWatcher != nil || !state.lookers.isEmpty else {
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
  private func leave(_ number: UInt64, _ caller: UnsafePointer<Caller>, interrupted: Bool) {
    let signalled = state.withLock { state -> Bool in
      guard let index = state.stands.lastIndex(where: { $0.number == number }) else {
        preconditionFailure("a call left the board twice")
      }
      let stand = state.stands[index]
      if interrupted, !state.requests.isEmpty {
        state.requests.remove(Thread(caller.pointee))
      }
      let last = state.stands.count - 1
      if index != last { state.stands[index] = state.stands[last] }
      state.stands.removeLast()
      return stand.isSignalled
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
      state.stands.sorted { $0.number < $1.number }.map(\.blocked)
    }
  }
}
