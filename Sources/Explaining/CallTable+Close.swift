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
      var second = "Sockets that it accepted stay connected."
      if let queue = scene.yoursBefore?.receiveQueue, queue > 0 {
        second = "\(Words.callersWait(queue)) in its queue: their connections end too."
      }
      return Telling("listens", "\(scene.subject) does not listen\(port) any more.").then(second)
        .section(.disconnecting).rests(on: listening)
    }
    guard story?.isConnected == true else {
      return Telling("fresh", "\(scene.subject) is closed; it had no connection to end.")
        .then("Its descriptor can be used again for another socket.").section(.disconnecting)
    }
    return closedConnection(scene)
  }

  private static func closedConnection(_ scene: Scene) -> Telling {
    let unread = scene.yoursBefore?.receiveQueue ?? 0
    let peersState = scene.peersAfter?.state
    if unread > 0, peersState != .closeWait {
      return Telling(
        "unread", "You closed with \(Words.bytes(unread)) unread: your kernel reset the connection."
      )
      .then("The peer learns it as an error (ECONNRESET), not as a normal end.")
      .next("Receive until b'' before you close.").section(.disconnecting)
    }
    var telling = Telling(
      "closed", "Your end of the connection to \(scene.peer) is closed.",
      "Your end of the connection is closed.")
    if let yours = scene.yoursAfter?.state, let peersState {
      telling = telling.then(
        "Your end says \(yours.name), the peer's end \(peersState.name)."
      )
      .more(meaning(yours, peersState))
      telling.situation += ".\(yours.name).\(peersState.name)"
    } else if let yours = scene.yoursAfter?.state {
      telling = telling.then("Your end says \(yours.name); the peer has closed too.")
        .more(yours == .timeWait ? "TIME_WAIT keeps the pair of ports for a while." : nil)
      telling.situation += ".\(yours.name)"
    } else if let end = scene.endedBefore {
      telling = telling.then(
        "\(Words.sentence(scene.peer)) had closed its end before, so the connection is gone.",
        "The peer had closed its end before, so the connection is gone."
      )
      .rests(on: end.event)
      telling.situation += ".both"
    } else {
      telling = telling.then("The peer's recv gives b'' when it has read everything that you sent.")
    }
    return telling.section(.disconnecting)
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
      second += " Your end says \(yours.name), the peer's \(peers.name)."
    }
    return Telling(
      how == 1 ? "write" : "both",
      "You send no more: the peer's recv gives b'' after your last byte."
    )
    .then(second)
    .more(how == 1 ? "This is a half-close: one direction ends, the other goes on." : nil)
    .section(.disconnecting)
  }
}
