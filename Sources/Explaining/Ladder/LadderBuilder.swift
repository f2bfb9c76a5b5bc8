internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Makes a ladder from the record: sorts events to connections, puts them in the order of time, follows the states.
struct LadderBuilder {
  let chronicle: Chronicle
  let connections: Connections
  private let names: [EventID: String]
  private let listeners: [SocketAddress: Actor]

  init(_ chronicle: Chronicle) {
    self.chronicle = chronicle
    connections = Connections(chronicle)
    var listeners: [SocketAddress: Actor] = [:]
    for case .peer(let act) in chronicle.events {
      if case .listening(let address) = act.action { listeners[address] = act.actor }
    }
    self.listeners = listeners
    names = LadderBuilder.names(chronicle, connections)
  }

  /// What happened in a stretch of the record; packets that came later belong to it where its calls caused them.
  func ladder(over window: Range<Int>) -> Ladder {
    var drafts: [Int: [Draft]] = [:]
    var loose: [Draft] = []
    for event in chronicle.events {
      guard let draft = draft(event) else { continue }
      if let link = connections.link(of: event) {
        drafts[link, default: []].append(draft)
      } else if case .call(let call) = event, window.contains(call.id.index) {
        loose.append(draft)
      }
    }
    var conversations = drafts.compactMap { conversation($0.key, $0.value, window) }
    conversations.sort { ($0.start, $0.left.title) < ($1.start, $1.left.title) }
    if conversations.isEmpty, let alone = conversation(without: loose) { conversations = [alone] }
    return Ladder(conversations: conversations, seesPackets: chronicle.seesPackets)
  }

  /// What the reader calls a socket: its variable, or its descriptor.
  func name(of socket: EventID) -> String {
    names[socket] ?? "fd \(connections.sockets[socket]?.descriptor ?? -1)"
  }

  /// The address of a socket, as far as the record tells it: what it asked for, or what the kernel was asked.
  func local(of socket: EventID) -> SocketAddress {
    let known = connections.sockets[socket]?.local ?? .none
    guard known.port == 0, let fd = connections.sockets[socket]?.descriptor else { return known }
    let pairs = chronicle.looks.flatMap(\.pairs)
    return pairs.first { $0.yours.descriptor == fd && $0.yours.state == .listen }?.yours.local
      ?? known
  }

  /// The whole story of every connection, for the state diagram.
  func stories() -> [Ladder.Conversation] {
    ladder(over: 0..<Int.max).conversations
  }

  // MARK: Rows before they have states

  /// A row on its way: when it is drawn, and from which event it comes.
  private struct Draft {
    var at: Moment
    /// At the same moment a call comes before its packets.
    var rank: Int
    var event: TimelineEvent?
    var look: Look?
    /// Whether it is the second row of a call that waited: its return.
    var isReturn = false
  }

  private func draft(_ event: TimelineEvent) -> Draft? {
    switch event {
    case .packet(let packet):
      var at = packet.at
      if let cause = packet.cause, case .call(let call)? = chronicle.event(cause), !packet.isLate {
        at = max(at, call.started)
      }
      return Draft(at: at, rank: 1, event: event)
    case .peer(let act): return Draft(at: act.at, rank: 2, event: event)
    case .call(let call):
      guard call.actor == .reader, CallKind(call.call) != nil else { return nil }
      return Draft(at: call.started, rank: 0, event: event)
    }
  }

  /// How long a call must take to have a row for its return as well, where its connection saw something meanwhile.
  private static func least(_ kind: CallKind) -> Int64 {
    switch kind {
    // What comes meanwhile is what it waited for.
    case .accept, .recv, .select: 0
    // What goes out meanwhile is its own work.
    case .connect, .send, .sendall: 500_000_000
    case .socket, .bind, .listen, .close, .getsockname, .getpeername, .setsockopt, .getsockopt,
      .shutdown, .setblocking, .sleep, .dup, .socketpair, .threadWait:
      .max
    }
  }

  private func drafts(of link: Int, _ recorded: [Draft]) -> [Draft] {
    let own = recorded.map { beforeItsPacket($0, recorded, connections.links[link]) }
    var all = own
    for draft in own {
      guard case .call(let call)? = draft.event, let kind = CallKind(call.call),
        call.duration >= LadderBuilder.least(kind), call.outcome != .failed(errno: EINTR)
      else { continue }
      let end = Moment(nanoseconds: call.started.nanoseconds + call.duration)
      let hasMeanwhile = own.contains { $0.at > call.started && $0.at < end }
      if hasMeanwhile, call.outcome != .waiting {
        all.append(Draft(at: end, rank: 3, event: draft.event, isReturn: true))
      }
    }
    all += chronicle.looks.map { Draft(at: $0.at, rank: 4, look: $0) }
    // A stable order: what was recorded first comes first.
    return all.enumerated().sorted { one, two in
      (one.element.at, one.element.rank, one.offset) < (
        two.element.at, two.element.rank, two.offset
      )
    }.map(\.element)
  }

  /// How much later than its packet a peer's act may have been recorded.
  private static let slack: Int64 = 5_000_000

  /// A peer tells what it has done when it is done: the act is drawn before the packet that it caused.
  private func beforeItsPacket(
    _ draft: Draft, _ all: [Draft], _ link: Connections.Link
  ) -> Draft {
    guard case .peer(let act)? = draft.event, let role = link.actorRole else { return draft }
    let ends: Bool
    switch act.action {
    case .sent: ends = false
    case .shutDown, .closed, .reset: ends = true
    case .listening, .accepted, .connected, .received, .sawEndOfStream, .waiting, .vanished,
      .healed, .losing, .rebooted, .finished, .failed, .filledBacklog, .stoppedReading, .stoodIn,
      .missed:
      return draft
    }
    let source = address(link, role)
    let before = all.last {
      if case .peer(let other)? = $0.event { other.id < act.id } else { false }
    }
    let packet = all.lazy.compactMap { other -> PacketEvent? in
      if case .packet(let packet)? = other.event { packet } else { nil }
    }.first { packet in
      packet.source == source && packet.at < act.at && act.at - packet.at < LadderBuilder.slack
        && packet.at >= before?.at ?? packet.at && !packet.isRepeated
        && (ends ? !packet.flags.isDisjoint(with: [.fin, .reset]) : packet.length > 0)
    }
    guard let packet else { return draft }
    var moved = draft
    (moved.at, moved.rank) = (packet.at, 0)
    return moved
  }

  // MARK: One conversation

  private func conversation(
    _ index: Int, _ own: [Draft], _ window: Range<Int>
  ) -> Ladder.Conversation? {
    let link = connections.links[index]
    let drafts = drafts(of: index, own)
    let left = leftRole(link)
    let returning = Set(
      drafts.filter(\.isReturn).compactMap { $0.event?.id })
    var follower = StateFollower(link: link, left: left, packets: packets(own))
    var rows: [Ladder.Row] = []
    var begin: (left: TCPState?, right: TCPState?)?
    var lineShown = -1
    for draft in drafts {
      let isInside =
        draft.event.map { inside($0, window) } ?? (begin != nil && shows(draft, window))
      if isInside, begin == nil { begin = (follower.states[.left], follower.states[.right]) }
      guard var row = follower.row(draft.at, draft.event, draft.look) else { continue }
      guard isInside else { continue }
      if let event = draft.event {
        guard
          let content = content(
            event, link, left, isReturn: draft.isReturn,
            returnsLater: !draft.isReturn && returning.contains(event.id), follower)
        else { continue }
        row.content = content
        row.evidence = [event.id]
        if let line = chronicle.line(of: event),
          line.events.lowerBound > lineShown
        {
          lineShown = line.events.lowerBound
          rows.append(
            Ladder.Row(at: draft.at, content: .line(number: line.number, source: line.source)))
        }
      }
      rows.append(row)
    }
    guard let begin, !rows.isEmpty else { return nil }
    if !hasManyLines(window) {
      rows.removeAll { if case .line = $0.content { true } else { false } }
    }
    var sides: [EventID: Ladder.Side] = [:]
    for (socket, role) in link.sockets { sides[socket] = role == left ? .left : .right }
    return Ladder.Conversation(
      left: Ladder.End(
        title: title(link, left, isLeft: true), address: address(link, left), state: begin.left),
      right: Ladder.End(
        title: title(link, left.other, isLeft: false), address: address(link, left.other),
        state: begin.right),
      rows: rows, sockets: sides, isDatagram: link.isDatagram)
  }

  /// Whether a look falls into the window: it does where it was taken after one of the window's lines.
  private func shows(_ draft: Draft, _ window: Range<Int>) -> Bool {
    guard window.upperBound < chronicle.events.last.map({ $0.id.index }) ?? 0 else { return true }
    let next = chronicle.event(EventID(window.upperBound))
    return next.map { draft.at <= $0.moment } ?? true
  }

  private func inside(_ event: TimelineEvent, _ window: Range<Int>) -> Bool {
    if case .packet(let packet) = event, let cause = packet.cause,
      packet.isLate || window.contains(cause.index)
    {
      return window.contains(cause.index)
    }
    return window.contains(event.id.index)
  }

  private func hasManyLines(_ window: Range<Int>) -> Bool {
    chronicle.lines.count { !$0.events.isEmpty && $0.events.overlaps(window) } > 1
  }

  /// The calls of sockets that have no connection.
  private func conversation(without loose: [Draft]) -> Ladder.Conversation? {
    var sockets: [EventID: Ladder.Side] = [:]
    let rows = loose.compactMap { draft -> Ladder.Row? in
      guard case .call(let call)? = draft.event else { return nil }
      if let socket = connections.socketOf[call.id.index] { sockets[socket] = .left }
      return Ladder.Row(
        at: draft.at, content: .act(.left, CallWords.short(call)), evidence: [call.id])
    }
    guard !rows.isEmpty else { return nil }
    let name = sockets.count == 1 ? sockets.keys.first.flatMap { names[$0] } : nil
    return Ladder.Conversation(
      left: Ladder.End(title: name.map { "your socket: \($0)" } ?? "your calls", address: .none),
      right: nil, rows: rows, sockets: sockets)
  }

  private func packets(_ drafts: [Draft]) -> [PacketEvent] {
    drafts.compactMap { if case .packet(let packet)? = $0.event { packet } else { nil } }
  }

  // MARK: Who stands where

  /// The reader's end stands at the left; where both are the reader's, the end that connects.
  private func leftRole(_ link: Connections.Link) -> Connections.Role {
    let roles = Set(link.sockets.values)
    if roles.contains(.client) { return .client }
    if roles.contains(.server) || link.actorRole == .client { return .server }
    return connections.readerListens(at: link.server) ? .server : .client
  }

  private func address(_ link: Connections.Link, _ role: Connections.Role) -> SocketAddress {
    role == .client ? link.client : link.server
  }

  private func title(
    _ link: Connections.Link, _ role: Connections.Role, isLeft: Bool
  ) -> String {
    if let socket = link.sockets.first(where: { $0.value == role })?.key {
      let whose = isLeft ? "your end" : "your other end"
      return names[socket].map { "\(whose): \($0)" } ?? whose
    }
    if isLeft { return "your end" }
    switch link.actor ?? listeners[address(link, role)] {
    case .peer(let name): return "the peer's end: \(name)"
    case .visitor(let name): return "the visitor's end: \(name)"
    case .reader: return "your other end"
    case nil:
      return role == .server && connections.readerListens(at: link.server)
        ? "your listening socket" : "the peer's end"
    }
  }

  /// The name that each of the reader's sockets had last, by the call that made it.
  private static func names(_ chronicle: Chronicle, _ connections: Connections) -> [EventID: String]
  {
    var names: [EventID: String] = [:]
    var moments: [(Moment, [Int32: String])] = chronicle.looks.map { ($0.at, $0.names) }
    moments.append((chronicle.events.last?.moment ?? Moment(nanoseconds: 0), chronicle.names))
    var open: [Int32: EventID] = [:]
    var next = 0
    func take(_ found: [Int32: String]) {
      for (fd, name) in found where !name.isEmpty {
        if let socket = open[fd] { names[socket] = name }
      }
    }
    for event in chronicle.events {
      while next < moments.count - 1, moments[next].0 < event.moment {
        take(moments[next].1)
        next += 1
      }
      guard case .call(let call) = event, call.actor == .reader else { continue }
      switch (call.call, call.outcome, call.detail) {
      case (.socket, .returned(let fd), _), (.accept, .returned(let fd), _):
        open[Int32(truncatingIfNeeded: fd)] = call.id
      case (.socketpair, .returned, .pair(let one, let two)):
        open[one] = call.id
        open[two] = EventID(-2 - call.id.index)
      case (.dup(let fd), .returned(let new), _): open[Int32(truncatingIfNeeded: new)] = open[fd]
      case (.close(let fd), .returned, _): open[fd] = nil
      default: break
      }
    }
    for (_, found) in moments[min(next, moments.count)...] { take(found) }
    return names
  }

  // MARK: What a row says

  private func content(
    _ event: TimelineEvent, _ link: Connections.Link, _ left: Connections.Role, isReturn: Bool,
    returnsLater: Bool, _ follower: StateFollower
  ) -> Ladder.Content? {
    switch event {
    case .packet(let packet):
      return .packet(
        packet, from: follower.side(of: packet), isLost: follower.isLost(packet))
    case .peer(let act):
      guard let words = CallWords.act(act) else { return nil }
      return .act(link.actorRole == left ? .left : .right, words)
    case .call(let call):
      let side = side(of: call, link, left)
      if isReturn { return .act(side, CallWords.returned(call)) }
      return .act(side, returnsLater ? CallWords.begun(call) : CallWords.short(call))
    }
  }

  /// The side of a call; an accept works on the listening socket, but is told with the connection that it gave.
  private func side(
    of call: CallEvent, _ link: Connections.Link, _ left: Connections.Role
  ) -> Ladder.Side {
    var role = connections.socketOf[call.id.index].flatMap { link.sockets[$0] }
    if case .accept = call.call { role = .server }
    return (role ?? left) == left ? .left : .right
  }
}

extension Chronicle {
  /// The event with a number, where the record holds it.
  func event(_ id: EventID) -> TimelineEvent? {
    guard let first = events.first?.id.index else { return nil }
    let place = id.index - first
    guard events.indices.contains(place), events[place].id == id else { return nil }
    return events[place]
  }
}

extension TimelineEvent {
  /// When it happened: a call when it began.
  var moment: Moment {
    switch self {
    case .call(let call): call.started
    case .peer(let act): act.at
    case .packet(let packet): packet.at
    }
  }
}
