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
struct VisitorTests {
  let bench = Bench()

  /// A listening socket of the reader's, and its port.
  func server() throws -> (Client, Int) {
    let server = try Client(bench.kernel)
    #expect(server.call(.bind(fd: server.fd, address: .loopback(0))).succeeded)
    #expect(server.call(.listen(fd: server.fd, backlog: 5)).succeeded)
    let name = server.call(.getsockname(fd: server.fd))
    guard case .address(let address) = name.detail else { throw CallFailed(errno: name.errno) }
    return (server, Int(try #require(address.port)))
  }

  func accept(_ server: Client) throws -> Client {
    let result = server.call(.accept(fd: server.fd, flags: 0))
    guard result.succeeded else { throw CallFailed(errno: result.errno) }
    return Client(bench.kernel, adopting: Int32(result.value))
  }

  @Test func `a visitor greets and reads until the server closes`() throws {
    let (server, port) = try server()
    let names = try bench.hall.visit(port: port)
    let connected = try accept(server)
    #expect(try connected.receive(22) == Array("Hello from a visitor.\n".utf8))
    try connected.send("welcome")
    connected.close()
    bench.waits(for: .visitor("visitor")) { $0 == .finished }
    #expect(names == ["visitor"])
    #expect(bench.hall.facts(of: "visitor").received == Array("welcome".utf8))
    server.close()
  }

  @Test func `a visitor's connect comes first, written or not`() throws {
    #expect(try PeerScript(parsing: "send \"hi\"", for: .visitor).verbs.first == .connect)
    #expect(
      try PeerScript(parsing: "await server listening\nconnect", for: .visitor).verbs
        == [.await(.listening), .connect])
  }

  @Test func `a visitor comes when the server listens`() throws {
    let probe = try server()
    probe.0.close()
    let script = try PeerScript(
      parsing: "await server listening\nconnect\nsend \"hi\"\nclose", for: .visitor)
    try bench.hall.visit(script, port: probe.1)
    let server = try Client(bench.kernel)
    let address = SocketAddress.loopback(UInt16(probe.1))
    #expect(server.call(.bind(fd: server.fd, address: address)).succeeded)
    #expect(server.call(.listen(fd: server.fd, backlog: 5)).succeeded)
    let connected = try accept(server)
    #expect(try connected.rest() == "hi")
    connected.close()
    server.close()
  }

  @Test func `where nobody listens the visitor's connect fails and is told`() throws {
    let (server, port) = try server()
    server.close()
    try bench.hall.visit(port: port)
    let failed = bench.waits(for: .visitor("visitor")) {
      if case .failed = $0 { true } else { false }
    }
    #expect(failed?.action == .failed(during: "connect", errno: ECONNREFUSED))
  }

  @Test func `a crowd comes with a name for each`() throws {
    let (server, port) = try server()
    let script = try PeerScript(parsing: "send \"hi\"\nrecv 2", for: .visitor)
    let names = try bench.hall.visit(script, port: port, count: 5)
    #expect(names == ["visitor", "visitor 2", "visitor 3", "visitor 4", "visitor 5"])
    for _ in names {
      let connected = try accept(server)
      #expect(try connected.receive(2) == Array("hi".utf8))
      try connected.send("ok")
      connected.close()
    }
    for name in names {
      bench.waits(for: .visitor(name)) { $0 == .finished }
      #expect(bench.hall.facts(of: name).received == Array("ok".utf8))
    }
    server.close()
  }

  /// A visitor that says "two" only when the server has received "one".
  private func expectTwoTurns() throws {
    let (server, port) = try server()
    let script = try PeerScript(
      parsing: "send \"one\"\nawait server has received 3\nsend \"two\"", for: .visitor)
    try bench.hall.visit(script, port: port)
    let connected = try accept(server)
    #expect(try connected.recv(100) == Array("one".utf8))
    #expect(try connected.rest() == "two")
    connected.close()
    server.close()
  }

  @Test func `a connection of before from the same port is not taken for the visitor's`() throws {
    // The kernel gives out ports again: here every one of them has been a caller's whose connection is closed.
    for port in UInt16(1024)...65535 {
      for call in [SystemCall.accept(fd: 900, flags: 0), .close(fd: 901)] {
        let isAccept = if case .accept = call { true } else { false }
        bench.kernel.recorder.record(
          CallEvent(
            actor: .reader, thread: 0, line: 1, call: call, outcome: .returned(isAccept ? 901 : 0),
            detail: isAccept ? .address(.loopback(port)) : .none,
            started: bench.kernel.recorder.now,
            duration: 1))
      }
    }
    try expectTwoTurns()
  }

  @Test func `a visitor waits until the server has received`() throws {
    try expectTwoTurns()
  }

  @Test(arguments: [0, -1, 65536])
  func `a visitor refuses what is no port`(port: Int) {
    #expect(throws: HallError.badPort(port)) { try bench.hall.visit(port: port) }
  }

  @Test func `a visitor refuses a host that is unknown`() {
    #expect(throws: HallError.unknownHost("nowhere.example")) {
      try bench.hall.visit(host: "nowhere.example", port: 8000)
    }
  }
}
