package import Timeline

/// Captured packets as a pcapng file, which Wireshark and tshark read: draft-ietf-opsawg-pcapng.
///
/// Each packet carries the line that caused it as its comment. The bytes are those that were captured.
package struct PacketFile: Sendable {
  /// The time of day, in nanoseconds since 1970, at the recorder's first moment.
  package var origin: Int64

  /// A file whose times count from this time of day.
  package init(origin: Int64) {
    self.origin = origin
  }

  /// The link type of packets that begin with their IP header.
  private static let raw: UInt16 = 101

  /// The whole file; packets of which no bytes were kept are left out.
  package func bytes(_ packets: [PacketEvent], comment: (PacketEvent) -> String?) -> [UInt8] {
    var file = PacketFile.section()
    file += PacketFile.interface()
    for packet in packets where !packet.frame.isEmpty {
      file += block(packet, comment(packet))
    }
    return file
  }

  private static func section() -> [UInt8] {
    var body = number(0x1A2B_3C4D as UInt32) + number(1 as UInt16) + number(0 as UInt16)
    // The section's length is not told beforehand.
    body += number(UInt64.max)
    body += option(4, Array("Switchboard".utf8)) + end
    return block(0x0A0D_0D0A, body)
  }

  private static func interface() -> [UInt8] {
    var body = number(raw) + number(0 as UInt16) + number(UInt32(PacketEvent.frameLimit))
    // The name, and that times are in units of 10^-9 s.
    body += option(2, Array("lo".utf8)) + option(9, [9]) + end
    return block(1, body)
  }

  private func block(_ packet: PacketEvent, _ comment: String?) -> [UInt8] {
    let time = UInt64(max(0, origin + packet.at.nanoseconds))
    var body = PacketFile.number(0 as UInt32)
    body += PacketFile.number(UInt32(truncatingIfNeeded: time >> 32))
    body += PacketFile.number(UInt32(truncatingIfNeeded: time))
    body += PacketFile.number(UInt32(packet.frame.count))
    body += PacketFile.number(UInt32(max(packet.frameLength, packet.frame.count)))
    body += PacketFile.padded(packet.frame)
    if let comment {
      body += PacketFile.option(1, Array(comment.utf8.prefix(4000))) + PacketFile.end
    }
    return PacketFile.block(6, body)
  }

  /// A block: its type, its length before and behind what it holds.
  private static func block(_ type: UInt32, _ body: [UInt8]) -> [UInt8] {
    let length = number(UInt32(body.count + 12))
    return number(type) + length + body + length
  }

  private static func option(_ code: UInt16, _ value: [UInt8]) -> [UInt8] {
    number(code) + number(UInt16(value.count)) + padded(value)
  }

  private static let end: [UInt8] = [0, 0, 0, 0]

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
  }

  /// A number in little-endian order, which the byte-order magic tells.
  private static func number<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
  }
}
