internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Scene {
  /// The most scenes of one line; of a line with more calls only the last ones are told.
  private static let mostScenes = 200

  /// The scenes of a line: its calls, those together that one Python call made.
  static func scenes(of happening: Happening) -> [Scene] {
    var ledger = Ledger()
    for event in happening.history { ledger.note(event) }
    return scenes(of: happening, after: ledger)
  }

  /// The scenes of a line, where what came before it is known already.
  static func scenes(of happening: Happening, after history: Ledger) -> [Scene] {
    var ledger = history
    ledger.learn(happening.known)
    ledger.learn(happening.before)
    var final = ledger
    for event in happening.events { final.note(event) }
    final.learn(happening.after)
    var scenes: [Scene] = []
    let groups = groups(happening)
    let skipped = max(0, groups.count - mostScenes)
    for event in groups.prefix(skipped).joined() { ledger.note(.call(event)) }
    var acts = happening.events.filter { if case .peer = $0 { true } else { false } }[...]
    for (index, group) in groups.enumerated().dropFirst(skipped) {
      while let act = acts.first, let start = group.first?.id, act.id < start {
        ledger.note(act)
        acts.removeFirst()
      }
      var after = ledger
      for event in group { after.note(.call(event)) }
      let python = happening.pythonCalls.first {
        guard let id = group.last?.id.index else { return false }
        return $0.events.contains(id)
      }
      if var scene = Scene(
        group, before: ledger, after: after, final: final, happening: happening, python: python)
      {
        scene.isLast = !scene.isChanged(by: groups[(index + 1)...])
        scenes.append(scene)
      }
      ledger = after
    }
    if let waiting = happening.waiting, waiting.isForever {
      // The call was made and ended for the reader: that it was interrupted is not the story.
      if let last = scenes.last, last.outcome == .interrupted, last.principal.call == waiting.call {
        scenes.removeLast()
      }
      scenes.append(Scene(waiting: waiting, ledger: final, happening: happening))
    }
    return scenes
  }

  /// A scene for a call that has not returned.
  init(waiting: WaitingCall, ledger: Ledger, happening: Happening) {
    let event = CallEvent(
      actor: .reader, thread: 0, line: waiting.line, call: waiting.call, aim: waiting.aim,
      outcome: .waiting,
      started: waiting.since, duration: 0)
    principal = event
    events = happening.events.compactMap {
      if case .call(let call) = $0, call.actor == .reader, call.call == waiting.call {
        call
      } else {
        nil
      }
    }.suffix(1)
    before = ledger
    after = ledger
    end = ledger
    self.happening = happening
    outcome = .waitsForever
    kind = CallKind(waiting.call, waiting.aim) ?? .select
    python = happening.pythonCalls.last
    if kind == .select, let real = Scene.method(behind: event, self) { kind = real }
    if kind == .send, waiting.aim == .itself,
      python?.name == "sendall" || Scene.saysSendall(happening)
    {
      kind = .sendall
    }
    if case .send(_, let length, _, _) = waiting.call.plain { asked = length }
  }

  private init?(
    _ group: [CallEvent], before: Ledger, after: Ledger, final: Ledger, happening: Happening,
    python: PythonCall?
  ) {
    guard let principal = Scene.principal(of: group),
      let kind = CallKind(principal.call, principal.aim)
    else { return nil }
    self.principal = principal
    self.kind = kind
    self.before = before
    self.after = final
    end = final
    self.after.adopt(socketsOf: after)
    self.happening = happening
    self.python = python
    events = group
    outcome = .done
    count()
    if kind == .send, principal.aim == .itself,
      python?.name == "sendall" || Scene.saysSendall(happening)
    {
      self.kind = .sendall
    }
    if kind == .select, let real = Scene.method(behind: principal, self) { self.kind = real }
    outcome = judged()
  }

  /// Adds up what the sends of the group moved.
  private mutating func count() {
    for event in events {
      if case .send(_, let length, _, _) = event.call.plain {
        if asked == 0 { asked = length }
        if case .returned(let value) = event.outcome { moved += value }
      } else if case .recv(_, let capacity, _, _) = event.call.plain {
        asked = capacity
        if case .returned(let value) = event.outcome { moved = value }
      }
    }
  }

  private func judged() -> OutcomeKind {
    switch principal.outcome {
    case .failed(let number):
      // A connect with a time limit: the poll or SO_ERROR that followed tells.
      if kind == .connect, number == EINPROGRESS, let late = connectedLater { return late }
      return OutcomeKind(errno: number)
    case .waiting: return .waitsForever
    case .returned(let value):
      switch principal.call.plain {
      case .send:
        if asked == 0 { return .zero }
        return moved == asked ? .done : moved == 0 ? .zero : .short
      case .recv:
        if value == 0 { return .zero }
        return value < asked && story?.isDatagram != true ? .short : .done
      case .poll, .select:
        if kind != .select { return .limitReached }
        return value == 0 ? .zero : .done
      default: return .done
      }
    }
  }

  private var connectedLater: OutcomeKind? {
    for event in events.reversed() {
      if case .getsockopt = event.call, case .option(let bytes) = event.detail,
        let error = Words.integer(bytes)
      {
        return error == 0 ? .done : OutcomeKind(errno: error)
      }
      if case .poll = event.call {
        if event.outcome == .returned(0) { return .limitReached }
        if event.outcome == .failed(errno: EINTR) { return .interrupted }
      }
    }
    return nil
  }

  /// The Python method that waits in a poll(2) of one socket with a time limit; nil where the reader polls.
  private static func method(behind event: CallEvent, _ scene: Scene) -> CallKind? {
    guard case .poll(let entries, _) = event.call, entries.count == 1 else { return nil }
    if let name = scene.python?.name {
      return CallKind(rawValue: name).flatMap { $0.canWait ? $0 : nil }
    }
    guard scene.happening.exception?.type == "TimeoutError" else { return nil }
    let story = scene.before.story(entries[0].fd)
    if entries[0].events & Int16(POLLOUT) != 0 {
      return story?.isConnected == true ? .send : .connect
    }
    return story?.isListening == true ? .accept : .recv
  }

  /// Whether later calls of the line changed an end of this call's connection, so that the looks after the line tell
  /// of them.
  private func isChanged(by groups: ArraySlice<[CallEvent]>) -> Bool {
    guard let story = storyAfter ?? story else { return false }
    var descriptors = story.descriptors
    if let descriptor { descriptors.insert(descriptor) }
    if let own = ownOtherEnd { descriptors.formUnion(own.descriptors) }
    return groups.joined().contains { event in
      switch event.call.plain {
      case .connect(_, let address): story.isListening && address.port == story.port
      case .getsockname, .getpeername, .getFlags, .getsockopt, .setsockopt, .setNonBlocking, .poll,
        .select, .sleep, .threadWait, .socketpair, .socket:
        false
      case .bind, .listen, .accept, .send, .recv, .message, .shutdown, .close, .dup:
        event.call.descriptor.map(descriptors.contains) ?? false
      }
    }
  }

  /// The call of a group that decides how it is told.
  private static func principal(of group: [CallEvent]) -> CallEvent? {
    if let connect = group.first(where: { if case .connect = $0.call { true } else { false } }) {
      return connect
    }
    return group.last { event in
      switch event.call {
      case .poll: group.count == 1 || event.id == group.last?.id
      case .getsockname, .getpeername, .getFlags, .setNonBlocking: group.count == 1
      default: true
      }
    }
  }

  static func saysSendall(_ happening: Happening) -> Bool {
    guard happening.pythonCalls.isEmpty, let source = happening.line?.source else {
      return false
    }
    return source.contains(".sendall(") && !source.contains(".send(")
  }
}

extension Scene {
  /// The reader's calls of a line, those together that belong to one Python call.
  static func groups(_ happening: Happening) -> [[CallEvent]] {
    var groups: [[CallEvent]] = []
    let sendall = saysSendall(happening)
    for case .call(let event) in happening.events where event.actor == .reader {
      if CallKind(event.call) == nil { continue }
      if event.outcome == .waiting { continue }
      if let last = groups.last, let previous = last.last, previous.thread == event.thread,
        belongs(event, to: last, happening, sendall)
      {
        groups[groups.count - 1].append(event)
      } else {
        groups.append([event])
      }
    }
    return groups
  }

  private static func belongs(
    _ event: CallEvent, to group: [CallEvent], _ happening: Happening, _ sendall: Bool
  ) -> Bool {
    guard let first = group.first, let previous = group.last else { return false }
    guard previous.line == event.line else { return false }
    let isOneSendall = first.aim.isOfSendall && event.aim.isOfSendall
    let together =
      isOneSendall
      || happening.pythonCalls.contains {
        $0.name == "sendall" && $0.events.contains(first.id.index)
          && $0.events.contains(event.id.index)
      }
    switch (previous.call, event.call) {
    case (.accept, .getsockname(let fd)), (.dup, .getsockname(let fd)),
      (.dup, .setNonBlocking(let fd, _)), (.accept, .setNonBlocking(let fd, _)):
      return previous.outcome == .returned(Int(fd))
    case (.socketpair, .getsockname), (.socketpair, .getFlags): return true
    case (.getsockname(let one), .getsockname(let two)):
      if case .socketpair = first.call { return true }
      return one == two && first.id != previous.id
    case (.connect(let fd, _), .poll(let entries, _)):
      return previous.outcome == .failed(errno: EINPROGRESS) && entries.map(\.fd) == [fd]
    case (.poll(let entries, _), .getsockopt(let fd, _, let option, _)):
      guard case .connect = first.call else { return false }
      return entries.map(\.fd) == [fd] && option == SO_ERROR
    case (.poll(let entries, _), .recv(let fd, _, _, _)),
      (.poll(let entries, _), .send(let fd, _, _, _)), (.poll(let entries, _), .accept(let fd, _)):
      return entries.map(\.fd) == [fd]
    case (.send(let one, let length, _, _), .send(let two, let rest, _, _)):
      guard one == two, together || sendall, case .returned(let value) = previous.outcome else {
        return one == two && previous.outcome == .failed(errno: EINTR)
      }
      return rest == length - value
    case (.send(let fd, _, _, _), .poll(let entries, _)):
      return (together || sendall) && entries.map(\.fd) == [fd]
    case (let one, let two): return one == two && previous.outcome == .failed(errno: EINTR)
    }
  }
}

extension CallAim {
  /// Whether the call is one of those that a sendall makes.
  fileprivate var isOfSendall: Bool {
    switch self {
    case .part(.sendall), .wait(.sendall, _): true
    case .part, .wait, .itself, .limit, .dropped: false
    }
  }
}
