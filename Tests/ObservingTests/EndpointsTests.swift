import CKernel
import Observing
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A listening socket and a connection to it, made without the funnel.
struct Wire {
  let listener: Int32
  let client: Int32
  let server: Int32
  let listening: SocketAddress
  let calling: SocketAddress

  init(backlog: Int32 = 5) {
    listener = Wire.tcp()
    var address = ck_address()
    address.family = UInt16(AF_INET)
    address.host = 0x7F00_0001
    _ = ck_bind(listener, &address)
    _ = ck_listen(listener, backlog)
    listening = Wire.name(of: listener)
    client = Wire.tcp()
    Wire.connect(client, to: listening)
    calling = Wire.name(of: client)
    server = Int32(ck_accept(listener, 0, &address))
  }

  static func tcp() -> Int32 { Int32(ck_socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)) }

  static func name(of fd: Int32) -> SocketAddress {
    var address = ck_address()
    _ = ck_getsockname(fd, &address)
    return .ipv4(host: address.host, port: address.port)
  }

  @discardableResult
  static func connect(_ fd: Int32, to target: SocketAddress) -> Int {
    var address = ck_address()
    address.family = UInt16(AF_INET)
    address.host = target.host ?? 0
    address.port = target.port ?? 0
    return ck_connect(fd, &address)
  }

  static func send(_ fd: Int32, _ count: Int) {
    let bytes = [UInt8](repeating: 120, count: count)
    _ = ck_send(fd, bytes, UInt(count), 0, nil)
  }

  func close() {
    for fd in [listener, client, server] { _ = ck_close(fd) }
  }
}

@Suite struct `Both ends of a connection` {
  let endpoints = Endpoints()

  @Test func `they are joined by their addresses`() throws {
    let wire = Wire()
    defer { wire.close() }
    let pairs = endpoints.observe(
      readerDescriptors: [wire.client: "s"], peers: [wire.listening: .peer("echo")])
    let pair = try #require(pairs.first)
    #expect(pairs.count == 1)
    #expect(pair.name == "s")
    #expect(pair.yours.local == wire.calling)
    #expect(pair.yours.remote == wire.listening)
    #expect(pair.yours.state == .established)
    #expect(pair.yours.owner == .reader)
    #expect(pair.yours.descriptor == wire.client)
    #expect(pair.peers?.state == .established)
    #expect(pair.peers?.owner == .peer("echo"))
    #expect(pair.peers?.inode == UInt32(ck_inode(wire.server)))
  }

  @Test func `bytes that wait are counted at the end that shall read them`() throws {
    let wire = Wire()
    defer { wire.close() }
    Wire.send(wire.client, 100)
    let pair = try #require(endpoints.settled(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.peers?.receiveQueue == 100)
    #expect(pair.yours.sendQueue == 0)
    #expect(pair.yours.receiveQueue == 0)
  }

  @Test func `a program that holds both ends sees both as its own`() {
    let wire = Wire()
    defer { wire.close() }
    let pairs = endpoints.observe(readerDescriptors: [wire.client: "a", wire.server: "b"])
    #expect(pairs.count == 2)
    #expect(pairs.map(\.peers?.owner) == [.reader, .reader])
    #expect(Set(pairs.compactMap(\.peers?.descriptor)) == [wire.client, wire.server])
  }

  @Test func `a listening socket tells its queue and its limit`() throws {
    let wire = Wire(backlog: 5)
    defer { wire.close() }
    let second = Wire.tcp()
    defer { _ = ck_close(second) }
    Wire.connect(second, to: wire.listening)
    let pair = try #require(endpoints.observe(readerDescriptors: [wire.listener: "server"]).first)
    #expect(pair.yours.state == .listen)
    #expect(pair.yours.receiveQueue == 1)
    #expect(pair.yours.sendQueue == 5)
    #expect(pair.yours.remote == .none)
    #expect(pair.peers == nil)
  }

  @Test func `a fresh socket has no state, no address and no other end`() throws {
    let fd = Wire.tcp()
    defer { _ = ck_close(fd) }
    let pair = try #require(endpoints.observe(readerDescriptors: [fd: "s"]).first)
    #expect(pair.yours.state == nil)
    #expect(pair.yours.remote == .none)
    #expect(pair.peers == nil)
  }

  @Test func `after a refusal the kernel has made the socket fresh again`() throws {
    let wire = Wire()
    wire.close()
    let fd = Wire.tcp()
    defer { _ = ck_close(fd) }
    #expect(Wire.connect(fd, to: wire.listening) == -Int(ECONNREFUSED))
    let pair = try #require(endpoints.observe(readerDescriptors: [fd: "s"]).first)
    #expect(pair.yours.state == nil)
    #expect(pair.yours.remote == .none)
  }

  @Test func `a descriptor that is not open is left out`() {
    #expect(endpoints.observe(readerDescriptors: [987_654: "s"]).isEmpty)
  }

  @Test(arguments: [true, false])
  func `whether calls wait is told`(blocking: Bool) throws {
    let wire = Wire()
    defer { wire.close() }
    _ = ck_set_nonblocking(wire.client, blocking ? 0 : 1)
    let pair = try #require(endpoints.observe(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.yours.isBlocking == blocking)
  }
}

@Suite struct `Ends after a close` {
  let endpoints = Endpoints()

  @Test func `when the peer closes first, your end is in CLOSE_WAIT and its end in FIN_WAIT2`()
    throws
  {
    let wire = Wire()
    defer { wire.close() }
    _ = ck_shutdown(wire.server, Int32(SHUT_WR))
    let pair = try #require(endpoints.settled(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.yours.state == .closeWait)
    #expect(pair.peers?.state == .finWait2)
  }

  @Test func `a FIN is no byte of the receive queue`() throws {
    let wire = Wire()
    defer { wire.close() }
    _ = ck_send(wire.server, [UInt8](repeating: 1, count: 5), 5, 0, nil)
    _ = ck_shutdown(wire.server, Int32(SHUT_WR))
    let report = try #require(
      endpoints.settled(
        readerDescriptors: [:],
        closed: [
          KnownConnection(local: wire.calling, remote: wire.listening, name: "s")
        ]
      ).first)
    #expect(report.yours.state == .closeWait)
    #expect(report.yours.receiveQueue == 5)
  }

  @Test func `the end that closed first stays in TIME_WAIT, owned by nobody`() throws {
    let wire = Wire()
    _ = ck_close(wire.client)
    _ = ck_close(wire.server)
    _ = ck_close(wire.listener)
    let known = KnownConnection(local: wire.calling, remote: wire.listening, name: "s")
    let pair = try #require(
      endpoints.settled(readerDescriptors: [:], closed: [known]).first)
    #expect(pair.yours.state == .timeWait)
    #expect(pair.yours.inode == 0)
    #expect(pair.yours.descriptor == nil)
    #expect(pair.name == "s")
  }

  @Test func `your closed end and the peer's open one are still a pair`() throws {
    let wire = Wire()
    _ = ck_close(wire.client)
    let known = KnownConnection(local: wire.calling, remote: wire.listening)
    let pair = try #require(
      endpoints.settled(readerDescriptors: [:], closed: [known]).first)
    #expect(pair.yours.state == .finWait2)
    #expect(pair.peers?.state == .closeWait)
    _ = ck_close(wire.server)
    _ = ck_close(wire.listener)
  }

  @Test func `a reset connection leaves a closed end without another`() throws {
    let wire = Wire()
    var linger: [Int32] = [1, 0]
    _ = ck_setsockopt(wire.server, SOL_SOCKET, SO_LINGER, &linger, 8)
    _ = ck_close(wire.server)
    defer {
      _ = ck_close(wire.client)
      _ = ck_close(wire.listener)
    }
    let pair = try #require(endpoints.settled(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.yours.state == .closed)
    #expect(pair.peers == nil)
  }

  @Test func `a reset throws away what your kernel had not sent`() throws {
    let wire = Wire()
    defer {
      _ = ck_close(wire.client)
      _ = ck_close(wire.listener)
    }
    let many = [UInt8](repeating: 1, count: 10_000_000)
    _ = ck_set_nonblocking(wire.client, 1)
    _ = ck_send(wire.client, many, UInt(many.count), 0, nil)
    let before = try #require(endpoints.observe(readerDescriptors: [wire.client: "s"]).first)
    #expect(before.yours.sendQueue > 0)
    _ = ck_close(wire.server)
    let pair = try #require(endpoints.settled(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.yours.state == .closed)
    #expect(pair.yours.sendQueue == 0)
  }

  @Test func `an open socket's end in TIME_WAIT is found by where it was connected to`() throws {
    let wire = Wire()
    defer { wire.close() }
    _ = ck_shutdown(wire.client, Int32(SHUT_WR))
    _ = ck_shutdown(wire.server, Int32(SHUT_WR))
    let pair = try #require(
      endpoints.settled(
        readerDescriptors: [wire.client: "s"], remotes: [wire.client: wire.listening]
      ).first)
    #expect(pair.yours.state == .timeWait)
    #expect(pair.yours.remote == wire.listening)
  }

  @Test func `a connect to a full backlog stays in SYN_SENT and is not waited for`() throws {
    let wire = Wire(backlog: 0)
    defer { wire.close() }
    let (queued, late) = (Wire.tcp(), Wire.tcp())
    defer {
      _ = ck_close(queued)
      _ = ck_close(late)
    }
    Wire.connect(queued, to: wire.listening)
    _ = ck_set_nonblocking(late, 1)
    #expect(Wire.connect(late, to: wire.listening) == -Int(EINPROGRESS))
    let pair = try #require(endpoints.settled(readerDescriptors: [late: "s"]).first)
    #expect(pair.yours.state == .synSent)
  }
}

@Suite struct `The table of sockets` {
  @Test(arguments: [SocketTable.Source.sockDiag, .procFile])
  func `both sources report the same ends`(source: SocketTable.Source) throws {
    let wire = Wire()
    defer { wire.close() }
    Wire.send(wire.client, 7)
    let table = SocketTable(preferring: source)
    #expect(table.source == source)
    let server = try #require(table.find(local: wire.listening, remote: wire.calling))
    #expect(server.state == .established)
    #expect(server.receiveQueue == 7)
    #expect(server.inode == UInt32(ck_inode(wire.server)))
    let listener = try #require(table.find(local: wire.listening))
    #expect(listener.state == .listen)
    let ports = Set([wire.listening.port].compactMap(\.self))
    let states = table.all(ports: ports).map(\.state)
    #expect(states.filter { $0 == .established }.count == 2)
    #expect(states.filter { $0 == .listen }.count == 1)
  }

  @Test func `where nothing can be read, your own descriptors still tell`() throws {
    let wire = Wire()
    defer { wire.close() }
    let endpoints = Endpoints(table: SocketTable(preferring: .nothing))
    let pair = try #require(endpoints.observe(readerDescriptors: [wire.client: "s"]).first)
    #expect(pair.yours.state == .established)
    #expect(pair.peers == nil)
  }

  @Test func `a pair of addresses that is not connected is not found`() {
    let wire = Wire()
    defer { wire.close() }
    let table = SocketTable()
    #expect(table.find(local: wire.listening, remote: .loopback(1)) == nil)
  }

  @Test func `the details of a connection count its segments`() throws {
    let wire = Wire()
    defer { wire.close() }
    Wire.send(wire.client, 10)
    let details = try #require(TCPDetails(descriptor: wire.client))
    #expect(details.segmentsSent >= 2)
    #expect(details.state == .established)
  }
}
