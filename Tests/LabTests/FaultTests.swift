import Foundation
import Lab
import Locks
import Observing
import Peers
import Sockets
import Testing
import Timeline

/// Networks that fail on purpose: what the reader's calls and the packets show then.
@Suite(.enabled(if: Program.hasLab), .timeLimit(.minutes(4)))
struct FaultTests {
  let bench = Bench(watchingPackets: true)
  let hall: PeerHall

  init() {
    let network = bench.network
    hall = PeerHall(
      kernel: bench.kernel, board: bench.kernel.board,
      network: PeerNetwork(
        factory: network.peersFactory, readersFactory: network.readersFactory,
        hasTrueNames: network.hasTrueNames, canFail: network.canFail,
        addAddress: { network.add(address: $0) }))
  }

  /// A connection to a peer that plays this script.
  private func connect(_ script: String) throws -> Int32 {
    try hall.add(PeerScript(parsing: script), name: "far", host: "203.0.113.200", port: 7100)
    let client = bench.stream()
    let place = address("203.0.113.200", 7100)
    #expect(bench.call(.connect(fd: client, address: place)).errno == 0)
    return client
  }

  private func send(_ fd: Int32, _ text: String) -> Int32 {
    Array(text.utf8).withUnsafeBytes {
      bench.kernel.call(
        .send(fd: fd, length: $0.count, flags: 0, to: .none), by: Caller(actor: .reader),
        buffer: .source($0)
      ).errno
    }
  }

  private func receive(_ fd: Int32) -> (text: String, errno: Int32) {
    var bytes = [UInt8](repeating: 0, count: 100)
    let result = bytes.withUnsafeMutableBytes {
      bench.kernel.call(
        .recv(fd: fd, capacity: 100, flags: 0, wantsAddress: false), by: Caller(actor: .reader),
        buffer: .destination($0))
    }
    return (String(decoding: bytes.prefix(max(0, result.value)), as: UTF8.self), result.errno)
  }

  /// Waits until the peer has done this.
  private func awaitAct(_ action: PeerAction) {
    let found = bench.kernel.recorder.first(from: 0, within: 10_000) { event in
      if case .peer(let act) = event { act.action == action } else { false }
    }
    #expect(found != nil)
  }

  /// The packets with data from one of the hosts, in order.
  private func data(fromReader: Bool) -> [PacketEvent] {
    bench.kernel.recorder.events().compactMap { event in
      guard case .packet(let packet) = event, packet.length > 0,
        (packet.source.host == LabAddresses.readersHost) == fromReader
      else { return nil }
      return packet
    }
  }

  @Test
  func `a host that is gone acknowledges nothing: with a limit, recv fails with ETIMEDOUT`() throws
  {
    let client = try connect("accept\nvanish\nawait client has closed")
    awaitAct(.vanished)
    var limit: Int32 = 500
    let option = withUnsafeBytes(of: &limit) { [UInt8]($0) }
    _ = bench.call(.setsockopt(fd: client, level: 6, option: 18, value: option))
    #expect(send(client, "ding") == 0)
    #expect(receive(client).errno == ETIMEDOUT)
    let sent = data(fromReader: true)
    #expect(sent.count >= 2)
    #expect(sent.dropFirst().allSatisfy { $0.isRepeated && $0.isLate })
    #expect(Set(sent.map(\.cause)).count == 1)
    _ = bench.call(.close(fd: client))
    hall.shutdown()
  }

  @Test
  func `a network that heals delivers what was sent meanwhile`() throws {
    let client = try connect(
      "accept\nvanish\nawait client is blocked in recv\nheal\nrecv 4\nsend \"dong\"\nclose")
    awaitAct(.vanished)
    #expect(send(client, "ding") == 0)
    #expect(receive(client).text == "dong")
    #expect(data(fromReader: true).contains { $0.isRepeated })
    _ = bench.call(.close(fd: client))
    hall.shutdown()
  }

  @Test
  func `a host that was started anew resets: the first send succeeds, then comes ECONNRESET`()
    throws
  {
    let client = try connect("accept\nsend \"hi\"\nawait client has received 2\nreboot")
    #expect(receive(client).text == "hi")
    awaitAct(.rebooted)
    #expect(send(client, "ding") == 0)
    #expect(receive(client).errno == ECONNRESET)
    #expect(receive(client) == ("", 0))
    #expect(send(client, "ding") == EPIPE)
    _ = bench.call(.close(fd: client))
    hall.shutdown()
  }

  @Test
  func `packets that are lost are sent again until one comes through`() throws {
    let client = try connect("accept\nlose 2\nrecv 4\nsend \"dong\"\nawait client has closed")
    awaitAct(.losing(2))
    #expect(send(client, "ding") == 0)
    #expect(receive(client).text == "dong")
    let sent = data(fromReader: true)
    #expect(sent.map(\.isRepeated) == [false, true, true])
    #expect(sent.map(\.sequence) == [1, 1, 1])
    _ = bench.call(.close(fd: client))
    hall.shutdown()
  }

  @Test
  func `nobody answers a SYN at a host that is gone`() throws {
    let client = try connect("accept\nvanish\nawait client has closed")
    awaitAct(.vanished)
    let second = bench.stream()
    _ = bench.call(.setNonBlocking(fd: second, on: true))
    let place = address("203.0.113.200", 7100)
    #expect(bench.call(.connect(fd: second, address: place)).errno == EINPROGRESS)
    let polled = bench.call(
      .poll([PollEntry(fd: second, events: Int16(POLLOUT))], milliseconds: 50))
    #expect(polled.value == 0)
    for fd in [client, second] { _ = bench.call(.close(fd: fd)) }
    hall.shutdown()
  }

  @Test
  func `in the lab no fault has a substitute`() {
    #expect(hall.descriptions.contains { $0.name == "vanisher" })
    #expect(!hall.descriptions.contains { !$0.substitutes.isEmpty })
    hall.shutdown()
  }

  @Test
  func `recv from a host that is gone would wait for ever, and that is known`() throws {
    let said = Guarded(false)
    let gate = Gate()
    let watcher = Watcher(
      board: bench.kernel.board, recorder: bench.kernel.recorder, states: bench.network.states
    ) { notice in
      guard case .wouldWaitForever = notice else { return }
      said.withLock { $0 = true }
      gate.bump()
    }
    let client = try connect("accept\nsend \"hi\"\nawait client has received 2\nreboot")
    #expect(receive(client).text == "hi")
    awaitAct(.rebooted)
    let kernel = bench.kernel
    let waiting = NativeThread(name: "notices") {
      while true {
        let ticket = gate.ticket
        if said.withLock({ $0 }) { break }
        gate.wait(ticket)
      }
      kernel.interrupter.interrupt(thread: 0)
    }
    #expect(receive(client).errno == EINTR)
    waiting?.join()
    watcher.stop()
    _ = bench.call(.close(fd: client))
    hall.shutdown()
  }
}
