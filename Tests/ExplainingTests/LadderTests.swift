import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct LadderTests {
  /// `s` connects to echo, sends, receives the answer and closes: as a lab records it.
  private static let echo: Script = {
    var script = Script.fresh()
    script.peer(.listening(at: Script.echo), connection: 0, local: Script.echo, remote: .none)
    script.lineEnds()
    script.call(.connect(fd: 3, address: Script.echo), duration: 200_000)
    let connect = script.last
    script.packet(.syn, cause: connect, at: -150_000)
    script.packet(
      [.syn, .acknowledgement], back: true, acknowledges: 1, cause: connect, at: -140_000)
    script.packet(.acknowledgement, sequence: 1, acknowledges: 1, cause: connect, at: -130_000)
    script.peer(.accepted(from: Script.mine))
    script.line("s.connect(('127.0.0.1', 7))")
    script.call(
      .send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam", duration: 100_000)
    let send = script.last
    script.packet(
      [.push, .acknowledgement], sequence: 1, acknowledges: 1, length: 4, cause: send, at: -90_000)
    script.packet(
      .acknowledgement, back: true, sequence: 1, acknowledges: 5, cause: send, at: -80_000)
    script.line("s.send(b'spam')")
    script.call(.close(fd: 3), duration: 100_000)
    let close = script.last
    script.packet(
      [.fin, .acknowledgement], sequence: 5, acknowledges: 1, cause: close, at: -90_000)
    script.packet(
      .acknowledgement, back: true, sequence: 1, acknowledges: 6, cause: close, at: 40_000_000,
      isLate: true)
    script.line("s.close()")
    return script
  }()

  @Test func `a connect is three packets, and states where they change`() {
    #expect(
      LadderText().lines(Self.echo.ladder(of: 1)) == [
        "     ms your end: s                                     the peer's end: echo",
        "        127.0.0.1:50000                                 127.0.0.1:7",
        "    0.0 connect(:7)         │                          │",
        "    0.0 SYN_SENT            │─ SYN seq 0 ─────────────▶│",
        "    0.0 ESTABLISHED         │◀─ SYN ACK seq 0 ack 1 ───│ SYN_RECEIVED",
        "    0.0                     │─ ACK seq 1 ack 1 ───────▶│ ESTABLISHED",
        "    0.2                     │                          │ accept()",
      ])
  }

  @Test(arguments: [60, 76, 140])
  func `no line is wider than the screen`(_ columns: Int) {
    let lines = LadderText(columns: columns).lines(Self.echo.ladder())
    #expect(lines.allSatisfy { $0.count <= columns })
    #expect(lines.count > 12)
  }

  @Test func `a ladder of several lines shows each line where it begins`() {
    let lines = LadderText(columns: 60, usesBoxes: false).lines(Self.echo.ladder())
    let heads = lines.filter { $0.hasPrefix("      -- ") }
    #expect(heads.count == 4, "\(lines.joined(separator: "\n"))")
    #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test func `the same stands in words`() {
    #expect(
      LadderWords().lines(Self.echo.ladder(of: 3)) == [
        "Your end: s at 127.0.0.1:50000 (ESTABLISHED); the peer's end: echo at 127.0.0.1:7 "
          + "(ESTABLISHED).",
        "0.0 ms: Your end: close().",
        "0.0 ms: Your end sends FIN ACK seq 5 ack 1, window 65536. Your end is now FIN_WAIT1. "
          + "The peer's end is now CLOSE_WAIT.",
        "40.1 ms: The peer's end sends ACK seq 1 ack 6, window 65536, late. "
          + "Your end is now FIN_WAIT2.",
      ])
  }

  @Test func `Mermaid has a participant for each end and an arrow for each packet`() {
    let text = LadderMermaid().document(Self.echo.ladder(of: 2))
    #expect(
      text == """
        sequenceDiagram
          participant you1 as your end: s<br/>127.0.0.1:50000
          participant peer1 as the peer's end: echo<br/>127.0.0.1:7
          Note left of you1: send(b'spam') = 4
          you1->>peer1: 0.0 ms  ACK seq 1 ack 1, 4 bytes
          peer1->>you1: 0.0 ms  ACK seq 1 ack 5, window 65536

        """)
  }

  @Test func `a picture shows no character of the network raw`() {
    var script = Script.connected()
    script.call(
      .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), .returned(9),
      data: "<a>&\u{1B}[2J")
    let picture = LadderPicture().document(script.ladder())
    #expect(picture.contains("b&apos;") || picture.contains("b'&lt;a&gt;&amp;\\x1b[2J'"))
    #expect(!picture.contains("\u{1B}"))
  }

  @Test func `without packets it shows what the kernel was asked, and says that it sees none`() {
    var script = Script.connected()
    let after = [pair()]
    script.call(.close(fd: 3))
    let looks = [
      Look(at: Moment(nanoseconds: script.clock - 1_000_000), pairs: after, names: [3: "s"]),
      Look(
        at: Moment(nanoseconds: script.clock), pairs: [pair(.finWait2, .closeWait, descriptor: nil)]
      ),
    ]
    let ladder = script.ladder(looks: looks, seesPackets: false)
    let lines = LadderText().lines(ladder)
    #expect(lines[0].hasPrefix("Packets are not captured here"))
    #expect(lines.last == "    3.0 FIN_WAIT2           │           now            │ CLOSE_WAIT")
    #expect(!lines.contains { $0.contains("▶") || $0.contains("◀") })
  }

  @Test func `what a vanished host is sent is drawn as lost`() {
    var script = Script.connected()
    script.peer(.vanished)
    script.call(.send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
    script.packet(
      .acknowledgement, sequence: 1, acknowledges: 1, length: 4, cause: script.last, at: -1000)
    let lines = LadderText().lines(script.ladder())
    #expect(lines.contains { $0.contains("─x│") })
  }

  @Test func `data that is sent again says nothing of the handshake before it`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: Script.echo), duration: 1000)
    let connect = script.last
    script.packet(.syn, cause: connect)
    script.packet([.syn, .acknowledgement], back: true, acknowledges: 1, cause: connect, at: 1)
    script.packet(.acknowledgement, sequence: 1, acknowledges: 1, cause: connect, at: 2)
    script.clock += 1000
    script.packet(.acknowledgement, sequence: 1, acknowledges: 1, length: 4)
    script.packet(.acknowledgement, sequence: 1, acknowledges: 1, length: 4, at: 500, again: true)
    let rows = script.ladder().conversations.first?.rows ?? []
    #expect(rows.flatMap(\.right) == [.synReceived, .established])
  }

  @Test func `a long transfer is folded`() {
    var script = Script.connected()
    for _ in 0..<100 {
      script.call(.send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
      script.packet(.acknowledgement, sequence: 1, acknowledges: 1, length: 4, at: -1000)
    }
    let lines = LadderText().lines(script.ladder())
    #expect(lines.count < 20, "\(lines.joined(separator: "\n"))")
    #expect(lines.contains { $0.contains("more, ") })
  }

  /// What one end's packets lead to, by the rules of RFC 9293.
  @Test func `both ends close at once`() {
    var states = ConnectionStates()
    let packets: [(PacketEvent.Flags, Bool, UInt32, UInt32)] = [
      (.syn, false, 0, 0), ([.syn, .acknowledgement], true, 0, 1), (.acknowledgement, false, 1, 1),
      ([.fin, .acknowledgement], false, 1, 1), ([.fin, .acknowledgement], true, 1, 1),
      (.acknowledgement, false, 2, 2), (.acknowledgement, true, 2, 2),
    ]
    var path: [TCPState?] = []
    for (index, (flags, back, sequence, acknowledgement)) in packets.enumerated() {
      var packet = PacketEvent(
        source: back ? Script.echo : Script.mine, destination: back ? Script.mine : Script.echo,
        flags: flags, at: Moment(nanoseconds: Int64(index)))
      (packet.sequence, packet.acknowledgement) = (sequence, acknowledgement)
      // The two FINs cross: neither has arrived when the other is sent.
      _ = states.note(packet, from: back ? .right : .left, arrives: !flags.contains(.fin))
      path.append(states[.left])
    }
    #expect(
      path == [.synSent, .established, .established, .finWait1, .finWait1, .closing, .timeWait])
    #expect(states[.right] == .timeWait)
  }
}

extension Script {
  /// The number of the last event.
  var last: EventID { EventID(events.count - 1) }

  /// Adds a packet between `mine` and `echo`; the time counts from the clock.
  mutating func packet(
    _ flags: PacketEvent.Flags, back: Bool = false, sequence: UInt32 = 0, acknowledges: UInt32 = 0,
    length: Int = 0, cause: EventID? = nil, at: Int64 = 0, isLate: Bool = false,
    again: Bool = false
  ) {
    events.append(
      .packet(
        PacketEvent(
          id: EventID(events.count), source: back ? Script.echo : Script.mine,
          destination: back ? Script.mine : Script.echo, flags: flags, sequence: sequence,
          acknowledgement: acknowledges, window: 65536, length: length, cause: cause,
          isLate: isLate, isRepeated: again, at: Moment(nanoseconds: clock + at))))
  }

  /// The ladder of everything, or of one typed line.
  func ladder(of line: Int? = nil, looks: [Look]? = nil, seesPackets: Bool = true) -> Ladder {
    let looks =
      looks
      ?? lines.map { line in
        Look(at: events[line.events.upperBound - 1].moment, pairs: [], names: names)
      }
    let chronicle = Chronicle(
      events: events, looks: looks, lines: lines, names: names, seesPackets: seesPackets)
    return Ladder(chronicle, over: line.map { lines[$0].events } ?? 0..<Int.max)
  }
}
