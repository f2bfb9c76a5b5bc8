@testable import Explaining
import Testing
import Timeline

/// Packets as lines.
struct PacketTraceTests {
  static let client = SocketAddress.ipv4(host: 0xCB00_7101, port: 40000)
  static let site = SocketAddress.ipv4(host: 0xCB00_7150, port: 80)

  private static func packet(
    _ microseconds: Int64, fromClient: Bool = true, _ flags: PacketEvent.Flags,
    change: (inout PacketEvent) -> Void = { _ in }
  ) -> PacketEvent {
    var packet = PacketEvent(
      source: fromClient ? client : site, destination: fromClient ? site : client, flags: flags,
      window: 65536, at: Moment(nanoseconds: microseconds * 1000))
    change(&packet)
    return packet
  }

  @Test
  func `each connection has a heading, each packet a line`() {
    let packets = [
      Self.packet(31, .syn) {
        $0.window = 65535
        $0.options = [.maximumSegmentSize(65495), .windowScale(10)]
      },
      Self.packet(40, fromClient: false, [.syn, .acknowledgement]) { $0.acknowledgement = 1 },
      Self.packet(100, [.push, .acknowledgement]) {
        $0.sequence = 1
        $0.acknowledgement = 1
        $0.length = 18
      },
      Self.packet(44_100, fromClient: false, .acknowledgement) {
        $0.sequence = 1
        $0.acknowledgement = 19
        $0.isLate = true
      },
    ]
    let trace = PacketTrace { $0 == Self.site ? "www.python.org" : nil }
    #expect(
      trace.lines(packets, since: Moment(nanoseconds: 0)) == [
        "203.0.113.1:40000 -> www.python.org (203.0.113.80:80)",
        "    0.0 ms  ->  SYN      seq 0               window 65535, mss 65495",
        "    0.0 ms  <-  SYN ACK  seq 0     ack 1     window 65536",
        "    0.1 ms  ->  ACK      seq 1     ack 1     18 bytes",
        "   44.1 ms  <-  ACK      seq 1     ack 19    late",
      ])
  }

  @Test
  func `a full window and what is sent again are said`() {
    let packets = [
      Self.packet(0, .acknowledgement) { $0.window = 0 },
      Self.packet(0, [.reset]) { $0.window = 0 },
      Self.packet(0, [.acknowledgement]) {
        $0.length = 5
        $0.isRepeated = true
        $0.isLate = true
      },
    ]
    let lines = PacketTrace().lines(packets, since: Moment(nanoseconds: 0))
    #expect(lines[1].hasSuffix("ack 0     window 0: full"))
    #expect(lines[2].hasSuffix("RST      seq 0"))
    #expect(lines[3].hasSuffix("5 bytes, sent again"))
  }

  @Test func `a ladder says once that the window is closed`() {
    let closed = Self.packet(0, .acknowledgement) { $0.window = 0 }
    #expect(PacketWords.labels(closed).first == "ACK seq 0 ack 0, window 0")
    let reset = Self.packet(0, [.reset, .acknowledgement]) { $0.window = 0 }
    #expect(PacketWords.labels(reset).first == "RST ACK seq 0 ack 0")
  }

  @Test(arguments: [
    (PacketEvent.Probe.keepalive, "keepalive probe"), (.window, "window probe"),
  ])
  func `a probe is called one, and not late`(_ probe: PacketEvent.Probe, _ words: String) {
    let packet = Self.packet(0, .acknowledgement) {
      $0.isLate = true
      $0.probe = probe
    }
    let line = PacketTrace().lines([packet], since: Moment(nanoseconds: 0)).last
    #expect(line?.hasSuffix("ack 0     \(words)") == true)
  }

  @Test
  func `a datagram has its length`() {
    var packet = Self.packet(0, [])
    packet.transport = .udp
    packet.length = 9
    #expect(
      PacketTrace().lines([packet], since: Moment(nanoseconds: 0)).last
        == "    0.0 ms  ->  datagram, 9 bytes")
  }
}
