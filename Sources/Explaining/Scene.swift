internal import Timeline

/// One call of a line with everything that is known around it: what the sentences are made from.
struct Scene {
  var kind: CallKind
  var outcome: OutcomeKind
  /// The system calls that belong together, in order; several for sendall or a socket with a time limit.
  var events: [CallEvent]
  /// The call that decides: the last one that is not a mere helper.
  var principal: CallEvent
  /// What was known before the first of the calls, and after the last.
  var before: Ledger
  var after: Ledger
  var happening: Happening
  /// The Python call, where it is known.
  var python: PythonCall?
  /// Bytes moved by all sends of the group together, and bytes that were asked for.
  var moved = 0
  var asked = 0

  /// The descriptor that the call works on.
  var descriptor: Int32? { principal.call.descriptor }

  /// The socket before the call.
  var story: SocketStory? { descriptor.flatMap { before.story($0) } }

  /// The descriptor that the call made.
  var made: Int32? {
    guard case .returned(let value) = principal.outcome else { return nil }
    return Int32(truncatingIfNeeded: value)
  }

  /// What the reader calls the socket: a variable, or nil.
  var variable: String? {
    if let receiver = python?.receiver { return receiver }
    guard let descriptor else { return nil }
    return variable(of: descriptor) ?? Scene.receiver(in: happening.line?.source, kind)
  }

  func variable(of descriptor: Int32) -> String? {
    let name =
      happening.names[descriptor]
      ?? happening.after.first { $0.yours.descriptor == descriptor }?.name
      ?? happening.before.first { $0.yours.descriptor == descriptor }?.name
    return name == "" ? nil : name
  }

  /// The socket as a subject: "s" or "The socket".
  var subject: String { variable ?? "The socket" }
  /// The socket inside a sentence: "s" or "the socket".
  var object: String { variable ?? "the socket" }
  /// The socket in code that is offered to try: "s".
  var code: String { variable ?? "s" }

  var yoursBefore: EndpointState? { pair(happening.before)?.yours }
  var yoursAfter: EndpointState? { pair(happening.after)?.yours }
  var peersAfter: EndpointState? { pair(happening.after)?.peers }
  var peersBefore: EndpointState? { pair(happening.before)?.peers }

  /// The pair that holds the socket; after close, the pair with the same local address.
  ///
  /// A pair whose descriptor another socket has got since is none of ours.
  func pair(_ pairs: [EndpointPair]) -> EndpointPair? {
    guard let descriptor, principal.outcome != .waiting || descriptor >= 0 else { return nil }
    if let pair = pairs.first(where: { $0.yours.descriptor == descriptor }) {
      let isReused =
        story?.local.map { $0 != .none && pair.yours.local != .none && $0 != pair.yours.local }
      if isReused != true || kind == .bind { return pair }
    }
    guard kind == .close, let own = story, let local = own.local, let remote = own.remote else {
      return nil
    }
    return pairs.first { $0.yours.local == local && $0.yours.remote == remote }
  }

  /// When the call ended, or the present while it waits.
  var end: Moment {
    Moment(nanoseconds: principal.started.nanoseconds + principal.duration)
  }

  /// How long before the call's end something was: "3 ms".
  func since(_ moment: Moment) -> String { Words.span(max(0, end - moment)) }

  /// The peer's connection at the other end, with all that it has done by the end of the line.
  var otherEnd: PeerStory? { (storyAfter ?? story).flatMap { after.otherEnd(of: $0) } }

  /// The reader's own socket at the other end.
  var ownOtherEnd: SocketStory? { (storyAfter ?? story).flatMap { after.ownOtherEnd(of: $0) } }

  /// The socket after the call; for one that was closed, as it was.
  var storyAfter: SocketStory? { descriptor.flatMap { after.story($0) } }

  /// The other end in words: "the peer echo", "your own socket c", "the peer".
  var peer: String {
    if let other = otherEnd { return Words.who(other.actor) }
    if let own = ownOtherEnd, let name = own.descriptors.first.flatMap({ variable(of: $0) }) {
      return "your own socket \(name)"
    }
    return "the peer"
  }

  /// Where an event was typed: "on line 4", or "earlier" where no line is known.
  func place(_ id: EventID?) -> String {
    guard let id, id.index >= 0 else { return "earlier" }
    if let line = happening.lines.first(where: { $0.events.contains(id.index) }),
      line.number != happening.line?.number
    {
      return "on line \(line.number)"
    }
    let events = happening.history + happening.events
    for case .call(let call) in events where call.id == id && call.line > 0 {
      return "on line \(call.line)"
    }
    return "earlier"
  }

  /// The address of a connect, bind or listen in words: a typed name where there is a route.
  func name(of address: SocketAddress) -> String {
    if let route = happening.routes.last(where: { $0.address == address }) {
      return "our own \(route.host)"
    }
    if let listener = after.listeners[address], case .peer(let name) = listener.actor {
      return "our own \(name)"
    }
    return "\(address)"
  }
}
