internal import Locks
package import Timeline

/// How a wait for another thread ended.
package enum WaitResult: Hashable, Sendable {
  /// What was waited for is the case.
  case satisfied
  /// The time is over.
  case timedOut
  /// The thread was interrupted: as EINTR for a system call.
  case interrupted
}

/// State that threads wait for: behind Python's Lock, Event and Thread.join.
///
/// A wait stands on the board like a blocked call (`threadWait`), so that it can be interrupted and is known to the
/// watcher; only a wait that really lasts is recorded, as strace(1) shows a futex call only then.
package final class Monitor<State: Sendable>: Sendable {
  private let state: Guarded<State>
  private let gate = Gate()

  /// A monitor of a state.
  package init(_ initial: State) {
    state = Guarded(initial)
  }

  /// Reads or changes the state; whoever waits does not look again.
  package func withState<Result>(_ body: (inout State) -> Result) -> Result {
    state.withLock { body(&$0) }
  }

  /// Changes the state and lets everybody who waits look again.
  package func update<Result>(_ body: (inout State) -> Result) -> Result {
    defer { gate.bump() }
    return state.withLock { body(&$0) }
  }

  /// Waits until `ready` answers true; it runs under the state's lock and may take what it waited for.
  ///
  /// The limit is in nanoseconds, nil for none, 0 for a look without waiting.
  package func wait(
    by caller: Caller, on board: WaitBoard, recorder: Recorder, nanoseconds: Int64? = nil,
    until ready: (inout State) -> Bool
  ) -> WaitResult {
    if state.withLock({ ready(&$0) }) { return .satisfied }
    if let nanoseconds, nanoseconds <= 0 { return .timedOut }
    let call = SystemCall.threadWait(nanoseconds: nanoseconds)
    let started = recorder.now
    let end = nanoseconds.map { started.nanoseconds + $0 }
    let waited = board.holding(call, by: caller, at: started, gate: gate) {
      let result = sleep(by: caller, on: board, recorder: recorder, until: end, ready)
      return (result, result == .interrupted)
    }
    let result = waited ?? .interrupted
    recorder.record(call, by: caller, CallReturn(result), .none, started: started)
    return result
  }

  private func sleep(
    by caller: Caller, on board: WaitBoard, recorder: Recorder, until end: Int64?,
    _ ready: (inout State) -> Bool
  ) -> WaitResult {
    while true {
      let ticket = gate.ticket
      if state.withLock({ ready(&$0) }) { return .satisfied }
      if board.isRequested(caller) { return .interrupted }
      let rest = end.map { $0 - recorder.now.nanoseconds }
      if let rest, rest <= 0 { return .timedOut }
      gate.wait(ticket, nanoseconds: rest)
    }
  }
}
