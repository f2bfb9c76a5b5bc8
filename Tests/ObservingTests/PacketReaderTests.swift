import Observing
import Testing
import Timeline

/// Segments become events: relative numbers, causes, lateness.
struct PacketReaderTests {
  static let client = SocketAddress.ipv4(host: 0xCB00_7101, port: 40000)
  static let site = SocketAddress.ipv4(host: 0xCB00_7150, port: 80)

  private static func segment(
    _ fromClient: Bool, _ flags: PacketEvent.Flags, _ sequence: UInt32, _ answer: UInt32 = 0,
    length: Int = 0, window: UInt16 = 100, _ options: [PacketOption] = []
  ) -> Segment {
    var segment = Segment(
      transport: .tcp, source: fromClient ? client : site,
      destination: fromClient ? site : client)
    segment.flags = flags
    segment.sequence = sequence
    segment.acknowledgement = answer
    segment.length = length
    segment.window = window
    segment.options = options
    return segment
  }

  private static func call(_ id: Int, _ call: SystemCall, _ span: Range<Int64>) -> TimelineEvent {
    .call(
      CallEvent(
        id: EventID(id), actor: .reader, thread: 0, line: id, call: call, outcome: .returned(0),
        started: Moment(nanoseconds: span.lowerBound),
        duration: span.upperBound - span.lowerBound))
  }

  /// A reader that has seen the site listen, and these calls.
  private static func reader(_ calls: TimelineEvent...) -> PacketReader {
    var reader = PacketReader()
    let listening = PeerEvent(
      actor: .peer("site"), connection: 0, local: site, action: .listening(at: site),
      at: Moment(nanoseconds: 0))
    reader.add([.peer(listening)] + calls)
    return reader
  }

  private static func events(
    _ reader: PacketReader, _ segments: [(Int64, Segment)]
  ) -> [PacketEvent] {
    var reader = reader
    return segments.compactMap { at, segment in
      reader.event(.init(segment: segment, at: Moment(nanoseconds: at)))
    }
  }

  static let handshake: [(Int64, Segment)] = [
    (10, segment(true, .syn, 1000, window: 500, [.windowScale(7)])),
    (11, segment(false, [.syn, .acknowledgement], 9000, 1001, window: 600, [.windowScale(8)])),
    (12, segment(true, .acknowledgement, 1001, 9001, window: 5)),
  ]
  static let connect = call(1, .connect(fd: 3, address: site), 5..<20)

  @Test
  func `numbers are relative: the SYN is 0, the first byte 1`() {
    let events = Self.events(Self.reader(), Self.handshake)
    #expect(events.map(\.sequence) == [0, 0, 1])
    #expect(events.map(\.acknowledgement) == [0, 1, 1])
  }

  @Test
  func `numbers go on past the end of 32 bits`() {
    let events = Self.events(
      Self.reader(),
      [
        (1, Self.segment(true, .syn, .max)),
        (2, Self.segment(true, .acknowledgement, 0, 1, length: 10)),
      ])
    #expect(events.map(\.sequence) == [0, 1])
    #expect(events.map(\.isRepeated) == [false, false])
  }

  @Test
  func `a window is counted in bytes, its scale included; that of a SYN has none`() {
    #expect(Self.events(Self.reader(), Self.handshake).map(\.window) == [500, 600, 5 << 7])
  }

  @Test
  func `the handshake is the work of connect`() {
    let events = Self.events(Self.reader(Self.connect), Self.handshake)
    #expect(events.map(\.cause) == [EventID(1), EventID(1), EventID(1)])
    #expect(events.map(\.isLate) == [false, false, false])
  }

  @Test
  func `data is the work of send, and so is its acknowledgement`() {
    let send = Self.call(2, .send(fd: 3, length: 5, flags: 0, to: .none), 30..<40)
    let events = Self.events(
      Self.reader(Self.connect, send),
      Self.handshake + [
        (31, Self.segment(true, [.push, .acknowledgement], 1001, 9001, length: 5)),
        (32, Self.segment(false, .acknowledgement, 9001, 1006)),
      ])
    #expect(events.suffix(2).map(\.cause) == [EventID(2), EventID(2)])
    #expect(!events.contains { $0.isLate || $0.isRepeated })
  }

  @Test
  func `a delayed acknowledgement is late, and has the cause of what it acknowledges`() throws {
    let send = Self.call(2, .send(fd: 3, length: 5, flags: 0, to: .none), 30..<40)
    let events = Self.events(
      Self.reader(Self.connect, send),
      Self.handshake + [
        (31, Self.segment(true, [.push, .acknowledgement], 1001, 9001, length: 5)),
        (44_000_000, Self.segment(false, .acknowledgement, 9001, 1006)),
      ])
    let last = try #require(events.last)
    #expect(last.isLate)
    #expect(last.cause == EventID(2))
  }

  @Test
  func `what is sent again is late, and has the cause of the first time`() throws {
    let send = Self.call(2, .send(fd: 3, length: 5, flags: 0, to: .none), 30..<40)
    let data = Self.segment(true, [.push, .acknowledgement], 1001, 9001, length: 5)
    let events = Self.events(
      Self.reader(Self.connect, send), Self.handshake + [(31, data), (200_000_000, data)])
    let last = try #require(events.last)
    #expect(last.isRepeated && last.isLate)
    #expect(last.cause == EventID(2))
  }

  @Test
  func `a SYN that is sent again is late`() throws {
    let events = Self.events(
      Self.reader(Self.call(1, .connect(fd: 3, address: Self.site), 5..<2_000_000_000)),
      [(10, Self.handshake[0].1), (1_000_000_000, Self.handshake[0].1)])
    #expect(events.map(\.isLate) == [false, true])
    #expect(events.map(\.cause) == [EventID(1), EventID(1)])
  }

  @Test
  func `what the peer sends while recv waits is not the work of recv`() throws {
    let recv = Self.call(2, .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), 30..<90)
    let events = Self.events(
      Self.reader(Self.connect, recv),
      Self.handshake + [
        (50, Self.segment(false, [.push, .acknowledgement], 9001, 1001, length: 5)),
        (51, Self.segment(true, .acknowledgement, 1001, 9006)),
      ])
    #expect(events.suffix(2).map(\.cause) == [nil, nil])
  }

  @Test
  func `a window that opens is the work of recv`() throws {
    let recv = Self.call(2, .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), 30..<90)
    let events = Self.events(
      Self.reader(Self.connect, recv),
      Self.handshake + [(50, Self.segment(true, .acknowledgement, 1001, 9001, window: 900))])
    #expect(events.last?.cause == EventID(2))
  }

  @Test(arguments: [(UInt16(5), PacketEvent.Probe.keepalive), (0, .window)])
  func `an acknowledgement that repeats the last number is a probe`(
    _ window: UInt16, _ probe: PacketEvent.Probe
  ) {
    let events = Self.events(
      Self.reader(Self.connect),
      Self.handshake + [
        (50, Self.segment(false, .acknowledgement, 9001, 1001, window: window)),
        (900_000_000, Self.segment(true, .acknowledgement, 1000, 9001)),
        (900_000_100, Self.segment(false, .acknowledgement, 9001, 1001, window: window)),
      ])
    #expect(events.map(\.probe) == [nil, nil, nil, nil, probe, nil])
  }

  @Test
  func `the same addresses may connect anew`() {
    let events = Self.events(
      Self.reader(),
      Self.handshake + [
        (50, Self.segment(true, .syn, 77)),
        (51, Self.segment(false, [.syn, .acknowledgement], 88, 78)),
      ])
    #expect(events.suffix(2).map(\.sequence) == [0, 0])
    #expect(events.suffix(2).map(\.isRepeated) == [false, false])
  }

  @Test
  func `in a network that others use only the session's own packets count`() {
    var reader = PacketReader(isShared: true)
    let captured = PacketReader.Captured(
      segment: Self.handshake[0].1, at: Moment(nanoseconds: 10))
    #expect(reader.event(captured) == nil)
    reader.add([Self.connect])
    #expect(reader.event(captured) != nil)
  }
}
