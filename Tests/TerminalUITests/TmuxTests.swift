import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What is on the screen, where a terminal's own behaviour matters: size changes, stopping.
@Suite(.enabled(if: TmuxScreen.isPresent, "tmux is not installed")) struct TmuxTests {
  private func screen(columns: Int, rows: Int) throws -> TmuxScreen {
    let screen = try TmuxScreen(columns: columns, rows: rows)
    screen.type("clear; " + TerminalSession.probe)
    screen.press("Enter")
    try screen.wait { $0.hasSuffix("* ready\n>>>") }
    return screen
  }

  @Test func `a block stands right after the window has become narrower and wider`() throws {
    let screen = try screen(columns: 40, rows: 12)
    screen.type("def f(x):")
    screen.press("Enter")
    screen.type("return 'abcdefghijklmnopqrstuvwxyz', 1")
    try screen.wait { $0.hasSuffix("uvwxyz',\n 1") }
    screen.resize(columns: 25, rows: 12)
    try screen.wait {
      $0.hasSuffix("* ready\n>>> def f(x):\n    return 'abcdefghijklm\nnopqrstuvwxyz', 1")
    }
    screen.resize(columns: 60, rows: 12)
    try screen.wait {
      $0.hasSuffix("* ready\n>>> def f(x):\n    return 'abcdefghijklmnopqrstuvwxyz', 1")
    }
    screen.type("2")
    try screen.wait { $0.hasSuffix("xyz', 12") }
  }

  @Test func `what another thread writes stands above the line that is being typed`() throws {
    let folder = TemporaryFolder()
    let pipe = folder.path + "/late"
    #expect(mkfifo(pipe, 0o600) == 0)
    let screen = try TmuxScreen(columns: 60, rows: 12)
    screen.type("clear; PROBE_LATE=\(pipe) " + TerminalSession.probe)
    screen.press("Enter")
    try screen.wait { $0.hasSuffix("* ready\n>>>") }
    screen.type("started.wa")
    try screen.wait { $0.hasSuffix(">>> started.wa") }
    let writer = open(pipe, O_WRONLY)
    for text in ["Exception in thread\nTimeoutError: timed out\n", "and more"] {
      #expect(write(writer, text, text.utf8.count) == text.utf8.count)
      try screen.wait { $0.contains(text.split(separator: "\n").last ?? "") }
    }
    screen.type("it()")
    try screen.wait {
      $0.hasSuffix(
        "* ready\nException in thread\nTimeoutError: timed out\nand more\n>>> started.wait()")
    }
    close(writer)
  }

  @Test func `an empty line of a block says what it does, and a finished block has its prompts`()
    throws
  {
    let screen = try screen(columns: 60, rows: 20)
    screen.type("if x:")
    screen.press("Enter")
    try screen.wait { $0.hasSuffix("    the block: its lines begin with spaces") }
    screen.type("y = 1")
    screen.press("Enter")
    try screen.wait { $0.hasSuffix("    Enter on this empty line ends the block") }
    screen.press("Enter")
    try screen.wait { $0.contains("* ready\n>>> if x:\n...     y = 1\ngot: ") }
  }

  @Test func `a row that is exactly full is edited right, at the bottom of the screen too`() throws
  {
    let screen = try screen(columns: 20, rows: 5)
    for _ in 0..<3 {
      screen.type("1234567890123456")
      screen.press("Home Delete Enter")
      try screen.wait { $0.hasSuffix(">>> 234567890123456\ngot: \"23456789012345\n6\"\n>>>") }
    }
  }

  @Test func `Ctrl-Z stops the program, and fg brings the half-typed block back`() throws {
    let screen = try screen(columns: 60, rows: 20)
    screen.type("if x:")
    screen.press("Enter")
    screen.type("y = 1")
    try screen.wait { $0.hasSuffix("    y = 1") }
    screen.press("C-z")
    try screen.wait { $0.contains("Stopped") && $0.hasSuffix("$") }
    screen.type("fg")
    screen.press("Enter")
    try screen.wait { $0.hasSuffix(">>> if x:\n    y = 1") }
    screen.press("Left")
    screen.type("2")
    try screen.wait { $0.hasSuffix(">>> if x:\n    y = 21") }
  }

  @Test func `Ctrl-Z while a call blocks gives the shell a sane terminal, and keys work after fg`()
    throws
  {
    let screen = try screen(columns: 61, rows: 20)
    screen.type(":block")
    screen.press("Enter")
    try screen.wait { $0.hasSuffix("blocking") }
    screen.press("C-z")
    try screen.wait { $0.contains("Stopped") && $0.hasSuffix("$") }
    screen.type("echo echoed")
    screen.press("Enter")
    try screen.wait { $0.contains("$ echo echoed\nechoed\n") }
    screen.type("fg")
    screen.press("Enter")
    screen.press("w")
    try screen.wait { $0.contains("key: w") }
    screen.press("C-c")
    try screen.wait { $0.hasSuffix("unblocked\n>>>") }
  }

  @Test func `a listing of completions leaves the line as it was`() throws {
    let screen = try screen(columns: 62, rows: 20)
    screen.type("s.re")
    screen.press("Tab Tab Tab")
    try screen.wait { $0.hasSuffix("buffer\n>>> s.recv") }
    screen.press("BSpace")
    try screen.wait { $0.hasSuffix("buffer\n>>> s.rec") }
  }
}
