internal import Timeline

/// A packet in a few words, in several lengths, the longest first.
enum PacketWords {
  /// "SYN ACK seq 0 ack 1", "ACK seq 1 ack 1, 18 bytes".
  static func labels(_ packet: PacketEvent) -> [String] {
    let marks = marks(packet)
    if packet.transport == .udp {
      return ["datagram, \(Words.bytes(packet.length))\(marks)", "\(packet.length) B\(marks)"]
    }
    let flags = flags(packet.flags)
    let numbers =
      packet.flags.contains(.acknowledgement)
      ? "seq \(packet.sequence) ack \(packet.acknowledgement)" : "seq \(packet.sequence)"
    guard packet.length > 0 else {
      // A closed window stands among the marks, and that of a reset means nothing.
      let window = packet.window == 0 ? "" : ", window \(packet.window)"
      return [
        "\(flags) \(numbers)\(window)\(marks)", "\(flags) \(numbers)\(marks)",
        "\(flags) \(packet.sequence) \(packet.acknowledgement)\(marks)", flags + marks,
      ]
    }
    let size = Words.bytes(packet.length)
    return [
      "\(flags) \(numbers), \(size)\(marks)", "\(flags) \(numbers), \(packet.length) B\(marks)",
      "\(packet.length) B, \(numbers)\(marks)",
      "\(packet.length) B, seq \(packet.sequence)\(marks)",
      "\(packet.length) B\(marks)",
    ]
  }

  /// What is unusual about it.
  private static func marks(_ packet: PacketEvent) -> String {
    var marks = ""
    if packet.window == 0, packet.transport == .tcp, !packet.flags.contains(.reset),
      !packet.flags.contains(.syn)
    {
      marks += ", window 0"
    }
    if packet.isRepeated {
      marks += ", again"
    } else if let probe = packet.probe {
      marks += ", \(name(probe))"
    } else if packet.isLate {
      marks += ", late"
    }
    return marks
  }

  /// What a probe is called.
  static func name(_ probe: PacketEvent.Probe) -> String {
    switch probe {
    case .keepalive: "keepalive probe"
    case .window: "window probe"
    }
  }

  /// The flags by name, without PSH, which no reader of a socket can see.
  static func flags(_ flags: PacketEvent.Flags) -> String {
    let names: [(PacketEvent.Flags, String)] = [
      (.syn, "SYN"), (.fin, "FIN"), (.reset, "RST"), (.urgent, "URG"), (.acknowledgement, "ACK"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
