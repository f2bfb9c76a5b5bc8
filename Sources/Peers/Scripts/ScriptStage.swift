internal import CKernel
internal import Locks
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a script's thread holds while it plays: its connection, what it has received too much.
struct ScriptStage {
  /// Why a script does not go on.
  enum Halt: Error {
    /// It is told to stop: everything is put away.
    case stopped
    /// A call failed: this connection is over.
    case failed
  }

  let run: ScriptRun
  /// The present connection, -1 for none.
  var connection: Int32 = -1
  var link = Link(number: 0)
  /// Bytes received beyond what `until` looked for.
  var surplus: [UInt8] = []
  /// Whether the connection was accepted by the verb before this one.
  var isNew = false
  var reader: ReaderEnd
  /// The next event of the timeline that `reader` has not seen.
  var cursor: Int
  private var accepted = 0
  var kept: [Int32] = []
  /// The connections of its own with which it fills its queue, and their addresses.
  var fillers: [Int32] = []

  /// The most connections that a script leaves open.
  private static let keptLimit = 64

  init(run: ScriptRun) {
    self.run = run
    cursor = run.plan.start
    switch run.plan.part {
    case .peer(let listener): reader = ReaderEnd(.connect(number: 1, to: listener.address))
    case .visitor(let target): reader = ReaderEnd(.listener(port: target.port ?? 0))
    }
  }

  /// Plays the script to its end, or until it is stopped.
  mutating func play() {
    let plan = run.plan
    do {
      repeat {
        prepare()
        let failed = try playOnce()
        if failed {
          // A failing accept would fail again at once: let some time pass.
          if run.plan.script.verbs.contains(.accept) { try sleep(10) }
        } else {
          plan.log.note(.finished, on: link)
        }
        try leave()
      } while repeats
      // A queue stays full as long as somebody keeps it so.
      if !fillers.isEmpty { try awaitStop() }
    } catch {
      // Only `stopped` comes here: what failed is over with its connection.
    }
    for fd in fillers + kept + (connection >= 0 ? [connection] : []) { PeerSocket.abort(fd) }
  }

  /// Brings about what must be the case before anybody connects.
  private func prepare() {
    guard run.isDeafFromTheStart else { return }
    _ = ck_drop_data(listener)
    run.status.with { $0.isPrepared = true }
  }

  private var repeats: Bool {
    switch run.plan.part {
    case .peer: run.plan.script.verbs.contains(.accept)
    case .visitor: false
    }
  }

  /// One pass over the verbs; true where a call failed.
  private mutating func playOnce() throws(Halt) -> Bool {
    watchNextConnection()
    for verb in run.plan.script.verbs {
      do {
        defer {
          isNew = verb == .accept
          let isConnected = connection >= 0
          run.status.with { $0.isConnected = isConnected }
        }
        try perform(verb)
      } catch {
        switch error {
        case .stopped: throw error
        case .failed:
          if connection >= 0 { close() }
          return true
        }
      }
    }
    return false
  }

  /// Lets the present connection be, or closes it where nobody would ever do so.
  private mutating func leave() throws(Halt) {
    guard connection >= 0 else { return }
    switch run.plan.part {
    case .visitor: close()
    case .peer:
      kept.append(connection)
      connection = -1
      if kept.count > ScriptStage.keptLimit { PeerSocket.abort(kept.removeFirst()) }
    }
  }

  private mutating func perform(_ verb: PeerVerb) throws(Halt) {
    run.plan.jitter?.pause()
    try check()
    switch verb {
    case .accept: try accept()
    case .connect: try connect()
    case .receive(let count): try receive(count)
    case .receiveUntil(let end): try receive(until: end)
    case .send(let bytes): try send(bytes)
    case .wait(let milliseconds): try sleep(milliseconds)
    case .await(let event): try waitFor(event)
    case .shutdown: try shutdown()
    case .close: close()
    case .reset: reset()
    case .stopReading: run.plan.log.note(.stoppedReading, on: link)
    case .fillBacklog: try fillBacklog()
    case .vanish: try vanish()
    case .heal: try heal()
    case .lose(let count): try lose(count)
    case .reboot: try reboot()
    }
  }

  /// Goes on only if nobody has told the script to stop; first does what somebody wants done at once.
  mutating func check() throws(Halt) {
    while true {
      let (isStopping, verb) = run.status.with { status in
        (status.isStopping, status.injected.isEmpty ? nil : status.injected.removeFirst())
      }
      if isStopping { throw .stopped }
      guard let verb else { return }
      defer {
        let isConnected = connection >= 0
        run.status.with { status in
          status.done += 1
          status.isConnected = isConnected
        }
      }
      try perform(verb)
    }
  }

  /// Notes that the script waits, does the body, and notes that it goes on.
  func during<Result>(_ phase: ScriptRun.Phase, _ body: () -> Result) throws(Halt) -> Result {
    let isStopping = run.status.with { status in
      status.phase = phase
      return status.isStopping
    }
    if isStopping { throw .stopped }
    let result = body()
    run.status.with { $0.phase = .running }
    return result
  }

  /// Where a call may have to wait.
  enum Blocking {
    /// It returns at once.
    case never
    /// Before it is made, until the descriptor is ready for these poll(2) events: then it returns at once.
    case before(Int32, Int32)
    /// In the kernel, until the descriptor is ready for these poll(2) events.
    case within(Int32, Int32)
  }

  /// Makes a call; a failure is told, and ends this connection's script.
  mutating func call(
    _ call: SystemCall, as name: String, blocking: Blocking = .never, buffer: CallBuffer = .none
  ) throws(Halt) -> CallReturn {
    while true {
      let plan = run.plan
      let result: CallReturn
      switch blocking {
      case .never: result = plan.kernel.call(call, by: plan.caller, buffer: buffer)
      case .before(let fd, let events):
        try awaitReadiness(of: fd, for: events)
        result = plan.kernel.call(call, by: plan.caller, buffer: buffer)
      case .within(let fd, let events):
        result = try during(.blocked(fd, events)) {
          plan.kernel.call(call, by: plan.caller, buffer: buffer)
        }
      }
      if result.succeeded { return result }
      try check()
      if [EINTR, EAGAIN].contains(result.errno) { continue }
      plan.log.note(.failed(during: name, errno: result.errno), on: link)
      throw .failed
    }
  }

  /// Waits until the descriptor is ready for these poll(2) events.
  private mutating func awaitReadiness(of fd: Int32, for events: Int32) throws(Halt) {
    while true {
      let isReady = try during(.blocked(fd, events)) {
        PeerSocket.isReady(fd, events, milliseconds: -1)
      }
      try check()
      // What was done in between may have ended the connection.
      guard fd == listener || fd == connection else { throw .failed }
      if isReady { return }
    }
  }

  /// What the end of the reader's next connection does is watched from here on; it may connect before the accept.
  private mutating func watchNextConnection() {
    guard case .peer(let listener) = run.plan.part else { return }
    cursor = run.plan.start
    reader = ReaderEnd(.connect(number: accepted + 1, to: listener.address))
  }

  private mutating func accept() throws(Halt) {
    guard case .peer(let listener) = run.plan.part else { return }
    try leave()
    emptyBacklog()
    surplus = []
    watchNextConnection()
    let result = try call(
      .accept(fd: listener.descriptor, flags: ScriptStage.closeOnExec), as: "accept",
      blocking: .before(listener.descriptor, POLLIN))
    accepted += 1
    connection = Int32(truncatingIfNeeded: result.value)
    _ = ck_set_nonblocking(connection, 1)
    link = Link(
      number: run.plan.log.nextConnection(),
      local: PeerSocket.localAddress(of: connection) ?? listener.address, remote: .none)
    if case .address(let remote) = result.detail { link.remote = remote }
    run.plan.log.note(.accepted(from: link.remote), on: link)
  }

  private mutating func connect() throws(Halt) {
    guard case .visitor(let target) = run.plan.part else { return }
    link = Link(number: run.plan.log.nextConnection(), local: .none, remote: target)
    let made = try call(
      .socket(family: AF_INET, type: ScriptStage.streamType, protocol: 0), as: "socket")
    connection = Int32(truncatingIfNeeded: made.value)
    // The reader's accept comes later: one of before that gave the same address was about another connection.
    let first = run.plan.kernel.recorder.count
    _ = try call(
      .connect(fd: connection, address: target), as: "connect",
      blocking: .within(connection, POLLOUT))
    _ = ck_set_nonblocking(connection, 1)
    link.local = PeerSocket.localAddress(of: connection) ?? .none
    run.status.with { [local = link.local] in $0.local = local }
    cursor = first
    reader = ReaderEnd(.accept(from: link.local))
    run.plan.log.note(.connected(to: target), on: link)
  }

  #if canImport(Glibc)
  static let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
  static let streamType = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  #else
  static let closeOnExec: Int32 = 0
  static let streamType = SOCK_STREAM
  #endif
}
