internal import Locks
internal import CEditShim
package import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Takes single keys from the terminal while a call blocks.
///
/// It sets the terminal to single keys without echo (Ctrl-C stays a signal) and reads on a thread of
/// its own. The keys asked for go to the closure; what it does not take and all other bytes are kept for
/// the next prompt, and the closure is told of the first of them. `end` waits for the thread, so no byte is lost to it later.
package final class KeyListener: KeySource {
  /// The keys that mean something while a call blocks: send the visitor, say why it waits.
  package static let blockedCallKeys: Set<Character> = ["v", "w"]

  private struct State {
    var listening: Listening?
    var ahead = TypedAhead()
  }

  private struct Listening {
    var thread: NativeThread
    var wake: WakePipe
  }

  private let input: Int32
  private let keys: Set<Character>
  private let state = Guarded(State())

  /// A listener on a terminal's descriptor.
  package init(input: Int32 = 0, keys: Set<Character> = KeyListener.blockedCallKeys) {
    self.input = input
    self.keys = keys
  }

  /// Takes keys until `end`: each is given to the closure, on the listener's thread.
  ///
  /// Where the terminal cannot be set so, nothing happens.
  package func begin(_ handler: @escaping @Sendable (KeyPress) -> Bool) {
    state.withLock { state in
      guard state.listening == nil, cedit_terminal_guard(input) == 0,
        let wake = WakePipe()
      else { return }
      guard cedit_terminal_cbreak() == 0 else { return wake.close() }
      Signals.shared.aroundStop(
        willStop: { cedit_terminal_restore() }, didContinue: { _ = cedit_terminal_cbreak() })
      if let thread = NativeThread({ self.listen(wake, handler) }) {
        state.listening = Listening(thread: thread, wake: wake)
      } else {
        wake.close()
        cedit_terminal_restore()
      }
    }
  }

  /// Stops taking keys and gives the terminal its modes back.
  ///
  /// What else was typed meanwhile is kept until `takeTypedAhead`.
  package func end() {
    let ended = state.withLock { state in
      defer { state.listening = nil }
      return state.listening
    }
    guard let ended else { return }
    ended.wake.wake()
    if ended.thread.isCurrent {
      // Called by a key's closure: the thread sees the wake-up when that closure returns.
      ended.thread.detach()
    } else {
      ended.thread.join()
      ended.wake.close()
    }
    Signals.shared.aroundStop(willStop: nil, didContinue: nil)
    cedit_terminal_restore()
  }

  /// What was typed that was no key for the blocked call.
  func takeTypedAhead() -> [UInt8] {
    state.withLock { state in
      defer { state.ahead = TypedAhead() }
      return state.ahead.bytes
    }
  }

  private func listen(_ wake: WakePipe, _ handler: (KeyPress) -> Bool) {
    var isTold = false
    var buffer = [UInt8](repeating: 0, count: 256)
    while wake.wait(for: input) {
      let count = read(input, &buffer, buffer.count)
      if count > 0 {
        let bytes = Array(buffer[..<count])
        switch state.withLock({ $0.ahead.take(bytes, keys: keys) }) {
        case .key(let key, let byte, let isWithin):
          if !handler(.key(key, withinText: isWithin)) { state.withLock { $0.ahead.keep(byte) } }
        case .text:
          if !isTold { _ = handler(.text) }
          isTold = true
        case .nothing: break
        }
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        return
      }
    }
  }
}
