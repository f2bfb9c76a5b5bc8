import CChildProcesses
import ChildProcesses
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The probe on a pseudo-terminal: what a person would type, and every byte that comes back.
final class TerminalSession {
  struct Lost: Error, CustomStringConvertible {
    var description: String
  }

  private let master: Int32
  private let child: ChildProcess
  /// Everything that the program has written.
  private(set) var output: [UInt8] = []
  private var seen = 0

  /// Starts the probe.
  ///
  /// The environment holds only what is given here and a terminal type.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws {
    let path = Self.probe
    var values = [
      "TERM": "xterm-256color", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
      // A trap is to end the probe, not to start a conversation about it.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    values.merge(environment) { $1 }
    var name = [CChar](repeating: 0, count: 64)
    var other: Int32 = -1
    master = terminal_open(Int32(rows), Int32(columns), &other, &name, name.count)
    guard master >= 0 else { throw Lost(description: "no pseudo-terminal: errno \(-master)") }
    // This end keeps the terminal alive until the child has it.
    defer { close(other) }
    let terminal = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    child = try ChildProcess(
      [path] + arguments, environment: values, terminal: terminal, descriptor: other)
  }

  deinit { close(master) }

  /// The probe, which is built beside the tests.
  static var probe: String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return
      (path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      + ["terminal-probe"]).joined(separator: "/")
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Types.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      start += count
    }
  }

  /// Pastes, as a terminal does that knows bracketed paste.
  func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  /// Reads until the text appears behind what was waited for before; what came up to its end.
  @discardableResult
  func wait(
    for text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let wanted = Array(text.utf8)
    while true {
      if let end = Self.end(of: wanted, in: output[seen...]) {
        defer { seen = end }
        return String(decoding: output[seen..<end], as: UTF8.self)
      }
      guard readMore() else {
        let shown = String(decoding: output[seen...], as: UTF8.self).debugDescription
        Issue.record("no \(text.debugDescription) in \(shown)", sourceLocation: sourceLocation)
        throw Lost(description: "waited for \(text.debugDescription)")
      }
    }
  }

  /// Reads what is still to come and waits for the end: the exit status, or 128 and the signal.
  func finish() -> Int32 {
    while readMore() {}
    return child.wait()
  }

  func resize(rows: Int, columns: Int) {
    _ = terminal_resize(master, Int32(rows), Int32(columns))
  }

  func signal(_ number: Int32) { child.signal(number) }

  /// Whether the terminal is as a shell leaves it.
  var isCooked: Bool { terminal_is_cooked(master) != 0 }

  private static func end(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }

  /// One read; false at the end, or when nothing comes for very long.
  private func readMore() -> Bool {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 10_000) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    return true
  }
}
