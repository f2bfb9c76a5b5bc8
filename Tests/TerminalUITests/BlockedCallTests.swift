import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Keys and Ctrl-C while a call blocks, and a terminal that is whole afterwards.
@Suite struct BlockedCallTests {
  private func blocked(_ arguments: [String] = []) throws -> TerminalSession {
    let session = try TerminalSession(arguments, environment: ["NO_COLOR": "1"])
    try session.wait(for: ">>> ")
    session.type(":block\r")
    try session.wait(for: "blocking")
    return session
  }

  @Test(arguments: [[], ["--plain"]])
  func `single keys arrive without Enter and without echo`(arguments: [String]) throws {
    let session = try blocked(arguments)
    session.type("v")
    #expect(try session.wait(for: "key: v").filter { $0 == "v" }.count == 1)
    session.type("w")
    try session.wait(for: "key: w")
  }

  @Test(arguments: [[], ["--plain"]])
  func `Ctrl-C ends the wait`(arguments: [String]) throws {
    let session = try blocked(arguments)
    session.type("\u{3}")
    try session.wait(for: "unblocked")
    try session.wait(for: ">>> ")
    session.type("x\r")
    try session.wait(for: #"got: "x""#)
  }

  @Test(arguments: [[], ["--plain"]])
  func `what is typed meanwhile comes up at the prompt`(arguments: [String]) throws {
    let session = try blocked(arguments)
    session.type("w")
    try session.wait(for: "key: w")
    session.type("x = 1v\r")
    // Not by the key: the terminal throws typed text away when Ctrl-C is pressed.
    session.signal(SIGINT)
    try session.wait(for: "unblocked")
    try session.wait(for: #"got: "x = 1v""#)
  }

  @Test func `a block that is pasted meanwhile keeps its own blanks`() throws {
    let session = try blocked()
    session.type("if x:\n    if y:\n        z\n\nw\n")
    session.signal(SIGINT)
    try session.wait(for: "unblocked")
    try session.wait(for: #"pasted: "if x:\n    if y:\n        z\n\nw\n""#)
  }

  @Test func `the terminal is restored when the program is ended by a trap`() throws {
    let session = try TerminalSession(environment: ["NO_COLOR": "1"])
    try session.wait(for: ">>> ")
    session.type(":fault\r")
    #expect(session.finish() == 128 + SIGTRAP)
    #expect(session.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `the terminal is restored when the program is ended by a signal`(number: Int32) throws {
    let session = try blocked()
    #expect(!session.isCooked)
    session.signal(number)
    #expect(session.finish() == 128 + number)
    #expect(session.isCooked)
  }
}
