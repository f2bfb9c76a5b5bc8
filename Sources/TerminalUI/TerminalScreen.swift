internal import Locks
internal import CEditShim
package import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Shows blocks on standard output, from any thread, one whole block at a time.
///
/// When the other end is gone (a closed pipe, a lost terminal) the closure given for it is called
/// once; by default it puts the terminal back and ends the program without a word.
package final class TerminalScreen: Screen {
  /// What the output can do.
  package let traits: TerminalTraits
  private let output: Int32
  private let widest: Int
  private let closed: @Sendable () -> Void
  private let state = Guarded(State())
  /// What is written while a prompt is edited.
  private let late = Guarded<LateOutput?>(nil)

  private struct State {
    var isAtLineStart = true
    var isClosed = false
  }

  /// A screen on a descriptor; `widest` limits its width (60 for a large room).
  package init(
    traits: TerminalTraits, output: Int32 = 1, widest: Int = .max,
    closed: @escaping @Sendable () -> Void = TerminalScreen.endQuietly
  ) {
    self.traits = traits
    self.output = output
    self.widest = widest
    self.closed = closed
  }

  /// Ends the process at once with status 1, the terminal's modes restored.
  package static let endQuietly: @Sendable () -> Void = {
    cedit_terminal_restore()
    _exit(1)
  }

  /// The width in columns that may be used: the terminal's own, or 80.
  package var columns: Int {
    var columns: Int32 = 0
    var rows: Int32 = 0
    let isKnown = cedit_terminal_size(output, &columns, &rows)
    return min(isKnown ? Int(columns) : 80, widest)
  }

  /// Keeps what is written while a prompt is edited: for the editor.
  func keepingLateOutput() -> LateOutput {
    late.withLock { late in
      let kept = late ?? LateOutput { [unowned self] text in emit(text, onFreshLine: false) }
      late = kept
      return kept
    }
  }

  /// Shows a block below what is there.
  package func show(_ block: ScreenBlock) {
    let isPlain = traits.isPlain || !traits.isOutputTerminal
    let renderer = BlockRenderer(
      columns: columns, isStyled: traits.allowsColour, isPlain: isPlain)
    let text = renderer.render(block)
    emit(text, onFreshLine: true)
  }

  /// Writes a program's own output at once.
  ///
  /// To a file or a pipe it goes as it is. On a terminal, control characters other than newline and
  /// tab are written out, so that what came from the network cannot steer the terminal.
  package func write(_ output: String) {
    guard traits.isOutputTerminal else { return emit(output, onFreshLine: false) }
    let text = BlockRenderer.withoutReturns(output)
    emit(EscapedText.visible(text, keepingLines: true), onFreshLine: false)
  }

  /// Ends a line that the program's output left open: called before a prompt.
  package func endLine() { emit("", onFreshLine: true) }

  /// Writes a prompt as it is.
  package func prompt(_ text: String) {
    emit(text, onFreshLine: false)
    state.withLock { $0.isAtLineStart = true }
  }

  private func emit(_ text: String, onFreshLine: Bool) {
    if let late = late.withLock({ $0 }), !text.isEmpty, late.keeps(text) { return }
    let isLost = state.withLock { state -> Bool in
      guard !state.isClosed else { return false }
      let text = onFreshLine && !state.isAtLineStart ? "\n" + text : text
      guard let last = text.utf8.last else { return false }
      state.isAtLineStart = last == UInt8(ascii: "\n")
      state.isClosed = !writeAll(text)
      return state.isClosed
    }
    if isLost { closed() }
  }

  private func writeAll(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Self.write(output, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
          _ = poll(&entry, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }
}
