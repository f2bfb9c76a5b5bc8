/// A packet on the wire, as it was captured; capture comes with the lab.
package struct PacketEvent: Sendable {
  /// Its place in the recorder's order; given when it is recorded.
  package var id: EventID
  /// The sender's address.
  package var source: SocketAddress
  /// The receiver's address.
  package var destination: SocketAddress
  /// The TCP flags byte, RFC 9293 §3.1.
  package var flags: UInt8
  /// Sequence number, relative to the connection's first.
  package var sequence: UInt32
  /// Acknowledgement number, relative to the other side's first.
  package var acknowledgement: UInt32
  /// Payload length in bytes.
  package var length: Int
  /// When it was captured.
  package var at: Moment

  /// A packet as it was captured.
  package init(
    id: EventID = EventID(-1), source: SocketAddress, destination: SocketAddress, flags: UInt8,
    sequence: UInt32, acknowledgement: UInt32, length: Int, at: Moment
  ) {
    self.id = id
    self.source = source
    self.destination = destination
    self.flags = flags
    self.sequence = sequence
    self.acknowledgement = acknowledgement
    self.length = length
    self.at = at
  }
}

/// One thing that happened in a session.
package enum TimelineEvent: Sendable {
  /// A system call.
  case call(CallEvent)
  /// An act of a built-in peer or visitor.
  case peer(PeerEvent)
  /// A packet.
  case packet(PacketEvent)

  /// Its place in the recorder's order.
  package var id: EventID {
    switch self {
    case .call(let event): event.id
    case .peer(let event): event.id
    case .packet(let event): event.id
    }
  }
}
