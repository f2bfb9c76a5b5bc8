internal import Explaining
package import LessonModel
internal import Peers
internal import Timeline

extension Workbench {
  /// Shows how a turn came out: the error where there is one, then what happened and why, as much as is wanted.
  package func present(_ turn: Turn) {
    defer {
      for sentence in PeerNotices.sentences(turn.events.filter(\.isWorthTelling)) {
        screen.show(.note([StyledText(sentence)]))
      }
    }
    switch turn.ending {
    case .completed: break
    case .raised(let raised):
      screen.show(.error(shortReport(of: raised, in: turn)))
      if let words = keyTypedAsLine(turn) { screen.show(.note([StyledText(words)])) }
    case .refused(let lastLine, let diagnostic):
      screen.show(.error(diagnostic.isEmpty ? lastLine : diagnostic))
      return
    case .waitsForever:
      screen.show(.note([StyledText(Words.stoppedWaiting)]))
      let happening = happening(of: turn)
      keepScene(happening, of: turn)
      for (name, count) in happening.unsent.sorted(by: { $0.key < $1.key }) {
        screen.show(.explanation([Words.unsent(name, count)]))
      }
      return
    case .interrupted: screen.show(.error("KeyboardInterrupt"))
    case .exited: return
    case .stopped(let reason): screen.show(.error(reason))
    }
    let happening = happening(of: turn)
    keepScene(happening, of: turn)
    let explanations = explainer.explain(
      happening, detail: detail, most: Workbench.mostExplanations)
    for explanation in explanations {
      let lines = detail == .full ? explanation.full : explanation.brief
      if !lines.isEmpty { screen.show(.explanation(lines)) }
      if let gist = explanation.gist { screen.show(.note([StyledText(gist, .dim)])) }
    }
  }

  /// Keeps what was the case when the latest line had run.
  private func keepScene(_ happening: Happening, of turn: Turn) {
    guard turns.last?.firstEvent == turn.firstEvent else { return }
    scenes[turns.count - 1] = TurnScene(happening, worldStart, at: recorder.now)
  }

  /// What is said of a key for waiting calls that was typed as a line, where it is no name of the reader's.
  private func keyTypedAsLine(_ turn: Turn) -> String? {
    guard lines.keys != nil, turn.errorName == "NameError" else { return nil }
    return Words.keyTyped(turn.source.trimmed)
  }

  /// The most calls that are explained unasked after one line.
  private static let mostExplanations = 3

  /// The facts of a turn for the explainer.
  ///
  /// Both ends are told as they are now only for the latest line; an older one is told by its events alone.
  func happening(of turn: Turn, isLatest: Bool = true, since start: Int? = nil) -> Happening {
    var exception: RaisedException?
    if case .raised(let raised) = turn.ending {
      exception = RaisedException(
        type: raised.typeName, message: raised.message, errno: raised.errno,
        isSocketRefusal: raised.isSocketRefusal)
    }
    // A line that called nothing and ended well has nothing to explain, however much went before.
    let needsPast = !turn.events.isEmpty || exception != nil || turn.foreverWait != nil
    var happening = Happening(
      events: turn.events,
      after: isLatest && !turn.events.isEmpty ? observedEnds(settling: true) : [],
      exception: exception, waiting: turn.foreverWait, names: socketNames, lines: typed,
      routes: routes.notes)
    if needsPast {
      let past = recorder.record(from: start ?? worldStart)
      happening.history = past[..<min(max(past.startIndex, turn.firstEvent), past.endIndex)]
    }
    happening.namesBefore = turn.namesBefore
    happening.known = endsBefore(turn)
    if isLatest { happening.closedNames = session.closedNames() }
    if isLatest, turn.endedInWait { happening.unsent = session.interpreter.unsentFiles() }
    return happening
  }

  /// What both ends were after the line of the present world that ran before a turn.
  private func endsBefore(_ turn: Turn) -> [EndpointPair] {
    let index = turns.indices.last {
      turns[$0].firstEvent < turn.firstEvent && !turns[$0].events.isEmpty
        && scenes[$0]?.worldStart == worldStart
    }
    return index.flatMap { scenes[$0]?.after } ?? []
  }

  // MARK: Words that only show

  /// Carries out a colon word that changes no place.
  package func perform(_ command: ColonCommand, lesson: Lesson?) {
    switch command {
    case .why(let number): why(number)
    case .show(.calls): showCalls()
    case .show(.ends): showEnds()
    case .show(.packets): showPackets()
    case .show(.states): showStates()
    case .show(.c): showC()
    case .show(.ladder): showLadder(.lines(1))
    case .ladder(let stretch): showLadder(stretch)
    case .save(let path): save(to: path)
    case .explain(let wanted): setDetail(wanted)
    case .document(let name): document(name)
    case .peers: showPeers()
    case .visit(let port, let count, let script): visit(port, count, script)
    case .peer(let name, let verbs): letPeer(name, do: verbs)
    case .help: showHelp()
    case .lessons: screen.show(.note([StyledText(Words.lessonsElsewhere)]))
    case .next, .back, .skip, .reset, .restart, .quit, .go, .hint, .solution, .free:
      screen.show(.note([StyledText(Words.onlyInLessons)]))
    }
  }

  /// `:why`: the whole reason for the last line, or for a numbered one.
  private func why(_ number: Int?) {
    guard !turns.isEmpty else {
      screen.show(.note([StyledText(Words.nothingYet)]))
      return
    }
    let index = number.map { $0 - 1 } ?? lastTurnWithCalls ?? turns.count - 1
    guard turns.indices.contains(index) else {
      screen.show(.verdict(false, Words.noLine(index + 1, last: turns.count)))
      return
    }
    let turn = turns[index]
    if index != turns.count - 1 || number != nil {
      screen.show(.note([StyledText(Words.aboutLine(index + 1), .dim)]))
      screen.show(.code(turn.source, isPython: true))
    }
    var teller = Explainer()
    let explanations = teller.explain(retold(index), detail: .full)
    if explanations.isEmpty {
      screen.show(.note([StyledText(Words.noCalls(turn.isCompleted))]))
    }
    if number == nil, turn.events.isEmpty, let last = turns.lastIndex(where: { !$0.events.isEmpty })
    {
      screen.show(.note([StyledText(Words.lastCallAt(last + 1, turns[last].source), .dim)]))
    }
    for explanation in explanations {
      for paragraph in explanation.full { screen.show(.paragraph([StyledText(paragraph)])) }
      if let gist = explanation.gist { screen.show(.note([StyledText(gist, .dim)])) }
    }
  }

  /// The facts of an earlier turn, as they were when it had run: the world may be another one since.
  private func retold(_ index: Int) -> Happening {
    let turn = turns[index]
    guard let scene = scenes[index] else {
      let isLatest = index == turns.count - 1 && turn.firstEvent >= worldStart
      return happening(of: turn, isLatest: isLatest)
    }
    var happening = happening(of: turn, isLatest: false, since: scene.worldStart)
    happening.after = scene.after
    happening.names = scene.names
    happening.routes = scene.routes
    happening.closedNames = scene.closedNames
    happening.unsent = scene.unsent
    return happening
  }

  private var lastTurnWithCalls: Int? {
    turns.lastIndex { !$0.events.isEmpty || $0.errorName != nil }
  }

  private func showCalls() {
    guard let turn = turns.last(where: { !$0.calls.isEmpty }) else {
      screen.show(.note([StyledText(Words.noCallsYet)]))
      return
    }
    screen.show(.note([StyledText(Words.callsOf(turn.source), .dim)]))
    let trace = CallTrace(showsDurations: true)
    let lines = trace.shortened(turn.calls, within: screen.columns)
    screen.show(.picture(lines, words: trace.shortened(turn.calls, within: .max)))
  }

  private func showEnds() {
    let pairs = observedEnds(settling: true)
    guard !pairs.isEmpty else {
      screen.show(.note([StyledText(Words.noSockets)]))
      return
    }
    let view = EndsView(history: recorder.events(from: worldStart), names: socketNames)
    screen.show(.picture(view.picture(pairs), words: view.words(pairs)))
  }

  private func setDetail(_ wanted: ColonCommand.Detail) {
    switch wanted {
    case .brief: detail = .brief
    case .full: detail = .full
    case .off: detail = .off
    }
    explainer.reset()
    screen.show(.note([StyledText(Words.detailIsNow(wanted.rawValue))]))
  }

  private func document(_ name: String) {
    guard let entry = Glossary.entry(for: name) else {
      let near = NearestName.all(to: name, in: Glossary.names)
      screen.show(.verdict(false, Words.noEntry(name, nearest: near)))
      return
    }
    screen.show(.paragraph([StyledText(entry.name, .strong)]))
    screen.show(.paragraph([StyledText(entry.text.joined(separator: " "))]))
    if !entry.see.isEmpty {
      screen.show(.note([StyledText(Words.see(entry.see), .dim)]))
    }
  }

  private func showPeers() {
    let rows = hall.descriptions.map { peer in
      [
        peer.hosts.first ?? peer.name, "\(peer.typed.port ?? 0)", "\(peer.listening)", peer.summary,
      ]
    }
    let substitutes = hall.descriptions.flatMap(\.substitutes)
    screen.show(
      .table([[Words.peerHost, Words.peerPort, Words.peerReally, Words.peerDoes]] + rows))
    for verb in ["vanish", "reboot", "lose"] where substitutes.contains(verb) {
      screen.show(.note([StyledText("`\(verb)`: " + PeerNotices.substitute(for: verb))]))
    }
  }

  private func showHelp() {
    screen.show(.paragraph([StyledText(Words.helpLead)]))
    let rows = ColonCommand.table.map { entry in
      [":" + entry.name + (entry.arguments.isEmpty ? "" : " " + entry.arguments), entry.summary]
    }
    screen.show(.table([["type", "to"]] + rows))
    screen.show(.note([StyledText(Words.helpBare)]))
  }
}

extension Workbench {
  /// The traceback as the prompt shows it: where in the typed block, when it has several lines, then the last line.
  ///
  /// A function of an earlier block has lines of its own: one that is part of it is quoted.
  private func shortReport(of raised: Raised, in turn: Turn) -> String {
    if let function = raised.function, !PythonSource.defines(function, in: turn.source),
      let block = worldTurns.last(where: { PythonSource.defines(function, in: $0.source) }),
      let line = block.source.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst(raised.line - 1).first
    {
      return Words.errorInFunction(function, String(line).trimmed, raised.lastLine)
    }
    return raised.line > 1 ? "line \(raised.line): \(raised.lastLine)" : raised.lastLine
  }
}

extension TimelineEvent {
  /// Whether a line of the reader's is the place to tell of it: what failed may be told by the reader's own error.
  fileprivate var isWorthTelling: Bool {
    guard case .peer(let event) = self else { return false }
    switch event.action {
    case .stoodIn, .missed: return true
    case .listening, .accepted, .connected, .received, .sent, .sawEndOfStream, .shutDown, .closed,
      .reset, .waiting, .vanished, .healed, .losing, .rebooted, .filledBacklog, .stoppedReading,
      .finished, .failed:
      return false
    }
  }
}
