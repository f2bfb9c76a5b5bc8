import Peers
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The built-in scripts as other programs find them: what a client does is seen in the kernel.
@Suite(.timeLimit(.minutes(4)))
struct ServedScriptsTests {
  @Test(arguments: 0..<20)
  func `the splitter sends each piece when the one before has been received`(_: Int) throws {
    let bench = try ServeBench("splitter")
    let client = try bench.call("splitter")
    #expect(try (0..<4).map { _ in try client.recv() } == ["ding ", "dong ", "bell\n", ""])
    let end = try #require(bench.ends(1).first)
    #expect(end.sent == 15)
    #expect(end.end == .peerClosed(unread: 0))
  }

  @Test func `the silent peer stays as long as its client`() throws {
    let bench = try ServeBench("silent")
    let client = try bench.call("silent")
    try client.send("anybody there?")
    client.endSending()
    let other = try bench.call("silent")
    other.disconnect()
    #expect(bench.ends(1).map(\.number) == [2])
    client.disconnect()
    #expect(bench.ends(2).map(\.end) == [.clientClosed, .clientClosed])
  }

  @Test func `the early closer leaves what came, and the client meets a reset`() throws {
    let bench = try ServeBench("early-closer")
    let client = try bench.call("early-closer")
    try client.send("hello")
    #expect(throws: PlainClient.Failed(errno: ECONNRESET)) { try client.recv() }
    #expect(bench.ends(1).first?.end == .peerClosed(unread: 5))
  }

  @Test func `the half closer reads on after its last word`() throws {
    let bench = try ServeBench("half-closer")
    let client = try bench.call("half-closer")
    #expect(try client.rest() == "That is all from me.\n")
    try client.send("And from me.")
    client.disconnect()
    let end = try #require(bench.ends(1).first)
    #expect(end.received == 12)
    #expect(end.end == .clientClosed)
  }

  @Test func `the resetter takes one byte and resets`() throws {
    let bench = try ServeBench("resetter")
    let client = try bench.call("resetter")
    try client.send("hello")
    #expect(throws: PlainClient.Failed(errno: ECONNRESET)) { try client.recv() }
    let end = try #require(bench.ends(1).first)
    #expect(end.received == 1)
    #expect(end.end == .peerReset)
  }

  @Test func `the slow drip sends nine bytes one by one`() throws {
    let bench = try ServeBench("slow-drip")
    let client = try bench.call("slow-drip")
    var pieces: [String] = []
    while pieces.last != "" { pieces.append(try client.recv()) }
    #expect(pieces == "ding dong".map(String.init) + [""])
  }

  @Test(arguments: [
    ("splitter", "client has received 5"), ("early-closer", "client has sent 1"),
  ])
  func `an event that never comes is told, with what happened instead`(
    peer: String, event: String
  ) throws {
    let bench = try ServeBench(peer)
    let client = try bench.call(peer)
    client.disconnect()
    let end = try #require(bench.ends(1).first?.end)
    guard case .waitedInVain(for: event, reset: _) = end else {
      Issue.record("it ended by \(end)")
      return
    }
  }

  @Test(.enabled(if: PeerServer.mayLosePackets, "only an administrator loses packets here"))
  func `the lossy peer loses two packets with data`() throws {
    let bench = try ServeBench("lossy")
    let client = try bench.call("lossy")
    try client.send("a")
    #expect(try client.recv() == "It came.\n")
    client.disconnect()
    let end = try #require(bench.ends(1).first)
    // The second retransmission comes 0.6 s after the first attempt.
    #expect(end.nanoseconds > 300_000_000)
  }

  @Test(.enabled(if: PeerServer.mayLosePackets, "only an administrator loses packets here"))
  func `the vanisher answers nothing, and notices all the same that its client has gone`() throws {
    let bench = try ServeBench("vanisher")
    let client = try bench.call("vanisher")
    #expect(try client.recv() == "Here I am.\n")
    client.disconnect()
    #expect(bench.ends(1).first?.end == .clientClosed)
  }

  @Test(.enabled(if: PeerServer.mayLosePackets, "only an administrator loses packets here"))
  func `the rebooter has forgotten the connection`() throws {
    let bench = try ServeBench("rebooter")
    let client = try bench.call("rebooter")
    #expect(try client.recv() == "Here I am.\n")
    #expect(bench.ends(1).first?.end == .forgotten)
    try client.send("hello?")
    #expect(throws: PlainClient.Failed(errno: ECONNRESET)) { try client.recv() }
  }
}
