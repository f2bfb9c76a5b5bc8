import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The editor on a real terminal, driven through the probe.
@Suite struct EditorSessionTests {
  private func session(
    _ environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws -> TerminalSession {
    // Without colours the stream holds the typed text in one piece.
    let plainer = environment.merging(["NO_COLOR": "1"]) { given, _ in given }
    let session = try TerminalSession(environment: plainer, rows: rows, columns: columns)
    try session.wait(for: "ready")
    try session.wait(for: ">>>")
    return session
  }

  @Test func `a line is submitted by Enter`() throws {
    let session = try session()
    session.type("x = 1\r")
    try session.wait(for: #"got: "x = 1""#)
  }

  @Test func `a block is typed with its indentation, and ends with a blank line`() throws {
    let session = try session()
    session.type("def f():\rreturn 1\r\r")
    try session.wait(for: #"got: "def f():\n    return 1\n""#)
  }

  @Test(arguments: [
    "def f():\r    x = 1\r    return x\r\r", "if x:\r    if y:\r        a\r    b\r\r",
    "if x:\r  a\r  b\r\r", "if x:\r     \u{7F}a\rb\r\r",
  ])
  func `blanks that are typed take the place of a line's own indentation`(_ keys: String) throws {
    let session = try session()
    session.type(keys)
    let block = keys.replacing("     \u{7F}a\rb", with: "    a\r    b").dropLast()
      .replacing("\r", with: "\\n")
    try session.wait(for: "got: \"\(block)\"")
  }

  @Test func `Backspace leaves the block one level`() throws {
    let session = try session()
    session.type("if x:\ry\r\u{7F}else:\rz\r\r")
    try session.wait(for: #"got: "if x:\n    y\nelse:\n    z\n""#)
  }

  @Test func `Alt-Enter submits what is unfinished`() throws {
    let session = try session()
    session.type("f(\u{1B}\r")
    try session.wait(for: #"got: "f(""#)
  }

  @Test func `a line in the middle of a block can be changed`() throws {
    let session = try session()
    session.type("if x:\rab\rcd\u{1B}[A\u{7F}\u{1B}[B\u{5}\r\r")
    try session.wait(for: #"got: "if x:\n    a\n    cd\n""#)
  }

  @Test func `Ctrl-C clears the line and gives a fresh prompt`() throws {
    let session = try session()
    session.type("x = 1")
    try session.wait(for: "x = 1")
    session.type("\u{3}")
    try session.wait(for: "^C")
    try session.wait(for: "interrupted")
    try session.wait(for: ">>> ")
    session.type("y\r")
    try session.wait(for: #"got: "y""#)
  }

  @Test func `Ctrl-D on an empty line ends, and the terminal is as it was`() throws {
    let session = try session()
    session.type("\u{4}")
    try session.wait(for: "end")
    #expect(session.finish() == 0)
    #expect(session.isCooked)
  }

  @Test func `Ctrl-D in a line deletes a character and ends nothing`() throws {
    let session = try session()
    session.type("ab\u{1}\u{4}\r")
    try session.wait(for: #"got: "b""#)
  }

  @Test func `three pasted statements come back together and are not left on the screen`() throws {
    let session = try session()
    session.paste(">>> a = 1\n>>> if a:\n...     b\n...\n5\n>>> c\n")
    try session.wait(for: #"pasted: "a = 1\nif a:\n    b\n\nc\n""#)
  }

  @Test func `a paste without a final newline waits for Enter`() throws {
    let session = try session()
    session.paste("a = 1\nb = 2")
    try session.wait(for: "b = 2")
    session.type("0\r")
    try session.wait(for: #"pasted: "a = 1\nb = 20""#)
  }

  @Test func `one pasted line is a line`() throws {
    let session = try session()
    session.paste("a = 1\n")
    try session.wait(for: #"got: "a = 1""#)
  }

  @Test func `Tabs in a paste complete nothing`() throws {
    let session = try session()
    session.paste("if x:\n\ts.re\n\ty\n")
    try session.wait(for: #"got: "if x:\n    s.re\n    y\n""#)
  }

  @Test func `a paste at a question answers nothing by itself`() throws {
    let session = try session()
    session.type(":answer\r")
    try session.wait(for: "answer: ")
    session.paste("a\nb\n")
    session.type("c\r")
    try session.wait(for: #"answered: "ac""#)
  }

  @Test func `a large paste arrives whole`() throws {
    let session = try session()
    let text = (0..<2_000).map { "name_\($0) = \($0)\n" }.joined()
    session.paste(text)
    let told = try session.wait(for: #"name_1999 = 1999\n""#)
    #expect(told.contains(text.replacing("\n", with: "\\n")))
  }

  @Test func `history brings a whole block back, and the typed text after it`() throws {
    let folder = TemporaryFolder()
    let history = ["PROBE_HISTORY": folder.path + "/history"]
    do {
      let first = try session(history)
      first.type("if x:\ry\r\r")
      try first.wait(for: "got: ")
      first.type(":quit\r")
      #expect(first.finish() == 0)
    }
    let second = try session(history)
    second.type("\u{10}\u{10}")
    try second.wait(for: "if x:")
    second.type("\u{1B}\r")
    try second.wait(for: #"got: "if x:\n    y""#)
    second.type("live\u{1B}[A\u{1B}[B\r")
    try second.wait(for: #"got: "live""#)
  }

  @Test func `Enter runs a recalled block from any of its lines`() throws {
    let folder = TemporaryFolder()
    let history = ["PROBE_HISTORY": folder.path + "/history"]
    let session = try session(history)
    session.type("if x:\ry\r\r")
    try session.wait(for: "got: ")
    session.type("\u{1B}[A\u{1B}[Az\r")
    try session.wait(for: #"got: "if x:z\n    y""#)
  }

  @Test func `Ctrl-R finds an earlier line and Enter runs it`() throws {
    let session = try session()
    for line in ["first = 1", "second = 2"] {
      session.type(line + "\r")
      try session.wait(for: "got: ")
      // Between two prompts the terminal has its own use for Ctrl-R.
      try session.wait(for: ">>>")
    }
    session.type("\u{12}fir")
    try session.wait(for: "search 'fir'")
    session.type("\r")
    try session.wait(for: #"got: "first = 1""#)
  }

  @Test func `Ctrl-C in a search gives the search up`() throws {
    let session = try session()
    session.type("\u{12}zz")
    try session.wait(for: "not found 'zz'")
    session.type("\u{3}")
    try session.wait(for: "interrupted")
    session.type("a\r")
    try session.wait(for: #"got: "a""#)
  }

  @Test func `Tab inserts the common part, a second Tab lists with summaries`() throws {
    let session = try session()
    session.type("s.r\t")
    try session.wait(for: "ecv")
    session.type("\t\t")
    try session.wait(for: "recv_into  takes bytes into a buffer")
    session.type("_\t()\r")
    try session.wait(for: #"got: "s.recv_into()""#)
  }

  @Test func `Tab in leading blanks indents`() throws {
    let session = try session()
    session.type("\tx\r")
    try session.wait(for: #"got: "    x""#)
  }

  @Test func `a suggestion is taken by Right, and not by Enter`() throws {
    let session = try session(["PROBE_GHOST": "1", "NO_COLOR": ""])
    session.type("connect(80)\r")
    try session.wait(for: #"got: "connect(80)""#)
    session.type("con")
    try session.wait(for: "\u{1B}[2mnect(80)")
    session.type("\u{1B}[C\r")
    try session.wait(for: #"got: "connect(80)""#)
    session.type("con")
    try session.wait(for: "\u{1B}[2mnect(80)")
    session.type("\r")
    try session.wait(for: #"got: "con""#)
  }

  @Test func `a resize in the middle of a block loses nothing`() throws {
    let session = try session()
    session.type("if x:\rsome = 'longer text'")
    try session.wait(for: "longer text'")
    session.resize(rows: 10, columns: 20)
    try session.wait(for: "longer t")
    session.type("\r\r")
    try session.wait(for: "got: ")
    session.type(":quit\r")
    #expect(session.finish() == 0)
    let told = session.text.replacing("\r\n", with: "").replacing(" ", with: "")
    #expect(told.contains(#"got:"ifx:\nsome='longertext'\n""#))
  }

  @Test func `wide characters are edited whole`() throws {
    let session = try session()
    session.type("s = '漢字é'\u{1B}[D\u{7F}\r")
    try session.wait(for: #"got: "s = '漢字'""#)
  }

  @Test func `in a locale that is not UTF-8, text is UTF-8 all the same`() throws {
    let session = try session(["LC_ALL": "C"])
    session.type("'漢'\u{7F}\u{7F}é'\r")
    try session.wait(for: #"got: "'é'""#)
  }

  @Test func `a line that the program left open is ended before the prompt`() throws {
    let session = try session()
    session.type(":open\r")
    try session.wait(for: "no newline\r\n")
  }

  @Test func `a lost terminal ends the program`() throws {
    let session = try session()
    session.signal(SIGHUP)
    #expect(session.finish() == 128 + SIGHUP)
    #expect(session.isCooked)
  }

  @Test func `with NO_COLOR not one colour sequence is written`() throws {
    let session = try session(["PROBE_GHOST": "1"])
    session.type("if x: print('a')  # b\rif\u{12}x\u{7}\r:quit\r")
    #expect(session.finish() == 0)
    #expect(session.text.firstMatch(of: #/\u{1B}\[[0-9;]*m/#) == nil)
  }

  @Test func `with colours, keywords are coloured as they are typed`() throws {
    let session = try session(["NO_COLOR": ""])
    session.type("if")
    try session.wait(for: "\u{1B}[1;35mif\u{1B}[0m")
  }
}
