internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Which connection every event of the record belongs to, and which socket of the reader's stands at which end.
///
/// Packets name both addresses; calls name a descriptor; peers' acts name what the peer knows. The three are joined by
/// the call that caused a SYN, by the address that accept gave back, and by what the kernel was asked after each line.
struct Connections {
  enum Role: Hashable {
    case client, server

    /// The role across.
    var other: Role { self == .client ? .server : .client }
  }

  /// One connection, from its first SYN, connect or accept on.
  struct Link {
    var client: SocketAddress
    var server: SocketAddress
    var isDatagram = false
    /// Whether its first packet was seen.
    var isWhole = false
    /// The reader's sockets at its ends, by the call that made them.
    var sockets: [EventID: Role] = [:]
    /// Who is at the other end, where a peer or visitor has told.
    var actor: Actor?
    var actorRole: Role?
  }

  /// One socket of the reader's.
  struct Socket {
    var opened: EventID
    var isDatagram = false
    var isLocalFamily = false
    var isAccepted = false
    var local: SocketAddress = .none
    var isListening = false
    var hasListened = false
    var link: Int?
    var descriptor: Int32 = -1
  }

  private(set) var links: [Link] = []
  private(set) var sockets: [EventID: Socket] = [:]
  /// The link of each packet and peer's act, by its place in the record.
  private(set) var linkOf: [Int: Int] = [:]
  /// The socket that each call works on, by its place in the record.
  private(set) var socketOf: [Int: EventID] = [:]
  /// The socket behind a descriptor at the end of the record.
  private(set) var open: [Int32: EventID] = [:]
  private var byCause: [EventID: Int] = [:]
  private var known: [PeerKey: Int] = [:]
  private let looks: [Look]

  private struct PeerKey: Hashable {
    var actor: Actor
    var connection: Int
  }

  init(_ chronicle: Chronicle) {
    looks = chronicle.looks
    for case .packet(let packet) in chronicle.events { note(packet) }
    for case .call(let call) in chronicle.events where call.actor == .reader { note(call) }
    for case .peer(let act) in chronicle.events { note(act) }
  }

  /// The link of an event: its own, or its socket's.
  func link(of event: TimelineEvent) -> Int? {
    if case .call = event {
      if let direct = linkOf[event.id.index] { return direct }
      return socketOf[event.id.index].flatMap { sockets[$0]?.link }
    }
    return linkOf[event.id.index]
  }

  /// Whether the reader listens at an address.
  func readerListens(at address: SocketAddress) -> Bool {
    sockets.values.contains { socket in
      socket.isListening && socket.local.port == address.port
        && (socket.local.host == address.host || socket.local.host == 0)
    }
  }
}

// MARK: Packets

extension Connections {
  private mutating func note(_ packet: PacketEvent) {
    let opens =
      packet.transport == .tcp && packet.flags.contains(.syn)
      && !packet.flags.contains(.acknowledgement) && !packet.isRepeated
    let index: Int
    if !opens, let present = find(packet.source, packet.destination) {
      index = present
    } else {
      links.append(Link(client: packet.source, server: packet.destination))
      index = links.count - 1
      links[index].isDatagram = packet.transport == .udp
      links[index].isWhole = opens
      if let cause = packet.cause { byCause[cause] = index }
    }
    linkOf[packet.id.index] = index
  }

  /// The latest link between two addresses.
  private func find(_ one: SocketAddress, _ two: SocketAddress) -> Int? {
    links.lastIndex {
      ($0.client == one && $0.server == two) || ($0.client == two && $0.server == one)
    }
  }
}

// MARK: Calls

extension Connections {
  private mutating func note(_ event: CallEvent) {
    if case .socketpair = event.call, case .pair(let one, let two) = event.detail {
      add(pair: one, two, event)
      return
    }
    if case .socket(let family, let type, _) = event.call, case .returned(let fd) = event.outcome {
      var socket = Socket(opened: event.id)
      socket.isDatagram = type & 0xF == 2
      socket.isLocalFamily = family == AF_UNIX
      add(socket, Int32(truncatingIfNeeded: fd))
      socketOf[event.id.index] = event.id
      return
    }
    guard let fd = event.call.descriptor ?? waited(event), let opened = open[fd] else { return }
    socketOf[event.id.index] = opened
    switch (event.call, event.outcome) {
    case (.accept, .returned(let new)): accepted(event, opened, Int32(truncatingIfNeeded: new))
    case (.connect(_, let address), _): connects(event, opened, fd, to: address)
    case (.bind(_, let address), .returned): sockets[opened]?.local = address
    case (.listen, .returned):
      sockets[opened]?.isListening = true
      sockets[opened]?.hasListened = true
    case (.getsockname, .returned):
      if case .address(let address) = event.detail { sockets[opened]?.local = address }
    case (.dup, .returned(let new)): open[Int32(truncatingIfNeeded: new)] = opened
    case (.close, .returned):
      open[fd] = nil
      // A socket ends with its last descriptor.
      if !open.values.contains(opened) { sockets[opened]?.isListening = false }
    default: break
    }
  }

  /// The descriptor that a poll or select is told with: the first that is ready, or that is connected.
  private func waited(_ event: CallEvent) -> Int32? {
    switch (event.call, event.detail) {
    case (.poll(let entries, _), .polled(let answers)):
      return answers.first { $0.answered != 0 }?.fd ?? connected(entries.map(\.fd))
    case (.poll(let entries, _), _): return connected(entries.map(\.fd))
    case (.select, .selected(let read, let write, let except)):
      return connected(read + write + except)
    case (.select(let read, let write, let except, _), _):
      return connected(read + write + except)
    default: return nil
    }
  }

  private func connected(_ descriptors: [Int32]) -> Int32? {
    descriptors.first { open[$0].flatMap { sockets[$0]?.link } != nil } ?? descriptors.first
  }

  private mutating func add(_ socket: Socket, _ fd: Int32) {
    sockets[socket.opened] = socket
    sockets[socket.opened]?.descriptor = fd
    open[fd] = socket.opened
  }

  /// A socketpair: both ends are the reader's, and no packet goes between them.
  private mutating func add(pair one: Int32, _ two: Int32, _ event: CallEvent) {
    links.append(Link(client: .unix(path: ""), server: .unix(path: "")))
    links[links.count - 1].isDatagram = true
    for (fd, role) in [(one, Role.client), (two, .server)] {
      // Both come from one call: the second is told apart by a number that no event has.
      let opened = role == .client ? event.id : EventID(-2 - event.id.index)
      var socket = Socket(opened: opened)
      socket.isLocalFamily = true
      socket.link = links.count - 1
      links[links.count - 1].sockets[opened] = role
      add(socket, fd)
    }
    socketOf[event.id.index] = event.id
  }

  private mutating func accepted(_ event: CallEvent, _ listener: EventID, _ fd: Int32) {
    var from = SocketAddress.none
    if case .address(let address) = event.detail { from = address }
    let local = sockets[listener]?.local ?? .none
    var socket = Socket(opened: event.id)
    socket.isAccepted = true
    socket.local = local
    let index =
      links.lastIndex {
        $0.client == from && from != .none && ($0.server.port == local.port || local == .none)
      } ?? appended(Link(client: from, server: local))
    socket.link = index
    links[index].sockets[event.id] = .server
    add(socket, fd)
    // The call itself is told with the connection that it gave.
    linkOf[event.id.index] = index
  }

  private mutating func connects(
    _ event: CallEvent, _ opened: EventID, _ fd: Int32, to address: SocketAddress
  ) {
    if let index = byCause[event.id] {
      attach(opened, to: index)
      return
    }
    guard address != .none, sockets[opened]?.isDatagram == false else { return }
    if let present = sockets[opened]?.link, links[present].server == address { return }
    switch event.outcome {
    // A connect that waits has sent its SYN, or no packet is seen here.
    case .returned, .failed(errno: EINPROGRESS), .failed(errno: ECONNREFUSED),
      .failed(errno: ETIMEDOUT), .failed(errno: EINTR), .waiting:
      let local = local(of: fd, to: address, after: event.started)
      let index =
        local.flatMap { find($0, address) } ?? unclaimed(address)
        ?? appended(Link(client: local ?? .none, server: address))
      attach(opened, to: index)
    case .failed: return
    }
  }

  /// A connection to an address whose beginning was not seen, and that no socket of the reader's has.
  private func unclaimed(_ address: SocketAddress) -> Int? {
    links.lastIndex {
      $0.server == address && $0.client != .none && !$0.isWhole && $0.sockets.isEmpty
    }
  }

  private mutating func attach(_ opened: EventID, to index: Int) {
    sockets[opened]?.link = index
    links[index].sockets[opened] = .client
    if sockets[opened]?.local.port ?? 0 == 0 { sockets[opened]?.local = links[index].client }
  }

  private mutating func appended(_ link: Link) -> Int {
    links.append(link)
    return links.count - 1
  }

  /// The address that the kernel gave to a socket: what it said when it was asked first after the call.
  private func local(of fd: Int32, to address: SocketAddress, after moment: Moment)
    -> SocketAddress?
  {
    for look in looks where look.at >= moment {
      let pair = look.pairs.first {
        $0.yours.descriptor == fd && $0.yours.remote == address && $0.yours.local != .none
      }
      if let pair { return pair.yours.local }
    }
    return nil
  }
}

// MARK: Peers

extension Connections {
  private mutating func note(_ act: PeerEvent) {
    if case .listening = act.action { return }
    let key = PeerKey(actor: act.actor, connection: act.connection)
    guard let index = known[key] ?? found(act) else { return }
    known[key] = index
    linkOf[act.id.index] = index
    links[index].actor = act.actor
    if links[index].actorRole == nil {
      links[index].actorRole = links[index].server == act.local ? .server : .client
    }
  }

  private mutating func found(_ act: PeerEvent) -> Int? {
    var (local, remote) = (act.local, act.remote)
    switch act.action {
    case .accepted(let from): if remote == .none { remote = from }
    case .connected(let to): if remote == .none { remote = to }
    default: break
    }
    guard local != .none, remote != .none else { return nil }
    if let index = find(local, remote) { return index }
    // Without packets a connect knows only where it went: the peer tells where it came from.
    if let index = links.firstIndex(where: { $0.server == local && $0.client == .none }) {
      links[index].client = remote
      return index
    }
    if let index = links.firstIndex(where: { link in
      link.client == local && link.server.host == 0 && link.server.port == remote.port
    }) {
      links[index].server = remote
      return index
    }
    if case .connected = act.action { return appended(Link(client: local, server: remote)) }
    return nil
  }
}
