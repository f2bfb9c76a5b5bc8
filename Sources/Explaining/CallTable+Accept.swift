internal import Timeline

// accept
extension CallTable {
  static func accept(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(accepted)
    case .waitsForever:
      .told { scene in
        Telling("forever", "accept() would wait for ever: \(WaitingWords.cause(scene)).")
          .then("No peer is about to call; everything else waits too.")
          .next("Let a visitor connect to this port, or stop with Ctrl-C.").section(.creating)
      }
    case .interrupted:
      .told { scene in
        interrupted(scene).more("No connection was taken.")
          .next("Connect to the port first, then call accept again.").section(.creating)
      }
    case .limitReached:
      .told { scene in
        Telling(
          "limit", "Nobody called within \(scene.limitTold): the time limit of \(scene.object)."
        )
        .then("\(scene.subject) still listens.")
        .next("Connect to its port, then call accept again.").section(.nonBlocking)
      }
    case .wouldBlock:
      .told { scene in
        Telling("empty", "Nobody waits in the queue of \(scene.object), and it does not block.")
          .then("A blocking accept would wait here; this one answers at once.")
          .next("Ask select when \(scene.object) is readable, then call accept.")
          .section(.nonBlocking)
      }
    case .invalid: .told(notListening)
    case .notSupported:
      .told { scene in
        Telling("datagram", "\(scene.subject) is not a stream socket: it has no callers to accept.")
          .next("Make a listening socket with socket.socket(), bind and listen.").section(.creating)
      }
    case .aborted:
      .told { _ in
        Telling("aborted", "A caller had connected, but it was gone before accept took it.")
          .next("Call accept again: the listening socket is unharmed.").section(.creating)
      }
    case .tooManyFiles: .told(noDescriptorLeft)
    case .badDescriptor: .told(closed)
    case .accessDenied, .timedOut, .networkUnreachable:
      .told { scene in
        let name = scene.principal.errorName
        return Telling("failed", "The kernel gave no connection to accept (\(name)).")
          .then("That concerns one caller: \(scene.object) still listens.")
          .next("Call accept again.").section(.creating)
      }
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("accept"))
    case .inProgress, .alreadyInProgress:
      .impossible("accept takes finished connections: none is in progress.")
    case .refused: .impossible("accept calls nobody, so nobody can refuse.")
    case .addressInUse, .addressNotAvailable: .impossible(Reason.noAddress("accept"))
    case .notConnected, .alreadyConnected:
      .impossible("accept needs no peer for the listening socket; without listen it is EINVAL.")
    case .reset, .brokenPipe:
      .impossible("accept moves no bytes: a reset shows at the first send or recv.")
    }
  }

  private static func accepted(_ scene: Scene) -> Telling {
    let made = scene.made ?? -1
    let name = scene.variable(of: made) ?? "descriptor \(made)"
    var address = SocketAddress.none
    if case .address(let from) = scene.principal.detail { address = from }
    let visitor = scene.after.peers.values.first { $0.local == address && $0.connected != nil }
    let own = scene.after.stories.last {
      $0.local == address && $0.opened != scene.after.story(made)?.opened
    }
    var who = "A caller came"
    var situation = "caller"
    if let visitor {
      who = "\(Words.sentence(Words.who(visitor.actor))) called"
      situation = "visitor"
    } else if let own {
      let socket = own.descriptors.min().flatMap { scene.variable(of: $0) }
      who = socket.map { "Your own socket \($0) called" } ?? "A socket of your own called"
      situation = "own"
    }
    var second = "\(scene.subject) goes on listening; \(name) is a connected socket of its own."
    if let queue = scene.yoursAfter?.receiveQueue {
      let rest = queue == 0 ? "nobody else waits" : "\(Words.callersWait(queue)) in its queue"
      second = "\(scene.subject) goes on listening: \(rest)."
    }
    let waited =
      scene.principal.duration >= 100_000_000 ? "accept waited \(scene.waited) for this call." : nil
    let port = scene.story?.port.map {
      "\(scene.variable(of: made) ?? "The new socket") keeps port \($0) of the listening socket; the caller has a port of its own."
    }
    return Telling(
      situation, "\(who) from \(address): \(name) is your end of that connection.",
      "\(who): \(name) is your end of that connection."
    )
    .then(second)
    .more(
      waited, port,
      "The connection was complete before accept: accept only took it out of the queue."
    )
    .section(.creating).rests(on: visitor?.connected, own?.connected)
  }

  private static func notListening(_ scene: Scene) -> Telling {
    let code = scene.code
    if let listening = scene.story?.listening {
      return Telling("ended", "\(scene.subject) was a listening socket, but it listens no longer.")
        .next("Make a new listening socket: socket, bind, listen.").section(.creating)
        .rests(on: listening, scene.story?.shutReceiving)
    }
    if let connected = scene.story?.connected {
      return Telling(
        "connected", "\(scene.subject) is a connected socket: it has no callers to accept."
      )
      .then("accept needs a listening socket.")
      .next("Call accept on the socket on which you called listen.").section(.creating)
      .rests(on: connected)
    }
    let known = scene.story == nil ? "" : ": you have not called listen"
    return Telling("unlistened", "\(scene.subject) does not listen\(known).")
      .then("accept needs a listening socket; no caller can reach this one.")
      .next(
        scene.story?.bound == nil
          ? "Run \(code).bind(('127.0.0.1', 0)) and \(code).listen(), then accept."
          : "Run \(code).listen(), then accept."
      )
      .section(.creating).rests(on: scene.story?.bound)
  }
}

extension Scene {
  /// The time limit that is over as it was set; how long the call took where it is not known.
  var limitTold: String { limit.map(Words.span) ?? waited }

  /// How long the call took, waits of its helpers included.
  var waited: String {
    guard let first = events.first, let last = events.last else { return Words.span(0) }
    let start = first.started.nanoseconds
    return Words.span(last.started.nanoseconds + last.duration - start)
  }
}
