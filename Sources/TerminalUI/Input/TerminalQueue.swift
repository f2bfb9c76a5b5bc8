#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the terminal keeps of what was typed while nobody read.
enum TerminalQueue {
  /// How long more of a paste is waited for, in milliseconds.
  private static let patience: Int32 = 20

  /// The whole lines that were typed or pasted before the prompt came; what is not ended yet stays in the terminal.
  static func wholeLines(of input: Int32 = STDIN_FILENO) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    // The terminal is in its line mode here: there is something to read only where a line is whole.
    while isReadable(input, within: bytes.isEmpty ? 0 : patience), bytes.count < 1 << 20 {
      let count = read(input, &buffer, buffer.count)
      guard count >= 0 else { break }
      // The end of the input, as the key that means it.
      bytes += count == 0 ? [0x04] : Array(buffer[..<count])
      if count == 0 { break }
    }
    return bytes
  }

  private static func isReadable(_ input: Int32, within milliseconds: Int32) -> Bool {
    guard isatty(input) == 1 else { return false }
    var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 1 && entry.revents & Int16(POLLIN) != 0
  }
}
