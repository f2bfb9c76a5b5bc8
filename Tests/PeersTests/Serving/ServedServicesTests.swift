import Peers
import Testing

/// The services as other programs find them.
@Suite(.timeLimit(.minutes(4)))
struct ServedServicesTests {
  @Test(arguments: [
    ("echo", "ding", "ding"), ("discard", "ding", ""),
    ("upper-lines", "ding\nDong\nx", "DING\nDONG\n"),
    ("fixed", "ding dong bell", "DING DON"), ("prefixed", "\0\0\0\u{4}ding\0", "\0\0\0\u{4}DING"),
  ])
  func `a service answers, and tells what came and went`(
    peer: String, question: String, answer: String
  ) throws {
    let bench = try ServeBench(peer)
    let client = try bench.call(peer)
    try client.send(question)
    client.endSending()
    #expect(try client.rest() == answer)
    let end = try #require(bench.ends(1).first)
    #expect(end.peer == peer)
    #expect(end.received == question.utf8.count)
    #expect(end.sent == answer.utf8.count)
    #expect(end.end == .clientClosed)
  }

  @Test func `the site answers one request and closes`() throws {
    let bench = try ServeBench("www.python.org")
    let client = try bench.call("http")
    try client.send("GET /sockets HTTP/1.0\r\n\r\n")
    let answer = try client.rest()
    #expect(answer.hasPrefix("HTTP/1.0 200 OK\r\n"))
    let end = try #require(bench.ends(1).first)
    #expect(end.sent == answer.utf8.count)
    #expect(end.end == .peerClosed(unread: 0))
  }

  @Test func `daytime greets first`() throws {
    let bench = try ServeBench("daytime")
    let client = try bench.call("daytime")
    #expect(try client.rest().hasSuffix("-UTC\r\n"))
    #expect(bench.ends(1).first?.end == .peerClosed(unread: 0))
  }

  @Test(arguments: ["echo", "chargen"])
  func `a client's reset is told`(peer: String) throws {
    let bench = try ServeBench(peer)
    let client = try bench.call(peer)
    try client.send("x")
    _ = try client.recv(1)
    client.reset()
    #expect(bench.ends(1).first?.end == .clientReset)
  }

  @Test func `what is open when serving stops is closed, and counted`() throws {
    let bench = try ServeBench("echo", "silent")
    let echo = try bench.call("echo")
    let silent = try bench.call("silent")
    try echo.send("x")
    #expect(try echo.recv() == "x")
    while bench.server.totals.open < 2 {}
    let totals = bench.server.stop()
    #expect(try echo.recv() == "")
    #expect(try silent.recv() == "")
    #expect(totals.connections == 2)
    #expect(totals.stopped == 2)
    #expect(totals.received == 1)
    #expect(totals.sent == 1)
    #expect(bench.ends(2).map(\.end) == [.stopped, .stopped])
  }
}
