import Locks
import Testing
import Tutor

@testable import TerminalUI

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct ScreenTests {
  private let pipeTraits = TerminalTraits(
    isInputTerminal: false, isOutputTerminal: false, isPlain: false, allowsColour: false)
  private let terminalTraits = TerminalTraits(
    isInputTerminal: true, isOutputTerminal: true, isPlain: false, allowsColour: false)

  private func written(_ traits: TerminalTraits, _ body: (TerminalScreen) -> Void) -> String {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    body(TerminalScreen(traits: traits, output: ends[1], closed: {}))
    close(ends[1])
    defer { close(ends[0]) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(ends[0], &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }

  @Test func `a program's output goes to a pipe as it is`() {
    #expect(written(pipeTraits) { $0.write("a\u{1B}[1m\r\n") } == "a\u{1B}[1m\r\n")
  }

  @Test func `a program's output is made safe for a terminal`() {
    #expect(written(terminalTraits) { $0.write("a\u{1B}[1m\r\n\tb") } == "a\\x1b[1m\n\tb")
  }

  @Test func `a block starts on a line of its own`() {
    let text = written(pipeTraits) { screen in
      screen.write("half")
      screen.show(.output("whole"))
      screen.endLine()
    }
    #expect(text == "half\nwhole\n")
  }

  @Test func `a closed output is told once, and nothing crashes`() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    // A pipe's end may be held open for a moment by a process that another test is starting; a connection's is over.
    #expect(shutdown(ends[0], Int32(SHUT_RDWR)) == 0)
    let count = Counter()
    let screen = TerminalScreen(
      traits: pipeTraits, output: ends[1], closed: { count.add() })
    screen.write("a")
    screen.show(.gap)
    #expect(count.value == 1)
    for end in ends { close(end) }
  }
}

/// A number that several threads may raise.
final class Counter: Sendable {
  private let count = Guarded(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}
