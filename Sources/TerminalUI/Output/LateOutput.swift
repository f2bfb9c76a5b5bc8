internal import CEditShim
internal import Locks

/// What threads write while a prompt is edited: it is kept until the editor shows it above the prompt, so that it does
/// not stand in the middle of what is being typed.
package final class LateOutput: Sendable {
  private struct State {
    var isHeld = false
    var text = ""
  }

  private let state = Guarded(State())
  private let write: @Sendable (String) -> Void

  /// Keeps what would go to `write`.
  init(write: @escaping @Sendable (String) -> Void) {
    self.write = write
  }

  /// Keeps the text if a prompt is edited, and has the editor show it; false otherwise.
  func keeps(_ text: String) -> Bool {
    let isKept = state.withLock { state in
      if state.isHeld { state.text += text }
      return state.isHeld
    }
    if isKept { cedit_signals_raise(UInt32(CEDIT_SIGNAL_OUTPUT)) }
    return isKept
  }

  /// A prompt is edited from now on.
  func hold() { state.withLock { $0.isHeld = true } }

  /// The prompt is over: what is left goes to the terminal.
  func release() {
    let text = state.withLock { state in
      defer { state = State() }
      return state.text
    }
    if !text.isEmpty { write(text) }
  }

  /// Takes what has been kept.
  func take() -> String {
    state.withLock { state in
      defer { state.text = "" }
      return state.text
    }
  }
}
