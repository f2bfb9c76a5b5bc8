package import Timeline

/// What one captured packet says: a TCP segment or a UDP datagram, with the numbers of the wire.
package struct Segment: Hashable, Sendable {
  /// TCP or UDP.
  package var transport: PacketEvent.Transport
  /// The sender.
  package var source: SocketAddress
  /// The receiver.
  package var destination: SocketAddress
  /// The TCP flags.
  package var flags: PacketEvent.Flags = []
  /// The sequence number.
  package var sequence: UInt32 = 0
  /// The acknowledgement number; it means something only with the flag.
  package var acknowledgement: UInt32 = 0
  /// The window field, without its scale.
  package var window: UInt16 = 0
  /// The payload's length, which may be more than was captured.
  package var length = 0
  /// The options that matter.
  package var options: [PacketOption] = []

  /// A packet between these two that says nothing else.
  package init(
    transport: PacketEvent.Transport, source: SocketAddress, destination: SocketAddress
  ) {
    self.transport = transport
    self.source = source
    self.destination = destination
  }
}

extension Segment {
  /// Reads an IPv4 packet; nil where it is none, is cut short, is no first fragment, or carries something else.
  ///
  /// The bytes may come from anybody: every length in them is checked against what is there.
  package init?(ipv4 bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 20, bytes[0] >> 4 == 4 else { return nil }
    let header = Int(bytes[0] & 0xF) * 4
    let total = Int(bytes.number16(2))
    // The offset of a fragment, and not the flags beside it.
    guard header >= 20, total >= header, bytes.number16(6) & 0x1FFF == 0 else { return nil }
    guard bytes.count >= header else { return nil }
    let (source, destination) = (bytes.number32(12), bytes.number32(16))
    let body = UnsafeRawBufferPointer(rebasing: bytes[header...])
    let length = total - header
    switch bytes[9] {
    case 6: self.init(tcp: body, length: length, from: source, to: destination)
    case 17: self.init(udp: body, length: length, from: source, to: destination)
    default: return nil
    }
  }

  private init?(
    tcp bytes: UnsafeRawBufferPointer, length: Int, from source: UInt32, to destination: UInt32
  ) {
    guard bytes.count >= 20 else { return nil }
    let header = Int(bytes[12] >> 4) * 4
    guard header >= 20, length >= header, bytes.count >= header else { return nil }
    self.init(
      transport: .tcp, source: .ipv4(host: source, port: bytes.number16(0)),
      destination: .ipv4(host: destination, port: bytes.number16(2)))
    flags = PacketEvent.Flags(rawValue: bytes[13])
    sequence = bytes.number32(4)
    acknowledgement = bytes.number32(8)
    window = bytes.number16(14)
    self.length = length - header
    options = Segment.options(UnsafeRawBufferPointer(rebasing: bytes[20..<header]))
  }

  private init?(
    udp bytes: UnsafeRawBufferPointer, length: Int, from source: UInt32, to destination: UInt32
  ) {
    guard bytes.count >= 8, length >= 8 else { return nil }
    self.init(
      transport: .udp, source: .ipv4(host: source, port: bytes.number16(0)),
      destination: .ipv4(host: destination, port: bytes.number16(2)))
    self.length = length - 8
  }

  /// The options of a header, RFC 9293 §3.2; what follows a broken one is left out.
  private static func options(_ bytes: UnsafeRawBufferPointer) -> [PacketOption] {
    var options: [PacketOption] = []
    var place = 0
    while place < bytes.count {
      let kind = bytes[place]
      if kind == 0 { break }
      if kind == 1 {
        place += 1
        continue
      }
      guard place + 1 < bytes.count else { break }
      let length = Int(bytes[place + 1])
      guard length >= 2, place + length <= bytes.count else { break }
      switch (kind, length) {
      case (2, 4): options.append(.maximumSegmentSize(Int(bytes.number16(place + 2))))
      case (3, 3): options.append(.windowScale(Int(min(bytes[place + 2], 14))))
      case (4, 2): options.append(.selectiveAcknowledgementPermitted)
      case (5, 10...):
        for block in stride(from: place + 2, through: place + length - 8, by: 8) {
          options.append(
            .selectiveAcknowledgement(from: bytes.number32(block), to: bytes.number32(block + 4)))
        }
      default: break
      }
      place += length
    }
    return options
  }
}

extension UnsafeRawBufferPointer {
  /// Two bytes in network order.
  fileprivate func number16(_ place: Int) -> UInt16 {
    UInt16(self[place]) << 8 | UInt16(self[place + 1])
  }

  /// Four bytes in network order.
  fileprivate func number32(_ place: Int) -> UInt32 {
    UInt32(number16(place)) << 16 | UInt32(number16(place + 2))
  }
}
