internal import CKernel
internal import Locks
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The scripted peers for other programs: one thread plays the scripts of all connections, each at its own pace.
///
/// In a session a script is a thread that waits for the reader's calls. Here there may be thousands of clients, and
/// what they do is seen in the kernel alone (see `ClientEnd`).
final class ScriptLoop: Sendable {
  /// A scripted peer and its listening socket.
  struct Stage: Sendable {
    var peer: String
    var script: PeerScript
    var listener: Listener
    /// Whether packets can be lost on purpose; substitutes are used otherwise.
    var canFail: Bool
    /// A connection of our own in the queue of a peer that lets nobody in; -1 for none.
    private(set) var filler: Int32 = -1

    /// Does what must be the case before anybody connects.
    init(peer: String, script: PeerScript, listener: Listener, canFail: Bool) {
      self.peer = peer
      self.script = script
      self.listener = listener
      self.canFail = canFail
      if script.losesFromTheStart, canFail { _ = ck_drop_data(listener.descriptor) }
      guard script.letsNobodyIn else { return }
      // A queue of no place holds one connection all the same: it is ours, and nobody accepts it.
      _ = ck_listen(listener.descriptor, 0)
      filler = Int32(clamping: ck_socket(AF_INET, ck_stream, 0))
      var address = ck_address()
      address.family = UInt16(AF_INET)
      address.host = listener.address.host ?? 0
      address.port = listener.address.port ?? 0
      _ = ck_connect(filler, &address)
    }
  }

  private let ledger: ServeLedger
  private let thread = Guarded<NativeThread?>(nil)
  /// A pair of sockets: closing one end wakes the thread for good.
  private let wake = Guarded<(here: Int32, there: Int32)>((-1, -1))

  /// A loop that has not begun.
  init(ledger: ServeLedger) {
    self.ledger = ledger
  }

  /// Plays these scripts from now on, and owns their listening sockets; false where there is no thread for it.
  func start(_ stages: [Stage]) -> Bool {
    if stages.isEmpty { return true }
    var pair: [Int32] = [-1, -1]
    guard ck_socketpair(AF_UNIX, ck_stream, 0, &pair) >= 0 else { return false }
    let there = pair[1]
    wake.withLock { [here = pair[0]] in $0 = (here, there) }
    let ledger = ledger
    let started = NativeThread(name: "scripts") {
      var turns = ScriptTurns(stages, ledger: ledger, wake: there)
      turns.run()
    }
    thread.withLock { $0 = started }
    return started != nil
  }

  /// Closes everything and waits for the thread's end.
  func stop() {
    let (here, there) = wake.withLock { pair in
      defer { pair = (-1, -1) }
      return pair
    }
    if here >= 0 { _ = ck_close(here) }
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
    if there >= 0 { _ = ck_close(there) }
  }
}

/// What the thread of a `ScriptLoop` holds.
private struct ScriptTurns: ~Copyable {
  private let stages: [ScriptLoop.Stage]
  private let ledger: ServeLedger
  private let wake: Int32
  private let client = ClientEnd()
  private var connections: [ScriptedConnection] = []
  /// When accepting goes on, after it failed for want of descriptors.
  private var acceptingAgain: Int64 = 0

  init(_ stages: [ScriptLoop.Stage], ledger: ServeLedger, wake: Int32) {
    self.stages = stages
    self.ledger = ledger
    self.wake = wake
  }

  mutating func run() {
    while true {
      let isAccepting = ScriptedConnection.now() >= acceptingAgain
      var entries = pollEntries(isAccepting: isAccepting)
      let ready = poll(&entries, nfds_t(entries.count), milliseconds(isAccepting: isAccepting))
      if ready < 0, errno != EINTR { break }
      if entries[0].revents != 0 { break }
      // New connections come after the old ones, whose places in `entries` are known.
      let old = connections
      for (connection, entry) in zip(old, entries[(1 + stages.count)...]) {
        connection.advance(events: Int32(entry.revents), client: client)
      }
      for (stage, entry) in zip(stages, entries[1...]) where entry.revents != 0 {
        accept(at: stage)
      }
      connections.removeAll { $0.isOver }
    }
    for stage in stages {
      _ = ck_close(stage.listener.descriptor)
      if stage.filler >= 0 { PeerSocket.abort(stage.filler) }
    }
    for connection in connections { connection.stop() }
  }

  private func pollEntries(isAccepting: Bool) -> [pollfd] {
    var entries = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
    entries.reserveCapacity(1 + stages.count + connections.count)
    for stage in stages {
      // poll(2) passes over negative descriptors.
      entries.append(
        pollfd(
          fd: isAccepting && !stage.script.letsNobodyIn ? stage.listener.descriptor : -1,
          events: Int16(POLLIN), revents: 0))
    }
    for connection in connections { entries.append(connection.pollEntry) }
    return entries
  }

  /// How long to wait at most, -1 for no limit.
  private func milliseconds(isAccepting: Bool) -> Int32 {
    var next = isAccepting ? Int64.max : acceptingAgain
    for connection in connections { next = min(next, connection.wakeUp) }
    if next == .max { return -1 }
    let rest = (next - ScriptedConnection.now() + 999_999) / 1_000_000
    return Int32(clamping: max(0, rest))
  }

  private mutating func accept(at stage: ScriptLoop.Stage) {
    var from = ck_address()
    // Some at a time, so that those who are connected already have their turns.
    for _ in 0..<64 {
      let fd = ck_accept(stage.listener.descriptor, ScriptTurns.nonBlocking, &from)
      guard fd >= 0 else {
        let errno = Int32(-fd)
        if errno == EINTR || errno == ECONNABORTED { continue }
        if errno != EAGAIN {
          ledger.acceptFailed(errno: errno)
          acceptingAgain = ScriptedConnection.now() + ScriptTurns.pause
        }
        return
      }
      let client = SocketAddress.ipv4(host: from.host, port: from.port)
      let connection = ScriptedConnection(
        Int32(fd), stage,
        record: ledger.opened(stage.peer, from: client), ledger: ledger)
      connection.advance(events: 0, client: self.client)
      connections.append(connection)
    }
  }

  /// How long nobody is accepted when descriptors have run out, in nanoseconds.
  private static let pause: Int64 = 1_000_000_000

  #if canImport(Glibc)
  private static let nonBlocking = Int32(SOCK_NONBLOCK.rawValue)
  #else
  private static let nonBlocking: Int32 = 0
  #endif
}
