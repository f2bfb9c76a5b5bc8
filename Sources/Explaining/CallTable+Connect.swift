internal import Timeline

// connect
extension CallTable {
  static func connect(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(connected)
    case .refused: .told(refused)
    case .waitsForever:
      .told { scene in
        Telling("forever", "connect() would wait for ever: \(WaitingWords.cause(scene)).")
          .then("Your kernel asks again from time to time; nothing there will answer.")
          .next("Stop with Ctrl-C, then set \(scene.code).settimeout(2) before connect.")
          .section(.dying)
      }
    case .interrupted:
      .told { scene in
        var telling = interrupted(scene)
        telling.second = ["No connection was made when you stopped."]
        if let state = scene.yoursAfter?.state {
          telling.second = ["Your end says \(state.name) now."]
        }
        return telling.next("Close \(scene.object) and connect with a new socket.").section(.dying)
      }
    case .limitReached:
      .told { scene in
        Telling(
          "limit",
          "\(Words.sentence(scene.target)) gave no answer within \(scene.limitTold), the time limit.",
          "No answer came within \(scene.limitTold), the time limit."
        )
        .then("Neither yes nor no came: that is not the same as refused.")
        .next("Close \(scene.object) and try a longer time limit, or another address.")
        .section(.dying)
      }
    case .timedOut:
      .told { scene in
        Telling(
          "silence",
          "\(Words.sentence(scene.target)) gave no answer for \(scene.waited): your kernel asks no more.",
          "No answer came for \(scene.waited): your kernel asks no more."
        )
        .then("Neither yes nor no came: that is not the same as refused.")
        .next("Check the address, or ask whether that machine is running.").section(.dying)
      }
    case .inProgress:
      .told { scene in
        if let full = fullQueue(scene) { return full }
        return Telling("started", "\(scene.subject) does not block: the connection is on its way.")
          .then("EINPROGRESS is no failure here; connect did not wait for the answer.")
          .more("When \(scene.object) is writable, SO_ERROR tells how it ended.")
          .next("Wait with select, then read SO_ERROR with getsockopt.").section(.nonBlocking)
      }
    case .alreadyInProgress, .wouldBlock:
      .told { scene in
        Telling("started", "An earlier connect of \(scene.object) is still on its way.")
          .then("A second connect does not make it faster.")
          .next("Wait with select until \(scene.object) is writable.").section(.nonBlocking)
          .rests(on: scene.story?.connecting)
      }
    case .alreadyConnected: .told(connectedTwice)
    case .networkUnreachable:
      .told { scene in
        Telling(
          "foreign", "No way leads from here to \(scene.address): nothing was sent.",
          "No way leads from here to this address: nothing was sent."
        )
        .then("Nothing leaves this machine.")
        .next("Connect to one of the built-in peers, or to 127.0.0.1.").section(.creating)
      }
    case .addressNotAvailable:
      .told { scene in
        Telling("address", "Your kernel has no address or free port for this connection.")
          .then("\(scene.address) cannot be reached from the address of \(scene.object).")
          .next("Connect with a new socket that is not bound.").section(.creating)
          .rests(on: scene.story?.bound)
      }
    case .addressInUse:
      .told { scene in
        Telling(
          "pair", "These two ends have a connection already: \(scene.target).",
          "These two ends have a connection already."
        )
        .then("One pair of addresses can carry one connection at a time.")
        .next("Connect with a new socket that is not bound.").section(.creating)
        .rests(on: scene.story?.bound)
      }
    case .accessDenied:
      .told { scene in
        Telling(
          "denied", "The kernel does not let you connect to \(scene.address).",
          "The kernel does not let you connect to this address."
        )
        .next("Connect to 127.0.0.1 or to one of the built-in peers.").section(.creating)
      }
    case .aborted:
      .told { scene in
        let refused = scene.story?.refused
        let first =
          "The earlier attempt to connect \(scene.object) had failed; this tells it again."
        return Telling("aborted", first, "The earlier attempt to connect had failed.")
          .next("Connect with a new socket.").section(.nonBlocking).rests(on: refused)
      }
    case .reset:
      .told { scene in
        Telling("reset", "\(Words.sentence(scene.peer)) reset the connection while it was made.")
          .next("Connect again with a new socket.").section(.dying)
      }
    case .invalid: .told(badAddress)
    case .badDescriptor: .told(closed)
    case .notSupported, .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("connect"))
    case .notConnected: .impossible("connect is made for sockets without a peer.")
    case .brokenPipe: .impossible("connect sends no data of yours.")
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("connect"))
    }
  }

  private static func connected(_ scene: Scene) -> Telling {
    let address = scene.address
    if scene.story?.isDatagram == true {
      return Telling("datagram", "\(scene.subject) will send its datagrams to \(address).")
        .then("Nothing was sent: a datagram socket makes no connection.").section(.sockets)
    }
    var telling: Telling
    if let own = scene.ownListener {
      let name = own.descriptors.min().flatMap { scene.variable(of: $0) }.map { " \($0)" } ?? ""
      telling = Telling("own", "Connected to your own listening socket\(name), at \(address).")
        .rests(on: own.listening)
    } else if scene.target != "\(address)" {
      telling = Telling(
        "ours",
        scene.happening.routes.last { $0.address == address }.map {
          "Connected: port \($0.port) of \($0.host) is our own \(address) here."
        }
          ?? "Connected to \(scene.target) (\(address)).",
        "Connected to \(scene.target) (\(address)).", "Connected to \(address), on this machine."
      )
      .rests(on: scene.after.listeners[address]?.event)
    } else {
      telling = Telling("address", "Connected to \(address).")
    }
    telling.second = [bothEnds(scene)]
    let local = scene.yoursAfter?.local ?? scene.storyAfter?.local
    if let local, local != .none, scene.story?.bound == nil {
      telling = telling.more(
        "Your end got the address \(local): your kernel chose port \(local.port ?? 0).")
    }
    return telling.more(
      "The two kernels made the connection; accept on the other side only takes it.",
      "From now on both ends are equals: either may send first."
    )
    .section(.creating).rests(on: scene.otherEnd?.accepted)
  }

  private static func bothEnds(_ scene: Scene) -> String {
    let yours = scene.yoursAfter?.state
    guard yours == .established else {
      if yours == .closeWait {
        return "Your end says CLOSE_WAIT: the peer has already ended its sending."
      }
      return yours.map { "Your end says \($0.name)." }
        ?? "Both kernels have agreed: bytes can go both ways."
    }
    guard scene.peersAfter?.state == .established else { return "Your end now says ESTABLISHED." }
    if scene.ownListener != nil {
      return "Both ends now say ESTABLISHED, and accept was not called yet."
    }
    guard let accepted = scene.otherEnd?.accepted, scene.happened(accepted, before: scene.ended)
    else {
      return "Both ends now say ESTABLISHED, before the peer's program did anything."
    }
    return "Both ends now say ESTABLISHED; the peer's program has accepted."
  }

  private static func refused(_ scene: Scene) -> Telling {
    let address = scene.address
    let here = scene.before.stories.filter {
      $0.port == address.port && $0.opened != scene.story?.opened
    }
    if let silent = here.last(where: {
      $0.isOpen && $0.origin == .made && !$0.isListening && $0.bound != nil
    }) {
      let name = silent.descriptors.min().flatMap { scene.variable(of: $0) }
      return Telling(
        "silent",
        "\(name ?? "Your socket") is bound to port \(address.port ?? 0) but does not listen."
      )
      .then("A bound socket takes no callers before listen: the kernel refused.")
      .next("Run \(name ?? "srv").listen(), then connect again.").section(.creating)
      .rests(on: silent.bound)
    }
    if let elsewhere = here.last(where: {
      $0.isListening && ![0, address.host].contains($0.boundAddress?.host)
    }), let host = elsewhere.boundAddress?.host, address.isLoopback {
      let name = elsewhere.descriptors.min().flatMap { scene.variable(of: $0) }
      let bound = SocketAddress.ipv4(host: host, port: address.port ?? 0)
      return Telling("elsewhere", "\(name ?? "Your socket") listens at \(bound) only.")
        .then("So the kernel refused at \(address). No connection was made.")
        .next("Connect to the address that is bound, or bind to '': then every address is meant.")
        .section(.creating).rests(on: elsewhere.bound)
    }
    let gone = here.last { !$0.isOpen && $0.everListened }
    var telling = Telling(
      gone == nil ? "nobody" : "closed",
      "Nothing listens on \(address), so the kernel there refused."
    )
    .then("No connection was made. The answer took \(scene.waited).")
    if let gone {
      telling.second = ["The socket that listened there was closed \(scene.place(gone.closed))."]
    }
    let more = address.port == 0 ? "Port 0 is no port to call." : nil
    return telling.more(more, "An answer came: a machine is there, but no listening socket.")
      .next("Check the port number, or start a listening socket there first.")
      .section(.creating).rests(on: gone?.closed)
  }

  private static func connectedTwice(_ scene: Scene) -> Telling {
    if let listening = scene.story?.listening {
      return Telling(
        "listens", "\(scene.subject) is a listening socket: it waits for callers and calls nobody.",
        "\(scene.subject) is a listening socket: it calls nobody."
      )
      .next("Make a new socket for connect: s = socket.socket().").section(.creating)
      .rests(on: listening)
    }
    let remote = scene.story?.remote.map { " to \(scene.name(of: $0))" } ?? ""
    return Telling(
      "twice",
      "\(scene.subject) is connected already\(remote): \(scene.place(scene.story?.connected)).",
      "\(scene.subject) is connected already\(remote).", "\(scene.subject) is connected already."
    )
    .then("A socket connects once in its life.")
    .next("Make a new socket for the other connection.").section(.creating)
    .rests(on: scene.story?.connected)
  }

  private static func badAddress(_ scene: Scene) -> Telling {
    if let listening = scene.story?.listening {
      return Telling("listens", "\(scene.subject) is a listening socket: it calls nobody.")
        .next("Make a new socket for connect: s = socket.socket().").section(.creating)
        .rests(on: listening)
    }
    return Telling("invalid", "The kernel did not accept this address for connect.")
      .then("No connection was made.")
      .next("Use a host and a port, such as ('127.0.0.1', 8000).").section(.creating)
  }
}

extension Scene {
  /// The target of a connect as a subject: "our own echo" or the address.
  var target: String { name(of: address) }

  /// The reader's own socket that listens at the address of a connect.
  var ownListener: SocketStory? {
    before.stories.last {
      $0.isListening && $0.port == address.port
        && ($0.local?.host == address.host || ($0.local?.host ?? 0) == 0)
    }
  }

  /// Whether a peer's act came before a moment.
  func happened(_ id: EventID, before moment: Moment) -> Bool {
    for case .peer(let act) in happening.record where act.id == id {
      return act.at < moment
    }
    return false
  }
}

extension CallTable {
  /// A connect that gets no answer because the listening socket's queue is full; nil where that was not seen.
  private static func fullQueue(_ scene: Scene) -> Telling? {
    guard case .connect(_, let address) = scene.principal.call, scene.yoursAfter?.state == .synSent
    else { return nil }
    let listener = scene.happening.after.first { pair in
      pair.yours.state == .listen && pair.yours.local.port == address.port
        && (pair.yours.local.host == address.host || pair.yours.local.host == 0)
    }
    guard let listener, listener.yours.receiveQueue > listener.yours.sendQueue else { return nil }
    let name = listener.name ?? "your listening socket"
    let waiting = Words.callersWait(listener.yours.receiveQueue)
    return Telling(
      "backlog", "No answer: the queue of \(name) is full. \(waiting) for accept.",
      "No answer: the queue of the listening socket is full."
    )
    .then(
      "Its backlog is \(listener.yours.sendQueue); your kernel asks again in a second, then later."
    )
    .more(
      "A full queue answers nothing: that is not refused, and not connected.",
      listener.yours.receiveQueue == listener.yours.sendQueue + 1
        ? "Linux lets one caller more wait than the backlog says." : nil
    )
    .next("Call accept on \(name), or listen with a larger backlog.").section(.creating)
  }
}
