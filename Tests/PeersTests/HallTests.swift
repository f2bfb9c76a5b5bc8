import Sockets
import Testing
import Timeline

@testable import Peers

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite(.timeLimit(.minutes(4)))
struct HallTests {
  /// The descriptors that a thread of the side has open.
  func descriptors(of side: PeerSide) -> [Int32] {
    side.perform { (0..<2048).filter { fcntl($0, F_GETFD) >= 0 } }
  }

  @Test func `reset closes everything that the peers had opened`() throws {
    let kernel = PosixKernel(recorder: Recorder())
    let side = PeerSide()
    let hall = PeerHall(kernel: kernel, board: kernel.board, side: side)
    var counts: [Int] = []
    for _ in 0..<5 {
      try hall.add(
        PeerScript(parsing: "accept\nsend \"x\"\nrecv 10"), name: "bell", host: "bell", port: 7001)
      var clients: [Client] = []
      for (host, port) in [("echo", 7), ("www", 80), ("bell", 7001), ("silent", 7031)] {
        let address = try #require(hall.names.address(of: host))
        let client = try Client(kernel)
        let route = hall.names.route(host: address, port: UInt16(port))
        #expect(client.call(.connect(fd: client.fd, address: route.address)).succeeded)
        clients.append(client)
      }
      try clients[0].send("ding")
      _ = try clients[0].receive(4)
      hall.reset()
      for client in clients { client.close() }
      counts.append(descriptors(of: side).count)
    }
    #expect(Set(counts).count == 1)
    hall.shutdown()
    // What stays is the side's own: 0 to 99, the event loop's three, and the bridge from the reader's table.
    #expect(descriptors(of: side).filter { $0 >= PeerSide.firstDescriptor }.count == 4)
  }

  @Test func `no descriptor of the peers is among the reader's`() throws {
    let bench = Bench()
    try #require(bench.hall.isApart)
    let client = try bench.connect("echo", 7)
    try client.send("x")
    _ = try client.receive(1)
    for peer in bench.hall.descriptions {
      let mine = (3..<1024).contains { fd in PeerSocket.localAddress(of: fd) == peer.listening }
      #expect(!mine)
    }
    client.close()
  }

  @Test func `a stop ends scripts that are blocked in accept, recv and send`() throws {
    let bench = Bench()
    let blob = String(repeating: "x", count: 100_000)
    let scripts = ["accept", "accept\nrecv 10", "accept\n" + "send \"\(blob)\"\n" * 100]
    for (index, script) in scripts.enumerated() {
      try bench.hall.add(
        PeerScript(parsing: script), name: "p\(index)", host: "p\(index)", port: 7001)
    }
    let second = try bench.connect("p1", 7001)
    let third = try bench.connect("p2", 7001)
    bench.waits(for: .peer("p1")) { if case .accepted = $0 { true } else { false } }
    bench.waits(for: .peer("p2")) { if case .sent = $0 { true } else { false } }
    bench.hall.reset()
    #expect(bench.kernel.board.blockedCalls.isEmpty)
    #expect(bench.hall.names.address(of: "p0") == nil)
    second.close()
    third.close()
  }

  @Test func `a stop ends scripts that wait for time or for an event`() throws {
    let bench = Bench()
    try bench.hall.add(
      PeerScript(parsing: "wait 60000\naccept"), name: "late", host: nil, port: 7001)
    try bench.hall.add(
      PeerScript(parsing: "await client connected\naccept"), name: "shy", host: nil, port: 7002)
    try bench.hall.add(
      PeerScript(parsing: "await client is blocked in accept\naccept"), name: "odd", host: nil,
      port: 7003)
    bench.hall.reset()
    #expect(bench.hall.description(of: "late") == nil)
  }

  @Test func `after a reset the built-in peers answer again`() throws {
    let bench = Bench()
    for _ in 0..<3 {
      let client = try bench.connect("echo", 7)
      try client.send("ding")
      #expect(try client.receive(4) == Array("ding".utf8))
      bench.hall.reset()
      client.close()
    }
  }

  @Test func `a reset leaves no word of the old connections on the timeline`() throws {
    let bench = Bench()
    let client = try bench.connect("echo", 7)
    try client.send("ding")
    _ = try client.receive(4)
    bench.hall.reset()
    let mark = bench.recorder.count
    client.close()
    let other = try bench.connect("echo", 7)
    try other.send("dong")
    _ = try other.receive(4)
    #expect(bench.acts(of: "echo", from: mark) == ["accepted", "received dong", "sent dong"])
    other.close()
  }

  @Test func `the peers are at rest when they wait for the reader`() throws {
    let bench = Bench()
    #expect(restsSoon(bench.hall))
    let silent = try bench.connect("silent", 7031)
    let echo = try bench.connect("echo", 7)
    try echo.send("ding")
    _ = try echo.receive(4)
    bench.waits(for: .peer("silent")) { $0 == .waiting(for: "await client has closed") }
    #expect(restsSoon(bench.hall))
    silent.close()
    echo.close()
  }

  @Test func `a peer that waits for time is not at rest`() throws {
    let bench = Bench()
    try bench.hall.add(
      PeerScript(parsing: "accept\nsend \"x\"\nwait 60000"), name: "slow", host: "slow",
      port: 7001)
    let client = try bench.connect("slow", 7001)
    _ = try client.receive(1)
    for _ in 0..<20 { #expect(!bench.hall.isAtRest()) }
    client.close()
  }

  /// Whether the hall comes to rest: threads may still be on their way into their calls.
  func restsSoon(_ hall: PeerHall) -> Bool {
    for _ in 0..<2000 {
      if hall.isAtRest() { return true }
      usleep(1000)
    }
    return false
  }

  @Test func `a peer whose client has used up all descriptors still answers`() async {
    // In a process of its own: the other tests need descriptors.
    await #expect(processExitsWith: .success) {
      let bench = Bench()
      try #require(bench.hall.isApart)
      let client = try Client(bench.kernel)
      let address = try #require(bench.hall.names.address(of: "echo"))
      let route = bench.hall.names.route(host: address, port: 7)
      while dup(0) >= 0 {}
      #expect(client.call(.connect(fd: client.fd, address: route.address)).succeeded)
      try client.send("ding")
      #expect(try client.receive(4) == Array("ding".utf8))
    }
  }
}

func * (text: String, count: Int) -> String {
  String(repeating: text, count: count)
}
