internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the recorded events say about every socket of the reader and every connection of a peer.
struct Ledger {
  struct PeerKey: Hashable {
    var actor: Actor
    var connection: Int
  }

  private(set) var stories: [SocketStory] = []
  private var open: [Int32: Int] = [:]
  private(set) var peers: [PeerKey: PeerStory] = [:]
  /// Where peers listen, and since which event.
  private(set) var listeners: [SocketAddress: (actor: Actor, event: EventID)] = [:]

  /// The number of descriptors that hold sockets.
  var openCount: Int { open.count }

  /// The open socket behind a descriptor.
  func story(_ descriptor: Int32) -> SocketStory? {
    open[descriptor].map { stories[$0] }
  }

  /// The socket that a variable holds: the last one with its descriptor that was opened by then.
  func story(_ held: HeldSocket) -> SocketStory? {
    stories.last {
      $0.opened.index < held.eventsAtOpening
        && ($0.descriptors.contains(held.descriptor) || $0.lastDescriptor == held.descriptor)
    }
  }

  /// Takes one event in.
  mutating func note(_ event: TimelineEvent) {
    switch event {
    case .call(let call): if call.actor == .reader { note(call) }
    case .peer(let act): note(act)
    case .packet(let packet): note(packet)
    }
  }

  /// Fills in addresses that only the endpoint pairs know.
  mutating func learn(_ pairs: [EndpointPair]) {
    for pair in pairs {
      guard let descriptor = pair.yours.descriptor, let index = open[descriptor] else { continue }
      if pair.yours.local != .none, pair.yours.local.port != 0 {
        stories[index].local = pair.yours.local
      }
      if pair.yours.remote != .none { stories[index].remote = pair.yours.remote }
    }
  }

  /// Takes the sockets of another ledger and keeps the peers: sockets as they are now, peers as they are in the end.
  mutating func adopt(socketsOf other: Ledger) {
    let known = stories
    stories = other.stories
    open = other.open
    for index in stories.indices {
      guard let later = known.first(where: { $0.opened == stories[index].opened }) else { continue }
      if stories[index].local?.port ?? 0 == 0 { stories[index].local = later.local }
      if stories[index].remote == nil, stories[index].isConnected {
        stories[index].remote = later.remote
      }
    }
  }

  /// The first packet of a connect tells the address that the reader's end has got.
  private mutating func note(_ packet: PacketEvent) {
    guard packet.flags.contains(.syn), !packet.flags.contains(.acknowledgement),
      let cause = packet.cause,
      let index = stories.lastIndex(where: { $0.connected == cause || $0.connecting == cause })
    else { return }
    stories[index].local = packet.source
  }

  /// The reader's own socket whose connect the listening socket has taken: the queue keeps the order of the calls.
  private mutating func noteCaller(_ address: SocketAddress, at listener: SocketStory?) {
    guard let port = listener?.port, !peers.values.contains(where: { $0.local == address }),
      !stories.contains(where: { $0.local == address })
    else { return }
    let index = stories.firstIndex {
      $0.origin == .made && ($0.isConnected || $0.connecting != nil) && $0.remote?.port == port
        && $0.local?.port ?? 0 == 0
    }
    if let index { stories[index].local = address }
  }

  private mutating func note(_ event: CallEvent) {
    guard case .returned(let value) = event.outcome else { return noteFailure(event) }
    switch event.call {
    case .socket(let family, let type, _):
      var story = SocketStory(opened: event.id, descriptor: Int32(value))
      story.isDatagram = type & 0xF == Ledger.datagramType
      story.isLocalFamily = family == AF_UNIX
      add(story)
    case .socketpair(_, let type, _):
      guard case .pair(let first, let second) = event.detail else { return }
      for descriptor in [first, second] {
        var story = SocketStory(opened: event.id, descriptor: descriptor)
        story.origin = .pair
        story.isLocalFamily = true
        story.isDatagram = type & 0xF == Ledger.datagramType
        story.connected = event.id
        add(story)
      }
    case .accept(let fd, _):
      var story = SocketStory(opened: event.id, descriptor: Int32(value))
      story.origin = .accepted
      story.acceptedFrom = self.story(fd)?.opened
      story.connected = event.id
      if case .address(let address) = event.detail {
        story.remote = address
        noteCaller(address, at: self.story(fd))
      }
      story.local = self.story(fd)?.local.flatMap { $0.host == 0 ? nil : $0 }
      add(story)
    case .dup(let fd):
      guard let index = open[fd] else { return }
      stories[index].descriptors.insert(Int32(value))
      open[Int32(value)] = index
    case .close(let fd): close(fd, event)
    case .poll, .select: noteReady(event)
    default: change(event, value)
    }
  }

  /// The connect of a socket that was on its way has ended well.
  private mutating func finishConnect(_ index: Int, _ event: EventID) {
    stories[index].connecting = nil
    stories[index].connected = event
  }

  /// What a wait tells of connects that are on their way.
  private mutating func noteReady(_ event: CallEvent) {
    let writable: [Int32] =
      switch event.detail {
      case .selected(_, let write, _): write
      case .polled(let entries): entries.filter { $0.answered != 0 }.map(\.fd)
      case .none, .address, .message, .option, .pair: []
      }
    for fd in writable {
      guard let index = open[fd], stories[index].connecting != nil else { continue }
      stories[index].sawWritable = true
    }
  }

  private mutating func change(_ event: CallEvent, _ value: Int) {
    guard let fd = event.call.descriptor, let index = open[fd] else { return }
    switch event.call.plain {
    case .bind(_, let address):
      stories[index].bound = event.id
      stories[index].boundAddress = address
      if address.port != 0 { stories[index].local = address }
    case .listen(_, let backlog):
      stories[index].listening = event.id
      stories[index].everListened = true
      stories[index].backlog = backlog
    case .connect(_, let address):
      stories[index].connected = event.id
      stories[index].connecting = nil
      stories[index].remote = address
    case .send(_, _, _, _):
      stories[index].sent += value
      stories[index].lastSend = event.id
      if stories[index].connecting != nil, value > 0 { finishConnect(index, event.id) }
    case .recv(_, let capacity, let flags, _):
      let isPeek = flags & Int32(MSG_PEEK) != 0
      if !isPeek { stories[index].received += value }
      if value == 0, capacity > 0, !stories[index].isDatagram { stories[index].sawEnd = event.id }
    case .shutdown(_, let how):
      if how != 0 { stories[index].shutSending = event.id }
      if how != 1 { stories[index].shutReceiving = event.id }
    case .getsockname:
      if case .address(let address) = event.detail { stories[index].local = address }
    case .getpeername:
      if case .address(let address) = event.detail { stories[index].remote = address }
      if stories[index].connecting != nil { finishConnect(index, event.id) }
    case .setsockopt(_, let level, let option, let bytes):
      if level == SOL_SOCKET, option == SO_REUSEADDR {
        stories[index].reuse = bytes.contains { $0 != 0 } ? event.id : nil
      }
      if level == SOL_SOCKET, option == SO_LINGER, bytes.count == 8 {
        let isOn = bytes.prefix(4).contains { $0 != 0 }
        let isShort = bytes.suffix(4).allSatisfy { $0 == 0 }
        stories[index].lingersNotAtAll = isOn && isShort ? event.id : nil
      }
    case .getsockopt(_, let level, let option, _):
      noteSocketError(event, level, option, index)
    case .setNonBlocking(_, let on):
      stories[index].isNonBlocking = on
      stories[index].limit = on ? 0 : nil
      if case .limit(let limit) = event.aim { stories[index].limit = limit }
    default: break
    }
  }

  private mutating func noteSocketError(
    _ event: CallEvent, _ level: Int32, _ option: Int32, _ index: Int
  ) {
    guard level == SOL_SOCKET, option == SO_ERROR, case .option(let bytes) = event.detail,
      let error = Words.integer(bytes)
    else { return }
    if error != 0 {
      stories[index].errorRead = event.id
      stories[index].errorNumber = error
    }
    guard stories[index].connecting != nil else { return }
    if error == 0 {
      // Without a wait before it, 0 says only that the connect has not failed so far.
      if stories[index].sawWritable { finishConnect(index, event.id) }
      return
    }
    stories[index].connecting = nil
    if error == ECONNREFUSED { stories[index].refused = event.id }
  }

  private mutating func noteFailure(_ event: CallEvent) {
    guard case .failed(let number) = event.outcome, let fd = event.call.descriptor,
      let index = open[fd]
    else { return }
    if number == ECONNRESET { stories[index].wasReset = event.id }
    guard case .connect(_, let address) = event.call else { return }
    if number == EINPROGRESS || number == EINTR {
      stories[index].connecting = event.id
      stories[index].sawWritable = false
      stories[index].remote = address
    } else if number == ECONNREFUSED {
      stories[index].refused = event.id
      stories[index].connecting = nil
    }
  }

  private mutating func add(_ story: SocketStory) {
    for descriptor in story.descriptors { open[descriptor] = stories.count }
    stories.append(story)
  }

  private mutating func close(_ fd: Int32, _ event: CallEvent) {
    guard let index = open.removeValue(forKey: fd) else { return }
    stories[index].descriptors.remove(fd)
    guard stories[index].descriptors.isEmpty else { return }
    stories[index].lastDescriptor = fd
    stories[index].resetAtClose = resetCause(stories[index], closing: event)
    stories[index].closed = event.id
    stories[index].closedAt = event.started
    stories[index].listening = nil
  }

  /// Why the close of a socket is a reset; nil for a normal end, and where there is no connection any more.
  ///
  /// An end that has got `b''` has got a normal end, though its answer to that may stand on the record before the close.
  private func resetCause(
    _ story: SocketStory, closing event: CallEvent
  ) -> SocketStory.ResetCause? {
    guard story.isConnected, !story.isDatagram, !story.isLocalFamily, story.wasReset == nil else {
      return nil
    }
    if let event = story.lingersNotAtAll { return .linger(event) }
    let other = otherEnd(of: story)
    guard let sent = ownOtherEnd(of: story)?.sent ?? other?.sent(by: event.started),
      sent > story.received, other?.sawEnd == nil || story.shutSending != nil
    else { return nil }
    return .unread(sent - story.received)
  }

  #if canImport(Glibc)
  private static let datagramType = Int32(SOCK_DGRAM.rawValue)
  #else
  private static let datagramType = SOCK_DGRAM
  #endif
}

extension Ledger {
  /// Whether the host of a peer answers, for all its connections.
  private mutating func noteHost(_ event: PeerEvent) {
    for key in peers.keys where key.actor == event.actor {
      switch event.action {
      case .vanished: peers[key]?.vanished = event.id
      case .healed: peers[key]?.vanished = nil
      case .listening, .accepted, .connected, .received, .sent, .sawEndOfStream, .shutDown, .closed,
        .reset, .waiting, .losing, .rebooted, .filledBacklog, .stoppedReading, .stoodIn, .missed,
        .finished, .failed:
        break
      }
    }
  }

  private mutating func note(_ event: PeerEvent) {
    if case .listening(let address) = event.action {
      listeners[address] = (event.actor, event.id)
      return
    }
    let key = PeerKey(actor: event.actor, connection: event.connection)
    var story = peers[key] ?? PeerStory(actor: event.actor, connection: event.connection)
    if event.local != .none { story.local = event.local }
    if event.remote != .none { story.remote = event.remote }
    story.waitsFor = nil
    switch event.action {
    case .listening: break
    case .accepted(let address):
      story.accepted = event.id
      if story.remote == .none { story.remote = address }
    case .connected(let address):
      story.connected = event.id
      if story.remote == .none { story.remote = address }
    case .received(let data):
      story.received += data.length
      story.lastReceived = event.id
    case .sent(let data):
      story.noteSent(data.length, by: event)
    case .sawEndOfStream: story.sawEnd = event.id
    case .shutDown:
      story.shutDown = event.id
      story.shutDownAt = event.at
    case .closed(let unread):
      story.closed = .init(event: event.id, at: event.at, unread: unread)
    case .reset: story.reset = .init(event: event.id, at: event.at, unread: nil)
    case .waiting(let what):
      story.waitsFor = what
      story.waitsSince = event.id
    case .finished: story.finished = event.id
    case .failed, .vanished, .healed, .losing, .rebooted, .filledBacklog, .stoppedReading, .stoodIn,
      .missed:
      break
    }
    peers[key] = story
    noteHost(event)
  }

  /// The peer's or visitor's connection that is the other end of a socket, where exactly one fits.
  func otherEnd(of story: SocketStory) -> PeerStory? {
    guard let remote = story.remote, remote != .none else { return nil }
    var fitting = peers.values.filter { $0.local == remote }
    if let local = story.local, local != .none, local.port != 0 {
      let exact = fitting.filter { $0.remote == local }
      if !exact.isEmpty {
        return exact.max { $0.connection < $1.connection }
      }
      fitting = fitting.filter { $0.remote == .none }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The reader's own socket that is the other end of a socket.
  func ownOtherEnd(of story: SocketStory) -> SocketStory? {
    guard let remote = story.remote, remote != .none else { return nil }
    return stories.last { other in
      guard other.opened != story.opened, other.isConnected, other.local == remote else {
        return false
      }
      guard let theirs = other.remote else { return true }
      if let local = story.local, local.port ?? 0 != 0 { return theirs == local }
      // Where the own address is not known: one that was accepted before is another caller's, as is one whose caller is
      // known by its address.
      return (story.origin != .made || other.opened > story.opened)
        && !stories.contains { $0.opened != story.opened && $0.local == theirs }
    }
  }
}
