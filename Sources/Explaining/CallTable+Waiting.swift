internal import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

// select, poll and sleep: calls that only wait.
extension CallTable {
  static func select(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done: .told(ready)
    case .zero:
      .told { scene in
        Telling("none", "None of the sockets became ready within \(scene.waited).")
          .then("The lists that select returns are empty.").section(.nonBlocking)
      }
    case .waitsForever:
      .told { scene in
        Telling(
          "forever", "\(scene.selectName)() would wait for ever: none of its sockets is ready."
        )
        .then("Everything that could make one ready waits too.")
        .next("Stop with Ctrl-C, and give the call a time limit.").section(.nonBlocking)
      }
    case .interrupted:
      .told { scene in
        Telling("stopped", "You stopped \(scene.selectName) after \(scene.waited) of waiting.")
          .then("The sockets are unharmed.")
          .next("Give the call a time limit, for example 2 seconds.").section(.nonBlocking)
      }
    case .badDescriptor:
      .told { scene in
        Telling("closed", "One of the descriptors is not open: its socket is closed.")
          .then("\(scene.selectName) has looked at no socket.")
          .next("Take closed sockets out of the lists before you call \(scene.selectName).")
          .section(.nonBlocking)
      }
    case .invalid:
      .told { scene in
        Telling("limit", "The kernel does not take this time limit or this number of sockets.")
          .next("Use a time limit of 0 or more seconds.").section(.nonBlocking)
      }
    case .otherError: .told(unexpected)
    case .limitReached:
      .impossible("A time limit that is over is no error for select: it returns empty lists.")
    case .short: .impossible("select moves no bytes, so there is nothing to be short of.")
    case .tooManyFiles: .impossible(Reason.noNewDescriptor("select"))
    case .wouldBlock, .inProgress, .alreadyInProgress, .timedOut, .refused, .addressInUse,
      .accessDenied, .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted,
      .brokenPipe, .networkUnreachable, .notSupported:
      .impossible("select reports no socket's error: the socket is ready, and its next call tells.")
    }
  }

  static func sleep(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        Telling("slept", "Your program waited \(scene.waited).")
          .then("The kernels went on meanwhile: what came is in the receive queues.").section(
            .using)
      }
    case .interrupted:
      .told { scene in
        Telling("stopped", "You stopped sleep after \(scene.waited).")
          .then("No socket was touched.")
          .next("Use a socket's settimeout where you wait for a peer.").section(.nonBlocking)
      }
    case .invalid, .otherError: .told(unexpected)
    case .waitsForever: .impossible("sleep ends by the clock.")
    case .short, .zero: .impossible(Reason.noBytes("sleep"))
    case .limitReached, .wouldBlock, .inProgress, .alreadyInProgress, .timedOut, .refused,
      .addressInUse, .accessDenied, .addressNotAvailable, .notConnected, .alreadyConnected, .reset,
      .aborted, .brokenPipe, .badDescriptor, .networkUnreachable, .tooManyFiles, .notSupported:
      .impossible("sleep touches no socket.")
    }
  }

  static func threadWait(_ outcome: OutcomeKind) -> TableEntry {
    switch outcome {
    case .done:
      .told { scene in
        Telling("waited", "This thread waited \(scene.waited) for another thread of your program.")
          .then("The wait itself touches no socket.").section(.creating)
      }
    case .timedOut:
      .told { scene in
        Telling("limit", "The other thread was not ready within \(scene.waited), the time limit.")
          .then("The wait itself touches no socket.")
          .next("Look at what the other thread waits for, with :show calls.").section(.creating)
      }
    case .interrupted:
      .told { scene in
        Telling("stopped", "You stopped the wait for another thread after \(scene.waited).")
          .then("The other thread goes on.")
          .next("Look at what the other thread waits for, with :show calls.").section(.creating)
      }
    case .waitsForever:
      .told { scene in
        Telling("forever", "\(scene.waitName) would wait for ever: no other thread can go on.")
          .then("Every thread of your program waits.")
          .next("Stop with Ctrl-C, and look at what each thread waits for.").section(.creating)
      }
    case .invalid, .otherError: .told(unexpected)
    case .short, .zero: .impossible(Reason.noBytes("A wait for a thread"))
    case .limitReached, .wouldBlock, .inProgress, .alreadyInProgress, .refused, .addressInUse,
      .accessDenied, .addressNotAvailable, .notConnected, .alreadyConnected, .reset, .aborted,
      .brokenPipe, .badDescriptor, .networkUnreachable, .tooManyFiles, .notSupported:
      .impossible("A wait for another thread touches no socket.")
    }
  }

  private static func ready(_ scene: Scene) -> Telling {
    let (readable, writable, others) = scene.readySockets
    var parts: [String] = []
    if !readable.isEmpty { parts.append("\(scene.list(readable)) can be read") }
    if !writable.isEmpty { parts.append("\(scene.list(writable)) can be written") }
    let urgent = scene.urgentSockets
    if !urgent.isEmpty { parts.append("\(scene.list(urgent)) has urgent data") }
    if !others.isEmpty { parts.append("\(scene.list(others)) has an error or an end to tell") }
    var telling = Telling(
      "ready", "Ready: \(parts.joined(separator: "; ")).",
      "Ready: \(readable.count) to read, \(writable.count) to write.")
    let listening = readable.filter { scene.before.story($0)?.isListening == true }
    let connecting = writable.filter { scene.before.story($0)?.connecting != nil }
    if !listening.isEmpty {
      telling = telling.then(
        "\(scene.list(listening)) is a listening socket: a caller waits for accept.")
      telling.situation = "caller"
    } else if !connecting.isEmpty {
      telling = telling.then("A connect has ended: SO_ERROR tells whether it is connected.")
      telling.situation = "connecting"
    } else if !urgent.isEmpty {
      telling.situation = "urgent"
      telling = telling.then(
        "recv(1, socket.MSG_OOB) takes the urgent byte; the other bytes keep their order.")
    } else if !others.isEmpty {
      telling.situation = "ended"
      telling = telling.then("Its next call tells which: an error, or b'' from recv.")
    } else if !readable.isEmpty {
      telling = telling.then("recv will not wait there: it gives bytes, b'', or an error.")
    } else {
      telling = telling.then("send will take something there, perhaps not all.")
    }
    return telling.section(.nonBlocking)
  }
}

extension Scene {
  /// The call that waits, as it was typed: "accept()", "join()"; in words where that is not known.
  var waitName: String {
    switch kind {
    case .threadWait: python.map { "\($0.name)()" } ?? "This wait for another thread"
    case .select: "\(selectName)()"
    case .socket, .bind, .listen, .accept, .connect, .send, .sendall, .recv, .close, .getsockname,
      .getpeername, .setsockopt, .getsockopt, .shutdown, .setblocking, .sleep, .dup, .socketpair:
      "\(kind.rawValue)()"
    }
  }

  /// "select" or "poll".
  var selectName: String {
    if case .poll = principal.call { return "poll" }
    return "select"
  }

  /// The descriptors that select or poll reported.
  var readySockets: (read: [Int32], write: [Int32], other: [Int32]) {
    switch principal.detail {
    case .selected(let read, let write, _): return (read, write, [])
    case .polled(let entries):
      func having(_ mask: Int32) -> [Int32] {
        entries.filter { Int32($0.answered) & mask != 0 }.map(\.fd)
      }
      return (having(Int32(POLLIN)), having(Int32(POLLOUT)), having(Int32(POLLERR | POLLHUP)))
    case .none, .address, .message, .option, .pair: return ([], [], [])
    }
  }

  /// The descriptors with urgent data: select's third list, poll's POLLPRI.
  var urgentSockets: [Int32] {
    switch principal.detail {
    case .selected(_, _, let except): except
    case .polled(let entries):
      entries.filter { Int32($0.answered) & Int32(POLLPRI) != 0 }.map(\.fd)
    case .none, .address, .message, .option, .pair: []
    }
  }

  /// Sockets by name: "s, c".
  func list(_ descriptors: [Int32]) -> String {
    descriptors.map { variable(of: $0) ?? "descriptor \($0)" }.joined(separator: ", ")
  }
}
