import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct `Calls that are made for real` {
  let bench = Bench()

  @Test func `a connection carries bytes`() {
    let (yours, peers) = bench.connection()
    #expect(bench.send(yours, "hello").value == 5)
    #expect(bench.recv(peers, 100).text == "hello")
    bench.close(yours)
    #expect(bench.recv(peers, 100) == ("", 0))
    bench.close(peers)
  }

  @Test func `recv returns what is there, not what was asked`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, "hello")
    #expect(bench.recv(peers, 3).text == "hel")
    #expect(bench.recv(peers, 1024).text == "lo")
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `two sends before one recv arrive together`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, "hello")
    _ = bench.send(yours, "world")
    #expect(bench.recv(peers, 1024).text == "helloworld")
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `connecting where nobody listens is refused`() {
    let (server, address) = bench.listener()
    bench.close(server)
    let fd = bench.socket()
    #expect(bench.connect(fd, address).errno == ECONNREFUSED)
    bench.close(fd)
  }

  @Test func `a second listener on the same port is EADDRINUSE`() {
    let (server, address) = bench.listener()
    let second = bench.socket()
    _ = bench.setReuse(second)
    #expect(bench.bind(second, address).errno == EADDRINUSE)
    bench.close(second)
    bench.close(server)
  }

  @Test func `binding twice is EINVAL`() {
    let fd = bench.socket()
    #expect(bench.bind(fd).succeeded)
    #expect(bench.bind(fd).errno == EINVAL)
    bench.close(fd)
  }

  @Test func `accepting on a socket that does not listen is EINVAL`() {
    let fd = bench.socket()
    #expect(bench.accept(fd).errno == EINVAL)
    bench.close(fd)
  }

  @Test(.enabled(if: geteuid() != 0, "root may bind port 80"))
  func `binding port 80 is EACCES`() {
    let fd = bench.socket()
    #expect(bench.bind(fd, .loopback(80)).errno == EACCES)
    bench.close(fd)
  }

  @Test func `binding a foreign address is EADDRNOTAVAIL`() {
    let fd = bench.socket()
    #expect(bench.bind(fd, .ipv4(host: 0xCB00_7150, port: 0)).errno == EADDRNOTAVAIL)
    bench.close(fd)
  }

  @Test func `on an unconnected socket recv is ENOTCONN and send is EPIPE`() {
    let fd = bench.socket()
    #expect(bench.recv(fd, 10).errno == ENOTCONN)
    #expect(bench.send(fd, "x").errno == EPIPE)
    #expect(bench.make(.getpeername(fd: fd)).errno == ENOTCONN)
    bench.close(fd)
  }

  @Test func `on a listening socket recv is ENOTCONN and send is EPIPE`() {
    let (server, _) = bench.listener()
    #expect(bench.recv(server, 10).errno == ENOTCONN)
    #expect(bench.send(server, "x").errno == EPIPE)
    bench.close(server)
  }

  @Test func `after the peer's close the first send succeeds and the second is EPIPE`() {
    let (yours, peers) = bench.connection()
    bench.close(peers)
    #expect(bench.send(yours, "x").value == 1)
    #expect(bench.send(yours, "x").errno == EPIPE)
    bench.close(yours)
  }

  @Test func `a reset is ECONNRESET once, then the end of the stream`() {
    let (yours, peers) = bench.connection()
    bench.reset(peers)
    #expect(bench.recv(yours, 10).errno == ECONNRESET)
    #expect(bench.recv(yours, 10) == ("", 0))
    #expect(bench.send(yours, "x").errno == EPIPE)
    bench.close(yours)
  }

  @Test func `closing with unread data resets the connection`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, "hello")
    bench.close(peers)
    #expect(bench.recv(yours, 10).errno == ECONNRESET)
    bench.close(yours)
  }

  @Test func `after shutdown the other direction still works`() {
    let (yours, peers) = bench.connection()
    #expect(bench.make(.shutdown(fd: yours, how: Int32(SHUT_WR))).succeeded)
    #expect(bench.recv(peers, 10) == ("", 0))
    #expect(bench.send(peers, "reply").value == 5)
    #expect(bench.recv(yours, 10).text == "reply")
    #expect(bench.send(yours, "x").errno == EPIPE)
    bench.close(yours)
    bench.close(peers)
  }

  @Test(arguments: [
    SystemCall.accept(fd: -1, flags: 0), .listen(fd: -1, backlog: 1), .close(fd: -1),
    .bind(fd: -1, address: .loopback(0)), .connect(fd: -1, address: .loopback(1)),
    .send(fd: -1, length: 0, flags: 0, to: .none),
    .recv(fd: -1, capacity: 0, flags: 0, wantsAddress: false), .shutdown(fd: -1, how: 1),
    .dup(fd: -1), .getsockname(fd: -1), .getpeername(fd: -1), .getFlags(fd: -1),
    .setNonBlocking(fd: -1, on: true),
    .setsockopt(fd: -1, level: 1, option: 2, value: [1, 0, 0, 0]),
    .getsockopt(fd: -1, level: 1, option: 2, capacity: 4),
  ])
  func `on a descriptor that is not open a call is EBADF`(call: SystemCall) {
    #expect(bench.make(call).errno == EBADF)
  }

  @Test func `a non-blocking recv without data is EAGAIN`() {
    let (yours, peers) = bench.connection()
    #expect(bench.make(.setNonBlocking(fd: yours, on: true)).succeeded)
    #expect(bench.make(.getFlags(fd: yours)).value & Int(O_NONBLOCK) != 0)
    #expect(bench.recv(yours, 10).errno == EAGAIN)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `poll and select name the readable descriptors`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, "x")
    let entries = [
      PollEntry(fd: peers, events: Int16(POLLIN)), PollEntry(fd: yours, events: Int16(POLLIN)),
    ]
    let polled = bench.make(.poll(entries, milliseconds: nil))
    #expect(polled.value == 1)
    guard case .polled(let answers) = polled.detail else {
      Issue.record("poll gave no answers")
      return
    }
    #expect(answers.map(\.answered) == [Int16(POLLIN), 0])
    let selected = bench.make(
      .select(read: [yours, peers], write: [yours], except: [], microseconds: nil))
    #expect(selected.value == 2)
    #expect(selected.detail == .selected(read: [peers], write: [yours], except: []))
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `select with a descriptor beyond its set is EINVAL`() {
    let result = bench.make(.select(read: [1024], write: [], except: [], microseconds: 0))
    #expect(result.errno == EINVAL)
  }

  @Test func `a datagram tells who sent it`() {
    let (one, two) = (bench.socket(Bench.datagram), bench.socket(Bench.datagram))
    _ = bench.bind(one)
    _ = bench.bind(two)
    #expect(bench.send(one, "hi", to: bench.address(two)).value == 2)
    var bytes = [UInt8](repeating: 0, count: 10)
    let result = bytes.withUnsafeMutableBytes {
      bench.kernel.call(
        .recv(fd: two, capacity: 10, flags: 0, wantsAddress: true), by: bench.me,
        buffer: .destination($0))
    }
    #expect(result.detail == .address(bench.address(one)))
    bench.close(one)
    bench.close(two)
  }

  @Test func `the ends of a socketpair have no name`() {
    let made = bench.make(.socketpair(family: AF_UNIX, type: Bench.stream, protocol: 0))
    guard case .pair(let one, let two) = made.detail else {
      Issue.record("socketpair gave no pair")
      return
    }
    #expect(bench.address(one) == .unix(path: ""))
    bench.close(one)
    bench.close(two)
  }

  @Test func `an option reads back what was set`() {
    let fd = bench.socket()
    #expect(bench.setReuse(fd).succeeded)
    let read = bench.make(.getsockopt(fd: fd, level: SOL_SOCKET, option: SO_REUSEADDR, capacity: 4))
    #expect(read.detail == .option([1, 0, 0, 0]))
    bench.close(fd)
  }
}

@Suite struct `What a call leaves on the timeline` {
  let bench = Bench()

  @Test func `each call leaves one event with its outcome, in order`() {
    let fd = bench.socket()
    _ = bench.recv(fd, 10)
    bench.close(fd)
    #expect(bench.calls.map(\.call.name) == ["socket", "recvfrom", "close"])
    #expect(
      bench.calls.map(\.outcome) == [
        .returned(Int(fd)), .failed(errno: ENOTCONN), .returned(0),
      ])
  }

  @Test func `an event tells who called and from which line`() {
    let caller = Caller(actor: .peer("echo"), thread: 3, line: 7)
    _ = bench.kernel.call(.close(fd: -1), by: caller)
    #expect(bench.calls.first?.actor == .peer("echo"))
    #expect(bench.calls.first?.thread == 3)
    #expect(bench.calls.first?.line == 7)
  }

  @Test func `send and recv keep the bytes that they moved`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, "hello")
    _ = bench.recv(peers, 3)
    #expect(bench.calls.suffix(2).map(\.data?.bytes) == [Array("hello".utf8), Array("hel".utf8)])
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `a long send keeps a bounded excerpt and the true length`() {
    let (yours, peers) = bench.connection()
    _ = bench.send(yours, String(repeating: "x", count: 20_000))
    let data = bench.calls.last?.data
    #expect(data?.bytes.count == DataExcerpt.limit)
    #expect(data?.length == 20_000)
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `a sleep lasts as long as it was asked to`() {
    #expect(bench.make(.sleep(nanoseconds: 2_000_000)).succeeded)
    #expect(bench.calls.last.map { $0.duration >= 2_000_000 } == true)
  }
}

@Suite struct `Sockets stay inside this machine` {
  let bench = Bench()

  @Test(arguments: [0x0808_0808, 0xCB00_7150, 0xFFFF_FFFF, 0x0A00_0001] as [UInt32])
  func `connecting to another machine is ENETUNREACH`(host: UInt32) {
    let fd = bench.socket()
    #expect(bench.connect(fd, .ipv4(host: host, port: 80)).errno == ENETUNREACH)
    #expect(bench.calls.last?.outcome == .failed(errno: ENETUNREACH))
    bench.close(fd)
  }

  @Test func `a datagram to another machine is ENETUNREACH`() {
    let fd = bench.socket(Bench.datagram)
    #expect(bench.send(fd, "x", to: .ipv4(host: 0x0808_0808, port: 53)).errno == ENETUNREACH)
    bench.close(fd)
  }

  @Test func `a broadcast is EACCES without SO_BROADCAST`() {
    let fd = bench.socket(Bench.datagram)
    let everybody = SocketAddress.ipv4(host: 0xFFFF_FFFF, port: 9)
    #expect(bench.send(fd, "x", to: everybody).errno == EACCES)
    let allowed = SystemCall.setsockopt(
      fd: fd, level: SOL_SOCKET, option: SO_BROADCAST, value: [1, 0, 0, 0])
    #expect(bench.make(allowed).succeeded)
    #expect(bench.send(fd, "x", to: everybody).errno == ENETUNREACH)
    bench.close(fd)
  }

  @Test(arguments: [0x7F00_0001, 0x7F00_0002, 0] as [UInt32])
  func `a server on all addresses is reached from this machine`(host: UInt32) {
    let server = bench.socket()
    #expect(bench.bind(server, .ipv4(host: 0, port: 0)).succeeded)
    #expect(bench.address(server).host == 0)
    _ = bench.listen(server)
    let client = bench.socket()
    let port = bench.address(server).port ?? 0
    #expect(bench.connect(client, .ipv4(host: host, port: port)).succeeded)
    bench.close(client)
    bench.close(server)
  }

  @Test(arguments: [16, 17, 40] as [Int32])
  func `a family with ways of its own is refused, to root as well`(family: Int32) {
    let made = bench.make(.socket(family: family, type: 3, protocol: 0))
    #expect(made.errno == EAFNOSUPPORT)
  }

  @Test func `a socket does not leave the loopback device`() {
    let fd = bench.socket()
    #expect(
      bench.make(.setsockopt(fd: fd, level: SOL_SOCKET, option: 25, value: [0])).errno == EPERM)
    #expect(
      bench.make(.setsockopt(fd: fd, level: SOL_SOCKET, option: SO_REUSEADDR, value: [1, 0, 0, 0]))
        .succeeded)
    bench.close(fd)
  }

  @Test func `where the device is refused a bind to all addresses becomes 127.0.0.1 and is told`() {
    let kernel = PosixKernel(recorder: Recorder(), factory: AddressOnlyFactory())
    let fd = Int32(
      kernel.call(.socket(family: AF_INET, type: Bench.stream, protocol: 0), by: bench.me).value)
    let bound = kernel.call(.bind(fd: fd, address: .ipv4(host: 0, port: 0)), by: bench.me)
    #expect(bound.detail == .address(.loopback(0)))
    let name = kernel.call(.getsockname(fd: fd), by: bench.me)
    guard case .address(let address) = name.detail else { return }
    #expect(address.host == 0x7F00_0001)
    bench.close(fd)
  }

  @Test func `where the device is refused a listener without bind takes 127.0.0.1`() {
    let kernel = PosixKernel(recorder: Recorder(), factory: AddressOnlyFactory())
    let fd = Int32(
      kernel.call(.socket(family: AF_INET, type: Bench.stream, protocol: 0), by: bench.me).value)
    #expect(kernel.call(.listen(fd: fd, backlog: 1), by: bench.me).succeeded)
    #expect(bench.address(fd).host == 0x7F00_0001)
    bench.close(fd)
  }

  /// Sockets as they are where SO_BINDTODEVICE is refused.
  struct AddressOnlyFactory: SocketFactory {
    let confinement = Confinement.loopbackAddress
    let real = LocalSocketFactory(network: true)

    func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32) {
      real.socket(family: family, type: type, protocol: `protocol`)
    }
  }
}
