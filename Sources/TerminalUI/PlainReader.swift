internal import CEditShim
package import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads lines without any escape sequence: pipes, dumb and unknown terminals, `--plain`.
///
/// A prompt is written only when a person is at a terminal. Lines are edited by the terminal itself.
/// A block goes on (with the prompt `... `) until it is complete.
package final class PlainReader: LineSource {
  /// Whether a person is at the other end.
  package let isInteractive: Bool
  private let input: Int32
  private let write: @Sendable (String) -> Void
  private let listener: KeyListener
  private var bytes: [UInt8] = []
  private var isAtEnd = false

  /// A reader on a descriptor; prompts go to the closure.
  package init(
    traits: TerminalTraits, input: Int32 = 0, write: @escaping @Sendable (String) -> Void
  ) {
    isInteractive = traits.isInputTerminal && traits.isOutputTerminal
    self.input = input
    self.write = write
    listener = KeyListener(input: input)
  }

  deinit {
    listener.end()
  }

  /// The keys `v` and `w` while a call blocks, if a person is at a terminal.
  package var keys: (any KeySource)? { isInteractive ? listener : nil }

  /// Shows a prompt, if a person is there, and reads a block, a line, Ctrl-C, or the end.
  package func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    switch prompt {
    case .python: return readBlock(assistant)
    case .answer: return readLine("answer: ").input
    case .line(let text): return readLine(EscapedText.visible(text)).input
    }
  }

  private func readBlock(_ assistant: LineAssistant) -> LineInput {
    var lines: [String] = []
    while true {
      switch readLine(lines.isEmpty ? ">>> " : "... ") {
      case .interrupted: return .interrupted
      case .end: return lines.isEmpty ? .endOfInput : .text(lines.joined(separator: "\n"))
      case .line(let line):
        lines.append(line)
        let text = lines.joined(separator: "\n")
        if assistant.completeness(text) == .complete { return .text(text) }
      }
    }
  }

  // MARK: - Lines

  private enum Line {
    case line(String)
    case interrupted
    case end

    var input: LineInput {
      switch self {
      case .line(let text): .text(text)
      case .interrupted: .interrupted
      case .end: .endOfInput
      }
    }
  }

  private func readLine(_ prompt: String) -> Line {
    // Before the prompt is seen: a Ctrl-C after it is for this line.
    cedit_signals_route(Int32(CEDIT_ROUTE_PROMPT))
    defer { cedit_signals_route(Int32(CEDIT_ROUTE_WATCHER)) }
    if isInteractive {
      write(prompt + EscapedText.visible(takeTypedAhead()))
    }
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = bytes[..<end]
        bytes.removeSubrange(...end)
        return .line(Self.text(line))
      }
      if isAtEnd {
        defer { bytes = [] }
        return bytes.isEmpty ? .end : .line(Self.text(bytes[...]))
      }
      switch fill() {
      case .interrupted:
        bytes = []
        if isInteractive { write("\n") }
        return .interrupted
      case .end:
        isAtEnd = !isInteractive || !bytes.isEmpty
        if isInteractive { write("\n") }
        if bytes.isEmpty { return .end }
      case .line: break
      }
    }
  }

  /// What was typed while keys were taken goes to the start of the next line, and is shown.
  private func takeTypedAhead() -> String {
    listener.end()
    let typed = listener.takeTypedAhead().map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }
    bytes += typed
    return Self.text(typed.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// Waits for bytes or a signal, and takes what is there.
  private func fill() -> Line {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      if takeSignals() { return .interrupted }
      var entries = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(
          fd: cedit_signals_fd(Int32(CEDIT_ROUTE_PROMPT)), events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) > 0 || errno == EINTR else { return .end }
      if takeSignals() { return .interrupted }
      guard entries[0].revents != 0 else { continue }
      let count = Self.read(input, &buffer)
      if count > 0 {
        bytes += buffer[..<count]
        return .line("")
      }
      if count == 0 || (errno != EINTR && errno != EAGAIN) { return .end }
    }
  }

  private static func read(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Glibc)
    Glibc.read(file, &buffer, buffer.count)
    #else
    Darwin.read(file, &buffer, buffer.count)
    #endif
  }

  /// True for Ctrl-C; Ctrl-Z stops the process here.
  private func takeSignals() -> Bool {
    cedit_signals_drain(Int32(CEDIT_ROUTE_PROMPT))
    let all = UInt32(CEDIT_SIGNAL_INTERRUPT | CEDIT_SIGNAL_RESIZE | CEDIT_SIGNAL_STOP)
    let taken = cedit_signals_take(all)
    if taken & UInt32(CEDIT_SIGNAL_STOP) != 0 { cedit_signals_stop_self() }
    return taken & UInt32(CEDIT_SIGNAL_INTERRUPT) != 0
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isReturned = bytes.last == UInt8(ascii: "\r")
    return String(decoding: isReturned ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}
