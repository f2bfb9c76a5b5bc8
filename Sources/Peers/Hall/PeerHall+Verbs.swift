internal import Locks
internal import Sockets
internal import Timeline

extension PeerHall {
  /// Lets a scripted peer or a visitor do a verb at once, on its present connection; its script goes on afterwards.
  package func perform(_ verb: PeerVerb, as name: String) throws(HallError) {
    let (peers, runs) = state.withLock { ($0.peers, $0.runs) }
    let peer = peers.last { $0.name == name || $0.description.hosts.contains(name) }
    if case .service? = peer?.behaviour { throw .noScript(name) }
    let run = runs.last { run in
      switch run.plan.caller.actor {
      case .peer(let own): own == peer?.name
      case .visitor(let own): own == name
      case .reader: false
      }
    }
    guard let run else {
      if peer != nil { throw .nobodyConnected(name) }
      throw .unknownPeer(name, nearest: Nearness.nearest(to: name, in: peers.map(\.name)))
    }
    if verb.needsConnection, !run.status.now.isConnected { throw .nobodyConnected(name) }
    guard run.inject(verb) else { throw .notDone(name, verb: verb.word) }
  }
}

extension PeerVerb {
  /// Whether the verb works on a connection, and not on the peer's host.
  fileprivate var needsConnection: Bool {
    switch self {
    case .receive, .receiveUntil, .send, .shutdown, .close, .reset, .stopReading, .lose: true
    case .accept, .connect, .wait, .await, .fillBacklog, .vanish, .reboot, .heal: false
    }
  }
}
