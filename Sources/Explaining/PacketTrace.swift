package import Timeline

/// Packets as lines: a heading for each connection, then one line a packet, with its numbers relative.
package struct PacketTrace {
  /// The name of whoever has an address; nil where it is not known.
  private let name: (SocketAddress) -> String?

  /// A trace in which addresses have names.
  package init(name: @escaping (SocketAddress) -> String? = { _ in nil }) {
    self.name = name
  }

  /// The lines for some packets; times count from `start`.
  package func lines(_ packets: [PacketEvent], since start: Moment) -> [String] {
    var lines: [String] = []
    for group in PacketTrace.connections(packets) {
      guard let first = group.first else { continue }
      lines.append("\(end(first.source)) -> \(end(first.destination))")
      lines += group.map { packet in
        line(packet, isForward: packet.source == first.source, since: start)
      }
    }
    return lines
  }

  /// The packets of each connection, in the order in which the connections began.
  private static func connections(_ packets: [PacketEvent]) -> [[PacketEvent]] {
    var order: [Set<SocketAddress>] = []
    var groups: [Set<SocketAddress>: [PacketEvent]] = [:]
    for packet in packets {
      let ends: Set<SocketAddress> = [packet.source, packet.destination]
      if groups[ends] == nil { order.append(ends) }
      groups[ends, default: []].append(packet)
    }
    return order.compactMap { groups[$0] }
  }

  private func end(_ address: SocketAddress) -> String {
    name(address).map { "\($0) (\(address))" } ?? "\(address)"
  }

  private func line(_ packet: PacketEvent, isForward: Bool, since start: Moment) -> String {
    let microseconds = max(0, packet.at - start) / 1000
    let time = PacketTrace.right("\(microseconds / 1000).\(microseconds % 1000 / 100)", width: 7)
    let head = "\(time) ms  \(isForward ? "->" : "<-")  "
    return head
      + (packet.transport == .udp ? "datagram, \(Words.bytes(packet.length))" : tcp(packet))
  }

  private func tcp(_ packet: PacketEvent) -> String {
    var line = PacketTrace.left(PacketTrace.flags(packet.flags), width: 9)
    line += PacketTrace.left("seq \(packet.sequence)", width: 10)
    line += PacketTrace.left(
      packet.flags.contains(.acknowledgement) ? "ack \(packet.acknowledgement)" : "", width: 10)
    var rest: [String] = []
    if packet.length > 0 { rest.append(Words.bytes(packet.length)) }
    if packet.window == 0, !packet.flags.contains(.reset) {
      rest.append("window 0: full")
    } else if packet.flags.contains(.syn) {
      rest.append("window \(packet.window)")
    }
    rest += packet.options.compactMap(PacketTrace.option)
    if packet.isRepeated {
      rest.append("sent again")
    } else if let probe = packet.probe {
      rest.append(PacketWords.name(probe))
    } else if packet.isLate {
      rest.append("late")
    }
    return (line + rest.joined(separator: ", ")).trimmingEnd
  }

  private static func flags(_ flags: PacketEvent.Flags) -> String {
    let names: [(PacketEvent.Flags, String)] = [
      (.syn, "SYN"), (.fin, "FIN"), (.reset, "RST"), (.acknowledgement, "ACK"),
    ]
    let present = names.filter { flags.contains($0.0) }.map(\.1)
    return present.joined(separator: " ")
  }

  private static func option(_ option: PacketOption) -> String? {
    switch option {
    case .maximumSegmentSize(let size): "mss \(size)"
    case .selectiveAcknowledgement(let from, let to): "has \(from) to \(to)"
    case .windowScale, .selectiveAcknowledgementPermitted: nil
    }
  }

  private static func left(_ text: String, width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }

  private static func right(_ text: String, width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
