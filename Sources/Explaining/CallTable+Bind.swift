internal import Timeline

// bind and listen: what makes a listening socket.
extension CallTable {
  static func bind(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(bound)
    case .addressInUse: .told(portInUse)
    case .accessDenied: .told(portDenied)
    case .addressNotAvailable:
      .told { scene in
        let host = SocketAddress.dotted(scene.address.host ?? 0)
        return Telling("foreign", "\(host) is not an address of this machine.")
          .then("bind takes only an address of this machine: \(scene.object) got none.")
          .next("Bind to '127.0.0.1' for this machine only, or to '' for all its addresses.")
          .section(.creating)
      }
    case .invalid: .told(boundTwice)
    case .badDescriptor: .told(closed)
    case .notSupported, .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("bind"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("bind"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("bind"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .notConnected, .alreadyConnected,
      .reset, .aborted, .brokenPipe, .networkUnreachable:
      .impossible(Reason.local("bind"))
    }
  }

  static func listen(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(listens)
    case .addressInUse: .told(portInUse)
    case .invalid:
      .told { scene in
        let connected = scene.story?.connected
        let first =
          connected == nil
          ? "The kernel does not let \(scene.object) listen in its present state."
          : "\(scene.subject) is a connected socket, and a connected socket cannot listen."
        return Telling("connected", first)
          .next("Make a new socket for listening: srv = socket.socket().").section(.creating)
          .rests(on: connected)
      }
    case .notSupported:
      .told { scene in
        Telling("datagram", "\(scene.subject) is not a stream socket: only stream sockets listen.")
          .next("Make one with socket.socket(): it is a stream socket (TCP).").section(.creating)
      }
    case .badDescriptor: .told(closed)
    case .accessDenied:
      .told { scene in
        Telling("denied", "Your user may not let \(scene.object) listen at this address.")
          .then("\(scene.subject) is not a listening socket.")
          .next("Bind a new socket to '127.0.0.1' and a port from 1024 up, then listen.")
          .section(.creating)
      }
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("listen"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible("listen never waits: accept is the call that waits for callers.")
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("listen"))
    case .addressNotAvailable: .impossible(Reason.noAddress("listen"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .notConnected, .alreadyConnected,
      .reset, .aborted, .brokenPipe, .networkUnreachable:
      .impossible(Reason.local("listen"))
    }
  }

  private static func bound(_ scene: Scene) -> Telling {
    let address = scene.address
    let chosen = scene.yoursAfter?.local ?? scene.storyAfter?.local
    var first = "\(scene.subject) now has the address \(address)."
    var situation = "bound"
    if address.port == 0 {
      situation = "any"
      first = "Port 0 means: the kernel chooses. "
      if let port = chosen?.port, port != 0 {
        first += "\(scene.subject) now has port \(port)."
      } else {
        first = "Port 0 means: the kernel chooses a free port for \(scene.object)."
      }
    }
    let reach: String
    switch address.host {
    case 0 where scene.isBoundElsewhere:
      reach = "127.0.0.1 stands in for 0.0.0.0 here, so that other machines cannot reach it."
      situation += ".substitute"
    case 0:
      reach = "0.0.0.0 stands for every address of this machine."
      situation += ".every"
    case let host? where host >> 24 == 127:
      reach = "Only programs on this machine can reach a \(host >> 24).x.x.x address."
      situation += ".loopback"
    default:
      reach = "It is one of this machine's addresses."
      situation += ".one"
    }
    let listens =
      scene.story?.isDatagram == true ? nil : "Nobody can connect yet: it does not listen."
    return Telling(situation, first).then(
      [reach, listens].compactMap(\.self).joined(separator: " "), reach
    )
    .more(address.port == 0 ? "\(scene.code).getsockname() tells the address." : nil)
    .section(.creating)
  }

  private static func listens(_ scene: Scene) -> Telling {
    var backlog: Int32 = 0
    if case .listen(_, let value) = scene.principal.call { backlog = value }
    if let earlier = scene.story?.listening {
      return Telling("again", "\(scene.subject) listens already; its backlog is now \(backlog).")
        .section(.creating).rests(on: earlier)
    }
    let port = scene.yoursAfter?.local.port ?? scene.storyAfter?.port
    let place = port.map { " at port \($0)" } ?? ""
    var second = "No connection exists yet; accept takes the callers out of its queue."
    if scene.yoursAfter?.state == .listen {
      second = "Its state is LISTEN; its backlog is \(backlog); accept takes the callers."
    }
    let unbound =
      scene.story?.bound == nil
      ? "You did not bind it, so the kernel chose the port." : nil
    return Telling(
      unbound == nil ? "listens" : "unbound",
      "\(scene.subject) is now a listening socket: it waits for callers\(place).",
      "\(scene.subject) is now a listening socket\(place)."
    )
    .then(second)
    .more(
      unbound,
      "The kernel completes connections for you from now on, even before you call accept.",
      "The backlog limits how many finished connections wait for accept."
    )
    .section(.creating)
  }
}

extension CallTable {
  /// EADDRINUSE: who holds the port, as far as that was seen.
  static func portInUse(_ scene: Scene) -> Telling {
    let port = scene.address.port ?? scene.story?.port ?? 0
    let holders = scene.before.stories.filter {
      $0.opened != scene.story?.opened && $0.port == port
    }
    let code = scene.code
    if let holder = holders.last(where: { $0.isOpen && $0.origin == .made }) {
      let name = holder.descriptors.min().flatMap { scene.variable(of: $0) }
      let who = name.map { "your own socket \($0)" } ?? "another socket of yours"
      let claim = holder.bound ?? holder.connected
      return Telling(
        "own",
        "Port \(port) is in use: \(who) has held it since you bound it \(scene.place(claim)).",
        "Port \(port) is in use: \(who) holds it.", "Port \(port) is in use by your own socket."
      )
      .then("Two sockets cannot listen at one address; \(scene.object) got no address.")
      .next("Close the other socket first, or bind to port 0: the kernel then chooses.")
      .section(.creating).rests(on: claim)
    }
    if let listener = scene.after.listeners.first(where: { $0.key.port == port }) {
      return Telling(
        "peer", "Port \(port) is in use: \(Words.who(listener.value.actor)) listens there."
      )
      .then("\(scene.subject) got no address.")
      .next("Bind to another port, or to port 0: the kernel then chooses.")
      .section(.creating).rests(on: listener.value.event)
    }
    let old = (scene.happening.before + scene.happening.after).first {
      $0.yours.local.port == port && $0.yours.state == .timeWait
    }
    if old != nil {
      return Telling("timeWait", "Port \(port) is still held by an old connection in TIME_WAIT.")
        .then("Your end closed first there, so its kernel keeps the port for a while.")
        .more("On Linux the option SO_REUSEADDR counts only if the earlier socket had it too.")
        .next("Set SO_REUSEADDR to 1 on each listening socket before you bind it.")
        .section(.creating).rests(on: holders.last?.closed)
    }
    if let child = holders.last(where: { $0.isOpen && $0.origin == .accepted }) {
      let name = child.descriptors.min().flatMap { scene.variable(of: $0) } ?? "an accepted socket"
      return Telling("child", "Port \(port) is in use: the connected socket \(name) still has it.")
        .then("An accepted socket keeps the port of the listening socket that it came from.")
        .next("Close \(name), or set SO_REUSEADDR on each listening socket before bind.")
        .section(.creating).rests(on: child.opened)
    }
    let closed = holders.last { !$0.isOpen }
    let before = closed.map { "A socket of yours had it and was closed \(scene.place($0.closed))." }
    return Telling("other", "Port \(port) is in use: another socket on this machine holds it.")
      .then(before ?? "None of your open sockets holds it; \(scene.object) got no address.")
      .next("Run \(code).bind(('127.0.0.1', 0)): the kernel then chooses a free port.")
      .section(.creating).rests(on: closed?.closed)
  }

  private static func portDenied(_ scene: Scene) -> Telling {
    guard let port = scene.address.port, port > 0, port < 1024 else {
      return Telling("denied", "Your user may not bind \(scene.object) to this address.")
        .next("Bind to '127.0.0.1' and a port from 1024 up, such as 8080.").section(.creating)
    }
    return Telling(
      "low", "Your user may not bind to port \(port): ports below 1024 need a privilege."
    )
    .then("\(scene.subject) got no address.")
    .next("Choose a port of four digits, such as 8080.").section(.creating)
  }

  private static func boundTwice(_ scene: Scene) -> Telling {
    if let bound = scene.story?.bound, let address = scene.story?.boundAddress {
      return Telling(
        "twice",
        "\(scene.subject) has an address already: it was bound to \(address) \(scene.place(bound)).",
        "\(scene.subject) is bound already, to \(address)."
      )
      .then("A socket is bound once; nothing has changed.")
      .next("Make a new socket for the other address.").section(.creating).rests(on: bound)
    }
    if let connected = scene.story?.connected ?? scene.story?.connecting {
      return Telling("connected", "\(scene.subject) has an address already: connect gave it one.")
        .then("A socket is bound before connect, or not at all.")
        .next("Make a new socket and bind it first.").section(.creating).rests(on: connected)
    }
    return Telling("invalid", "The kernel did not accept this address for \(scene.object).")
      .next("Bind to a pair such as ('127.0.0.1', 8000).").section(.creating)
  }
}

extension Scene {
  /// The address that the call was given, or the one that the socket was bound to.
  var address: SocketAddress {
    switch principal.call.plain {
    case .bind(_, let address), .connect(_, let address): address
    case .send(_, _, _, let address): address
    case .socket, .socketpair, .listen, .accept, .recv, .message, .shutdown, .close, .dup,
      .getsockname, .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags, .poll,
      .select, .sleep,
      .threadWait:
      story?.boundAddress ?? .none
    }
  }
}

extension Scene {
  /// Whether the address that the kernel was given is not the one that was typed, to keep other machines out.
  fileprivate var isBoundElsewhere: Bool {
    if case .address(let given) = principal.detail { given != address } else { false }
  }
}
