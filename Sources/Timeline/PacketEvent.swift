/// What a TCP segment says beside its numbers, RFC 9293 §3.1: the options that matter for understanding.
package enum PacketOption: Hashable, Sendable {
  /// The greatest segment that the sender takes.
  case maximumSegmentSize(Int)
  /// The sender's windows count in units of two to this power.
  case windowScale(Int)
  /// The sender understands selective acknowledgements.
  case selectiveAcknowledgementPermitted
  /// What arrived out of order, in relative numbers.
  case selectiveAcknowledgement(from: UInt32, to: UInt32)
}

/// A packet on the wire, as it was captured.
package struct PacketEvent: Hashable, Sendable {
  /// What it carries.
  package enum Transport: Hashable, Sendable {
    case tcp, udp
  }

  /// The TCP flags, RFC 9293 §3.1.
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    /// The flags byte as it stands in the header.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let fin = Flags(rawValue: 1)
    package static let syn = Flags(rawValue: 2)
    package static let reset = Flags(rawValue: 4)
    package static let push = Flags(rawValue: 8)
    package static let acknowledgement = Flags(rawValue: 16)
    package static let urgent = Flags(rawValue: 32)
  }

  /// What a kernel asks with an acknowledgement that says nothing new.
  package enum Probe: Hashable, Sendable {
    /// Whether the other end is still there (SO_KEEPALIVE), RFC 9293 §3.8.4.
    case keepalive
    /// Whether the other end has room again, RFC 9293 §3.8.6.1.
    case window
  }

  /// Its place in the recorder's order; given when it is recorded.
  package var id: EventID
  /// What it carries.
  package var transport: Transport
  /// The sender's address.
  package var source: SocketAddress
  /// The receiver's address.
  package var destination: SocketAddress
  /// The TCP flags.
  package var flags: Flags
  /// Sequence number, relative to the sender's first: the SYN is 0, the first byte of data 1.
  package var sequence: UInt32
  /// Acknowledgement number, relative to the other side's first.
  package var acknowledgement: UInt32
  /// How many bytes the sender takes at the moment; its scale is counted in.
  package var window: Int
  /// Payload length in bytes.
  package var length: Int
  /// The options that matter.
  package var options: [PacketOption]
  /// The call that caused it; nil where no call of the reader's did.
  package var cause: EventID?
  /// Whether the kernel sent it by itself some time after its cause: again, or as a delayed acknowledgement.
  package var isLate: Bool
  /// Whether these bytes, or this SYN or FIN, were sent before.
  package var isRepeated: Bool
  /// What it asks, where it is a probe.
  package var probe: Probe?
  /// When the kernel saw it.
  package var at: Moment
  /// Its bytes from the IP header on, as they were captured: at most `frameLimit` of them.
  package var frame: [UInt8] = []
  /// How long it was in truth, with its headers.
  package var frameLength = 0

  /// The most bytes of a packet that are kept.
  package static let frameLimit = 4096

  /// A packet as it was captured.
  package init(
    id: EventID = EventID(-1), transport: Transport = .tcp, source: SocketAddress,
    destination: SocketAddress, flags: Flags = [], sequence: UInt32 = 0,
    acknowledgement: UInt32 = 0, window: Int = 0, length: Int = 0, options: [PacketOption] = [],
    cause: EventID? = nil, isLate: Bool = false, isRepeated: Bool = false, at: Moment
  ) {
    self.id = id
    self.transport = transport
    self.source = source
    self.destination = destination
    self.flags = flags
    self.sequence = sequence
    self.acknowledgement = acknowledgement
    self.window = window
    self.length = length
    self.options = options
    self.cause = cause
    self.isLate = isLate
    self.isRepeated = isRepeated
    self.at = at
  }
}
