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
struct ServiceTests {
  let bench = Bench()

  @Test func `echo sends back what it receives`() throws {
    let client = try bench.connect("echo", 7)
    try client.send("ding")
    #expect(try client.receive(4) == Array("ding".utf8))
    client.close()
  }

  @Test func `echo answers after the client has ended its sending`() throws {
    let client = try bench.connect("echo", 7)
    try client.send("last words")
    client.shutdownWriting()
    #expect(try client.rest() == "last words")
    client.close()
  }

  @Test func `echo loses no byte of a slow client`() throws {
    let client = try bench.connect("echo", 7)
    let sent = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) }
    let sender = NativeThread(name: "sender") {
      try? client.send(sent)
      client.shutdownWriting()
    }
    var received: [UInt8] = []
    while true {
      let more = try client.recv(10_000)
      if more.isEmpty { break }
      received += more
    }
    sender?.join()
    #expect(received == sent)
    client.close()
  }

  @Test func `a client that never reads does not stop the others`() throws {
    let greedy = try bench.connect("echo", 7)
    _ = greedy.call(.setNonBlocking(fd: greedy.fd, on: true))
    let block = [UInt8](repeating: 65, count: 1 << 20)
    while (try? greedy.send(block)) != nil {}
    let other = try bench.connect("echo", 7)
    try other.send("hello")
    #expect(try other.receive(5) == Array("hello".utf8))
    other.close()
    greedy.close()
  }

  @Test func `a client that resets does not stop the others`() throws {
    let rude = try bench.connect("echo", 7)
    try rude.send("x")
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(rude.fd, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    rude.close()
    let other = try bench.connect("echo", 7)
    try other.send("hello")
    #expect(try other.receive(5) == Array("hello".utf8))
    other.close()
  }

  @Test func `echo tells the timeline what it did`() throws {
    let client = try bench.connect("echo", 7)
    try client.send("ding")
    _ = try client.receive(4)
    client.close()
    bench.waits(for: .peer("echo")) { $0 == .closed(unread: 0) }
    #expect(
      bench.acts(of: "echo") == [
        "listening", "accepted", "received ding", "sent ding", "saw end", "closed 0",
      ])
  }

  @Test func `daytime speaks first and closes`() throws {
    let client = try bench.connect("daytime", 13)
    let line = try client.rest()
    #expect(line.hasSuffix("-UTC\r\n"))
    #expect(line.split(separator: " ").count == 5)
    client.close()
  }

  @Test func `discard receives everything and answers nothing`() throws {
    let client = try bench.connect("discard", 9)
    try client.send([UInt8](repeating: 1, count: 300_000))
    client.shutdownWriting()
    #expect(try client.rest() == "")
    client.close()
    #expect(bench.hall.facts(of: "discard").receivedCount == 300_000)
  }

  @Test func `chargen sends lines of 72 characters that begin one later each`() throws {
    let client = try bench.connect("chargen", 19)
    let bytes = try client.receive(148)
    #expect(bytes.count == 148)
    #expect(bytes[72...73] == [13, 10])
    #expect(bytes[74] == bytes[1])
    client.close()
    bench.waits(for: .peer("chargen")) { $0 == .closed(unread: 0) }
  }

  @Test(arguments: [
    ("ab\ncd\n", "AB\nCD\n"), ("Grüße\n", "GRüßE\n"), ("\n", "\n"), ("no end", ""),
  ])
  func `upper answers whole lines in upper case`(sent: String, answer: String) throws {
    let client = try bench.connect("upper", 7021)
    try client.send(sent)
    client.shutdownWriting()
    #expect(try client.rest() == answer)
    client.close()
  }

  @Test func `upper answers a line that comes in pieces once it is whole`() throws {
    let client = try bench.connect("upper", 7021)
    for piece in ["di", "ng", " dong", "\n"] { try client.send(piece) }
    #expect(try client.receive(10) == Array("DING DONG\n".utf8))
    client.close()
  }

  @Test func `a line without an end is given up`() throws {
    let client = try bench.connect("upper", 7021)
    #expect(throws: CallFailed.self) {
      for _ in 0..<10_000 { try client.send([UInt8](repeating: 97, count: 4096)) }
    }
    client.close()
  }

  @Test func `fixed answers messages of eight bytes`() throws {
    let client = try bench.connect("fixed", 7022)
    try client.send("abcdefghijklmnopq")
    #expect(try client.receive(16) == Array("ABCDEFGHIJKLMNOP".utf8))
    client.close()
  }

  @Test func `prefixed answers messages with their length before them`() throws {
    let client = try bench.connect("prefixed", 7023)
    try client.send([0, 0, 0, 2, 97, 98, 0, 0, 0, 0, 0, 0, 0, 1, 99])
    #expect(
      try client.receive(15) == [0, 0, 0, 2, 65, 66, 0, 0, 0, 0, 0, 0, 0, 1, 67])
    client.close()
  }

  @Test func `a length that is a small letter's code stays as it is`() throws {
    let client = try bench.connect("prefixed", 7023)
    try client.send([0, 0, 0, 97] + [UInt8](repeating: 97, count: 97))
    #expect(try client.receive(101) == [0, 0, 0, 97] + [UInt8](repeating: 65, count: 97))
    client.close()
  }

  @Test func `a line that comes byte by byte is answered as one`() throws {
    let client = try bench.connect("upper-lines", 7021)
    for byte in Array("ding dong\nbell\n".utf8) { try client.send([byte]) }
    #expect(try client.receive(15) == Array("DING DONG\nBELL\n".utf8))
    client.close()
  }
}
