internal import Locks
internal import Sockets

/// Ends the code of a check that runs too long, by the clock on the wall: a loop over timeouts takes few steps.
final class TimeLimit: Sendable {
  private struct State {
    var deadline: ContinuousClock.Instant?
    var isOver = false
    var isClosed = false
  }

  let seconds: Int
  private let control: Control
  private let state = Guarded(State())
  private let gate = Gate()
  private let thread = Guarded<NativeThread?>(nil)

  /// A limit for what a session runs, in force once a block has begun.
  init(seconds: Int, _ control: Control) {
    self.seconds = seconds
    self.control = control
  }

  /// Whether something ran too long.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// A block begins, and has all of the time.
  func begin() {
    let deadline = ContinuousClock.now + .seconds(seconds)
    state.withLock { $0.deadline = deadline }
    thread.withLock { thread in
      if thread == nil { thread = NativeThread(name: "limit") { [self] in watch() } }
    }
  }

  /// Nothing runs any more.
  func close() {
    state.withLock { $0.isClosed = true }
    gate.bump()
    thread.withLock { $0 }?.join()
  }

  private func watch() {
    while true {
      let ticket = gate.ticket
      let now = state.withLock { $0 }
      guard !now.isClosed, let deadline = now.deadline else { return }
      let left = ContinuousClock.now.duration(to: deadline)
      if left > .zero {
        gate.wait(ticket, nanoseconds: Int64(left / .nanoseconds(1)))
        continue
      }
      state.withLock { $0.isOver = true }
      // Again and again: what is ended may have been a line of a replay, and the next one begins.
      control.endLine(after: seconds)
      gate.wait(ticket, nanoseconds: 50_000_000)
    }
  }
}
