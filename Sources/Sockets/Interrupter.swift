internal import Locks
internal import CKernel
internal import Timeline

/// Ends blocked calls from another thread: the call returns EINTR, and its caller decides what that means (PEP 475).
///
/// A request stays until a call of that thread has returned EINTR for it, or until the thread says that it has noticed
/// (`acknowledge`): a call that begins a moment later is interrupted as well, so none is missed. System calls are ended
/// by a directed signal, repeated every 2 ms until the call has returned; waits for another thread by waking them.
package struct Interrupter: Sendable {
  private let board: WaitBoard

  /// An interrupter of the calls on a board.
  package init(board: WaitBoard) {
    self.board = board
  }

  /// Interrupts a thread of the reader, 0 being the main one.
  @discardableResult
  package func interrupt(thread: Int) -> Bool {
    interrupt(Caller(actor: .reader, thread: thread))
  }

  /// Interrupts a thread of any actor; true when a blocked call has returned EINTR.
  ///
  /// False where no call was blocked: then the request stays for the thread's next call that may block.
  @discardableResult
  package func interrupt(_ caller: Caller) -> Bool {
    let thread = WaitBoard.Thread(caller)
    _ = board.state.withLock { $0.requests.insert(thread) }
    while true {
      let ticket = board.acknowledged.ticket
      switch poke(thread) {
      case .fulfilled: return true
      case .notBlocked: return false
      case .poked: board.acknowledged.wait(ticket, nanoseconds: 2_000_000)
      }
    }
  }

  /// Takes a request back, because the thread has noticed it by other means; true where there was one.
  @discardableResult
  package func acknowledge(_ caller: Caller) -> Bool {
    board.state.withLock { $0.requests.remove(WaitBoard.Thread(caller)) != nil }
  }

  private enum Poke { case fulfilled, notBlocked, poked }

  /// Signals under the board's lock: the call cannot leave the board meanwhile, so its thread is alive.
  private func poke(_ thread: WaitBoard.Thread) -> Poke {
    board.state.withLock { state in
      guard state.requests.contains(thread) else { return .fulfilled }
      var found = false
      for index in state.stands.indices where state.stands[index].isOf(thread) {
        found = true
        state.stands[index].isSignalled = true
        if let gate = state.stands[index].gate {
          gate.takeUnretainedValue().bump()
        } else {
          ck_interrupt_thread(state.stands[index].thread)
        }
      }
      return found ? .poked : .notBlocked
    }
  }
}
