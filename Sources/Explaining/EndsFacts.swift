internal import Timeline

/// What the picture and the words say alike: who is at an end, and what it means that an end is missing.
struct EndsFacts {
  private let view: EndsView
  private let ledger: Ledger

  init(view: EndsView) {
    self.view = view
    var ledger = Ledger()
    for event in view.history { ledger.note(event) }
    self.ledger = ledger
  }

  /// The reader's end by its variable and descriptor: "your end: s (descriptor 3)".
  ///
  /// Where that is too long the descriptor is left out.
  func title(_ pair: EndpointPair, within columns: Int = Words.columns) -> String {
    let kind = pair.yours.state == .listen ? "your listening socket" : "your end"
    guard let descriptor = pair.yours.descriptor else {
      let named = name(pair).map { "\(kind): \($0)" } ?? kind
      let whole = "\(named), closed by your program"
      return whole.count > columns ? "\(named), closed" : whole
    }
    guard let name = name(pair) else { return "\(kind): descriptor \(descriptor)" }
    let whole = "\(kind): \(name) (descriptor \(descriptor))"
    return whole.count > columns ? "\(kind): \(name)" : whole
  }

  /// The variable that holds the reader's end.
  func name(_ pair: EndpointPair) -> String? {
    let name = pair.name ?? pair.yours.descriptor.flatMap { view.names[$0] }
    return name == "" ? nil : name
  }

  /// How long calls on an end of the reader's wait at most: "2 s"; nil where they have no time limit.
  func limit(_ end: EndpointState) -> String? {
    guard let limit = end.descriptor.flatMap({ ledger.story($0)?.limit }), limit > 0 else {
      return nil
    }
    return Words.exactSpan(limit)
  }

  /// The other end with its owner's name: "the peer's end: echo".
  func peerTitle(_ pair: EndpointPair) -> String {
    switch owner(pair) {
    case .peer(let name): return "the peer's end: \(name)"
    case .visitor(let name): return "the visitor's end: \(name)"
    case .reader:
      if let fd = pair.peers?.descriptor, let name = view.names[fd], !name.isEmpty {
        return "your other end: \(name)"
      }
      return "your other end"
    case nil:
      let listens = ledger.stories.contains {
        $0.isListening && $0.port != nil && $0.port == pair.yours.remote.port
      }
      return listens && pair.peers?.inode == 0
        ? "the other end: not accepted yet" : "the peer's end"
    }
  }

  /// Who holds the other end, as far as that is known.
  func owner(_ pair: EndpointPair) -> Actor? {
    pair.peers?.owner ?? story(pair)?.actor ?? ledger.listeners[pair.yours.remote]?.actor
  }

  /// What the peer has done on this connection.
  func story(_ pair: EndpointPair) -> PeerStory? {
    ledger.peers.values.filter {
      $0.local == pair.yours.remote && ($0.remote == pair.yours.local || $0.remote == .none)
        && $0.local != .none
    }.max { $0.connection < $1.connection }
  }

  /// An address, or what it means that there is none.
  func address(_ address: SocketAddress) -> String {
    switch address {
    case .ipv4(_, 0): "none yet"
    case .ipv4, .unix: address.description
    case .none: "none yet"
    }
  }

  /// The sockets in the order in which they were made, and each connection once.
  ///
  /// Where both ends are the reader's, a connection comes from either: from the one that the kernel still knows.
  func shown(_ pairs: [EndpointPair]) -> [EndpointPair] {
    let ages = pairs.map { pair in
      pair.yours.descriptor.flatMap { ledger.story($0)?.opened.index } ?? .max
    }
    let ordered = pairs.indices.sorted { (ages[$0], $0) < (ages[$1], $1) }.map { pairs[$0] }
    return ordered.indices.filter { index in
      let pair = ordered[index]
      guard pair.yours.remote != .none, pair.yours.remote.port ?? 0 != 0 else { return true }
      let twin = ordered.firstIndex {
        $0.yours.local == pair.yours.remote && $0.yours.remote == pair.yours.local
      }
      guard let twin else { return true }
      let ranks = (EndsFacts.rank(pair), EndsFacts.rank(ordered[twin]))
      return ranks.0 == ranks.1 ? index < twin : ranks.0 > ranks.1
    }.map { ordered[$0] }
  }

  /// How much a pair shows of its connection.
  private static func rank(_ pair: EndpointPair) -> Int {
    (pair.yours.state == .closed ? 0 : 2) + (pair.peers == nil ? 0 : 1)
  }

  /// Why a connection has no other end; nil for sockets that need none.
  func missing(_ pair: EndpointPair) -> String? {
    switch pair.yours.state {
    case .listen, nil: nil
    case .timeWait: "The peer's end is gone; your kernel keeps these two addresses for a while."
    case .closed where pair.yours.local == .none: nil
    case .closed where isRefused(pair): "The connect was refused: there is no other end."
    case .closed:
      switch reset(pair) {
      case .reader: "Your kernel reset the connection (RST): both ends are gone."
      case .peer, .visitor: "The peer reset the connection (RST): both ends are gone."
      case nil where pair.yours.remote == .none || pair.yours.remote.port == 0: nil
      case nil: "The connection is over: no kernel knows the peer's end any more."
      }
    case .synSent: "No answer has come: there is no other end yet."
    case .established, .synReceived, .finWait1, .finWait2, .closeWait, .lastAck, .closing,
      .newSynReceived:
      "The peer's end was not found on this machine."
    }
  }

  /// Whether the connect of a socket was refused.
  private func isRefused(_ pair: EndpointPair) -> Bool {
    guard let story = pair.yours.descriptor.flatMap(ledger.story) else { return false }
    return story.refused != nil && !story.isConnected
  }

  /// Bytes that an end has sent, or holds for sending, and that the other end has not acknowledged.
  static func unacknowledged(_ end: EndpointState) -> Int {
    switch end.state {
    case .established, .finWait1, .closeWait, .lastAck, .closing: end.sendQueue
    case .finWait2, .timeWait, .closed, .listen, .synSent, .synReceived, .newSynReceived, nil: 0
    }
  }

  /// Who reset the connection, as its packets or the peer's acts tell; nil where nobody has.
  func reset(_ pair: EndpointPair) -> Actor? {
    let (own, other) = (pair.yours.local, pair.yours.remote)
    func fits(_ one: SocketAddress, _ two: SocketAddress) -> Bool {
      // A socket whose connection was reset does not know the other end any more.
      one == own && (two == other || other == .none)
    }
    for event in view.history.reversed() {
      switch event {
      case .packet(let packet) where packet.flags.contains(.reset):
        if fits(packet.source, packet.destination) { return .reader }
        if fits(packet.destination, packet.source) { return owner(pair) ?? .peer("") }
      case .packet(let packet) where packet.flags.contains(.syn):
        // The same addresses may have begun anew.
        if fits(packet.source, packet.destination) { return nil }
        if fits(packet.destination, packet.source) { return nil }
      case .peer(let act) where fits(act.remote, act.local):
        if case .reset = act.action { return act.actor }
        if case .closed(let unread) = act.action, unread > 0 { return act.actor }
      case .packet, .peer, .call: continue
      }
    }
    return nil
  }

  /// Whether an end in this state has sent its end of stream (FIN).
  static func sentEnd(_ state: TCPState?) -> Bool {
    switch state {
    case .finWait1, .finWait2, .closing, .lastAck, .timeWait: true
    case .established, .synSent, .synReceived, .closed, .closeWait, .listen, .newSynReceived, nil:
      false
    }
  }
}
