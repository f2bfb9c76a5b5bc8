internal import Timeline

/// The life of one of the reader's sockets, as its calls tell it.
struct SocketStory: Hashable {
  enum Origin: Hashable {
    case made, accepted, pair
  }

  /// The call that made it; its identity, as descriptors are used again.
  var opened: EventID
  var origin = Origin.made
  /// The listening socket that it came from, by the call that made that one.
  var acceptedFrom: EventID?
  var isDatagram = false
  var isLocalFamily = false
  /// The descriptors that hold it; more than one after dup.
  var descriptors: Set<Int32>
  var local: SocketAddress?
  var remote: SocketAddress?
  var bound: EventID?
  var boundAddress: SocketAddress?
  var listening: EventID?
  var backlog: Int32 = 0
  var everListened = false
  var reuse: EventID?
  var connected: EventID?
  var connecting: EventID?
  var refused: EventID?
  var received = 0
  var sent = 0
  var lastSend: EventID?
  var shutSending: EventID?
  var shutReceiving: EventID?
  var sawEnd: EventID?
  var wasReset: EventID?
  var closed: EventID?
  var closedAt: Moment?
  var isNonBlocking = false
  /// How long its calls may wait, in nanoseconds; nil where they wait for ever.
  var limit: Int64?
  /// The option that makes its close a reset: SO_LINGER with 0 seconds.
  var lingersNotAtAll: EventID?
  /// What made its close a reset.
  var resetAtClose: ResetCause?
  /// Where SO_ERROR told an error, and which: reading clears it.
  var errorRead: EventID?
  var errorNumber: Int32 = 0
  /// Whether a wait has told that the connect on its way is over.
  var sawWritable = false
  /// The descriptor that it had last.
  var lastDescriptor: Int32

  /// Why a close sent a reset instead of a normal end.
  enum ResetCause: Hashable {
    case linger(EventID)
    case unread(Int)
  }

  init(opened: EventID, descriptor: Int32) {
    self.opened = opened
    descriptors = [descriptor]
    lastDescriptor = descriptor
  }

  var isOpen: Bool { closed == nil }
  var isListening: Bool { listening != nil && isOpen }
  var isConnected: Bool { connected != nil }

  /// The port that it holds by bind or by connect, where it is known.
  var port: UInt16? {
    if let port = local?.port, port != 0 { return port }
    if let port = boundAddress?.port, port != 0 { return port }
    return nil
  }
}

/// One connection of a built-in peer or visitor, as its acts tell it.
struct PeerStory: Hashable {
  struct End: Hashable {
    var event: EventID
    var at: Moment
    /// Bytes that were unread when it closed; nil for a reset on purpose.
    var unread: Int?
  }

  var actor: Actor
  var connection: Int
  var local: SocketAddress = .none
  var remote: SocketAddress = .none
  var accepted: EventID?
  var connected: EventID?
  var received = 0
  var lastReceived: EventID?
  var sent = 0
  var lastSent: EventID?
  private var latestSends: [Sent] = []
  var sawEnd: EventID?
  var shutDown: EventID?
  var shutDownAt: Moment?
  var closed: End?
  var reset: End?
  var waitsFor: String?
  var waitsSince: EventID?
  var finished: EventID?
  /// Since when its host does not answer any more: its script is over for the reader.
  var vanished: EventID?

  /// What its script waits for, as far as that can still come: not from a host that does not answer any more.
  var awaits: String? { vanished == nil ? waitsFor : nil }

  init(actor: Actor, connection: Int) {
    self.actor = actor
    self.connection = connection
  }

  private struct Sent: Hashable {
    var at: Moment
    var count: Int
  }

  /// Notes that it sent so many bytes.
  mutating func noteSent(_ count: Int, by event: PeerEvent) {
    sent += count
    lastSent = event.id
    if latestSends.count == 16 { latestSends.removeFirst() }
    latestSends.append(Sent(at: event.at, count: count))
  }

  /// How many bytes it had sent by then: what it did while a call was under way stands on the record before the call.
  func sent(by moment: Moment) -> Int {
    latestSends.reduce(sent) { $1.at > moment ? $0 - $1.count : $0 }
  }
}
