internal import Lab
internal import Observing
internal import Peers
internal import Sockets
internal import Timeline

/// Asks the kernel for both ends of the reader's sockets, and knows whose the other ends are.
struct EndsObserver: Sendable {
  let hall: PeerHall
  private let network: SessionNetwork

  init(hall: PeerHall, network: SessionNetwork) {
    self.hall = hall
    self.network = network
  }

  /// Both ends of each socket that the reader has open, by the reader's names; `history` is the present world's record.
  ///
  /// With `settling`, it waits up to 60 ms for closing handshakes that are on their way.
  func observe(
    names: [Int32: String], history: [TimelineEvent], settling: Bool
  ) -> [EndpointPair] {
    // The network may have been renewed since the last look.
    let endpoints = Endpoints(table: network.table)
    let owners = owners(history)
    let closed = closedConnections(history)
    return settling
      ? endpoints.settled(readerDescriptors: names, peers: owners, closed: closed)
      : endpoints.observe(readerDescriptors: names, peers: owners, closed: closed)
  }

  /// Whose an address is: where a peer listens, and a visitor's own end.
  private func owners(_ history: [TimelineEvent]) -> [SocketAddress: Actor] {
    var owners: [SocketAddress: Actor] = [:]
    for peer in hall.descriptions { owners[peer.listening] = .peer(peer.name) }
    for case .peer(let event) in history {
      if case .connected = event.action, event.local != .none { owners[event.local] = event.actor }
    }
    return owners
  }

  /// The connections that the reader had and has closed: the kernel may keep their ends for a while.
  private func closedConnections(_ history: [TimelineEvent]) -> [KnownConnection] {
    var open: [Int32: KnownConnection] = [:]
    var closed: [KnownConnection] = []
    for case .call(let call) in history where call.actor == .reader {
      switch (call.call, call.outcome, call.detail) {
      case (.connect(let fd, let remote), .returned, _):
        open[fd] = KnownConnection(local: .none, remote: remote)
      case (.getsockname(let fd), .returned, .address(let local)):
        if let known = open[fd] { open[fd] = KnownConnection(local: local, remote: known.remote) }
      case (.close(let fd), .returned, _):
        if let connection = open.removeValue(forKey: fd), connection.local != .none {
          closed.append(connection)
        }
      default: break
      }
    }
    return closed
  }
}
