internal import Locks
internal import Explaining
internal import Lab
internal import LessonModel
internal import Peers
internal import PyInterpreter
package import Sockets
internal import Timeline

/// What other threads do to a session: Ctrl-C, the watcher's notices, single keys, and the program's output.
package final class Control: Sendable {
  /// What the other threads need to know of the line that runs.
  struct Present {
    var isRunning = false
    var isWatched = false
    /// Whether a wait that nothing can end is ended for the reader.
    var stopsWaits = true
    var output: [UInt8] = []
    /// The step's visitors that have not been sent yet.
    var visitors: [CallingVisitor] = []
    var names: [Int32: String] = [:]
    var lines: [TypedLine] = []
    var worldStart = 0
    var hasKeys = false
    /// Whether it was said of the present wait that nothing can end it.
    var isInVain = false
    /// Whether Ctrl-C came during such a wait.
    var wasStoppedInVain = false
    /// How many visitors there were when one was offered to a loop that looks again and again.
    var offeredAt: Int?
    /// Whether it was told that the line asks again and again in vain.
    var isSpinTold = false
    /// Where the record stood when the visitors' acts were told last; nil where the reader has sent none in this line.
    var visitorsTold: Int?
    /// What the line has echoed.
    var echoes = Echoes()
  }

  private let kernel: PosixKernel
  private let recorder: Recorder
  private let hall: PeerHall
  private let screen: any Screen
  private let keys: (any KeySource)?
  private let routes: RouteBook
  private let observer: EndsObserver
  private let present = Guarded(Present())
  private let interpreter = Guarded<Interpreter?>(nil)

  init(
    kernel: PosixKernel, recorder: Recorder, hall: PeerHall, network: SessionNetwork,
    screen: any Screen, keys: (any KeySource)?, routes: RouteBook
  ) {
    self.kernel = kernel
    self.recorder = recorder
    self.hall = hall
    self.screen = screen
    self.keys = keys
    self.routes = routes
    observer = EndsObserver(hall: hall, network: network)
  }

  // MARK: The session's thread

  /// Points at the interpreter of the present world.
  func attach(_ interpreter: Interpreter?) {
    self.interpreter.withLock { $0 = interpreter }
  }

  /// The interpreter of the present world.
  var presentInterpreter: Interpreter? { interpreter.withLock { $0 } }

  /// A line begins.
  func begin(_ start: Present) {
    present.withLock { $0 = start }
  }

  /// The line is over; what it printed, and whether Ctrl-C came while it waited for what could not come.
  func end() -> (output: String, waitedInVain: Bool) {
    showLastEcho()
    let last = present.withLock { present in
      defer {
        present.isRunning = false
        present.hasKeys = false
        present.output = []
      }
      return present
    }
    if last.hasKeys { keys?.end() }
    kernel.interrupter.acknowledge(Caller(actor: .reader))
    return (String(decoding: last.output, as: UTF8.self), last.wasStoppedInVain)
  }

  /// Takes what the program prints: kept for the turn, and shown at once where somebody watches.
  func write(_ bytes: [UInt8]) -> Int32 {
    let isShown = present.withLock { present in
      if present.output.count < Control.outputLimit { present.output += bytes }
      return present.isWatched && !present.echoes.takes(bytes)
    }
    if isShown {
      showLastEcho()
      screen.write(String(decoding: bytes, as: UTF8.self))
    }
    return 0
  }

  /// The prompt begins or ends to echo a value; of very many values only the first ones and the last are shown.
  func echo(_ isBeginning: Bool) {
    let shown = present.withLock { present in
      isBeginning ? present.echoes.begin() : present.echoes.end(isShown: present.isWatched)
    }
    if let shown { screen.write(shown) }
  }

  /// Shows how many echoed values were left out, and the last one.
  private func showLastEcho() {
    guard let (count, last) = present.withLock({ $0.echoes.takeLast() }) else { return }
    if count > 0 { screen.show(.note([StyledText(Words.leftOut(count), .dim)])) }
    screen.write(last)
  }

  /// How many bytes of a line's output are kept for grading.
  private static let outputLimit = 1 << 20

  // MARK: Any thread

  /// Ctrl-C while a line runs: KeyboardInterrupt in the program's main thread.
  package func interrupt() {
    let isRunning = present.withLock { present in
      present.wasStoppedInVain = present.isInVain
      return present.isRunning
    }
    guard isRunning else { return }
    interpreter.withLock { $0?.requestInterrupt() }
    kernel.interrupter.interrupt(thread: 0)
  }

  /// What the watcher says about a call that waits.
  package func notice(_ notice: BlockedNotice) {
    switch notice {
    case .waiting(let call, let seconds): tell(call, seconds: seconds)
    case .wouldWaitForever(let call): answer(call)
    case .ended:
      let hadKeys = present.withLock { present in
        defer { present.hasKeys = false }
        present.isInVain = false
        return present.hasKeys
      }
      if hadKeys { keys?.end() }
    }
  }

  /// Says what the visitors that the reader has sent did since it was told last.
  func tellVisitors() {
    let now = present.withLock { $0 }
    guard now.isWatched, let start = now.visitorsTold else { return }
    present.withLock { $0.visitorsTold = recorder.count }
    for sentence in VisitorNews.sentences(recorder.record(from: start)) {
      screen.show(.note([StyledText(sentence)]))
    }
  }

  /// A call waits: who watches is told which, and what can be done.
  private func tell(_ call: BlockedCall, seconds: Int) {
    let now = present.withLock { $0 }
    guard now.isRunning, now.isWatched else { return }
    tellVisitors()
    let lines = Explainer.waiting(
      happening(call, now, isForever: false), seconds: seconds, keys: offered(now))
    screen.show(.explanation(lines))
    takeKeys()
  }

  /// A call would wait for ever: a visitor is sent, or the wait is ended, or the reader decides.
  private func answer(_ call: BlockedCall) {
    let now = present.withLock { $0 }
    guard now.isRunning else { return }
    if now.stopsWaits {
      if isAwaited(now), sendVisitor() { return }
      if now.isWatched {
        let lines = Explainer.waiting(happening(call, now, isForever: true), seconds: 0)
        screen.show(.explanation(lines))
      }
      stop(call)
    } else {
      present.withLock { $0.isInVain = true }
      tellVisitors()
      let lines = Explainer.waiting(
        happening(call, now, isForever: true), seconds: 0, keys: offered(now))
      screen.show(.explanation(lines))
      takeKeys()
    }
  }

  /// Ends the wait of the reader's program for good: the turn comes out as `WaitsForever`.
  private func stop(_ call: BlockedCall) {
    let name = Explaining.CallKind(call.call, call.caller.aim)?.rawValue ?? call.call.name
    interpreter.withLock { $0?.requestStop(.waitsForever(name + "()")) }
    for blocked in kernel.board.blockedCalls where blocked.caller.actor == .reader {
      kernel.interrupter.interrupt(blocked.caller)
    }
  }

  /// A loop looks again and again, and nothing is there: whether a visitor was sent, who changes that.
  func note(_ row: VainRow) -> Bool {
    let now = present.withLock { $0 }
    guard now.isRunning else { return false }
    let isWorthIt = now.stopsWaits ? row.isCertain : row.isLong && now.isWatched
    if isWorthIt, isAwaited(now, by: [row.call]) {
      if now.stopsWaits { return sendVisitor() }
      offerVisitor(now)
    }
    if let count = row.spinsPerSecond { tellSpin(row.call, perSecond: count) }
    return false
  }

  /// Says that a visitor can be sent to a loop that looks for one; once for each.
  private func offerVisitor(_ now: Present) {
    let isNew = present.withLock { present in
      defer { present.offeredAt = now.visitors.count }
      return present.offeredAt != now.visitors.count
    }
    guard isNew, keys != nil else { return }
    tellVisitors()
    let offers = [visitorKey(now), WaitingKey("Ctrl-C", "stops it")]
    screen.show(.note([StyledText(Words.looksInVain(offers))]))
    takeKeys()
  }

  /// A loop asks a socket again and again, and nothing is ready: told once a line.
  private func tellSpin(_ call: SystemCall, perSecond: Int) {
    let isNew = present.withLock { present in
      defer { present.isSpinTold = true }
      return present.isRunning && present.isWatched && !present.isSpinTold
    }
    guard isNew else { return }
    screen.show(.note([StyledText(Words.asksInVain(perSecond, call.methodName + "()"))]))
  }

  /// Ends whatever the reader's program does: its time is over.
  func endLine(after seconds: Int) {
    interpreter.withLock { $0?.requestStop(.outOfTime(seconds)) }
    for blocked in kernel.board.blockedCalls where blocked.caller.actor == .reader {
      kernel.interrupter.interrupt(blocked.caller)
    }
  }

  /// Sends the step's next visitor; false where none is left.
  @discardableResult
  private func sendVisitor() -> Bool {
    let visitor = present.withLock { present in
      present.visitors.isEmpty ? nil : present.visitors.removeFirst()
    }
    guard let visitor else { return false }
    // It may end the wait; where it does not, the watcher says so again.
    present.withLock { $0.isInVain = false }
    hall.send(visitor)
    return true
  }

  /// Whether the step's next visitor would end a wait of the reader's program.
  private func isAwaited(_ now: Present) -> Bool {
    let calls = kernel.board.blockedCalls.filter { $0.caller.actor == .reader }
    return isAwaited(now, by: calls.map(\.call))
  }

  private func isAwaited(_ now: Present, by calls: [SystemCall]) -> Bool {
    guard let visitor = now.visitors.first else { return false }
    let doors = OpenDoors(recorder.record(from: now.worldStart))
    return calls.contains { doors.leads(from: visitor.port, to: $0) }
  }

  // MARK: Keys

  private func offered(_ now: Present) -> [WaitingKey] {
    guard keys != nil, !now.stopsWaits else { return [] }
    return (isAwaited(now) ? [visitorKey(now)] : []) + [
      WaitingKey("w", "says why it waits"), WaitingKey("Ctrl-C", "stops it"),
    ]
  }

  private func visitorKey(_ now: Present) -> WaitingKey {
    let counts = now.visitors.map(\.script.count)
    return WaitingKey("v", Words.sendsVisitor(counts.first ?? 0, left: counts.reduce(0, +)))
  }

  private func takeKeys() {
    guard let keys else { return }
    let isNew = present.withLock { present in
      defer { present.hasKeys = true }
      return !present.hasKeys && !present.stopsWaits
    }
    if isNew { keys.begin { [self] press in take(press) } }
  }

  /// Acts on a key; false where it is text for the next prompt.
  ///
  /// Within text it is one only where nothing else can end the wait: there the prompt does not come by itself.
  private func take(_ press: KeyPress) -> Bool {
    let now = present.withLock { $0 }
    switch press {
    case .text:
      screen.show(.note([StyledText(Words.keptForPrompt(offered(now)), .dim)]))
      return true
    case .key(_, withinText: true) where !now.isInVain: return false
    case .key("v", _):
      if let words = answerVisitorKey(now) { screen.show(.note([StyledText(words)])) }
      return true
    case .key("w", _):
      let calls = kernel.board.blockedCalls.filter { $0.caller.actor == .reader }
      for call in calls {
        for paragraph in Explainer.whyWaiting(happening(call, now, isForever: false)) {
          screen.show(.paragraph([StyledText(paragraph)]))
        }
      }
      return true
    case .key: return false
    }
  }

  /// Sends the next visitor on a key; what is to be said where that does not end the wait.
  private func answerVisitorKey(_ now: Present) -> String? {
    guard let visitor = now.visitors.first else { return Words.noVisitor }
    let doors = OpenDoors(recorder.record(from: now.worldStart))
    guard doors.isOpen(at: visitor.port) else { return Words.noDoor(visitor.port) }
    present.withLock { $0.visitorsTold = $0.visitorsTold ?? recorder.count }
    let helps = isAwaited(now) || now.offeredAt == now.visitors.count
    sendVisitor()
    return helps ? nil : Words.visitorQueues
  }

  private func happening(_ call: BlockedCall, _ now: Present, isForever: Bool) -> Happening {
    let events = recorder.events(from: now.worldStart)
    var happening = Happening(
      events: [], history: events,
      after: observer.observe(
        names: now.names, connections: ClosedConnections(events), settling: false),
      waiting: WaitingCall(
        call: call.call, aim: call.caller.aim, line: call.caller.line, since: call.since,
        isForever: isForever, thread: call.caller.thread),
      names: now.names, lines: now.lines, routes: routes.notes)
    if case .recv = call.call.plain { happening.unsent = presentInterpreter?.unsentFiles() ?? [:] }
    return happening
  }
}
