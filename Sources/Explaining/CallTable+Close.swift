internal import Timeline

// close and shutdown: how a connection ends.
extension CallTable {
  static func close(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(didClose)
    case .badDescriptor: .told(closed)
    case .interrupted:
      .told { scene in
        Telling("stopped", "A signal came during close; the descriptor is given back all the same.")
          .next("Use \(scene.object) no more: it is closed.").section(.disconnecting)
      }
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("close"))
    case .waitsForever, .limitReached, .wouldBlock: .impossible(Reason.neverWaits("close"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("close"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted, .brokenPipe,
      .invalid, .networkUnreachable, .notSupported:
      .impossible("close gives the descriptor back and reports nothing of the other end.")
    }
  }

  static func shutdown(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(didShutDown)
    case .notConnected:
      .told { scene in
        let story = scene.story
        if let listening = story?.listening {
          return Telling(
            "listens", "\(scene.subject) is a listening socket: it has no connection to end."
          )
          .next("Call close on it instead.").section(.disconnecting).rests(on: listening)
        }
        let first =
          story?.isConnected == true
          ? "The connection of \(scene.object) is over already."
          : "\(scene.subject) was never connected."
        return Telling(story?.isConnected == true ? "over" : "fresh", first)
          .then("There is nothing to shut down.")
          .next("Close \(scene.object): that always works.").section(.disconnecting)
          .rests(on: story?.wasReset, story?.sawEnd)
      }
    case .invalid:
      .told { _ in
        Telling("how", "shutdown knows three values: SHUT_RD, SHUT_WR and SHUT_RDWR.")
          .next("Use socket.SHUT_WR to end sending.").section(.disconnecting)
      }
    case .badDescriptor: .told(closed)
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("shutdown"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("shutdown"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("shutdown"))
    case .addressInUse, .addressNotAvailable: .impossible(Reason.noAddress("shutdown"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .accessDenied, .alreadyConnected,
      .reset, .aborted, .brokenPipe, .networkUnreachable, .notSupported:
      .impossible("shutdown does not wait for the other end, so it learns nothing of it.")
    }
  }

  private static func didClose(_ scene: Scene) -> Telling {
    let story = scene.story
    if let others = story?.descriptors.filter({ $0 != scene.descriptor }), !others.isEmpty {
      let list = others.sorted().map { scene.variable(of: $0) ?? "descriptor \($0)" }.joined(
        separator: ", ")
      return Telling("shared", "One descriptor is closed; \(list) still holds the same socket.")
        .then("The connection goes on: nothing was sent to the peer.").section(.disconnecting)
    }
    if let listening = story?.listening {
      let port = story?.port.map { " at port \($0)" } ?? ""
      var second =
        scene.hasOpenAccepted
        ? "Sockets that it accepted stay connected." : "Who connects to it from now on is refused."
      if let queue = scene.yoursBefore?.receiveQueue, queue > 0 {
        second = "\(Words.callersWait(queue)) in its queue: their connections end too."
      }
      var telling = Telling("listens", "\(scene.subject) does not listen\(port) any more.")
        .then(second).section(.disconnecting).rests(on: listening)
      if case .dropped = scene.principal.aim {
        telling.situation = "listens.dropped"
        telling.first = [dropped(scene)]
      }
      return telling
    }
    guard story?.isConnected == true else {
      var telling = Telling("fresh", "\(scene.subject) is closed; it had no connection to end.")
        .then("Its descriptor can be used again for another socket.").section(.disconnecting)
      if case .dropped = scene.principal.aim {
        telling.situation = "fresh.dropped"
        telling.first = [dropped(scene)]
      }
      return telling
    }
    return closedConnection(scene)
  }

  private static func closedConnection(_ scene: Scene) -> Telling {
    if let reset = scene.story?.wasReset {
      let telling = Telling(
        "wasReset", "\(scene.subject) is closed; its connection had been reset before."
      )
      .then("Nothing was sent: there was no connection any more.").section(.disconnecting)
      .rests(on: reset)
      return byWhom(telling, scene)
    }
    let peersState = scene.peersAfter?.state
    if let telling = resetAtClose(scene) { return telling }
    var telling = Telling(
      "closed", "Your end of the connection to \(scene.peer) is closed.",
      "Your end of the connection is closed.")
    if scene.ownOtherEnd != nil, let name = scene.variable {
      telling.first = ["\(name) is closed: its end of the connection to \(scene.otherName)."]
    }
    if case .dropped = scene.principal.aim {
      telling.situation = "dropped"
      telling.first = [dropped(scene)]
    }
    if let yours = scene.yoursAfter?.state, let peersState {
      telling = telling.then(
        "\(scene.yourEnd) says \(yours.name), \(scene.otherName) says \(peersState.name).",
        "Your end says \(yours.name), the peer's end \(peersState.name)."
      )
      .more(meaning(yours, peersState))
      telling.situation += ".\(yours.name).\(peersState.name)"
    } else if let yours = scene.yoursAfter?.state {
      telling = telling.then("\(scene.yourEnd) says \(yours.name); the other end is closed too.")
        .more(yours == .timeWait ? "TIME_WAIT keeps the pair of ports for a while." : nil)
      telling.situation += ".\(yours.name)"
    } else if let end = scene.endedBefore {
      telling = telling.then(
        "\(Words.sentence(scene.peer)) had been closed before: the connection is gone.",
        "The other end had been closed before: the connection is gone."
      )
      .rests(on: end.event)
      telling.situation += ".both"
    } else {
      let reader = scene.ownOtherEnd == nil ? "The peer's recv" : "recv on \(scene.otherName)"
      telling = telling.then("\(reader) gives b'' when it has read everything that was sent.")
    }
    return telling.section(.disconnecting)
  }

  /// A close that sent a reset (RST), as the option, the unread bytes or the packet tell; nil for a normal end.
  private static func resetAtClose(_ scene: Scene) -> Telling? {
    // An end that waits in one of these states has got a normal end.
    if let state = scene.peersAfter?.state, state == .closeWait || state == .timeWait { return nil }
    let whom =
      scene.ownOtherEnd == nil
      ? "The peer" : scene.ownOtherEnd.flatMap(scene.name(of:)) ?? "Your other socket"
    let gone = scene.endedBefore?.event
    let learns =
      gone == nil
      ? "\(whom) learns it as an error (ECONNRESET), not as b''."
      : "\(whom) had closed before: nobody learns of the reset."
    var telling: Telling
    switch scene.resetCause {
    case .linger(let event):
      telling = Telling(
        "linger", "\(scene.subject) is closed by a reset (RST): SO_LINGER was set to 0 seconds.")
      telling = telling.rests(on: event)
        .next("Leave SO_LINGER as it is where the other end is to see a normal end.")
    case .unread(let count):
      telling = Telling(
        "unread",
        "You closed \(scene.object) with \(Words.bytes(count)) unread: your kernel reset the connection.",
        "You closed with \(Words.bytes(count)) unread: your kernel reset the connection."
      )
      .next("Receive until b'' before you close.")
      if case .dropped = scene.principal.aim {
        let unread = count == 1 ? "1 byte was" : "\(count) bytes were"
        return byWhom(
          telling.then("\(unread) unread in it: your kernel reset the connection (RST).")
            .more(learns).section(.disconnecting), scene)
      }
    case nil:
      guard let packet = scene.resetPacket else { return nil }
      telling = Telling(
        "packet", "\(scene.subject) is closed: your kernel reset the connection (RST)."
      )
      .rests(on: packet)
    }
    return byWhom(telling.then(learns).rests(on: gone).section(.disconnecting), scene)
  }

  /// The same of a socket that Python closed by itself: that is said first.
  private static func byWhom(_ telling: Telling, _ scene: Scene) -> Telling {
    guard case .dropped = scene.principal.aim else { return telling }
    var telling = telling
    telling.situation += ".dropped"
    telling.first = [dropped(scene)]
    return telling
  }

  /// Why Python closed a socket by itself.
  private static func dropped(_ scene: Scene) -> String {
    guard let name = scene.variable else {
      return "Python closed a socket that no name held any more."
    }
    return scene.happening.names.values.contains(name)
      ? "\(name) names a new socket now: Python closed the old one."
      : "No name is left for the socket that was \(name): Python closed it."
  }

  private static func meaning(_ yours: TCPState, _ peers: TCPState) -> String? {
    switch peers {
    case .closeWait:
      "CLOSE_WAIT means: the peer's kernel knows that you closed; its program has not closed yet."
    case .timeWait: "TIME_WAIT is at the end that closed first."
    case .established, .synSent, .synReceived, .finWait1, .finWait2, .closed, .lastAck, .listen,
      .closing, .newSynReceived:
      nil
    }
  }

  private static func didShutDown(_ scene: Scene) -> Telling {
    guard case .shutdown(_, let how) = scene.principal.call else { return unexpected(scene) }
    if how == 0 {
      return Telling("read", "You receive no more on \(scene.object); the peer is not told.")
        .then("You can still send.").section(.disconnecting)
    }
    var second = how == 1 ? "You can still receive." : "You can neither send nor receive."
    if let yours = scene.yoursAfter?.state, let peers = scene.peersAfter?.state {
      second += " \(scene.yourEnd) says \(yours.name), \(scene.otherName) \(peers.name)."
    }
    return Telling(
      how == 1 ? "write" : "both",
      scene.ownOtherEnd == nil
        ? "You send no more: the peer's recv gives b'' after your last byte."
        : "\(scene.subject) sends no more: recv on \(scene.otherName) gives b'' after its last byte."
    )
    .then(second)
    .more(how == 1 ? "This is a half-close: one direction ends, the other goes on." : nil)
    .section(.disconnecting)
  }
}

extension Scene {
  /// Whether a socket that came from the listening socket of the call is still open.
  fileprivate var hasOpenAccepted: Bool {
    after.stories.contains { $0.acceptedFrom == story?.opened && $0.isOpen }
  }

  /// Why the close of the call was a reset, as the calls and the looks tell; nil where nothing says so.
  fileprivate var resetCause: SocketStory.ResetCause? {
    if let story, let closed = after.stories.first(where: { $0.opened == story.opened }),
      let cause = closed.resetAtClose
    {
      return cause
    }
    guard let unread = yoursBefore?.receiveQueue, unread > 0 else { return nil }
    return .unread(unread)
  }

  /// The reset that the close sent: the first thing that the reader's end sent after the call began, and no answer.
  ///
  /// An end that has sent its end of stream (FIN), then or before, was closed in order; what comes to it afterwards is
  /// answered with a reset as well.
  fileprivate var resetPacket: EventID? {
    guard let local = story?.local, local.port ?? 0 != 0 else { return nil }
    for case .packet(let packet) in happening.events where packet.at >= principal.started {
      if packet.destination == local, packet.length > 0 { return nil }
      guard packet.source == local, story?.remote == nil || packet.destination == story?.remote
      else { continue }
      if packet.flags.contains(.fin) { return nil }
      if packet.flags.contains(.reset) { return packet.id }
    }
    return nil
  }
}
