internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Follows one connection's events in the order of time and says what states they lead to.
///
/// On one machine a packet arrives unless somebody took it away: a host that has vanished or loses packets has told so,
/// and what was lost in another way is sent again.
struct StateFollower {
  private(set) var states = ConnectionStates()
  private let link: Connections.Link
  private let left: Connections.Role
  /// The latest packet of each side that was sent again, by its first number.
  private let repeated: [SocketAddress: [(sequence: UInt32, at: Moment)]]
  private var deaf: [Ladder.Side: Deafness] = [:]
  private var lost: Set<EventID> = []
  /// Whether the kernel was asked about this connection and knew it.
  private var wasSeen = false

  private enum Deafness: Hashable {
    case vanished
    case losing(Int)
  }

  init(link: Connections.Link, left: Connections.Role, packets: [PacketEvent]) {
    self.link = link
    self.left = left
    var repeated: [SocketAddress: [(UInt32, Moment)]] = [:]
    for packet in packets where packet.isRepeated {
      repeated[packet.source, default: []].append((packet.sequence, packet.at))
    }
    self.repeated = repeated
  }

  /// The side that sent a packet.
  func side(of packet: PacketEvent) -> Ladder.Side {
    let isClients = packet.source == link.client
    return isClients == (left == .client) ? .left : .right
  }

  /// Whether it is known that a packet did not arrive.
  func isLost(_ packet: PacketEvent) -> Bool { lost.contains(packet.id) }

  /// The row for an event or a look, with the states that it leads to; nil for a look that says nothing new.
  mutating func row(_ at: Moment, _ event: TimelineEvent?, _ look: Look?) -> Ladder.Row? {
    var row = Ladder.Row(at: at, content: .look)
    switch event {
    case .packet(let packet): note(packet, &row)
    case .peer(let act): note(act)
    case .call(let call): note(call, &row)
    case nil:
      guard let look, !link.isDatagram, note(look, &row) else { return nil }
    }
    return row
  }

  private mutating func note(_ packet: PacketEvent, _ row: inout Ladder.Row) {
    guard packet.transport == .tcp else { return }
    let side = side(of: packet)
    let arrives = arrives(packet, at: side.other)
    let change = states.note(packet, from: side, arrives: arrives)
    row.left = side == .left ? change.sender : change.receiver
    row.right = side == .left ? change.receiver : change.sender
  }

  private mutating func arrives(_ packet: PacketEvent, at side: Ladder.Side) -> Bool {
    switch deaf[side] {
    case .vanished:
      lost.insert(packet.id)
      return false
    case .losing(let count):
      deaf[side] = count > 1 ? .losing(count - 1) : nil
      lost.insert(packet.id)
      return false
    case nil:
      // What takes up no number is never sent again: on one machine it arrives.
      guard packet.length > 0 || !packet.flags.isDisjoint(with: [.syn, .fin]) else { return true }
      let again = repeated[packet.source] ?? []
      return !again.contains {
        $0.at > packet.at && Int32(bitPattern: packet.sequence &- $0.sequence) >= 0
      }
    }
  }

  private mutating func note(_ act: PeerEvent) {
    let side: Ladder.Side = link.actorRole == left ? .left : .right
    switch act.action {
    case .vanished: deaf[side] = .vanished
    case .losing(let count): deaf[side] = count > 0 ? .losing(count) : nil
    case .healed: deaf[side] = nil
    case .rebooted: states.set(nil, at: side)
    case .listening, .accepted, .connected, .received, .sent, .sawEndOfStream, .shutDown, .closed,
      .reset, .waiting, .finished, .failed, .filledBacklog, .stoppedReading, .stoodIn, .missed:
      break
    }
  }

  /// A call that says that the connection is over.
  private mutating func note(_ call: CallEvent, _ row: inout Ladder.Row) {
    guard case .failed(let number) = call.outcome, number == ETIMEDOUT || number == ECONNRESET,
      let now = states[.left], now != .closed
    else { return }
    states.set(.closed, at: .left)
    row.left = [.closed]
  }

  /// What the kernel said of the connection; false where it is no news.
  private mutating func note(_ look: Look, _ row: inout Ladder.Row) -> Bool {
    let (own, other) = left == .client ? (link.client, link.server) : (link.server, link.client)
    // Where both ends are the reader's, either may have been asked for.
    let straight = look.pairs.first { fits($0.yours, own, other) }
    let crossed = look.pairs.first { fits($0.yours, other, own) }
    guard straight != nil || crossed != nil else { return gone(&row) }
    wasSeen = true
    row.left = news(straight?.yours.state ?? crossed?.peers?.state, at: .left)
    row.right = news(straight?.peers?.state ?? crossed?.yours.state, at: .right)
    return !row.left.isEmpty || !row.right.isEmpty
  }

  private func fits(_ end: EndpointState, _ own: SocketAddress, _ other: SocketAddress) -> Bool {
    if end.remote != other || other == .none { return false }
    return end.local == own || own == .none || own.host == 0 && end.local.port == own.port
  }

  private mutating func news(_ state: TCPState?, at side: Ladder.Side) -> [TCPState] {
    guard let state, state != states[side] else { return [] }
    states.set(state, at: side)
    return [state]
  }

  /// The kernel was asked and did not know the connection any more.
  private mutating func gone(_ row: inout Ladder.Row) -> Bool {
    guard wasSeen else { return false }
    for side in [Ladder.Side.left, .right] {
      guard let state = states[side], state != .closed else { continue }
      states.set(.closed, at: side)
      if side == .left { row.left = [.closed] } else { row.right = [.closed] }
    }
    wasSeen = false
    return !row.left.isEmpty || !row.right.isEmpty
  }
}
