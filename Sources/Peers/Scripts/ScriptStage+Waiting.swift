internal import Sockets
internal import Synchronization
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ScriptStage {
  /// Waits until the reader's end has done this.
  mutating func waitFor(_ event: PeerAwait) throws(Halt) {
    run.plan.log.note(.waiting(for: "await \(event)"), on: link)
    switch event {
    case .blocked(let call): try awaitBlocked(in: call)
    case .connected, .sent, .received, .closed, .listening: try awaitOnTimeline(event)
    }
    if case .sent = event { try settle() }
  }

  /// Does nothing for so many milliseconds.
  func sleep(_ milliseconds: Int) throws(Halt) {
    try during(.sleeping) {
      _ = run.status.wait(nanoseconds: Int64(milliseconds) * 1_000_000) { $0.isStopping }
    }
    try check()
  }

  private mutating func awaitOnTimeline(_ event: PeerAwait) throws(Halt) {
    let run = run
    let recorder = run.plan.kernel.recorder
    var reader = reader
    var cursor = cursor
    run.seen.store(cursor, ordering: .releasing)
    while !reader.satisfies(event) {
      try during(.awaiting) {
        _ = recorder.first(
          from: cursor, within: 60_000, unless: { run.status.with { $0.isStopping } }
        ) { next in
          reader.observe(next)
          cursor = next.id.index + 1
          // Where this ends the wait, the thread has something to do: it is not at rest.
          let isEnough = reader.satisfies(event)
          if !isEnough { run.seen.store(cursor, ordering: .releasing) }
          return isEnough
        }
      }
      try check()
    }
    self.reader = reader
    self.cursor = cursor
  }

  /// Waits until the reader's program has been in this call for some milliseconds.
  private func awaitBlocked(in name: String) throws(Halt) {
    let board = run.plan.board
    let recorder = run.plan.kernel.recorder
    while true {
      let isThere = board.blockedCalls.contains { blocked in
        blocked.caller.actor == .reader && ScriptStage.matches(blocked.call, name)
          && recorder.now - blocked.since >= ScriptStage.settled
      }
      if isThere { return }
      try during(.looking) {
        _ = run.status.wait(nanoseconds: 1_000_000) { $0.isStopping }
      }
    }
  }

  /// How long a call must have lasted to count as blocked, in nanoseconds.
  private static let settled: Int64 = 3_000_000

  /// Whether a call has this name, in Python's spelling or strace's.
  private static func matches(_ call: SystemCall, _ name: String) -> Bool {
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

  /// Lets bytes that the reader's kernel has sent arrive here: on loopback that is at once, almost.
  private func settle() throws(Halt) {
    guard connection >= 0 else { return }
    let fd = connection
    try during(.running) { _ = PeerSocket.isReady(fd, POLLIN, milliseconds: 50) }
  }
}
