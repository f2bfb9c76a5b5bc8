internal import Observing
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The reader's connections, those that are closed among them: the kernel may keep their ends for a while.
///
/// It takes in events as they come, so that no look at the ends goes through the whole record.
///
/// A connect tells only where it went. Where it came from is known from getsockname, from its SYN, from the peer that
/// accepted it, or from what the kernel was asked before.
struct ClosedConnections {
  private struct Open {
    var opened: EventID
    var connection: KnownConnection
  }

  private var open: [Int32: Open] = [:]
  private var bound: [Int32: SocketAddress] = [:]
  /// Where the SYNs from an address went.
  private var targets: [SocketAddress: SocketAddress] = [:]
  /// Whom a peer has accepted before the connect that led to it was on the record, by the peer's address.
  private var early: [SocketAddress: [SocketAddress]] = [:]
  private var closed: [KnownConnection] = []

  /// How many are remembered: the kernel is asked about each.
  private static let memory = 16

  /// Whose ends called the reader: visitors' own addresses.
  private(set) var callers: [SocketAddress: Actor] = [:]

  /// The connections of a record.
  init(_ events: [TimelineEvent] = []) {
    for event in events { note(event) }
  }

  /// Where the reader's open sockets are, or were, connected to.
  var remotes: [Int32: SocketAddress] { open.mapValues(\.connection.remote) }

  /// The closed connections; `known` is what the kernel was asked last, with the reader's names.
  func closed(known: [EndpointPair]) -> [KnownConnection] {
    closed.suffix(ClosedConnections.memory).map { connection in
      var connection = connection
      let pair = known.last {
        $0.name != nil && $0.yours.local == connection.local
          && $0.yours.remote == connection.remote
      }
      connection.name = pair?.name
      return connection
    }
  }

  /// Takes one event in.
  mutating func note(_ event: TimelineEvent) {
    switch event {
    case .call(let call): if call.actor == .reader { note(call) }
    case .packet(let packet): note(packet)
    case .peer(let act): note(act)
    }
  }

  private mutating func note(_ call: CallEvent) {
    switch (call.call, call.outcome, call.detail) {
    case (.socket, .returned(let fd), _): bound[Int32(truncatingIfNeeded: fd)] = nil
    case (.bind(let fd, let address), .returned, _): bound[fd] = address
    case (.connect(let fd, let remote), .returned, _),
      (.connect(let fd, let remote), .failed(errno: EINPROGRESS), _):
      if open[fd]?.connection.remote == remote { return }
      let local = early.removeValue(forKey: remote) ?? []
      open[fd] = Open(
        opened: call.id,
        connection: KnownConnection(local: local.count == 1 ? local[0] : .none, remote: remote))
    case (.accept(let fd, _), .returned(let new), .address(let remote)):
      let own = bound[fd].flatMap { $0.host == 0 ? nil : $0 } ?? targets[remote] ?? .none
      open[Int32(truncatingIfNeeded: new)] = Open(
        opened: call.id, connection: KnownConnection(local: own, remote: remote))
    case (.getsockname(let fd), .returned, .address(let local)):
      if open[fd] == nil { bound[fd] = local } else { open[fd]?.connection.local = local }
    case (.close(let fd), .returned, _):
      bound[fd] = nil
      if let ended = open.removeValue(forKey: fd), ended.connection.local != .none {
        closed.append(ended.connection)
      }
    default: break
    }
  }

  private mutating func note(_ packet: PacketEvent) {
    guard packet.flags.contains(.syn), !packet.flags.contains(.acknowledgement) else { return }
    targets[packet.source] = packet.destination
    guard let cause = packet.cause,
      let fd = open.first(where: { $0.value.opened == cause })?.key
    else { return }
    open[fd]?.connection.local = packet.source
  }

  private mutating func note(_ act: PeerEvent) {
    switch act.action {
    case .accepted:
      let waiting = open.filter {
        $0.value.connection.remote == act.local && $0.value.connection.local == .none
      }
      guard act.remote != .none else { return }
      if waiting.isEmpty { early[act.local, default: []].append(act.remote) }
      if waiting.count == 1, let fd = waiting.keys.first {
        open[fd]?.connection.local = act.remote
      }
    case .connected(let target):
      targets[act.local] = act.remote == .none ? target : act.remote
      if act.local != .none { callers[act.local] = act.actor }
    case .listening, .received, .sent, .sawEndOfStream, .shutDown, .closed, .reset, .waiting,
      .vanished, .healed, .losing, .rebooted, .filledBacklog, .stoppedReading, .stoodIn, .missed,
      .finished, .failed:
      break
    }
  }
}
