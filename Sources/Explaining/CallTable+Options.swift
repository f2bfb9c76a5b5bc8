internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

// setsockopt, getsockopt, setblocking and settimeout: how a socket behaves.
extension CallTable {
  static func setsockopt(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        guard case .setsockopt(_, let level, let option, let value) = scene.principal.call else {
          return unexpected(scene)
        }
        let name = StraceNames.optionName(level, option)
        let number = Words.integer(value).map { "now \($0)" } ?? "set"
        return Telling(name, "\(name) is \(number) for \(scene.object).")
          .then(
            OptionWords.meaning(level, option) ?? "Only your own kernel was told: nothing was sent."
          )
          .section(.creating)
      }
    case .invalid:
      .told { scene in
        Telling("value", "The kernel does not take this value for \(scene.option).")
          .then("\(scene.subject) is unchanged.")
          .next("Use a number such as 1, or the packed bytes that the option needs.").section(
            .creating)
      }
    case .accessDenied:
      .told { scene in
        Telling("denied", "Your user may not set \(scene.option).").then(
          "\(scene.subject) is unchanged."
        )
        .next("Leave this option as it is: the lesson does not need it.").section(.creating)
      }
    case .otherError, .notSupported:
      .told { scene in
        Telling("unknown", "The kernel has no option \(scene.option) for this kind of socket.")
          .then("\(scene.subject) is unchanged.")
          .next("Check that level and option belong together: SOL_SOCKET with SO_ names.")
          .section(.creating)
      }
    case .addressInUse, .addressNotAvailable:
      .told { scene in
        Telling("address", "The address in the value of \(scene.option) cannot be used here.")
          .then("\(scene.subject) is unchanged.")
          .next("Use an address of this machine, such as 127.0.0.1.").section(.creating)
      }
    case .alreadyConnected:
      .told { scene in
        Telling("connected", "\(scene.option) must be set before connect.")
          .then("\(scene.subject) is unchanged.")
          .next("Make a new socket, set the option, then connect.").section(.creating)
          .rests(on: scene.story?.connected)
      }
    case .badDescriptor: .told(closed)
    case .short, .zero: .impossible(Reason.noBytes("setsockopt"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("setsockopt"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("setsockopt"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .notConnected, .reset, .aborted,
      .brokenPipe, .networkUnreachable:
      .impossible(Reason.local("setsockopt"))
    }
  }

  static func getsockopt(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(readOption)
    case .invalid, .otherError, .notSupported:
      .told { scene in
        Telling("unknown", "The kernel has no value of \(scene.option) for this socket.")
          .next("Check that level and option belong together: SOL_SOCKET with SO_ names.")
          .section(.creating)
      }
    case .accessDenied, .notConnected: .told(unexpected)
    case .badDescriptor: .told(closed)
    case .short, .zero: .impossible("getsockopt gives a value, not a stream of bytes.")
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("getsockopt"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("getsockopt"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .addressNotAvailable,
      .alreadyConnected, .reset, .aborted, .brokenPipe, .networkUnreachable:
      .impossible(Reason.local("getsockopt"))
    }
  }

  static func setblocking(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        guard case .setNonBlocking(_, let on) = scene.principal.call else {
          return unexpected(scene)
        }
        if !on {
          return Telling(
            "blocking",
            "\(scene.subject) is blocking: its calls wait until they can do their work.",
            "\(scene.subject) is blocking: its calls wait."
          )
          .section(.nonBlocking)
        }
        if case .limit(let limit?) = scene.principal.aim, limit > 0 {
          let span = Words.exactSpan(limit)
          return Telling("limit", "Calls on \(scene.object) now wait \(span) at most.")
            .then("What has not happened by then raises TimeoutError.")
            .more(
              "Python asks poll first: so the kernel's own socket is non-blocking (O_NONBLOCK).",
              "Your program does not see that: its calls wait, but not for ever."
            )
            .section(.nonBlocking)
        }
        return Telling("nonBlocking", "\(scene.subject) is non-blocking: its calls answer at once.")
          .then("Where a call would wait, it now fails with EAGAIN or EINPROGRESS.")
          .section(.nonBlocking)
      }
    case .badDescriptor: .told(closed)
    case .otherError, .invalid: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("setblocking"))
    case .waitsForever, .interrupted, .limitReached, .wouldBlock:
      .impossible(Reason.neverWaits("setblocking"))
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("setblocking"))
    case .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted, .brokenPipe,
      .networkUnreachable, .notSupported:
      .impossible(Reason.local("setblocking"))
    }
  }

  private static func readOption(_ scene: Scene) -> Telling {
    guard case .getsockopt(_, let level, let option, _) = scene.principal.call,
      case .option(let value) = scene.principal.detail
    else { return unexpected(scene) }
    let name = StraceNames.optionName(level, option)
    guard let number = Words.integer(value) else {
      return Telling(name, "\(name) of \(scene.object) is \(Words.bytes(value.count)) long.")
        .section(.creating)
    }
    guard level == SOL_SOCKET, option == SO_ERROR else {
      return Telling(name, "\(name) of \(scene.object) is \(number).")
        .then(OptionWords.meaning(level, option) ?? "Your own kernel answered: nothing was sent.")
        .section(.creating)
    }
    if number == 0 { return noError(scene) }
    var telling = Telling(
      "error", "SO_ERROR is \(number), \(ErrnoNames.name(number)): \(ErrnoNames.text(number))."
    )
    .then("Reading it has cleared it.").section(.nonBlocking).rests(on: scene.story?.connecting)
    if scene.story?.connecting != nil {
      let refused =
        number == ECONNREFUSED
        ? scene.story?.remote.map { "Nothing listens on \($0), so the kernel there refused." } : nil
      telling = telling.more("That is how the connect ended: there is no connection.", refused)
        .next("Close \(scene.object); connect a new socket when somebody listens there.")
    }
    return telling
  }
}

extension CallTable {
  /// SO_ERROR is 0: what that means depends on what the socket did before.
  private static func noError(_ scene: Scene) -> Telling {
    let first = "SO_ERROR is 0: \(scene.object) has no error to report."
    guard let story = scene.story else {
      return Telling("noError", first).section(.nonBlocking)
    }
    if let read = story.errorRead, story.connecting == nil, story.connected ?? EventID(-1) < read {
      let name = ErrnoNames.name(story.errorNumber)
      return Telling(
        "cleared",
        "SO_ERROR is 0 now: \(name) was read \(scene.place(read)), and reading clears it.",
        "SO_ERROR is 0 now: reading \(name) has cleared it."
      )
      .then(
        story.isConnected
          ? "0 does not mean that all is well: the connection had ended with that error."
          : "0 does not mean connected here: the connect had failed."
      ).section(.nonBlocking)
      .rests(on: read)
    }
    guard let connecting = story.connecting else {
      return Telling("noError", first).then("No error has come since it was last asked.")
        .section(.nonBlocking)
    }
    if story.sawWritable || scene.yoursAfter?.state == .established {
      return Telling("connected", first)
        .then("Its connect was on its way, and it is over: 0 means connected.")
        .section(.nonBlocking).rests(on: connecting)
    }
    return Telling("unfinished", first)
      .then("That says nothing yet: its connect is still on its way.")
      .next("Wait with select until \(scene.object) is writable, then read SO_ERROR.")
      .section(.nonBlocking).rests(on: connecting)
  }
}

extension Scene {
  /// The option's name in setsockopt and getsockopt.
  var option: String {
    switch principal.call {
    case .setsockopt(_, let level, let option, _), .getsockopt(_, let level, let option, _):
      StraceNames.optionName(level, option)
    case .socket, .socketpair, .bind, .listen, .accept, .connect, .send, .recv, .shutdown, .close,
      .dup, .getsockname, .getpeername, .setNonBlocking, .getFlags, .poll, .select, .sleep,
      .threadWait, .message:
      "this option"
    }
  }
}

/// What the options mean that lessons use.
enum OptionWords {
  static func meaning(_ level: Int32, _ option: Int32) -> String? {
    switch (level, option) {
    case (SOL_SOCKET, SO_REUSEADDR):
      "With 1, bind may take a port that old connections in TIME_WAIT still hold."
    case (SOL_SOCKET, SO_KEEPALIVE):
      "With 1, your kernel asks a silent peer from time to time whether it is there."
    case (SOL_SOCKET, SO_LINGER):
      "It decides what close does with bytes that are not sent yet."
    case (SOL_SOCKET, SO_RCVBUF): "It limits the receive queue, in bytes; the kernel may round it."
    case (SOL_SOCKET, SO_SNDBUF): "It limits the send queue, in bytes; the kernel may round it."
    case (6, TCP_NODELAY): "With 1, small sends leave at once instead of being collected."
    default: nil
    }
  }
}
