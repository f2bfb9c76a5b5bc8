internal import Explaining
package import Lab
internal import LessonModel
package import Locks
internal import Observing
internal import Peers
internal import PyInterpreter
internal import PyModules
internal import PySyntax
internal import Sockets
internal import Timeline

/// One live session: the interpreter, the calls, the peers, and the record of all of it.
///
/// It runs lines and returns turns. It belongs to one thread, the session's; what other threads may do is in `Control`.
package final class Workbench {
  /// How a workbench is set up.
  package struct Configuration: Sendable {
    /// Whether a person watches and can press keys while a call blocks.
    package var isInteractive = false
    /// The network in which everything happens, started already; this machine's loopback device without one.
    package var network: SessionNetwork?
    /// How many loop turns and calls a line may make; nil for no bound.
    package var steps: Int?
    /// Delays that shake who comes first, for checks; nil for none.
    package var jitter: Jitter?

    /// A workbench that nobody watches, confined to this machine.
    package init() {}
  }

  let configuration: Configuration
  let screen: any Screen
  let lines: any LineSource
  let recorder: Recorder
  let network: SessionNetwork
  /// The packets of that network.
  let packets: PacketTap
  let kernel: PosixKernel
  let hall: PeerHall
  let control: Control
  var session: PythonSession
  var explainer = Explainer()
  var detail = Explaining.Detail.brief
  /// The lines that the reader has seen, for `:why N` and the words "on line 4".
  var typed: [TypedLine] = []
  var turns: [Turn] = []
  /// What was the case when a line had run, by its place among the turns.
  var scenes: [Int: TurnScene] = [:]
  /// Where the present world begins in the record: before it stand replays that are gone.
  var worldStart = 0
  /// Where the worlds before it ended in the record.
  var worldEnds: [Int] = []
  /// The reader's connections of that world, read from the record as they are asked for.
  var followed = FollowedConnections(world: 0)
  /// Every line that was run in the present world, those of its replays included.
  var worldTurns: [Turn] = []
  /// Where the present step begins in the record.
  var stepStart = 0
  let routes: RouteBook
  private var watcher: Watcher

  /// A workbench whose peers listen and whose interpreter is fresh.
  package init(
    configuration: Configuration = Configuration(), screen: any Screen, lines: any LineSource
  ) {
    self.configuration = configuration
    self.screen = screen
    self.lines = lines
    recorder = Recorder()
    network = configuration.network ?? SessionNetwork(.loopback)
    let packets = PacketTap(recorder: recorder)
    self.packets = packets
    kernel = PosixKernel(
      recorder: recorder, factory: network, jitter: configuration.jitter,
      afterReadersCall: { packets.drain() })
    hall = PeerHall(
      kernel: kernel, board: kernel.board, network: network.peerNetwork,
      jitter: configuration.jitter)
    routes = RouteBook()
    control = Control(
      kernel: kernel, recorder: recorder, hall: hall, network: network, screen: screen,
      keys: lines.keys, routes: routes)
    session = PythonSession(
      kernel: kernel, hall: hall, routes: routes, steps: configuration.steps,
      jitter: configuration.jitter, control: control)
    control.attach(session.interpreter)
    let control = control
    watcher = Watcher(board: kernel.board, recorder: recorder, states: network.states) {
      control.notice($0)
    }
    packets.watch(network.openPackets(), isShared: !network.isLab)
  }

  /// What other threads may use: Ctrl-C, the watcher's notices, keys.
  package var remote: Control { control }

  /// Ends the session: threads, sockets, peers.
  package func close() {
    control.attach(nil)
    session.close()
    hall.shutdown()
    network.end()
  }

  // MARK: Running

  /// Runs a line or block and returns everything that happened.
  @discardableResult
  package func run(_ source: String, as plan: TurnPlan) -> Turn {
    // What has come since the line before belongs to that one.
    packets.drain()
    let first = recorder.count
    let present = present(for: plan)
    control.begin(present)
    let ending = session.run(source)
    let (output, waitedInVain) = control.end()
    // What is told of the peers is to be the same each time: they come first.
    if plan.isWatched, recorder.count > first { awaitRest() }
    control.tellVisitors()
    packets.drain()
    let events = recorder.events(from: first)
    let turn = Turn(
      source: source, ending: ending, output: output, firstEvent: first, events: events,
      waitedInVain: ending == .interrupted && waitedInVain, namesBefore: present.names)
    worldTurns.append(turn)
    if plan.isWatched {
      turns.append(turn)
      typed.append(
        TypedLine(
          number: typed.count + 1, source: source, events: first..<(first + events.count)))
    }
    return turn
  }

  /// What other threads need to know of a line that is about to run.
  private func present(for plan: TurnPlan) -> Control.Present {
    var present = Control.Present()
    present.isRunning = true
    present.isWatched = plan.isWatched
    present.visitors = (plan.step?.visitors ?? []).compactMap(calling)
    present.names = socketNames
    present.lines = typed
    present.worldStart = worldStart
    present.stopsWaits = stopsWaits(plan)
    return present
  }

  /// Whether a wait that nothing can end is ended for the reader: where nobody can press a key, and where the step is
  /// about such a wait.
  private func stopsWaits(_ plan: TurnPlan) -> Bool {
    guard configuration.isInteractive, plan.isWatched else { return true }
    if case .skipped = plan { return true }
    return plan.step?.expectation == .waitsForever
  }

  // MARK: Replay

  /// Begins afresh and runs steps silently: the one way back to any earlier state.
  ///
  /// `onStep` is told of each step as it begins.
  func rebuild(_ steps: [ReplayedStep], onStep: (Step) -> Void = { _ in }) {
    packets.drain()
    worldEnds.append(recorder.count)
    session.close()
    renewNetwork()
    routes.clear()
    worldStart = recorder.count
    worldTurns = []
    session = PythonSession(
      kernel: kernel, hall: hall, routes: routes, steps: configuration.steps,
      jitter: configuration.jitter, control: control)
    control.attach(session.interpreter)
    for replayed in steps {
      onStep(replayed.step)
      prepare(replayed.step)
      for line in replayed.code { run(line, as: .replay(replayed.step)) }
    }
  }

  /// Where the helper of the network has ended before its time: says so, makes a new network, and says what is lost.
  func mendNetwork() {
    guard network.isLost else { return }
    let names = socketNames.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty }
    renewNetwork()
    screen.show(.note([StyledText(Words.networkMended(losing: names))]))
  }

  /// A clean network with fresh peers; what watches and asks moves there.
  private func renewNetwork() {
    guard network.isLab else {
      hall.reset()
      return
    }
    watcher.stop()
    network.renew()
    hall.reset(to: network.peerNetwork)
    packets.watch(network.openPackets(), isShared: false)
    let control = control
    watcher = Watcher(board: kernel.board, recorder: recorder, states: network.states) {
      control.notice($0)
    }
  }

  /// Brings up a step's peers and runs its setup; the first problem, if any.
  @discardableResult
  func prepare(_ step: Step) -> PreparationProblem? {
    for peer in step.peers {
      if let problem = bringUp(peer) { return .peer(problem) }
    }
    for block in step.setup {
      let turn = run(block.text, as: .replay(step))
      if let error = turn.lastLine { return .setup(error) }
    }
    return nil
  }

  /// The exception that a step is about, `WaitsForever` included; nil where it ends normally.
  func expectedError(_ step: Step) -> String? {
    switch step.expectation {
    case .exception(let name): name
    case .waitsForever: "WaitsForever"
    case nil: nil
    }
  }
}
