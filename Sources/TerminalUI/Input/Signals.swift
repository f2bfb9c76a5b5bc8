internal import Locks
internal import CEditShim

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Ctrl-C, Ctrl-Z and size changes, wherever they arrive.
///
/// While a prompt reads, the prompt itself is woken and deals with them. At all other times a watcher
/// thread is woken: it calls the interrupt closure, or stops the process as Ctrl-Z should. The
/// handlers are in C and only set a bit and write a byte, so nothing of Swift runs inside a signal.
package final class Signals: Sendable {
  private struct Actions {
    var interrupt: (@Sendable () -> Void)?
    var willStop: (@Sendable () -> Void)?
    var didContinue: (@Sendable () -> Void)?
    var isWatching = false
  }

  /// The process's signals: handlers are one per process, so there is one object.
  package static let shared = Signals()

  private let actions = Guarded(Actions())

  private init() {}

  /// Installs the handlers and starts the watcher.
  ///
  /// A second call only replaces the closure.
  ///
  /// The closure is called on the watcher's thread, for each Ctrl-C while no prompt reads.
  /// Returns 0 or an errno.
  @discardableResult
  package func install(interrupt: @escaping @Sendable () -> Void) -> Int32 {
    let mustStart = actions.withLock { actions in
      actions.interrupt = interrupt
      defer { actions.isWatching = true }
      return !actions.isWatching
    }
    guard mustStart else { return 0 }
    let error = cedit_signals_install()
    guard error == 0 else { return error }
    guard let thread = NativeThread({ Signals.shared.watch() }) else { return EAGAIN }
    thread.detach()
    return 0
  }

  /// Says what surrounds a stop by Ctrl-Z while no prompt reads: before it, and when it is over.
  func aroundStop(willStop: (@Sendable () -> Void)?, didContinue: (@Sendable () -> Void)?) {
    actions.withLock {
      $0.willStop = willStop
      $0.didContinue = didContinue
    }
  }

  private func watch() {
    while true {
      var entry = pollfd(
        fd: cedit_signals_fd(Int32(CEDIT_ROUTE_WATCHER)), events: Int16(POLLIN), revents: 0)
      _ = poll(&entry, 1, -1)
      cedit_signals_drain(Int32(CEDIT_ROUTE_WATCHER))
      if cedit_signals_current_route() == Int32(CEDIT_ROUTE_PROMPT) {
        // A prompt has begun since: the signal is the prompt's.
        cedit_signals_wake(Int32(CEDIT_ROUTE_PROMPT))
        continue
      }
      serve(cedit_signals_take(UInt32(CEDIT_SIGNAL_INTERRUPT | CEDIT_SIGNAL_STOP)))
    }
  }

  private func serve(_ taken: UInt32) {
    if taken & UInt32(CEDIT_SIGNAL_INTERRUPT) != 0 {
      actions.withLock { $0.interrupt }?()
    }
    if taken & UInt32(CEDIT_SIGNAL_STOP) != 0 {
      actions.withLock { $0.willStop }?()
      cedit_signals_stop_self()
      actions.withLock { $0.didContinue }?()
    }
  }
}
