internal import Timeline

/// One side of a connection, as far as its packets have told.
struct SideTrack: Sendable {
  /// The number of its SYN; nil before anything was seen of it.
  var first: UInt32?
  /// The number after everything that it has sent, relative.
  var next: UInt32 = 0
  /// The highest acknowledgement that it has sent, relative.
  var acknowledged: UInt32 = 0
  /// How many bytes it has last said to take; nil before it has said so.
  var window: Int?
  /// By how many bits its window is to be shifted; nil where its SYN named no scale or was not seen.
  var scale: Int?
  /// Whether this side is the reader's; what it sends is caused by the reader's calls.
  var isReaders = false
  /// What was sent lately: where it ends, when it went out, what caused it.
  private var sent: [(end: UInt32, at: Moment, cause: EventID?)] = []

  /// The most segments that are remembered.
  private static let memory = 64

  /// A number of the wire relative to the side's first.
  mutating func relative(_ number: UInt32, isSYN: Bool) -> UInt32 {
    // Where the SYN was not seen, the first number stands for a byte of data.
    if first == nil { first = isSYN ? number : number &- 1 }
    return number &- (first ?? 0)
  }

  /// Remembers a segment that takes up numbers.
  mutating func note(end: UInt32, at: Moment, cause: EventID?) {
    if sent.count >= SideTrack.memory { sent.removeFirst() }
    sent.append((end, at, cause))
  }

  /// The segment to which an acknowledgement answers: the last that it covers.
  func covered(by acknowledgement: UInt32) -> (at: Moment, cause: EventID?)? {
    sent.last { acknowledgement &- $0.end < 1 << 31 }.map { ($0.at, $0.cause) }
  }

  /// What caused the segment with this number.
  func cause(at sequence: UInt32) -> EventID? {
    sent.first { Int32(bitPattern: $0.end &- sequence) > 0 }?.cause ?? nil
  }
}

/// Which connection a packet belongs to: the ends in an order of their own.
struct ConnectionKey: Hashable, Sendable {
  let low: SocketAddress
  let high: SocketAddress

  init(_ segment: Segment) {
    let isOrdered = ConnectionKey.isLower(segment.source, segment.destination)
    low = isOrdered ? segment.source : segment.destination
    high = isOrdered ? segment.destination : segment.source
  }

  private static func isLower(_ left: SocketAddress, _ right: SocketAddress) -> Bool {
    (left.host ?? 0, left.port ?? 0) <= (right.host ?? 0, right.port ?? 0)
  }
}

/// Both sides of one connection.
struct ConnectionTrack: Sendable {
  var sides: [SocketAddress: SideTrack] = [:]

  /// Changes one side.
  subscript(side: SocketAddress) -> SideTrack {
    get { sides[side] ?? SideTrack() }
    set { sides[side] = newValue }
  }
}
