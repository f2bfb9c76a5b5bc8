import Peers
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite(.timeLimit(.minutes(4)))
struct ScriptedPeerTests {
  let bench = Bench()

  /// A client of a lesson's peer that plays these lines.
  func client(of script: String, name: String = "bell", port: UInt16 = 7001) throws -> Client {
    try bench.hall.add(
      PeerScript(parsing: script), name: name, host: name, port: Int(port))
    return try bench.connect(name, port)
  }

  @Test func `a peer sends what its script says and closes`() throws {
    let client = try client(of: "accept\nsend \"ding dong\"\nawait client has received 9\nclose")
    #expect(try client.recv(4) == Array("ding".utf8))
    #expect(try client.rest() == " dong")
    client.close()
    bench.waits(for: .peer("bell")) { $0 == .finished }
    #expect(
      bench.acts(of: "bell") == [
        "listening", "accepted", "sent ding dong", "waiting: await client has received 9",
        "closed 0", "finished",
      ])
  }

  @Test func `each verb is a call on the timeline`() throws {
    let client = try client(of: "accept\nrecv 4\nsend \"ok\"\nshutdown\nclose")
    try client.send("ding")
    #expect(try client.rest() == "ok")
    bench.waits(for: .peer("bell")) { $0 == .finished }
    let calls = bench.recorder.events().compactMap { event -> String? in
      guard case .call(let call) = event, call.actor == .peer("bell") else { return nil }
      return call.call.name
    }
    #expect(calls == ["accept4", "recvfrom", "sendto", "shutdown", "close"])
    client.close()
  }

  @Test func `until takes what comes up to the bytes and keeps the rest for later`() throws {
    let client = try client(of: "accept\nuntil \"\\n\"\nrecv 4\nsend \"done\"\nclose")
    for piece in ["di", "ng\ndo", "ng"] { try client.send(piece) }
    #expect(try client.rest() == "done")
    client.close()
    #expect(bench.hall.facts(of: "bell").received == Array("ding\ndong".utf8))
  }

  @Test func `a close with unread bytes resets the connection`() throws {
    let client = try client(of: "accept\nawait client has sent 5\nclose")
    try client.send("hello")
    bench.waits(for: .peer("bell")) { $0 == .closed(unread: 5) }
    #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
    client.close()
  }

  @Test func `reset ends the connection with a reset`() throws {
    let client = try client(of: "accept\nrecv 1\nreset")
    try client.send("x")
    bench.waits(for: .peer("bell")) { $0 == .reset }
    #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
    client.close()
    #expect(bench.hall.facts(of: "bell").reset)
  }

  @Test func `a peer learns that the client sends no more`() throws {
    let client = try client(of: "accept\nrecv 100\nsend \"bye\"\nclose")
    try client.send("ding")
    client.shutdownWriting()
    #expect(try client.rest() == "bye")
    let facts = bench.hall.facts(of: "bell")
    #expect(facts.sawEnd)
    #expect(facts.received == Array("ding".utf8))
    client.close()
  }

  @Test func `a failing call is told and the peer takes the next connection`() throws {
    let first = try client(of: "accept\nrecv 5\nrecv 5\nsend \"ok\"\nclose")
    var now = linger(l_onoff: 1, l_linger: 0)
    try first.send("12345")
    bench.waits(for: .peer("bell")) { if case .received = $0 { true } else { false } }
    setsockopt(first.fd, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    first.close()
    bench.waits(for: .peer("bell")) { $0 == .failed(during: "recv", errno: ECONNRESET) }
    let second = try bench.connect("bell", 7001)
    try second.send("1234567890")
    #expect(try second.rest() == "ok")
    second.close()
    #expect(bench.hall.facts(of: "bell").connections == 2)
  }

  @Test func `a peer waits until the client is blocked in recv`() throws {
    let client = try client(of: "accept\nawait client is blocked in recv\nsend \"now\"\nclose")
    #expect(try client.recv() == Array("now".utf8))
    client.close()
  }

  @Test func `a peer waits until the client has closed`() throws {
    let client = try client(of: "accept\nawait client has closed\nclose")
    bench.waits(for: .peer("bell")) { $0 == .waiting(for: "await client has closed") }
    #expect(!bench.acts(of: "bell").contains("finished"))
    client.close()
    #expect(bench.waits(for: .peer("bell")) { $0 == .finished } != nil)
  }

  @Test func `splitter's pieces come apart each time`() throws {
    for _ in 0..<100 {
      let client = try bench.connect("splitter", 7032)
      #expect(try client.recv(100) == Array("ding ".utf8))
      #expect(try client.recv(100) == Array("dong ".utf8))
      #expect(try client.recv(100) == Array("bell\n".utf8))
      #expect(try client.recv(100).isEmpty)
      client.close()
    }
  }

  @Test func `early-closer resets each time`() throws {
    for _ in 0..<100 {
      let start = bench.recorder.count
      let client = try bench.connect("early-closer", 7033)
      try client.send("hello")
      bench.waits(for: .peer("early-closer"), from: start) { $0 == .closed(unread: 5) }
      #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
      client.close()
    }
  }

  @Test func `silent takes nothing out of its receive queue`() throws {
    let client = try bench.connect("silent", 7031)
    try client.send("anybody?")
    bench.waits(for: .peer("silent")) { $0 == .waiting(for: "await client has closed") }
    client.close()
    bench.waits(for: .peer("silent")) { $0 == .closed(unread: 8) }
    #expect(bench.hall.facts(of: "silent").receivedCount == 0)
  }

  @Test func `half-closer says its line and goes on listening`() throws {
    let client = try bench.connect("half-closer", 7034)
    #expect(try client.rest() == "That is all from me.\n")
    try client.send("I am not done")
    client.close()
    bench.waits(for: .peer("half-closer")) { $0 == .finished }
    #expect(bench.hall.facts(of: "half-closer").received == Array("I am not done".utf8))
  }

  @Test func `resetter resets after the first byte`() throws {
    let client = try bench.connect("resetter", 7035)
    try client.send("x")
    bench.waits(for: .peer("resetter")) { $0 == .reset }
    #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
    client.close()
  }

  @Test func `facts are counted from an event on`() throws {
    let client = try client(of: "accept\nrecv 2\nrecv 3\nsend \"ok\"\nclose")
    try client.send("ab")
    let received = bench.waits(for: .peer("bell")) {
      if case .received = $0 { true } else { false }
    }
    let after = EventID(try #require(received).id.index + 1)
    try client.send("cde")
    _ = try client.rest()
    client.close()
    let facts = bench.hall.facts(of: "bell", since: after)
    #expect(facts.received == Array("cde".utf8))
    #expect(facts.receivedCount == 3)
    #expect(facts.connections == 0)
  }

  @Test(arguments: [1, 4, 9])
  func `a text comes in the pieces at which the script cuts it`(length: Int) throws {
    let text = Array("ding dong".utf8)
    var lines = ["accept"]
    for start in stride(from: 0, to: text.count, by: length) {
      let piece = text[start..<min(start + length, text.count)]
      lines.append("send \"\(String(decoding: piece, as: UTF8.self))\"")
      lines.append("await client has received \(start + piece.count)")
    }
    let client = try client(of: (lines + ["close"]).joined(separator: "\n"))
    var pieces: [Int] = []
    while case let piece = try client.recv(100), !piece.isEmpty { pieces.append(piece.count) }
    #expect(pieces == Array(repeating: length, count: 9 / length) + (9 % length > 0 ? [1] : []))
    client.close()
  }

  @Test func `an event that cannot come any more is told, with what came instead`() throws {
    let client = try client(of: "accept\nsend \"ding\"\nawait client has received 5\nclose")
    #expect(try client.recv(4) == Array("ding".utf8))
    client.close()
    let missed = bench.waits(for: .peer("bell")) {
      if case .missed = $0 { true } else { false }
    }
    #expect(
      missed?.action
        == .missed("client has received 5", instead: .closed(sent: 0, received: 4)))
    let second = try bench.connect("bell", 7001)
    #expect(try second.recv(4) == Array("ding".utf8))
    second.close()
  }

  @Test func `bytes for which a peer waits cannot come after a shutdown`() throws {
    let client = try client(of: "accept\nawait client has sent 5\nclose")
    try client.send("abc")
    client.shutdownWriting()
    let missed = bench.waits(for: .peer("bell")) {
      if case .missed = $0 { true } else { false }
    }
    #expect(missed?.action == .missed("client has sent 5", instead: .endedSending(sent: 3)))
    client.close()
  }

  @Test func `a peer that stops reading lets the client's kernel take only so much`() throws {
    let client = try client(of: "accept\nrecv 4\nstop-reading\nawait client has closed\nclose")
    try client.send("ding")
    bench.waits(for: .peer("bell")) { $0 == .stoppedReading }
    _ = client.call(.setNonBlocking(fd: client.fd, on: true))
    var taken = 0
    let piece = [UInt8](repeating: 1, count: 1 << 20)
    while taken < 1 << 26 {
      let result = piece.withUnsafeBytes {
        client.call(.send(fd: client.fd, length: $0.count, flags: 0, to: .none), .source($0))
      }
      guard result.succeeded else {
        #expect(result.errno == EAGAIN)
        break
      }
      taken += result.value
    }
    #expect(taken > 0 && taken < 1 << 26)
    client.close()
    bench.waits(for: .peer("bell")) { if case .closed = $0 { true } else { false } }
    #expect(bench.hall.facts(of: "bell").receivedCount == 4)
  }
}
