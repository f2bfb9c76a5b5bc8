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
  /// What was known at the end of the line.
  var end: Ledger
  /// Whether the looks at both ends after the line tell of this call: no later call of the line changed them.
  var isLast = true
  var happening: Happening
  /// The Python call, where it is known.
  var python: PythonCall?
  /// Bytes moved by all sends of the group together, and bytes that were asked for.
  var moved = 0
  var asked = 0

  /// The descriptor that the call works on.
  var descriptor: Int32? {
    if case .poll(let entries, _) = principal.call, case .wait = principal.aim {
      return entries.first?.fd
    }
    return principal.call.descriptor
  }

  /// The time limit under which the call waited, in nanoseconds; nil where it had none.
  var limit: Int64? {
    for event in events + [principal] {
      if case .wait(_, let limit) = event.aim { return limit }
    }
    return nil
  }

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
    if let story = after.story(descriptor) ?? before.story(descriptor) { return name(of: story) }
    return nameNow(descriptor)
  }

  /// The variable that holds a socket, or held it before it was closed; nil where that is not known.
  func name(of story: SocketStory) -> String? {
    let fd = story.descriptors.min() ?? story.lastDescriptor
    let later = end.stories.first { $0.opened == story.opened } ?? story
    if later.isOpen { return nameNow(fd) }
    let start = happening.events.first?.id ?? EventID(.max)
    if story.opened < start, later.closed.map({ $0 >= start }) ?? false,
      let name = happening.namesBefore[fd], !name.isEmpty
    {
      return name
    }
    return happening.closedNames.filter { end.story($0.value)?.opened == story.opened }.keys
      .min { ($0.count, $0) < ($1.count, $1) }
  }

  private func nameNow(_ descriptor: Int32) -> String? {
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
  var yoursAfter: EndpointState? { isLast ? pair(happening.after)?.yours : nil }
  var peersAfter: EndpointState? { isLast ? pair(happening.after)?.peers : nil }
  var peersBefore: EndpointState? { pair(happening.before)?.peers }

  /// The pair that holds the socket; after close, the pair with the same local address.
  ///
  /// A pair whose descriptor another socket has got since is none of ours.
  func pair(_ pairs: [EndpointPair]) -> EndpointPair? {
    guard let descriptor, principal.outcome != .waiting || descriptor >= 0 else { return nil }
    if let pair = pairs.first(where: { $0.yours.descriptor == descriptor }) {
      let isReused =
        story?.local.map {
          $0 != .none && $0.port != 0 && pair.yours.local != .none && $0 != pair.yours.local
        }
      if isReused != true || kind == .bind { return pair }
    }
    guard kind == .close, let own = story, let local = own.local, let remote = own.remote else {
      return nil
    }
    return pairs.first { $0.yours.local == local && $0.yours.remote == remote }
  }

  /// When the call ended, or the present while it waits.
  var ended: Moment {
    Moment(nanoseconds: principal.started.nanoseconds + principal.duration)
  }

  /// How long before the call's end something was: "3 ms".
  func since(_ moment: Moment) -> String { Words.span(max(0, ended - moment)) }

  /// The peer's connection at the other end, with all that it has done by the end of the line.
  var otherEnd: PeerStory? { (storyAfter ?? story).flatMap { after.otherEnd(of: $0) } }

  /// The reader's own socket at the other end.
  var ownOtherEnd: SocketStory? { (storyAfter ?? story).flatMap { after.ownOtherEnd(of: $0) } }

  /// The socket after the call; for one that was closed, as it was.
  var storyAfter: SocketStory? { descriptor.flatMap { after.story($0) } }

  /// The other end in words: "the peer echo", "your own socket c", "the peer".
  var peer: String {
    if let other = otherEnd { return Words.who(other.actor) }
    if let own = ownOtherEnd {
      return nameBeside(of: own).map { "your own socket \($0)" } ?? "your other socket"
    }
    return "the peer"
  }

  /// The end that the call worked on, by its variable where both ends are the reader's: "Your end" or "y".
  var yourEnd: String { ownOtherEnd == nil ? "Your end" : variable ?? "Your end" }

  /// The other end likewise: "the peer's end" or "theirs".
  var otherName: String {
    guard let own = ownOtherEnd else { return "the peer's end" }
    return nameBeside(of: own) ?? "your other socket"
  }

  /// The variable of another socket of the reader's; nil where the call's own socket has the same.
  private func nameBeside(of own: SocketStory) -> String? {
    name(of: own).flatMap { $0 == variable ? nil : $0 }
  }

  /// Where an event was typed: "at `s.close()`", "on line 4" of the same block, or "earlier".
  func place(_ id: EventID?) -> String {
    guard let id, id.index >= 0 else { return "earlier" }
    let calls = happening.record.lazy.compactMap { event -> CallEvent? in
      if case .call(let call) = event { call } else { nil }
    }
    let line = calls.first { $0.id == id }?.line ?? 0
    let typed = happening.lines.first { $0.events.contains(id.index) }
    guard let typed, typed.number != happening.line?.number else {
      let isBlock = (typed ?? happening.line)?.source.contains("\n") ?? true
      return isBlock && line > 0 ? "on line \(line)" : "earlier"
    }
    guard let text = typed.text(of: max(1, line)), text.count <= Scene.longestQuote else {
      return "earlier"
    }
    return "at `\(text)`"
  }

  /// The most characters of a line that is quoted in a sentence.
  private static let longestQuote = 32

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
