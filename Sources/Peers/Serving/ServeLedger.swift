internal import Locks
internal import Timeline

/// What is counted over all connections, and the one voice that tells of them.
final class ServeLedger: Sendable {
  private struct State: Sendable {
    var totals = ServeTotals()
    /// How many connections were open when accepting stopped; nil while it goes on.
    var pausedAt: Int?
    var isStopping = false
  }

  private let state = Guarded(State())
  private let tell: @Sendable (ServeEvent) -> Void
  /// How many descriptors this process may have.
  let limit: Int

  /// A ledger that tells its events to the closure.
  init(limit: Int, tell: @escaping @Sendable (ServeEvent) -> Void) {
    self.limit = limit
    self.tell = tell
  }

  /// The sums so far.
  var totals: ServeTotals { state.withLock { $0.totals } }

  /// Whether the connections that end now end because serving stops.
  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// From now on connections end because serving stops.
  func stop() {
    state.withLock { $0.isStopping = true }
  }

  /// Tells that a peer listens.
  func listens(_ peer: String, at port: UInt16) {
    tell(.listening(peer: peer, port: port))
  }

  /// Takes a new connection into account.
  func opened(_ peer: String, from client: SocketAddress) -> ServedConnection {
    let number = state.withLock { state in
      state.totals.connections += 1
      state.totals.open += 1
      return state.totals.connections
    }
    let connection = ServedConnection(peer: peer, number: number, client: client)
    tell(.opened(connection))
    return connection
  }

  /// Takes the end of a connection into account.
  func closed(_ connection: ServedConnection) {
    let resumed = state.withLock { state -> Int? in
      state.totals.open -= 1
      state.totals.received += connection.received
      state.totals.sent += connection.sent
      if connection.end == .stopped { state.totals.stopped += 1 }
      // Where clients wait in the queue, each that leaves makes room for one: that is no change worth telling.
      guard let paused = state.pausedAt, state.totals.open <= paused - max(1, paused / 20),
        !state.isStopping
      else { return nil }
      state.pausedAt = nil
      return state.totals.open
    }
    tell(.closed(connection))
    if let resumed { tell(.resumed(open: resumed)) }
  }

  /// An accept failed for want of descriptors or memory; told once until there is room again.
  func acceptFailed(errno: Int32) {
    let open = state.withLock { state -> Int? in
      guard state.pausedAt == nil, !state.isStopping else { return nil }
      state.pausedAt = state.totals.open
      return state.totals.open
    }
    if let open { tell(.paused(open: open, limit: limit, errno: errno)) }
  }
}

/// What was served in all.
package struct ServeTotals: Hashable, Sendable {
  /// How many clients were accepted.
  package var connections = 0
  /// How many connections are open.
  package var open = 0
  /// How many were open when serving stopped.
  package var stopped = 0
  /// How many bytes came from clients whose connections have ended.
  package var received = 0
  /// How many bytes went to them.
  package var sent = 0
}
