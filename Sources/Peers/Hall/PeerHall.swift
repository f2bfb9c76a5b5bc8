package import Locks
package import Sockets
package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The built-in peers and visitors of a session, and the table of their names.
///
/// The peers listen from the start; what answers (an event loop for the services, a thread for each
/// script) begins when the first connection to it is about to be made. They live on a side of their
/// own: no descriptor of theirs is in the reader's table (see `PeerSide`).
package final class PeerHall: QuiescenceParticipant {
  struct Peer: Sendable {
    var name: String
    var behaviour: BuiltInPeer.Behaviour
    var listener: Listener
    var log: PeerLog
    var description: PeerDescription
    var hasStarted = false
  }

  struct State: Sendable {
    var peers: [Peer] = []
    var runs: [ScriptRun] = []
    /// The logs of the visitors, by name, and those of removed peers.
    var logs: [String: PeerLog] = [:]
    var nextNumber = 1
    var nextAddress: UInt32 = 101
    /// Where the peers live, as the threads of their side use it.
    var network = PeerNetwork.loopback
    /// Descriptors of their side that belong to the network.
    var networkDescriptors: [Int32] = []
    /// The hall's number among those that the watcher asks for rest.
    var participant: Int?
    var isClosed = false
  }

  /// Answers the watcher for the hall, and does not keep it alive.
  private struct RestOfHall: QuiescenceParticipant {
    weak let hall: PeerHall?

    func isAtRest() -> Bool { hall?.isAtRest() ?? true }

    func react(to touch: Touch, count: Int) { hall?.react(to: touch, count: count) }
  }

  /// The names and addresses, for the reader's program.
  package let names = NameTable()
  let kernel: any Kernel
  let board: WaitBoard
  let side: PeerSide
  let services: ServiceHost
  let activity = Activity()
  let jitter: Jitter?
  let state = Guarded(State())

  /// A hall whose peers listen already.
  ///
  /// The kernel's calls of the reader must be those on the board; the hall answers the watcher of that board. With
  /// `jitter` every act and every verb is delayed.
  package convenience init(
    kernel: any Kernel, board: WaitBoard, network: PeerNetwork = .loopback, jitter: Jitter? = nil
  ) {
    self.init(kernel: kernel, board: board, network: network, side: .shared, jitter: jitter)
  }

  /// A hall on a side of its own, for tests that count descriptors.
  init(
    kernel: any Kernel, board: WaitBoard, network: PeerNetwork = .loopback, side: PeerSide,
    jitter: Jitter? = nil
  ) {
    self.jitter = jitter
    self.kernel = kernel
    self.board = board
    self.side = side
    services = ServiceHost(side: side, activity: activity)
    names.whenWanted { [weak self] name in self?.makeReady(name) }
    enter(network)
    openBuiltIns()
    let number = board.add(RestOfHall(hall: self))
    state.withLock { $0.participant = number }
  }

  /// Whether the peers' descriptors are in a table of their own, as if they were another process.
  package var isApart: Bool { side.hasOwnTable }

  /// The peers that can be reached now, the built-in ones first.
  package var descriptions: [PeerDescription] {
    state.withLock { $0.peers.map(\.description) }
  }

  /// The peer that a route leads to, for telling where a name goes.
  package func description(of name: String) -> PeerDescription? {
    state.withLock { $0.peers.last { $0.name == name }?.description }
  }

  /// What a peer or visitor did and received at or after an event.
  package func facts(of name: String, since first: EventID = EventID(0)) -> PeerFacts {
    let log = state.withLock { state in
      state.logs[name] ?? state.peers.last { $0.name == name }?.log
    }
    return log?.facts(since: first) ?? PeerFacts()
  }

  /// The events for which scripts wait at this moment; a close always comes, and is left out.
  package var waits: [(actor: Actor, event: String)] {
    state.withLock { $0.runs }.compactMap { run in
      run.awaited.map { (run.plan.caller.actor, $0) }
    }
  }

  /// Whether every peer and visitor waits for the reader alone.
  package func isAtRest() -> Bool { isAtRest { $0.isAtRest() } }

  /// Whether every peer and visitor waits, for the reader or for its time.
  package func isSettled() -> Bool { isAtRest { $0.isSleeping || $0.isAtRest() } }

  private func isAtRest(_ isResting: (ScriptRun) -> Bool) -> Bool {
    let before = activity.count
    let runs = state.withLock { $0.runs }
    for run in runs where !isResting(run) { return false }
    return services.isAtRest() && activity.count == before
  }

  /// Returns when every script whose connection the reader's call was about has come to rest again.
  package func react(to touch: Touch, count: Int) {
    let runs = state.withLock { $0.runs }
    for run in runs where run.isConcerned(by: touch) {
      run.react(to: count, within: PeerHall.patience)
    }
  }

  /// How long a script may take to react, on a machine that has other things to do; more would be a fault of ours.
  private static let patience = Duration.seconds(2)

  /// Makes everything fresh: connections, threads and lesson peers are gone, the built-in peers are as at the start.
  ///
  /// With a network, the peers move there.
  package func reset(to network: PeerNetwork? = nil) {
    clear()
    if let network {
      leaveNetwork()
      enter(network)
    }
    openBuiltIns()
  }

  /// Moves to a network, in which nobody is yet.
  private func enter(_ network: PeerNetwork) {
    let (moved, descriptors) = network.moved(by: side.adopt)
    state.withLock { state in
      state.network = moved
      state.networkDescriptors = descriptors
    }
  }

  private func leaveNetwork() {
    let descriptors = state.withLock { state in
      defer { state.networkDescriptors = [] }
      return state.networkDescriptors
    }
    if !descriptors.isEmpty {
      side.perform { for fd in descriptors { close(fd) } }
    }
  }

  /// Where the peers live, as the threads of their side use it.
  var network: PeerNetwork { state.withLock { $0.network } }

  /// Ends everything; the hall is of no use afterwards.
  package func shutdown() {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard wasOpen else { return }
    if let participant = state.withLock({ $0.participant }) {
      board.removeParticipant(participant)
    }
    clear()
    leaveNetwork()
  }

  deinit {
    shutdown()
  }

  private func clear() {
    names.removeAll()
    board.wantReactions(false)
    let (peers, runs, logs) = state.withLock { state in
      defer {
        state.peers = []
        state.runs = []
        state.logs = [:]
      }
      return (state.peers, state.runs, state.logs)
    }
    for peer in peers { peer.log.mute() }
    for log in logs.values { log.mute() }
    for run in runs { run.requestStop() }
    for run in runs { run.stop() }
    services.closeAll()
    let unadopted = peers.filter(\.isListenerOurs).map(\.listener.descriptor)
    side.perform { for fd in unadopted { PeerSocket.abort(fd) } }
  }
}

extension PeerHall.Peer {
  /// Whether the hall closes the listening socket itself: a service that has started does so.
  var isListenerOurs: Bool {
    switch behaviour {
    case .service: !hasStarted
    case .script: true
    }
  }
}
