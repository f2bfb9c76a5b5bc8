import Foundation
import TerminalUI
import Tutor

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A prompt without anything behind it: each input is told in one line, so that tests can see it.
///
/// What is written to the pipe PROBE_LATE is shown by another thread.
///
/// `:answer` asks a question, `:block` takes keys until Ctrl-C, `:fault` ends by a trap while the
/// keys are taken, `:quit` ends.
@main
struct TerminalProbe {
  static func main() {
    let isPlain = CommandLine.arguments.contains("--plain")
    let screen = TerminalScreen(traits: .current(plain: isPlain))
    var options = LineEditor.Options()
    options.historyFile = getenv("PROBE_HISTORY").map { HistoryFile(path: String(cString: $0)) }
    options.suggestsFromHistory = getenv("PROBE_GHOST") != nil
    Signals.shared.install { Blocking.interrupted.signal() }
    let source = TerminalInput.open(screen, options: options)
    if let path = getenv("PROBE_LATE") { writeLate(from: String(cString: path), screen) }
    screen.show(.note([StyledText("ready", .good)]))
    let assistant = LineAssistant(
      completeness: ProbeLanguage.completeness, completions: ProbeLanguage.completions)
    while true {
      switch source.read(.python, assistant: assistant) {
      case .text(":quit"): return
      case .text(":answer"):
        if case .text(let answer) = source.read(.answer, assistant: assistant) {
          tell("answered", answer, screen)
        }
      case .text(":block"): block(source, screen)
      case .text(":fault"):
        source.keys?.begin { _ in true }
        raise(SIGTRAP)
      case .text(":open"): screen.write("no newline")
      case .text(let text): tell("got", text, screen)
      case .pasted(let text): tell("pasted", text, screen)
      case .interrupted: screen.show(.output("interrupted"))
      case .endOfInput:
        screen.show(.output("end"))
        return
      }
    }
  }

  /// One line for each input: newlines are written out, all else is as it came.
  private static func tell(_ what: String, _ text: String, _ screen: TerminalScreen) {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\\n")
    screen.show(.output("\(what): \"\(line)\""))
  }

  private static func block(_ source: any LineSource, _ screen: TerminalScreen) {
    source.keys?.begin { key in
      guard case .key(let character, withinText: false) = key else { return false }
      screen.show(.output("key: \(character)"))
      return true
    }
    screen.show(.output("blocking"))
    Blocking.interrupted.wait()
    source.keys?.end()
    screen.show(.output("unblocked"))
  }

  /// Shows what comes through a named pipe, on a thread of its own.
  private static func writeLate(from path: String, _ screen: TerminalScreen) {
    Thread {
      let file = open(path, O_RDONLY)
      var bytes = [UInt8](repeating: 0, count: 1000)
      while true {
        let count = read(file, &bytes, bytes.count)
        if count <= 0 { return }
        screen.write(String(decoding: bytes[..<count], as: UTF8.self))
      }
    }.start()
  }
}
