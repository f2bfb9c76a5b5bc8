internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ScriptStage {
  /// Waits until the reader's end has done this; where that cannot come any more, the connection is over.
  mutating func waitFor(_ event: PeerAwait) throws(Halt) {
    run.plan.log.note(.waiting(for: "await \(event)"), on: link)
    run.status.with { $0.awaited = event }
    defer { run.status.with { $0.awaited = nil } }
    switch event {
    case .blocked(let call): try awaitBlocked(in: call)
    case .connected, .sent, .received, .closed, .listening:
      try awaitOnTimeline { $0.satisfies(event) || $0.deed(insteadOf: event) != nil }
    }
    if !reader.satisfies(event), let deed = reader.deed(insteadOf: event) {
      run.plan.log.note(.missed("\(event)", instead: deed), on: link)
      throw .failed
    }
    if case .sent = event { try settle() }
  }

  /// Does nothing for so many milliseconds.
  mutating func sleep(_ milliseconds: Int) throws(Halt) {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while case let rest = (end - .now) / .nanoseconds(1), rest > 0 {
      try during(.sleeping) {
        _ = run.status.wait(nanoseconds: Int64(rest)) { $0.isWanted }
      }
      try check()
    }
  }

  /// Waits until what is known of the reader's end satisfies the condition.
  mutating func awaitOnTimeline(
    until isEnough: (ReaderEnd) -> Bool
  ) throws(Halt) {
    let status = run.status
    while !isEnough(reader) {
      try during(.awaiting) {
        follow(until: isEnough, unless: { status.now.isWanted })
      }
      try check()
    }
  }

  /// Reads the timeline on until the condition holds, or something else ends the wait.
  private mutating func follow(
    until isEnough: (ReaderEnd) -> Bool, unless isOver: () -> Bool
  ) {
    let run = run
    var reader = reader
    var cursor = cursor
    run.status.with { [cursor] in $0.seen = cursor }
    _ = run.plan.kernel.recorder.first(from: cursor, within: 60_000, unless: isOver) { next in
      reader.observe(next)
      cursor = next.id.index + 1
      // Where this ends the wait, the thread has something to do: it is not at rest.
      if isEnough(reader) { return true }
      run.status.with { [cursor] in $0.seen = cursor }
      return false
    }
    self.reader = reader
    self.cursor = cursor
  }

  /// Waits until the reader's program has been in this call for some milliseconds, or has closed.
  private mutating func awaitBlocked(in name: String) throws(Halt) {
    let (board, recorder, status) = (run.plan.board, run.plan.kernel.recorder, run.status)
    // The board wakes the recorder: both are waited for at once.
    let number = board.whenReaderCalls { recorder.wake() }
    defer { board.forget(number) }
    while true {
      let present = board.blockedCalls.filter { $0.isReaders(in: name) }
      if let longest = present.map({ recorder.now - $0.since }).max() {
        if longest >= ScriptStage.settled { return }
        // Nothing tells that a call is still waiting but the time.
        try during(.running) {
          _ = status.wait(nanoseconds: ScriptStage.settled - longest) { $0.isWanted }
        }
      } else {
        if reader.isClosed { return }
        try during(.looking(name)) {
          follow(
            until: { $0.isClosed },
            unless: {
              status.now.isWanted
                || board.blockedCalls.contains { $0.isReaders(in: name) }
            })
        }
      }
      try check()
    }
  }

  /// How long a call must have lasted to count as blocked, in nanoseconds.
  private static let settled: Int64 = 3_000_000

  /// Lets bytes that the reader's kernel has sent arrive here: on loopback that is at once, almost.
  private func settle() throws(Halt) {
    guard connection >= 0 else { return }
    let fd = connection
    try during(.running) { _ = PeerSocket.isReady(fd, POLLIN, milliseconds: 50) }
  }
}

extension BlockedCall {
  /// Whether the reader's program waits in a call of this name, in Python's spelling or strace's.
  func isReaders(in name: String) -> Bool {
    guard caller.actor == .reader else { return false }
    if call.name == name { return true }
    return switch call.plain {
    case .recv: name == "recv"
    case .send: name == "send" || name == "sendall"
    case .accept: name == "accept"
    case .select: name == "select"
    case .sleep: name == "sleep"
    case .socket, .socketpair, .bind, .listen, .connect, .shutdown, .close, .dup, .getsockname,
      .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags, .poll, .threadWait,
      .message:
      false
    }
  }
}
