import Foundation
import Lab
import Observing
import Sockets
import Testing
import Timeline

/// Packets in the lab, each with the call that caused it.
@Suite(.enabled(if: Program.hasLab))
struct LabPacketTests {
  /// The packets that each of the reader's calls caused, by the call's name, in order.
  private func packets(_ bench: Bench, from index: Int = 0) -> [(
    call: String, packets: [PacketEvent]
  )] {
    let events = bench.kernel.recorder.events(from: index)
    let packets = events.compactMap { event in
      if case .packet(let packet) = event { packet } else { nil }
    }
    return events.compactMap { event in
      guard case .call(let call) = event else { return nil }
      let caused = packets.filter { $0.cause == call.id }
      return caused.isEmpty ? nil : (call.call.name, caused)
    }
  }

  private func send(_ bench: Bench, _ fd: Int32, _ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes {
      bench.kernel.call(
        .send(fd: fd, length: $0.count, flags: 0, to: .none), by: Caller(actor: .reader),
        buffer: .source($0))
    }
  }

  /// The first close sends a FIN, whose acknowledgement may wait; the second sends one that is acknowledged at once.
  private static let closings: [[PacketEvent.Flags]] = [
    [[.fin, .acknowledgement]], [[.fin, .acknowledgement], .acknowledgement],
  ]

  @Test
  func `connect, send, close, close: three, two, one and two packets, each time`() throws {
    let rounds = try ApartTable.perform { [self] in hundredConnections() }
    #expect(rounds.count == 100)
    for seen in rounds {
      #expect(seen.map(\.call) == ["connect", "sendto", "close", "close"])
      #expect(
        seen.prefix(2).map { $0.packets.map(\.flags) } == [
          [.syn, [.syn, .acknowledgement], .acknowledgement],
          [[.push, .acknowledgement], .acknowledgement],
        ])
      #expect(seen.dropFirst().first?.packets.first?.length == 9)
      #expect(!seen.contains { $0.packets.contains { $0.isLate } })
      #expect(seen.dropFirst(2).map { $0.packets.map(\.flags) } == LabPacketTests.closings)
    }
  }

  /// What was seen of a hundred connections one after the other.
  private func hundredConnections() -> [[(call: String, packets: [PacketEvent])]] {
    let bench = Bench(watchingPackets: true)
    let server = bench.stream()
    _ = bench.call(.bind(fd: server, address: address("0.0.0.0", 8080)))
    _ = bench.call(.listen(fd: server, backlog: 5))
    defer { _ = bench.call(.close(fd: server)) }
    return (0..<100).map { _ in
      let start = bench.kernel.recorder.count
      let client = bench.stream()
      _ = bench.call(.connect(fd: client, address: address("127.0.0.1", 8080)))
      let accepted = Int32(bench.call(.accept(fd: server, flags: 0)).value)
      send(bench, client, "ding dong")
      var bytes = [UInt8](repeating: 0, count: 20)
      _ = bytes.withUnsafeMutableBytes {
        bench.kernel.call(
          .recv(fd: accepted, capacity: 20, flags: 0, wantsAddress: false),
          by: Caller(actor: .reader), buffer: .destination($0))
      }
      _ = bench.call(.close(fd: client))
      _ = bench.call(.close(fd: accepted))
      return packets(bench, from: start)
    }
  }

  @Test
  func `packets between the two hosts are seen once each`() {
    let bench = Bench(watchingPackets: true)
    let server = bench.peersStream()
    let place = address("203.0.113.80", 80)
    _ = bench.call(.bind(fd: server, address: place))
    _ = bench.call(.listen(fd: server, backlog: 5))
    let client = bench.stream()
    _ = bench.call(.connect(fd: client, address: place))
    send(bench, client, "ding")
    let seen = packets(bench)
    #expect(seen.map(\.call) == ["connect", "sendto"])
    #expect(seen.map(\.packets.count) == [3, 2])
    #expect(seen.first?.packets.first?.destination == place)
    #expect(seen.last?.packets.first?.sequence == 1)
    for fd in [client, server] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `a refused connection is a SYN and a reset`() {
    let bench = Bench(watchingPackets: true)
    let client = bench.stream()
    let made = bench.call(.connect(fd: client, address: address("203.0.113.80", 81)))
    #expect(made.errno == ECONNREFUSED)
    let seen = packets(bench)
    #expect(seen.map(\.call) == ["connect"])
    #expect(seen.first?.packets.map(\.flags) == [.syn, [.reset, .acknowledgement]])
    _ = bench.call(.close(fd: client))
  }

  @Test
  func `a lower tier sees no packets`() {
    let network = SessionNetwork(.best(Program.launch(), atMost: .c))
    #expect(network.openPackets() == -1)
    network.end()
  }
}
