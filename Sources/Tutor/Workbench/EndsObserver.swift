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

  /// Both ends of each socket that the reader has open, by the reader's names, and what the kernel keeps of
  /// those that are closed.
  ///
  /// `connections` are those of the present world's record, `known` what was observed before.
  /// With `settling`, it waits up to 60 ms for closing handshakes that are on their way.
  func observe(
    names: [Int32: String], connections: ClosedConnections, known: [EndpointPair] = [],
    settling: Bool
  ) -> [EndpointPair] {
    // The network may have been renewed since the last look.
    let endpoints = Endpoints(table: network.table)
    var owners = connections.callers
    for peer in hall.descriptions { owners[peer.listening] = .peer(peer.name) }
    let closed = connections.closed(known: known)
    return settling
      ? endpoints.settled(
        readerDescriptors: names, peers: owners, closed: closed, remotes: connections.remotes)
      : endpoints.observe(
        readerDescriptors: names, peers: owners, closed: closed, remotes: connections.remotes)
  }
}
