import Observing
import Testing
import Timeline

/// Packets as bytes: what can be read from them, and that nothing in them does harm.
struct SegmentTests {
  /// An IPv4 packet with a TCP segment.
  static func tcp(
    flags: UInt8 = 0x10, sequence: UInt32 = 1, options: [UInt8] = [], payload: Int = 0,
    kept: Int? = nil
  ) -> [UInt8] {
    let header = 20 + options.count
    let total = 20 + header + payload
    var bytes: [UInt8] = [
      0x45, 0, UInt8(total >> 8), UInt8(total & 0xFF), 0, 0, 0x40, 0, 64, 6, 0, 0,
    ]
    bytes += [203, 0, 113, 1, 203, 0, 113, 80]
    bytes += [0x9C, 0x40, 0, 80]
    bytes += (0..<4).reversed().map { UInt8(truncatingIfNeeded: sequence >> ($0 * 8)) }
    bytes += [0, 0, 0, 9, UInt8(header / 4) << 4, flags, 0x01, 0x00, 0, 0, 0, 0]
    bytes += options
    bytes += [UInt8](repeating: 0x61, count: payload)
    return kept.map { [UInt8](bytes.prefix($0)) } ?? bytes
  }

  static func read(_ bytes: [UInt8]) -> Segment? {
    bytes.withUnsafeBytes { Segment(ipv4: $0) }
  }

  @Test
  func `a segment is read: addresses, numbers, flags, window, length`() throws {
    let segment = try #require(Self.read(Self.tcp(flags: 0x18, sequence: 0x0102_0304, payload: 5)))
    #expect(segment.transport == .tcp)
    #expect(segment.source == .ipv4(host: 0xCB00_7101, port: 40000))
    #expect(segment.destination == .ipv4(host: 0xCB00_7150, port: 80))
    #expect(segment.flags == [.push, .acknowledgement])
    #expect(segment.sequence == 0x0102_0304)
    #expect(segment.acknowledgement == 9)
    #expect(segment.window == 256)
    #expect(segment.length == 5)
  }

  @Test
  func `the length is that of the packet, although only its headers were kept`() {
    #expect(Self.read(Self.tcp(payload: 5000, kept: 60))?.length == 5000)
  }

  @Test
  func `the options that matter are read`() {
    let options: [UInt8] = [
      2, 4, 0xFF, 0xC3, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 1, 3, 3, 10, 5, 10, 0, 0, 0, 7, 0, 0,
      0, 9, 1, 0,
    ]
    #expect(
      Self.read(Self.tcp(flags: 2, options: options))?.options == [
        .maximumSegmentSize(65475), .selectiveAcknowledgementPermitted, .windowScale(10),
        .selectiveAcknowledgement(from: 7, to: 9),
      ])
  }

  static let broken: [[UInt8]] = [
    [], [0x45], tcp(kept: 19), tcp(kept: 39), [0x60] + tcp().dropFirst(),
    [0x44] + tcp().dropFirst(),
  ]

  @Test(arguments: broken)
  func `what is no whole header is no segment`(_ bytes: [UInt8]) {
    #expect(Self.read(bytes) == nil)
  }

  @Test
  func `a later fragment is no segment`() {
    var bytes = Self.tcp()
    bytes[7] = 1
    #expect(Self.read(bytes) == nil)
  }

  @Test
  func `a datagram is read`() {
    var bytes = Self.tcp()
    bytes[9] = 17
    let segment = Self.read(bytes)
    #expect(segment?.transport == .udp)
    #expect(segment?.length == 12)
  }

  @Test
  func `no bytes do harm: cut, changed and random packets`() {
    var random = SystemRandomNumberGenerator()
    let options: [UInt8] = [
      2, 4, 5, 0xB4, 5, 18, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 3, 3, 7, 0, 0, 0,
    ]
    let whole = Self.tcp(flags: 2, options: options, payload: 40)
    for cut in 0...whole.count { _ = Self.read([UInt8](whole.prefix(cut))) }
    for place in whole.indices {
      for value in [UInt8(0), 1, 4, 0x0F, 0x40, 0x7F, 0x80, 0xF0, 0xFF] {
        var bytes = whole
        bytes[place] = value
        _ = Self.read(bytes)
      }
    }
    for _ in 0..<20000 {
      var bytes = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      if bytes.count > 9, Bool.random() {
        bytes[0] = 0x45
        bytes[9] = Bool.random() ? 6 : 17
      }
      guard let segment = Self.read(bytes) else { continue }
      #expect(segment.length >= 0)
      var reader = PacketReader()
      for at in 0..<3 {
        _ = reader.event(.init(segment: segment, at: Moment(nanoseconds: Int64(at))))
      }
    }
  }
}
