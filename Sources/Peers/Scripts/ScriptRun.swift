internal import CKernel
internal import Locks
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// One script being played, on a thread of the peers' side.
///
/// A peer's script begins again after its last verb, for the next connection; connections that it left
/// open stay open. A visitor's script is played once, and what it left open is closed.
final class ScriptRun: Sendable {
  /// What is played, by whom, where.
  struct Plan: Sendable {
    var script: PeerScript
    var part: Part
    var caller: Caller
    var kernel: any Kernel
    var board: WaitBoard
    var log: PeerLog
    var side: PeerSide
    /// Delays before each verb; nil where nothing is shaken.
    var jitter: Jitter?
    /// Whether packets can be lost on purpose, and connections forgotten; substitutes are used otherwise.
    var canFail: Bool
    /// The first event of the timeline that can matter to the script.
    var start: Int
  }

  /// The end that the script plays.
  enum Part: Sendable {
    case peer(Listener)
    case visitor(SocketAddress)
  }

  /// What the thread does at this moment.
  enum Phase: Sendable {
    case running
    /// It is blocked until the descriptor is ready for these poll(2) events.
    case blocked(Int32, Int32)
    /// It waits for an event on the timeline.
    case awaiting
    /// It waits for the reader's program to be blocked in this call.
    case looking(String)
    /// It waits for the reader's kernel to send again, or for its own end.
    case idle
    case sleeping
    case ended
  }

  struct Status: Sendable {
    var phase = Phase.running {
      didSet { changes += 1 }
    }
    /// How often the phase has changed: what was seen of two equal phases may lie before and after an act.
    var changes = 0
    /// How many events of the timeline the thread has seen, where it awaits one.
    var seen = 0
    /// The thread, for signals: it lives until its phase is `ended`.
    var thread: UInt = 0
    var isStopping = false
    /// Verbs that somebody wants done at once, and how many have been asked for and done.
    var injected: [PeerVerb] = []
    var asked = 0
    var done = 0
    /// Whether there is a connection on which they could be done.
    var isConnected = false
    /// A visitor's own address, once it has called.
    var local: SocketAddress?
    /// The event that is waited for.
    var awaited: PeerAwait?
    /// Whether what must be the case before anybody connects is the case.
    var isPrepared = false
  }

  let plan: Plan
  let status = Shared(Status())
  private let thread = Guarded<NativeThread?>(nil)

  /// A run that has not begun.
  init(_ plan: Plan) {
    self.plan = plan
  }

  /// Starts the thread; false where the system has no more.
  func start() -> Bool {
    let started = plan.side.start { [self] in
      status.with { $0.thread = UInt(ck_interrupt_prepare()) }
      var stage = ScriptStage(run: self)
      stage.play()
      status.with { status in
        status.phase = .ended
        status.isPrepared = true
      }
    }
    thread.withLock { $0 = started }
    guard started != nil else {
      status.with { $0.phase = .ended }
      return false
    }
    // A queue that is to be full, and packets that are to be lost, must be so before anybody can connect.
    if plan.script.verbs.first == .fillBacklog || isDeafFromTheStart {
      _ = status.wait { $0.isPrepared ? true : nil }
    }
    return true
  }

  /// Whether its connections lose from their first byte on what the reader sends.
  var isDeafFromTheStart: Bool {
    guard plan.canFail, case .peer = plan.part else { return false }
    return plan.script.isDeafFromTheStart
  }

  /// Whether a call of the reader's may have been about a connection of this script.
  func isConcerned(by touch: Touch) -> Bool {
    switch (touch, plan.part) {
    case (.nobody, _): false
    case (.anybody, _): true
    case (.end(let address), .peer(let listener)): listener.address == address
    case (.end(let address), .visitor): status.now.local.map { $0 == address } ?? true
    }
  }

  /// Returns when the script has seen so many events and has come to rest, or takes longer than it may.
  func react(to count: Int, within limit: Duration) {
    let end = ContinuousClock.now + limit
    while true {
      let now = standing(after: count)
      if now.rests { return }
      let left = (end - .now) / .nanoseconds(1)
      let hasMoved = status.wait(nanoseconds: Int64(left)) {
        $0.changes != now.changes || $0.seen != now.seen
      }
      if !hasMoved { return }
    }
  }

  /// The event for which the script waits, unless it is the reader's close.
  var awaited: String? {
    let awaited = status.now.awaited
    return switch awaited {
    case .closed, nil: nil
    case .connected, .sent, .received, .blocked, .listening: awaited.map { "\($0)" }
    }
  }

  /// Lets the thread do a verb at once, whatever it waits for, and waits until it is done; false where it is not.
  func inject(_ verb: PeerVerb) -> Bool {
    let number = status.with { status in
      status.injected.append(verb)
      status.asked += 1
      return status.asked
    }
    for _ in 0..<ScriptRun.attempts {
      wake()
      let isOver = status.wait(nanoseconds: 2_000_000) { $0.done >= number || $0.hasEnded }
      if isOver { break }
    }
    return status.now.done >= number
  }

  /// How often a thread is woken for a verb that somebody wants done, 2 ms apart.
  private static let attempts = 250

  /// Tells the thread to end, without waiting for it.
  func requestStop() {
    status.with { $0.isStopping = true }
    plan.kernel.recorder.wake()
  }

  /// Ends the thread, whatever it is doing, and waits until it has ended.
  func stop() {
    requestStop()
    repeat { wake() } while !status.wait(nanoseconds: 1_000_000) { $0.hasEnded }
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
  }

  /// Lets the thread look up from whatever it waits for; one that was about to wait may miss it.
  private func wake() {
    plan.kernel.recorder.wake()
    status.with { status in
      if case .blocked = status.phase { ck_interrupt_thread(status.thread) }
    }
  }

  /// Whether the thread waits for its time.
  var isSleeping: Bool {
    if case .sleeping = status.now.phase { true } else { false }
  }

  /// Whether the thread waits for the reader, and for nothing else.
  func isAtRest() -> Bool {
    switch status.now.phase {
    case .sleeping: false
    // Where the reader is in that call already, the script is about to go on.
    case .looking(let call):
      standing(after: plan.kernel.recorder.count).rests
        && !plan.board.blockedCalls.contains { $0.isReaders(in: call) }
    case .running, .blocked, .awaiting, .idle, .ended:
      standing(after: plan.kernel.recorder.count).rests
    }
  }

  /// What the thread was doing at one moment.
  private struct Standing {
    var rests: Bool
    var changes: Int
    var seen: Int
  }

  /// Whether the thread has seen so many events, and does nothing more until something happens.
  ///
  /// A thread takes what its descriptor has to offer only after it has left the phase `blocked`: one that is in it
  /// before and after the descriptor was found to be not ready has nothing to do.
  private func standing(after count: Int) -> Standing {
    let status = status.now
    let rests =
      switch status.phase {
      case .running: false
      case .idle, .sleeping, .ended: true
      case .awaiting, .looking: status.seen >= count
      case .blocked(let fd, let events):
        !plan.side.perform { PeerSocket.isReady(fd, events) }
          && self.status.now.changes == status.changes
      }
    return Standing(rests: rests, changes: status.changes, seen: status.seen)
  }
}

extension ScriptRun.Status {
  /// Whether the thread is to look up from what it waits for.
  var isWanted: Bool { isStopping || !injected.isEmpty }

  /// Whether the script has been played.
  var hasEnded: Bool {
    if case .ended = phase { true } else { false }
  }
}
