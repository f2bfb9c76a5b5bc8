internal import Timeline

// send and sendall
extension CallTable {
  static func send(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(sentAll)
    case .short: .told(sentSome)
    case .zero: .told(sentNothing)
    case .waitsForever: .told(sendWaits)
    case .interrupted:
      .told { scene in
        var telling = interrupted(scene)
        telling.second = ["Your kernel took none of the \(Words.bytes(scene.asked))."]
        return telling.next("Let the peer read first: its receive queue is what send waits for.")
          .section(.using)
      }
    case .limitReached: .told(sendLimit)
    case .wouldBlock:
      .told { scene in
        Telling(
          "full", "Your send queue is full, and \(scene.object) does not block: 0 bytes were taken."
        )
        .then(scene.queues ?? "A blocking send would wait here.")
        .next("Ask select when \(scene.object) is writable, then send the same bytes again.")
        .section(.nonBlocking)
      }
    case .brokenPipe: .told(brokenPipe)
    case .reset: .told(wasReset)
    case .notConnected: .told(noPeerToSend)
    case .timedOut: .told(gaveUp)
    case .aborted: .told(connectionAborted)
    case .badDescriptor: .told(closed)
    case .refused:
      .told { scene in
        Telling("datagram", "An earlier datagram found nobody at its address: this call tells it.")
          .then("The bytes of this call were not sent.")
          .next("Start a program that receives there, then send again.").section(.sockets)
          .rests(on: scene.story?.lastSend)
      }
    case .networkUnreachable:
      .told { scene in
        Telling("foreign", "No way leads from here to this address: nothing was sent.")
          .then("Nothing leaves this machine.")
          .next("Send to 127.0.0.1 or to one of the built-in peers.").section(.sockets)
      }
    case .accessDenied:
      .told { scene in
        Telling("denied", "The kernel does not let you send to this address: nothing was sent.")
          .then("A broadcast address needs the option SO_BROADCAST.")
          .next("Send to 127.0.0.1 or to one of the built-in peers.").section(.sockets)
      }
    case .addressNotAvailable:
      .told { scene in
        Telling("address", "Your kernel has no address of its own for this send: nothing was sent.")
          .next("Bind \(scene.object) to 127.0.0.1, or send to another address.").section(.sockets)
      }
    case .alreadyConnected:
      .told { scene in
        Telling(
          "connected", "\(scene.subject) has a peer already: an address beside it is not taken."
        )
        .then("Nothing was sent.")
        .next("Use \(scene.code).send(data) without an address.").section(.using)
        .rests(on: scene.story?.connected)
      }
    case .invalid, .notSupported:
      .told { scene in
        Telling(
          "flags", "The kernel does not take these flags for \(scene.object): nothing was sent."
        )
        .next("Use \(scene.code).send(data) without flags.").section(.using)
      }
    case .otherError: .told(unexpected)
    case .inProgress, .alreadyInProgress:
      .impossible("send starts no connection; while one is on its way, it is EAGAIN.")
    case .addressInUse: .impossible(Reason.noAddress("send"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("send"))
    }
  }

  static func sendall(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .short:
      .impossible("sendall raises an error or sends everything: it never returns with less.")
    case .done:
      .told { scene in
        let sends = scene.sendCount
        guard sends > 1 else { return sentAll(scene) }
        return Telling(
          "several",
          "sendall made \(sends) sends until your kernel had taken all \(Words.bytes(scene.moved))."
        )
        .then(afterSend(scene))
        .more("send alone would have returned after the first part.")
        .section(.using)
      }
    case .interrupted, .limitReached, .wouldBlock:
      .told { scene in
        let cause =
          switch outcome {
          case .interrupted: "You stopped sendall after \(scene.waited)"
          case .limitReached: "The time limit (\(scene.limitTold)) ended sendall"
          default: "The send queue is full, and \(scene.object) does not block"
          }
        let taken =
          scene.asked == 0
          ? "nothing was taken" : "\(scene.moved) of \(Words.bytes(scene.asked)) taken"
        return Telling("part", "\(cause): \(taken).", "sendall was ended: \(taken).")
          .then("sendall does not tell how many: the peer may have any part of them.")
          .next("Use send in a loop of your own: it tells how many bytes were taken.")
          .section(.nonBlocking)
      }
    case .zero, .waitsForever, .inProgress, .alreadyInProgress, .timedOut, .refused,
      .addressInUse, .accessDenied, .addressNotAvailable, .notConnected, .alreadyConnected, .reset,
      .aborted, .brokenPipe, .badDescriptor, .invalid, .networkUnreachable, .tooManyFiles,
      .notSupported, .otherError:
      send(outcome)
    }
  }

  private static func sentAll(_ scene: Scene) -> Telling {
    let count = Words.bytes(scene.moved)
    let call = scene.kind.rawValue
    if let end = scene.endedBefore {
      return Telling(
        "late",
        "\(call) took \(count), although \(scene.peer) had closed \(scene.since(end.at)) before.",
        "\(call) took \(count), although the peer had closed before."
      )
      .then("Success says only that your kernel took the bytes.")
      .more("The peer's kernel answers such bytes with a reset; a later call tells you.")
      .next("Call recv: it tells whether the peer still sends.").section(.disconnecting)
      .rests(on: end.event)
    }
    if scene.story?.isDatagram == true {
      return Telling("datagram", "One datagram with \(count) went to your kernel.")
        .then("UDP does not tell whether it arrives.").section(.sockets)
    }
    let all = scene.moved == 1 ? "the 1 byte" : "all \(count)"
    return Telling("all", "Your kernel took \(all).").then(afterSend(scene))
      .more(
        "Success says that your kernel has the bytes, not that the peer's program has read them."
      )
      .section(.using).rests(on: scene.readAfter)
  }

  /// Where the bytes are now, as far as that was seen.
  private static func afterSend(_ scene: Scene) -> String {
    if scene.yoursAfter?.state == .closed {
      if scene.otherEnd?.reset != nil || scene.otherEnd?.closed?.unread ?? 0 > 0 {
        return "Your end says CLOSED since: the peer reset the connection."
      }
      return "Your end says CLOSED since: the connection is over."
    }
    if let waits = scene.peersAfter?.receiveQueue, waits > 0 {
      let bytes = waits == 1 ? "1 byte waits" : "\(waits) bytes wait"
      let read = waits == 1 ? "it" : "them"
      return scene.ownOtherEnd == nil
        ? "\(bytes) in the peer's receive queue: its program has not read \(read)."
        : "\(bytes) in the receive queue of \(scene.otherName): your program has not read \(read)."
    }
    if scene.readAfter != nil { return "The peer's program has read from its receive queue since." }
    // Of a socket without TCP the kernel tells the memory that is used, not the bytes.
    if let yours = scene.yoursAfter, yours.state != nil, yours.sendQueue > 0 {
      let are = yours.sendQueue == 1 ? "is" : "are"
      return "\(Words.bytes(yours.sendQueue)) of your data \(are) still in your send queue."
    }
    if scene.peersAfter != nil {
      return scene.ownOtherEnd == nil
        ? "The peer's receive queue is empty: its program has read."
        : "The receive queue of \(scene.otherName) is empty: your program has read from it."
    }
    let reads = scene.ownOtherEnd == nil ? "the peer's program" : "the other end"
    return "\(scene.kind.rawValue) does not wait until \(reads) reads."
  }

  private static func sentSome(_ scene: Scene) -> Telling {
    let rest = scene.asked - scene.moved
    return Telling(
      "part",
      "send took \(scene.moved) of \(Words.bytes(scene.asked)); \(rest) are still yours to send."
    )
    .then(scene.queues ?? "There was no more room in the queues.")
    .more(
      "send takes what fits into the queues. Both are limited: they empty as the other end reads."
    )
    .next(
      "When \(scene.object) is writable again, send the rest: \(scene.code).send(data[\(scene.moved):])."
    )
    .section(.using)
  }

  private static func sentNothing(_ scene: Scene) -> Telling {
    guard scene.asked == 0 else {
      return Telling("zero", "send took 0 of \(Words.bytes(scene.asked)).")
        .next("Look at both ends with :show ends.").section(.using)
    }
    return Telling("empty", "There was nothing to send: \(scene.kind.rawValue) was given 0 bytes.")
      .then("The connection is as it was; the peer sees nothing of this call.")
      .section(.using)
  }

  private static func sendWaits(_ scene: Scene) -> Telling {
    Telling("forever", "\(scene.kind.rawValue)() would wait for ever: the peer reads nothing.")
      .then(scene.queues ?? "There is no more room in the queues.")
      .next("Let the peer read, or stop with Ctrl-C and use a time limit.").section(.using)
  }

  private static func sendLimit(_ scene: Scene) -> Telling {
    Telling("limit", "No room came within \(scene.limitTold), the time limit: 0 bytes were taken.")
      .then(scene.queues ?? "The peer reads too slowly, or not at all.")
      .next("Let the peer read, then send the same bytes again.").section(.using)
  }

  private static func brokenPipe(_ scene: Scene) -> Telling {
    if let shut = scene.story?.shutSending {
      return Telling(
        "shut", "You ended sending on \(scene.object) yourself: shutdown \(scene.place(shut))."
      )
      .then("You can still receive; nothing was sent.")
      .next("Send everything before shutdown(SHUT_WR).").section(.disconnecting).rests(on: shut)
    }
    if scene.story?.isConnected != true { return noPeerToSend(scene) }
    let telling: Telling
    if let end = scene.endedBefore {
      telling = Telling(
        "closed",
        "The connection is over: \(scene.peer) closed its end \(scene.since(end.at)) ago.",
        "The connection is over: the peer closed its end."
      )
      .rests(on: end.event)
    } else if let reset = scene.story?.wasReset {
      telling = Telling(
        "reset", "The connection is over: it was reset, as you saw \(scene.place(reset))."
      )
      .rests(on: reset)
    } else {
      telling = Telling("over", "The connection is over: it takes no bytes any more.")
    }
    let earlier =
      scene.story?.lastSend == nil
      ? nil : "An earlier send was still taken: success says only that your kernel has the bytes."
    return telling.then("Nothing was sent. \(scene.subject) cannot be used again.")
      .more(earlier, "EPIPE comes once your kernel knows that the other end is gone.")
      .next("Close \(scene.object) and connect a new socket.").section(.disconnecting)
  }

  /// ENOTCONN, and EPIPE on a socket that was never connected.
  private static func noPeerToSend(_ scene: Scene) -> Telling {
    if let listening = scene.story?.listening {
      return Telling(
        "listens", "\(scene.subject) is a listening socket: it sends nothing and receives nothing.",
        "\(scene.subject) is a listening socket: it sends nothing."
      )
      .then("Each accept gives you a connected socket; that one sends.")
      .next("Run c, address = \(scene.code).accept(), then c.send(...).").section(.creating)
      .rests(on: listening)
    }
    return Telling("fresh", "\(scene.subject) is not connected: there is no peer to send to.")
      .then("Nothing was sent.")
      .next("Call \(scene.code).connect(...) first.").section(.creating).rests(
        on: scene.story?.opened)
  }

  /// ETIMEDOUT on a connected socket.
  static func gaveUp(_ scene: Scene) -> Telling {
    Telling("silence", "The peer's machine gave no answer, and your kernel ended the connection.")
      .then("Your end cannot be used any more; what the peer has received is not known.")
      .next("Close \(scene.object) and connect a new socket.").section(.dying)
      .rests(on: scene.story?.lastSend)
  }

  /// ECONNABORTED on a connected socket.
  static func connectionAborted(_ scene: Scene) -> Telling {
    Telling("aborted", "The connection was ended by this machine, not by the peer.")
      .next("Close \(scene.object) and connect a new socket.").section(.dying)
  }
}

extension Scene {
  /// How many system calls of the group are sends that took something.
  var sendCount: Int {
    events.count { if case .send = $0.call.plain { true } else { false } }
  }

  /// The other end's close or reset before this call began.
  var endedBefore: PeerStory.End? {
    if let other = otherEnd, let end = other.reset ?? other.closed, end.at < principal.started {
      return end
    }
    if let own = ownOtherEnd, let id = own.closed, let at = own.closedAt, at < principal.started {
      return .init(event: id, at: at, unread: nil)
    }
    return nil
  }

  /// The peer's act of reading after this call began.
  var readAfter: EventID? {
    guard let read = otherEnd?.lastReceived, read > principal.id else { return nil }
    return read
  }

  /// Both queues of a full connection in words; nil where they were not seen.
  var queues: String? {
    guard let queue = yoursAfter?.sendQueue else { return nil }
    guard let waits = peersAfter?.receiveQueue else {
      return "Your send queue holds \(Words.bytes(queue))."
    }
    if ownOtherEnd != nil {
      return
        "The send queue of \(object) holds \(Words.bytes(queue)), the receive queue of \(otherName) \(waits)."
    }
    return "Your send queue holds \(Words.bytes(queue)), the peer's receive queue \(waits)."
  }
}
