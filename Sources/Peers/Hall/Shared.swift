internal import Locks
internal import Sockets

/// A value behind a lock, with waiting: threads sleep until the value satisfies a condition.
///
/// These waits are the peers' own business and stand on no board; `Monitor` is for the reader's.
final class Shared<State: Sendable>: Sendable {
  private let state: Guarded<State>
  private let gate = Gate()

  /// A shared value.
  init(_ state: sending State) {
    self.state = Guarded(state)
  }

  /// The value at this moment; nobody is woken.
  var now: State { state.withLock { $0 } }

  /// Changes the value under the lock, and wakes whoever waits for a change.
  @discardableResult
  func with<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    defer { gate.bump() }
    return state.withLock { body(&$0) }
  }

  /// Waits until the body gives a value, and returns that.
  func wait<Result: Sendable>(for body: (inout State) -> Result?) -> Result {
    while true {
      let ticket = gate.ticket
      if let result = state.withLock({ body(&$0) }) { return result }
      gate.wait(ticket)
    }
  }

  /// Waits until the condition holds, at most so many nanoseconds; returns whether it holds.
  func wait(nanoseconds: Int64, until condition: (State) -> Bool) -> Bool {
    let end = ContinuousClock.now + .nanoseconds(nanoseconds)
    while true {
      let ticket = gate.ticket
      if state.withLock({ condition($0) }) { return true }
      let rest = (end - .now) / .nanoseconds(1)
      if rest <= 0 { return false }
      gate.wait(ticket, nanoseconds: Int64(rest))
    }
  }
}
