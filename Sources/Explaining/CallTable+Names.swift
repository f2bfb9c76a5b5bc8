internal import Timeline

// getsockname and getpeername: the addresses of the two ends.
extension CallTable {
  static func getsockname(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        guard case .address(let address) = scene.principal.detail else { return unexpected(scene) }
        if address.port == 0 {
          return Telling(
            "none", "\(scene.subject) has no port yet: bind, listen or connect gives it one."
          )
          .section(.creating)
        }
        let story = scene.story
        var second = "The program chose it with bind."
        var situation = "bound"
        if story?.origin == .accepted {
          second = "An accepted socket has the port of the listening socket that it came from."
          situation = "accepted"
        } else if story?.bound == nil || story?.boundAddress?.port == 0 {
          second = "Your kernel chose port \(address.port ?? 0): it is an ephemeral port."
          situation = "ephemeral"
        }
        if case .unix = address { second = "A socket of a pair needs no address." }
        return Telling(situation, "Your end's address is \(address).").then(second)
          .section(.creating).rests(on: story?.bound)
      }
    case .badDescriptor: .told(closed)
    case .otherError: .told(unexpected)
    case .invalid: .impossible("Python always asks with enough room for an address.")
    case .short, .zero: .impossible(Reason.noBytes("getsockname"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("getsockname"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("getsockname"))
    case .notConnected: .impossible("getsockname asks for your own end, which needs no peer.")
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .alreadyConnected, .reset, .aborted, .brokenPipe, .networkUnreachable,
      .notSupported:
      .impossible(Reason.local("getsockname"))
    }
  }

  static func getpeername(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        guard case .address(let address) = scene.principal.detail else { return unexpected(scene) }
        let name = scene.name(of: address)
        return Telling(
          name == "\(address)" ? "peer" : "ours",
          name == "\(address)"
            ? "The peer's end is at \(address)." : "The peer's end is \(name), at \(address).",
          "The peer's end is at \(address)."
        )
        .then("Your kernel knows it from the connection: nothing was asked of the peer.")
        .section(.creating).rests(on: scene.story?.connected)
      }
    case .notConnected: .told(noPeer)
    case .badDescriptor: .told(closed)
    case .otherError: .told(unexpected)
    case .invalid: .impossible("Python always asks with enough room for an address.")
    case .short, .zero: .impossible(Reason.noBytes("getpeername"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("getpeername"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("getpeername"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .alreadyConnected, .reset, .aborted, .brokenPipe, .networkUnreachable,
      .notSupported:
      .impossible(Reason.local("getpeername"))
    }
  }

  private static func noPeer(_ scene: Scene) -> Telling {
    let story = scene.story
    if let listening = story?.listening {
      return Telling(
        "listens", "\(scene.subject) is a listening socket: it has callers, but no peer."
      )
      .then("Each accepted socket has a peer of its own.")
      .next("Call getpeername on the socket that accept returned.").section(.creating)
      .rests(on: listening)
    }
    if let reset = story?.wasReset {
      return Telling("reset", "\(scene.subject) has no peer any more: the connection was reset.")
        .next("Close \(scene.object) and connect a new socket.").section(.dying).rests(on: reset)
    }
    if story?.isConnected == true {
      return Telling("over", "\(scene.subject) has no peer any more: the connection is over.")
        .next("Close \(scene.object) and connect a new socket.").section(.disconnecting)
        .rests(on: story?.sawEnd)
    }
    if let connecting = story?.connecting {
      return Telling(
        "connecting", "\(scene.subject) has no peer yet: its connect is still on its way."
      )
      .next("Wait with select until \(scene.object) is writable.").section(.nonBlocking)
      .rests(on: connecting)
    }
    return Telling("fresh", "\(scene.subject) has no peer: it was never connected.")
      .next("Call \(scene.code).connect(...) first.").section(.creating).rests(on: story?.opened)
  }
}
