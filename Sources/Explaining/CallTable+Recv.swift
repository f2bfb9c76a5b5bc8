internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

// recv
extension CallTable {
  static func recv(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done, .short: .told(received)
    case .zero: .told(endOfStream)
    case .waitsForever: .told(recvWaits)
    case .interrupted:
      .told { scene in
        if let unsent = heldBack(scene, interrupted(scene)) { return unsent }
        return interrupted(scene).more("No byte was lost: nothing had come.")
          .next("Make the peer send first, then call recv again.").section(.using)
      }
    case .limitReached:
      .told { scene in
        if let silent = nobodyAnswers(scene) { return silent }
        let limit = Telling(
          "limit", "No byte came within \(scene.limitTold): the time limit of \(scene.object)."
        )
        if let unsent = heldBack(scene, limit) { return unsent }
        return limit.then(
          scene.otherEnd?.closed == nil
            ? "The connection is as it was; bytes may still come."
            : "The connection is as it was."
        )
        .next("Call recv again, or set a longer time limit with settimeout.").section(.using)
      }
    case .wouldBlock:
      .told { scene in
        Telling("empty", "Your receive queue is empty, and \(scene.object) does not block.")
          .then("A blocking recv would wait here; this one answers at once.")
          .more("This is not the end of the stream: that would be b''.")
          .next("Ask select when \(scene.object) is readable, then call recv.").section(
            .nonBlocking)
      }
    case .notConnected: .told(noPeerToReceive)
    case .reset: .told(wasReset)
    case .timedOut: .told(gaveUp)
    case .aborted: .told(connectionAborted)
    case .refused:
      .told { scene in
        Telling("refused", "The connection that was on its way has been refused.")
          .then("There is no peer: nothing can be received.")
          .next("Check the port number, then connect a new socket.").section(.nonBlocking)
          .rests(on: scene.story?.connecting, scene.story?.lastSend)
      }
    case .brokenPipe:
      .impossible("recv sends nothing; a connection that is over gives b'' or ECONNRESET.")
    case .badDescriptor: .told(closed)
    case .networkUnreachable:
      .told { scene in
        Telling("foreign", "No way leads from here to the peer: this call tells it.")
          .then("Nothing was received.")
          .next("Use one of the built-in peers, or 127.0.0.1.").section(.sockets)
          .rests(on: scene.story?.lastSend)
      }
    case .invalid, .notSupported:
      .told { scene in
        Telling("flags", "The kernel does not take these flags for \(scene.object).")
          .then("Nothing was received; no byte is lost.")
          .next("Use \(scene.code).recv(1024) without flags.").section(.using)
      }
    case .otherError: .told(unexpected)
    case .inProgress, .alreadyInProgress:
      .impossible("recv starts nothing that could be in progress.")
    case .addressInUse, .addressNotAvailable: .impossible(Reason.noAddress("recv"))
    case .accessDenied: .impossible("What came for your own socket is yours to receive.")
    case .alreadyConnected: .impossible("recv connects nothing.")
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("recv"))
    }
  }

  private static func received(_ scene: Scene) -> Telling {
    let count = scene.moved
    guard scene.story?.isDatagram != true else {
      return Telling("datagram", "recv gave one datagram of \(Words.bytes(count)).").section(
        .sockets)
    }
    if let peeked = peeked(scene) { return peeked }
    var telling: Telling
    let limit = "\(scene.asked) was the most that you would take."
    switch scene.yoursAfter?.receiveQueue {
    case 0?:
      telling = Telling(
        "emptied",
        "recv gave all \(Words.bytes(count)) that waited; your receive queue is empty now.",
        "recv gave all \(Words.bytes(count)) that waited.")
      if count == 1 {
        telling.first = ["recv gave the 1 byte that waited; your receive queue is empty now."]
      }
      telling.second = [limit]
    case let left? where count == scene.asked:
      let stay = left == 1 ? "1 stays" : "\(left) stay"
      telling = Telling(
        "left",
        "recv gave \(count) of the \(Words.bytes(count + left)) that waited; \(stay) in your receive queue.",
        "recv gave \(Words.bytes(count)); \(stay) in your receive queue."
      )
      .then("The next recv gives what comes next: no byte is lost.")
    case let left?:
      telling = Telling("more", "recv gave \(Words.bytes(count)); \(left) more came afterwards.")
        .then(limit)
    case nil:
      telling = Telling("count", "recv gave \(Words.bytes(count)).").then(
        "You had asked for at most \(scene.asked).")
    }
    let pieces = scene.pieces
    if pieces.count > 1 {
      telling.situation += ".pieces"
      telling.second = [
        "The peer sent them in \(pieces.count) pieces: a byte stream keeps no borders."
      ]
    }
    let waited =
      scene.principal.duration >= 100_000_000
      ? "It waited \(scene.waited) until the first byte came." : nil
    return
      telling
      .more(
        waited, "recv returns as soon as there is anything: the number is a maximum, not an order."
      )
      .section(.using).rests(on: pieces.first, pieces.last)
  }

  /// A recv with MSG_PEEK, which takes nothing; nil for any other.
  private static func peeked(_ scene: Scene) -> Telling? {
    guard case .recv(_, _, let flags, _) = scene.principal.call, flags & Int32(MSG_PEEK) != 0
    else { return nil }
    let shown = scene.moved
    var telling = Telling(
      "peek", "recv showed \(Words.bytes(shown)): with MSG_PEEK they stay in your receive queue.")
    if let waits = scene.yoursAfter?.receiveQueue, waits > shown {
      telling = Telling(
        "peek.part",
        "recv showed \(shown) of the \(Words.bytes(waits)) that wait: with MSG_PEEK all \(waits) stay."
      )
    }
    return telling.then("The next recv gives the same bytes again.").section(.using)
  }

  private static func endOfStream(_ scene: Scene) -> Telling {
    if scene.asked == 0 {
      return Telling("asked", "recv(0) asks for no bytes, so b'' says nothing about the peer.")
        .next("Ask for more, for example \(scene.code).recv(1024).").section(.using)
    }
    if let reset = scene.story?.wasReset {
      return Telling("reset", "The connection was reset; recv said so once, \(scene.place(reset)).")
        .then("Now it gives b''. No data will come again.").section(.dying).rests(on: reset)
    }
    if let shut = scene.ownShutdown {
      return Telling("own", "You ended receiving yourself with shutdown \(scene.place(shut)).")
        .then("b'' says nothing about the peer here.").section(.disconnecting).rests(on: shut)
    }
    var telling = Telling("end", "b'' means that the peer has closed its sending side.")
    if let seen = scene.story?.sawEnd {
      telling = Telling("again", "b'' again: the peer has closed its sending side. It stays so.")
        .rests(on: seen)
    }
    telling.second = ["No data will come again."]
    if let end = scene.otherEnd?.closed {
      telling = telling.more(
        "\(Words.sentence(scene.peer)) closed its end \(scene.since(end.at)) before."
      )
      .rests(on: end.event)
    } else if let shut = scene.otherEnd?.shutDown {
      telling.situation += ".half"
      telling.second = ["No data will come again. The peer can still receive: you may send."]
      telling = telling.rests(on: shut)
    } else if let own = scene.ownOtherEnd, let id = own.closed ?? own.shutSending {
      telling = telling.more("You ended the other end yourself \(scene.place(id)).").rests(on: id)
    }
    if let state = scene.yoursAfter?.state {
      telling = telling.more(
        "\(scene.yourEnd) says \(state.name)"
          + (scene.peersAfter?.state.map { ", \(scene.otherName) says \($0.name)." } ?? "."))
    }
    return telling.more(
      "You received \(Words.bytes(scene.story?.received ?? 0)) on this connection in all."
    )
    .next(
      telling.situation.hasSuffix(".half")
        ? "Send what the peer still wants, then close \(scene.object)."
        : "Leave the loop on b'' and close \(scene.object)."
    ).section(.using)
  }

  private static func recvWaits(_ scene: Scene) -> Telling {
    var telling = Telling(
      "forever", "recv() would wait for ever: no bytes are in your receive queue."
    )
    .then("The peer waits for you.")
    if let other = scene.otherEnd, let waits = other.awaits {
      telling.second = [
        "\(Words.sentence(scene.peer)) waits for you: it is at `\(waits)`.",
        "The peer waits for you: it is at `\(waits)`.", "The peer waits for you.",
      ]
      telling = telling.rests(on: other.waitsSince)
    } else if let vanished = scene.otherEnd?.vanished {
      telling.situation = "vanished"
      telling.second = ["The peer's host is gone. No packet says so: your end is ESTABLISHED."]
      return
        telling
        .more("A kernel that sends nothing learns nothing: only a time limit ends this wait.")
        .next("Stop with Ctrl-C, set a time limit with settimeout, then receive.").section(.dying)
        .rests(on: vanished)
    } else if scene.ownOtherEnd != nil {
      telling.situation = "own"
      telling.second = ["The other end is \(scene.peer): only you can send from it."]
    }
    if let unsent = heldBack(scene, telling) { return unsent }
    return telling.next("Stop with Ctrl-C, send what the peer waits for, then receive.").section(
      .using)
  }

  /// A wait for an answer to bytes that a file over a socket still holds; nil where none does.
  private static func heldBack(_ scene: Scene, _ wait: Telling) -> Telling? {
    guard let (file, count) = scene.happening.unsentFile else { return nil }
    var telling = wait
    telling.situation = "unsent"
    telling.second = ["\(file) still holds \(Words.bytes(count)): the peer has not got them."]
    return telling.more("A file over a socket collects what you write until its flush or close.")
      .next("Call \(file).flush() after you have written.").section(.using)
  }

  private static func noPeerToReceive(_ scene: Scene) -> Telling {
    if let listening = scene.story?.listening {
      return Telling(
        "listens", "\(scene.subject) is a listening socket: it accepts, it does not receive."
      )
      .then("Each accept gives you a connected socket; that one receives.")
      .next("Run c, address = \(scene.code).accept(), then c.recv(1024).").section(.creating)
      .rests(on: listening)
    }
    return Telling("fresh", "\(scene.subject) is not connected: there is no peer to receive from.")
      .then("Nothing can come before connect.")
      .next("Call \(scene.code).connect(...) first.").section(.creating).rests(
        on: scene.story?.opened)
  }

  /// ECONNRESET of send and recv: who reset, when, and why, as far as that was seen.
  static func wasReset(_ scene: Scene) -> Telling {
    var telling: Telling
    if let other = scene.otherEnd, let end = other.reset {
      let ago = scene.since(end.at)
      telling = Telling(
        "purpose", "\(Words.sentence(scene.peer)) reset the connection on purpose \(ago) ago.",
        "The peer reset the connection on purpose \(ago) ago."
      )
      .rests(on: end.event)
    } else if let other = scene.otherEnd, let end = other.closed, let unread = end.unread,
      unread > 0
    {
      let ago = scene.since(end.at)
      telling = Telling(
        "unread",
        "\(Words.sentence(scene.peer)) reset the connection \(ago) ago: it closed with \(Words.bytes(unread)) unread.",
        "The peer reset the connection \(ago) ago: it closed with \(Words.bytes(unread)) unread.",
        "The peer closed with \(Words.bytes(unread)) unread: that resets."
      )
      .more("Bytes that nobody will read are answered with a reset instead of a normal end.")
      .rests(on: end.event)
    } else if let own = scene.ownOtherEnd, let cause = own.resetAtClose {
      telling = ownReset(scene, own, cause)
    } else if let end = scene.endedBefore {
      let ago = scene.since(end.at)
      telling = Telling(
        "late", "Your bytes came to a peer that had closed \(ago) before: its kernel sent a reset.",
        "Your bytes came to a peer that had closed: its kernel sent a reset."
      )
      .rests(on: end.event, scene.story?.lastSend)
    } else {
      telling = Telling(
        "reset", "The other end reset the connection: it ended at once, for both directions.",
        "The other end reset the connection.")
    }
    return telling.then("The connection is over. No data will come again.")
      .next("Close \(scene.object) and connect a new socket.").section(.dying)
  }
}

extension CallTable {
  /// A reset that the reader's own socket at the other end caused by its close.
  private static func ownReset(
    _ scene: Scene, _ own: SocketStory, _ cause: SocketStory.ResetCause
  ) -> Telling {
    let name = scene.name(of: own) ?? "Your other socket"
    switch cause {
    case .linger(let event):
      return Telling(
        "own.linger", "\(name) was closed with SO_LINGER at 0 seconds: that resets the connection."
      )
      .rests(on: event, own.closed)
    case .unread(let count):
      return Telling(
        "own.unread", "\(name) was closed with \(Words.bytes(count)) unread: that resets.",
        "The other end was closed with \(Words.bytes(count)) unread: that resets."
      )
      .more("Bytes that nobody will read are answered with a reset instead of a normal end.")
      .rests(on: own.closed)
    }
  }
}

extension Scene {
  /// The reader's own shutdown that made recv give b'': one before the call, or from another thread while it waited.
  fileprivate var ownShutdown: EventID? {
    guard let story else { return nil }
    if let shut = story.shutReceiving { return shut }
    guard otherEnd?.closed == nil, otherEnd?.shutDown == nil,
      let shut = end.stories.first(where: { $0.opened == story.opened })?.shutReceiving
    else { return nil }
    let isMeanwhile = (happening.history + happening.events).contains { event in
      guard case .call(let call) = event, call.id == shut else { return false }
      return call.thread != principal.thread && call.started >= principal.started
        && call.started <= ended
    }
    return isMeanwhile ? shut : nil
  }

  /// The peer's sends that the received bytes come from, where each was seen; empty where that is not known.
  var pieces: [EventID] {
    guard let other = otherEnd, let story, moved > 0 else { return [] }
    var position = 0
    var found: [EventID] = []
    for case .peer(let act) in happening.record
    where act.actor == other.actor && act.connection == other.connection {
      guard case .sent(let data) = act.action else { continue }
      let range = position..<position + data.length
      if range.overlaps(story.received..<story.received + moved) { found.append(act.id) }
      position = range.upperBound
    }
    return position >= story.received + moved ? found : []
  }
}

extension CallTable {
  /// A wait whose own data is not even acknowledged: nobody is there; nil where all is acknowledged.
  private static func nobodyAnswers(_ scene: Scene) -> Telling? {
    // With a time limit it is poll that waits.
    guard case .poll(let entries, _) = scene.principal.call, let fd = entries.first?.fd,
      let pair = scene.happening.after.first(where: { $0.yours.descriptor == fd }),
      pair.yours.state == .established, pair.yours.sendQueue > 0,
      // A full receive queue at the other end is another story.
      pair.peers.map({ $0.receiveQueue == 0 }) ?? true
    else { return nil }
    let yours = pair.yours
    let again = scene.sentAgain(from: yours.local)
    var telling = Telling(
      "silence",
      "No byte came within \(scene.limitTold), and \(Words.bytes(yours.sendQueue)) of yours are not acknowledged."
    )
    telling.first.append(
      "No byte came, and \(Words.bytes(yours.sendQueue)) of yours are not acknowledged.")
    return telling.then("The peer's host does not answer: it is gone, or the way to it is cut.")
      .more(
        again.isEmpty
          ? nil
          : "Your kernel has sent them again \(again.count == 1 ? "once" : "\(again.count) times").",
        "The connection says ESTABLISHED until your kernel gives up, which takes minutes."
      )
      .next("Set a time limit in your protocol, then close \(scene.object) and connect anew.")
      .section(.dying).resting(on: again)
  }
}

extension Scene {
  /// The packets of the reader's end that were sent again.
  fileprivate func sentAgain(from local: SocketAddress) -> [EventID] {
    happening.record.compactMap { event in
      guard case .packet(let packet) = event, packet.isRepeated, packet.source == local else {
        return nil
      }
      return packet.id
    }
  }
}
