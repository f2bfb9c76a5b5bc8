package import Timeline

extension Chronicle {
  /// The packets of the record, in order.
  package var packets: [PacketEvent] {
    events.compactMap { if case .packet(let packet) = $0 { packet } else { nil } }
  }

  /// The typed line that caused a packet, or during which it was seen: "3  s.send(b'spam')".
  package func comment(on packet: PacketEvent) -> String? {
    line(of: .packet(packet)).map { "\($0.number)  \($0.source)" }
  }
}
