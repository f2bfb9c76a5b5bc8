import Testing

/// Terminals on which no escape sequence may be written.
@Suite struct PlainSessionTests {
  @Test(arguments: [
    ["TERM": "dumb"], ["TERM": ""], ["TERM": "no-such-terminal"], ["SWITCHBOARD_PLAIN": "1"],
  ])
  func `nothing is written that a dumb terminal does not know`(
    environment: [String: String]
  ) throws {
    let session = try TerminalSession(environment: environment)
    try session.wait(for: ">>> ")
    session.type("if x:\n")
    try session.wait(for: "... ")
    session.type("    y\n\n")
    try session.wait(for: #"got: "if x:\n    y\n""#)
    session.type(":quit\n")
    #expect(session.finish() == 0)
    #expect(!session.output.contains(0x1B))
  }

  @Test func `the option for plain writes no escape sequence either`() throws {
    let session = try TerminalSession(["--plain"])
    try session.wait(for: ">>> ")
    session.type("x\n")
    try session.wait(for: "got: ")
    session.type(":quit\n")
    #expect(session.finish() == 0)
    #expect(!session.output.contains(0x1B))
  }

  @Test func `Ctrl-C clears the line, Ctrl-D ends`() throws {
    let session = try TerminalSession(["--plain"])
    try session.wait(for: ">>> ")
    session.type("abc")
    try session.wait(for: "abc")
    session.type("\u{3}")
    try session.wait(for: "interrupted")
    try session.wait(for: ">>> ")
    session.type("\u{4}")
    try session.wait(for: "end")
    #expect(session.finish() == 0)
  }
}
