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
