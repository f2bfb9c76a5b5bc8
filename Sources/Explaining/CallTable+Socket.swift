internal import Timeline

// socket, socketpair, dup: calls that make a descriptor.
extension CallTable {
  static func socket(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(newSocket)
    case .accessDenied:
      .told { _ in
        Telling("denied", "Your user may not make this kind of socket.")
          .then("No socket was made.")
          .next("Call socket.socket() without arguments: it makes a TCP socket.")
          .section(.creating)
      }
    case .invalid, .notSupported:
      .told { _ in
        Telling("kind", "The kernel makes no socket of this family, type and protocol together.")
          .then("No socket was made.")
          .next("Call socket.socket() without arguments: it makes a TCP socket.")
          .section(.creating)
      }
    case .tooManyFiles: .told(noDescriptorLeft)
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("socket"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("socket"))
    case .badDescriptor: .impossible("socket takes no descriptor: it makes one.")
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse,
      .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted, .brokenPipe,
      .networkUnreachable:
      .impossible("socket deals with no address and no other end.")
    }
  }

  static func socketpair(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        var first = "Two connected sockets were made at once."
        if case .pair(let one, let two) = scene.principal.detail {
          first = "Two connected sockets, descriptors \(one) and \(two), were made at once."
        }
        return Telling("pair", first)
          .then("Each is the peer's end of the other; no port and no network is used.")
          .section(.ipc)
      }
    case .accessDenied, .invalid, .notSupported:
      .told { _ in
        Telling("kind", "The kernel makes no pair of sockets of this family and type.")
          .next("Call socket.socketpair() without arguments.").section(.ipc)
      }
    case .tooManyFiles: .told(noDescriptorLeft)
    case .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("socketpair"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("socketpair"))
    case .badDescriptor: .impossible("socketpair takes no descriptor: it makes two.")
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse,
      .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted, .brokenPipe,
      .networkUnreachable:
      .impossible(Reason.local("socketpair"))
    }
  }

  static func dup(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        Telling("dup", "Descriptor \(scene.made ?? -1) is a second descriptor of the same socket.")
          .then("The connection ends only when both descriptors are closed.")
          .section(.disconnecting)
      }
    case .badDescriptor: .told(closed)
    case .tooManyFiles: .told(noDescriptorLeft)
    case .otherError, .invalid: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("dup"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("dup"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted, .brokenPipe,
      .networkUnreachable, .notSupported:
      .impossible(Reason.local("dup"))
    }
  }

  private static func newSocket(_ scene: Scene) -> Telling {
    let descriptor = scene.made ?? -1
    guard case .socket(_, let type, _) = scene.principal.call, type & 0xF == 1 else {
      return Telling(
        "datagram", "A new datagram socket (UDP), descriptor \(descriptor): it has no address yet."
      )
      .then("Nothing was sent: only your own kernel knows of it.")
      .section(.sockets)
    }
    return Telling(
      "stream", "A new TCP socket, descriptor \(descriptor): it has no address and no peer yet."
    )
    .then("Nothing was sent: only your own kernel knows of it.")
    .more(
      "connect makes it a connected socket.",
      "bind and listen make it a listening socket."
    )
    .section(.creating)
  }

  /// EMFILE and ENFILE, for every call that makes a descriptor.
  static func noDescriptorLeft(_ scene: Scene) -> Telling {
    let open = scene.before.openCount
    let made = open == 1 ? "1 socket is open" : "\(open) sockets are open"
    return Telling("full", "Your program may open no more descriptors: \(made).")
      .then("\(scene.kind.rawValue) made no new descriptor.")
      .next("Close the sockets that you no longer need, for example c.close().")
      .section(.disconnecting)
  }
}

/// Reasons why a combination cannot be.
enum Reason {
  static func noBytes(_ call: String) -> String {
    "\(call) moves no bytes, so there is nothing to be short of."
  }

  static func neverWaits(_ call: String) -> String {
    "\(call) never waits, so no wait can end or last."
  }

  static func local(_ call: String) -> String {
    "\(call) works inside your own kernel: no other end takes part."
  }

  static func noNewDescriptor(_ call: String) -> String {
    "\(call) makes no descriptor."
  }

  static func noAddress(_ call: String) -> String {
    "\(call) is given no address."
  }
}
