package import Timeline

/// A conversation as a sequence diagram: calls at the sides, packets between, states where they change.
///
/// It is a value without any layout; `LadderText`, `LadderWords`, `LadderPicture` and `LadderMermaid` show it.
package struct Ladder: Hashable, Sendable {
  /// One of the two sides.
  package enum Side: Hashable, Sendable {
    case left, right

    /// The side across.
    package var other: Side { self == .left ? .right : .left }
  }

  /// Who stands at a side.
  package struct End: Hashable, Sendable {
    /// "your end: s", "the peer's end: echo".
    package var title: String
    /// Its address, as far as it is known.
    package var address: SocketAddress
    /// Its state when the ladder begins, where it had one.
    package var state: TCPState?
  }

  /// What a row shows.
  package enum Content: Hashable, Sendable {
    /// A line was typed.
    case line(number: Int, source: String)
    /// A call of the reader's or an act of a peer: the same in several lengths, the longest first.
    case act(Side, [String])
    /// A packet, and the side that sent it.
    case packet(PacketEvent, from: Side, isLost: Bool)
    /// The kernel was asked, and its answer is news.
    case look
    /// So many ordinary rows were left out.
    case left(out: Int, bytes: Int)
  }

  /// One row.
  package struct Row: Hashable, Sendable {
    /// When it happened.
    package var at: Moment
    /// What it shows.
    package var content: Content
    /// The states that the left end reached, in order.
    package var left: [TCPState] = []
    /// The states that the right end reached, in order.
    package var right: [TCPState] = []
    /// The events on which it rests; none for what the kernel was asked.
    package var evidence: [EventID] = []
  }

  /// One connection, or the calls that belong to none.
  package struct Conversation: Hashable, Sendable {
    /// The reader's end.
    package var left: End
    /// The other end; nil for calls that belong to no connection.
    package var right: End?
    /// What happened, in the order of time.
    package var rows: [Row]
    /// Which of the reader's sockets stand at the left and at the right, by the call that made them.
    var sockets: [EventID: Side] = [:]
    /// The datagrams of a conversation have no states.
    var isDatagram = false

    /// When it begins.
    package var start: Moment { rows.first?.at ?? Moment(nanoseconds: 0) }
  }

  /// The connections in the order in which they began.
  package var conversations: [Conversation]
  /// Whether packets are captured here; where they are not, none are drawn.
  package var seesPackets: Bool

  /// How many conversations are drawn at most.
  package static let mostConversations = 4

  /// The ladder of what happened in a stretch of the record.
  package init(_ chronicle: Chronicle, over window: Range<Int>) {
    self = LadderBuilder(chronicle).ladder(over: window)
  }

  init(conversations: [Conversation], seesPackets: Bool) {
    self.conversations = conversations
    self.seesPackets = seesPackets
  }

  /// What is to be said where packets cannot be seen.
  package static let unseen =
    "Packets are not captured here, so only calls and states are shown. switchboard doctor says why."
}
