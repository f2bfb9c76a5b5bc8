import Peers
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Peers whose queue of waiting connections has no place left.
@Suite(.timeLimit(.minutes(4)))
struct BacklogTests {
  let bench = Bench()

  /// A connect that does not block, to one of our hosts; whether it was answered within so many milliseconds.
  private func isAnswered(_ host: String, _ port: UInt16, within milliseconds: Int) throws -> Bool {
    let address = try #require(bench.hall.names.address(of: host))
    let route = bench.hall.names.route(host: address, port: port)
    let client = try Client(bench.kernel)
    defer { client.close() }
    _ = client.call(.setNonBlocking(fd: client.fd, on: true))
    #expect(client.call(.connect(fd: client.fd, address: route.address)).errno == EINPROGRESS)
    let entry = PollEntry(fd: client.fd, events: Int16(POLLOUT))
    return client.call(.poll([entry], milliseconds: milliseconds)).value > 0
  }

  @Test func `full-backlog answers nobody`() throws {
    for _ in 0..<5 { #expect(try !isAnswered("full-backlog", 7040, within: 30)) }
    #expect(bench.acts(of: "full-backlog") == ["listening", "filled backlog", "finished"])
  }

  @Test func `an accept lets the one in who waits`() throws {
    try bench.hall.add(
      PeerScript(
        parsing: """
          fill-backlog
          await client is blocked in connect
          accept
          send "late"
          await client has received 4
          close
          """), name: "late", host: "late", port: 7001)
    let client = try bench.connect("late", 7001)
    #expect(try client.rest() == "late")
    client.close()
    bench.waits(for: .peer("late")) { $0 == .finished }
    #expect(
      bench.acts(of: "late").prefix(8) == [
        "listening", "filled backlog", "waiting: await client is blocked in connect", "accepted",
        "sent late", "waiting: await client has received 4", "closed 0", "finished",
      ])
    #expect(bench.hall.facts(of: "late").connections == 1)
  }

  @Test func `a reset takes the peer's own connections away as well`() throws {
    #expect(try !isAnswered("full-backlog", 7040, within: 10))
    bench.hall.reset()
    #expect(try !isAnswered("full-backlog", 7040, within: 10))
    bench.hall.shutdown()
  }

  @Test func `a visitor cannot fill a queue`() {
    #expect(throws: ScriptError(line: 0, fault: .otherRole(verb: "fill-backlog"))) {
      try PeerScript(parsing: "fill-backlog", for: .visitor)
    }
  }
}

/// What stands in for faults below the bytes without a network of one's own.
@Suite(.timeLimit(.minutes(4)))
struct SubstituteTests {
  let bench = Bench()

  @Test func `for a host that is gone: nothing is read, and no connect is answered`() throws {
    let client = try bench.connect("vanisher", 7037)
    #expect(try client.receive(11) == Array("Here I am.\n".utf8))
    bench.waits(for: .peer("vanisher")) { $0 == .filledBacklog }
    try client.send("Are you there?")
    let address = try #require(bench.hall.names.address(of: "vanisher"))
    let second = try Client(bench.kernel)
    _ = second.call(.setNonBlocking(fd: second.fd, on: true))
    let route = bench.hall.names.route(host: address, port: 7037)
    #expect(second.call(.connect(fd: second.fd, address: route.address)).errno == EINPROGRESS)
    let entry = PollEntry(fd: second.fd, events: Int16(POLLOUT))
    #expect(second.call(.poll([entry], milliseconds: 30)).value == 0)
    second.close()
    client.close()
    bench.waits(for: .peer("vanisher")) { $0 == .closed(unread: 14) }
    let acts = bench.acts(of: "vanisher")
    #expect(acts.contains("stood in for vanish"))
    #expect(!acts.contains("vanished"))
    #expect(bench.hall.facts(of: "vanisher").receivedCount == 0)
    let again = try bench.connect("vanisher", 7037)
    #expect(try again.receive(11) == Array("Here I am.\n".utf8))
    again.close()
  }

  @Test func `for a host that was started anew: the next send is taken, then comes the reset`()
    throws
  {
    for _ in 0..<20 {
      let start = bench.recorder.count
      let client = try bench.connect("rebooter", 7038)
      #expect(try client.receive(11) == Array("Here I am.\n".utf8))
      bench.waits(for: .peer("rebooter"), from: start) { $0 == .stoodIn(verb: "reboot") }
      try client.send("x")
      #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
      #expect(try client.recv().isEmpty)
      #expect(throws: CallFailed(errno: EPIPE)) { try client.send("x") }
      client.close()
    }
  }

  @Test func `for packets that are lost: the answer comes as late as it would`() throws {
    let client = try bench.connect("lossy", 7039)
    try client.send("x")
    let start = bench.recorder.now
    #expect(try client.receive(9) == Array("It came.\n".utf8))
    #expect(bench.recorder.now - start >= 500_000_000)
    client.close()
  }

  @Test func `each peer says which of its verbs are substituted`() throws {
    let substituted = bench.hall.descriptions.filter { !$0.substitutes.isEmpty }
    #expect(
      substituted.map { [$0.name] + $0.substitutes } == [
        ["vanisher", "vanish"], ["rebooter", "reboot"], ["lossy", "lose"],
      ])
  }
}
