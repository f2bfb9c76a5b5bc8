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
    guard let descriptor = pair.yours.descriptor else { return "\(kind), closed by your program" }
    guard let name = name(pair) else { return "\(kind): descriptor \(descriptor)" }
    let whole = "\(kind): \(name) (descriptor \(descriptor))"
    return whole.count > columns ? "\(kind): \(name)" : whole
  }

  /// The variable that holds the reader's end.
  func name(_ pair: EndpointPair) -> String? {
    let name = pair.name ?? pair.yours.descriptor.flatMap { view.names[$0] }
    return name == "" ? nil : name
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
    case nil: return "the peer's end"
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

  /// Why a connection has no other end; nil for sockets that need none.
  func missing(_ pair: EndpointPair) -> String? {
    switch pair.yours.state {
    case .listen, nil: nil
    case .timeWait: "The peer's end is gone; your kernel keeps these two addresses for a while."
    case .closed:
      pair.yours.remote == .none || pair.yours.remote.port == 0
        ? nil : "The connection is over: no kernel knows the peer's end any more."
    case .synSent: "No answer has come: there is no other end yet."
    case .established, .synReceived, .finWait1, .finWait2, .closeWait, .lastAck, .closing,
      .newSynReceived:
      "The peer's end was not found on this machine."
    }
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
