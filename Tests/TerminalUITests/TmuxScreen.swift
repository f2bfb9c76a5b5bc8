import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A terminal of tmux on a socket of its own: what a person would see, rows and cursor.
final class TmuxScreen {
  struct Lost: Error {}

  private let folder = TemporaryFolder()

  /// Whether tmux is installed.
  static let isPresent = run("command -v tmux >/dev/null && echo yes").hasPrefix("yes")

  /// Starts a shell of few words in a terminal of this size.
  init(columns: Int, rows: Int) throws {
    tmux(
      "new-session -d -x \(columns) -y \(rows) \"env -i TERM=screen-256color HOME=/nonexistent"
        + " PATH=/usr/bin:/bin LC_ALL=C.UTF-8 PS1='$ ' bash --norc --noprofile -i\"")
    try wait { $0.hasPrefix("$") }
  }

  deinit { tmux("kill-server") }

  /// Types text as it is.
  func type(_ text: String) {
    tmux("send-keys -l '" + text.replacing("'", with: "'\\''") + "'")
  }

  /// Presses a key by tmux's name for it.
  func press(_ keys: String) { tmux("send-keys \(keys)") }

  func resize(columns: Int, rows: Int) { tmux("resize-window -x \(columns) -y \(rows)") }

  /// The rows, without blanks at their ends and without empty rows at the bottom.
  var rows: [String] {
    var rows = tmux("capture-pane -p").split(separator: "\n", omittingEmptySubsequences: false)
    while let last = rows.last, last.allSatisfy({ $0 == " " }) { rows.removeLast() }
    return rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Waits until the screen is as wanted; tmux tells no events, so it is asked again and again.
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation, until isWanted: (String) -> Bool
  ) throws {
    for _ in 0..<1_000 {
      if isWanted(rows.joined(separator: "\n")) { return }
      usleep(5_000)
    }
    Issue.record("the screen is \(rows)", sourceLocation: sourceLocation)
    throw Lost()
  }

  @discardableResult
  private func tmux(_ command: String) -> String {
    Self.run("tmux -S \(folder.path)/socket -f /dev/null \(command) 2>/dev/null")
  }

  private static func run(_ command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = getc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
