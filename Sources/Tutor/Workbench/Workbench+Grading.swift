internal import LessonModel
internal import Observing
internal import Peers
internal import PyInterpreter
internal import Timeline

extension Workbench {
  /// What a rule's condition comes to.
  enum Truth: Hashable {
    case isTrue
    case isFalse
    /// It raised: the attempt never bound a name, or bound it to another kind of value.
    case raised(String)
    /// It cannot be evaluated; why.
    case failed(String)
  }

  /// The value of a pure expression over the program's names, nil where it has none.
  func evaluate(_ source: String) -> Glimpse? {
    guard case .completed(let record?) = session.evaluate(source, [:]) else { return nil }
    return Glimpse(record)
  }

  /// Whether a rule's condition holds.
  func truth(of source: String, with bindings: CheckBindings) -> Truth {
    switch session.evaluate("True if (\(source)) else False", bindings.values) {
    case .completed(let record)?: return record?.content == .bool(true) ? .isTrue : .isFalse
    case .raised(let raised)?: return .raised(raised.lastLine)
    case .exited?: return .failed("it asks to exit")
    case .stopped(let reason)?: return .failed("\(reason)")
    case nil: return .failed("it is no expression")
    }
  }

  /// Binds one of the lesson's names to the object that another name holds.
  func bind(_ name: String, toValueOf other: String) {
    _ = run("\(name) = \(other)", as: .typed)
  }

  /// What the rules of a step can read: what the attempt did and left behind.
  func checkBindings(for step: Step, _ attempts: AttemptTracker) -> CheckBindings {
    awaitRest()
    let since = attempts.firstEvent
    let events = attempts.events
    let peerName = step.peers.last?.id ?? step.visitors.last?.id ?? lastPeer(events)
    return CheckBindings(
      turn: attempts.turns.last, output: attempts.turns.map(\.output).joined(), events: events,
      peer: peerName.map { hall.facts(of: $0, since: EventID(since)) },
      ends: observedEnds(settling: true), newNames: newNames(since: attempts.mark),
      session: session)
  }

  /// The peer or visitor that acted last.
  private func lastPeer(_ events: [TimelineEvent]) -> String? {
    for case .peer(let event) in events.reversed() {
      switch event.actor {
      case .peer(let name), .visitor(let name): return name
      case .reader: continue
      }
    }
    return nil
  }

  /// Both ends of the reader's sockets at this moment.
  func observedEnds(settling: Bool) -> [EndpointPair] {
    EndsObserver(hall: hall, network: network).observe(
      names: socketNames, connections: connections(), known: lastEnds, settling: settling)
  }

  /// What was observed after the last lines.
  private var lastEnds: [EndpointPair] {
    turns.indices.suffix(32).compactMap { scenes[$0]?.after }.flatMap(\.self)
  }

  /// The reader's connections in the present world, by all that is recorded.
  private func connections() -> ClosedConnections {
    if followed.world != worldStart { followed = FollowedConnections(world: worldStart) }
    for event in recorder.record(from: followed.next) {
      followed.connections.note(event)
      followed.next = event.id.index + 1
    }
    return followed.connections
  }
}

/// The reader's connections as far as the record was read.
struct FollowedConnections {
  /// Where the record of their world begins.
  var world: Int
  /// The first event that was not read.
  var next: Int
  var connections = ClosedConnections()

  init(world: Int) {
    self.world = world
    next = world
  }
}

/// The read-only names of grade expressions: `result error output calls peer sockets names`.
struct CheckBindings {
  /// The names with their values, for the interpreter.
  let values: [String: Plain]

  init(
    turn: Turn?, output: String, events: [TimelineEvent], peer: PeerFacts?,
    ends: [EndpointPair], newNames: Set<String>, session: PythonSession
  ) {
    var values: [String: Plain] = [:]
    values["result"] = turn?.value ?? Plain.none
    values["error"] = turn?.errorName.map { .str($0) } ?? Plain.none
    values["output"] = .str(output)
    values["calls"] = .list(
      events.compactMap { event in
        guard case .call(let call) = event, call.actor == .reader else { return nil }
        return .str(call.call.methodName)
      })
    values["peer"] = .record(CheckBindings.fields(peer ?? PeerFacts()))
    var sockets: [String: Plain] = [:]
    // The open sockets come first: what is left of a closed one yields its name to them.
    for pair in ends {
      guard let name = pair.name, sockets[name] == nil else { continue }
      sockets[name] = .record(CheckBindings.fields(pair))
    }
    values["sockets"] = .dict(sockets)
    values["names"] = .list(newNames.sorted().map { .str($0) })
    self.values = values
  }

  private static func fields(_ facts: PeerFacts) -> [String: Plain] {
    [
      "received": .bytes(facts.received), "connections": .int(facts.connections),
      "saw_end": .bool(facts.sawEnd), "closed": .bool(facts.closed), "reset": .bool(facts.reset),
      "sent": .int(facts.sentCount),
    ]
  }

  private static func fields(_ pair: EndpointPair) -> [String: Plain] {
    [
      "state": .str(pair.yours.state?.name ?? ""),
      "peer_state": .str(pair.peers?.state?.name ?? ""),
      "local": address(pair.yours.local), "remote": address(pair.yours.remote),
      "receive_queue": .int(pair.yours.receiveQueue), "send_queue": .int(pair.yours.sendQueue),
      "blocking": .bool(pair.yours.isBlocking ?? true),
    ]
  }

  private static func address(_ address: SocketAddress) -> Plain {
    guard let host = address.host, let port = address.port else { return .none }
    return .tuple([.str(SocketAddress.dotted(host)), .int(Int(port))])
  }
}

extension CallEvent {
  /// The name of the socket method that made the call, also where it is the wait before it; sendall counts as send.
  var methodName: String {
    switch aim {
    case .wait(.sendall, _), .part(.sendall): "send"
    case .wait(let method, _): method.rawValue
    case .part, .itself, .limit, .dropped: call.methodName
    }
  }
}

extension SystemCall {
  /// The name of the socket method that makes the call: `send`, not strace's `sendto`.
  var methodName: String {
    switch self {
    case .send: "send"
    case .recv: "recv"
    case .accept: "accept"
    case .setNonBlocking: "setblocking"
    case .select: "select"
    case .sleep: "sleep"
    default: name
    }
  }
}
