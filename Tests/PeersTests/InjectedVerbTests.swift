import Peers
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Verbs that a peer does because somebody says so, whatever its script waits for.
@Suite(.timeLimit(.minutes(4)))
struct InjectedVerbTests {
  let bench = Bench()

  @Test(arguments: [
    "await client has closed", "recv 100", "wait 60000", "await client is blocked in accept",
  ])
  func `are done while the script waits, and it goes on`(wait: String) throws {
    try bench.hall.add(
      PeerScript(parsing: "accept\nsend \"hi\"\n\(wait)\nclose"), name: "bell", host: "bell",
      port: 7001)
    let client = try bench.connect("bell", 7001)
    #expect(try client.receive(2) == Array("hi".utf8))
    try bench.hall.perform(.send(Array("ding".utf8)), as: "bell")
    #expect(try client.recv(10) == Array("ding".utf8))
    try bench.hall.perform(.reset, as: "bell")
    #expect(throws: CallFailed(errno: ECONNRESET)) { try client.recv() }
    client.close()
    bench.hall.shutdown()
  }

  @Test func `reach a peer that waits for bytes, which still takes them`() throws {
    try bench.hall.add(
      PeerScript(parsing: "accept\nrecv 4\nsend \"dong\"\nclose"), name: "bell", host: "bell",
      port: 7001)
    let client = try bench.connect("bell", 7001)
    bench.waits(for: .peer("bell")) { if case .accepted = $0 { true } else { false } }
    while true {
      do {
        try bench.hall.perform(.send(Array("wait ".utf8)), as: "bell")
        break
      } catch HallError.nobodyConnected {
        // The script has not come back from its accept.
        continue
      }
    }
    try client.send("ding")
    #expect(try client.rest() == "wait dong")
    client.close()
  }

  @Test func `are refused with the reason`() throws {
    #expect(throws: HallError.noScript("echo")) { try bench.hall.perform(.close, as: "echo") }
    #expect(throws: HallError.nobodyConnected("silent")) {
      try bench.hall.perform(.close, as: "silent")
    }
    #expect(throws: HallError.unknownPeer("sillent", nearest: "silent")) {
      try bench.hall.perform(.close, as: "sillent")
    }
  }
}
