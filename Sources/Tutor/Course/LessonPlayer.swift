internal import Lab
package import LessonModel
internal import Timeline

/// Plays one lesson at a prompt: shows, asks, runs, judges, and keeps the place.
///
/// What a step means is state, never text: each attempt is judged by what it did, and everything that goes back is a
/// replay of the accepted lines on a fresh workbench.
package final class LessonPlayer {
  /// How a lesson was left.
  package enum Ending: Hashable, Sendable {
    /// After its last step.
    case finished
    /// By `:quit` or Ctrl-D.
    case quit
  }

  /// What a step decided about where to go.
  enum Move: Hashable {
    case onward
    /// The step runs by itself.
    case skipped
    case back
    case again
    case restart
    case go(Int)
    case quit
  }

  let lesson: Lesson
  let bench: Workbench
  let lines: any LineSource
  let screen: any Screen
  let log: ProgressLog
  /// The lines that were accepted for a step, by the step's id: what a replay runs.
  var accepted: [String: [String]] = [:]
  /// Hints shown for the present step.
  var hintsShown = 0
  /// The attempts at the present step that did not pass.
  var failures = 0
  /// Whether lines were run that are not part of the lesson, so that going on means going back first.
  var isAstray = false
  /// What brings the present step back to where it was, after the network had to be made anew.
  var restoring: () -> Void = {}
  /// The step whose replay was told to be slow last: once is enough, however many attempts there are.
  private var slowReplayTold: String?
  /// Notices of the log that the reader has seen.
  private var noticesShown = 0

  /// A player for one lesson on a workbench.
  package init(
    lesson: Lesson, bench: Workbench, lines: any LineSource, screen: any Screen, log: ProgressLog
  ) {
    self.lesson = lesson
    self.bench = bench
    self.lines = lines
    self.screen = screen
    self.log = log
    noticesShown = log.notices.count
  }

  /// Plays the lesson from where the log says, or from a named step, to its end or until the reader leaves.
  package func play(from name: String? = nil) -> Ending {
    var index = name.flatMap { lesson.step(named: $0) }?.index ?? resumePoint()
    showOpening(at: index)
    // The workbench is fresh: only a later step needs the lines before it.
    if index > 0 { rebuild(before: index) }
    while index < lesson.steps.count {
      let step = lesson.steps[index]
      hintsShown = 0
      failures = 0
      note(.reached, step)
      bench.stepStart = bench.recorder.count
      switch play(step) {
      case .onward, .skipped:
        leave(step)
        index = place(from: index + 1)
        // Behind the last step nothing needs the lesson's state.
        if isAstray, index < lesson.steps.count { rebuild(before: index) }
      case .back:
        index = place(back: index - 1)
        rebuild(before: index)
      case .again:
        rebuild(before: index)
      case .restart:
        index = 0
        accepted = [:]
        note(.restarted, nil)
        rebuild(before: 0)
      case .go(let target):
        index = target
        rebuild(before: index)
      case .quit:
        let next = log.state.lessons[lesson.header.id].map { point(of: $0) } ?? index
        screen.show(.note([StyledText(Words.placeKept(lesson.steps[next].label))]))
        return .quit
      }
    }
    screen.showAll(ScreenBlock.blocks(for: lesson.closing))
    showOpenExercises()
    note(.finished, nil)
    return .finished
  }

  /// The step that the log names, or the first that is not done after it.
  private func resumePoint() -> Int {
    guard let state = log.state.lessons[lesson.header.id] else { return 0 }
    for step in lesson.steps {
      guard let pass = state.done[step.id], pass.content == step.contentHash else { continue }
      accepted[step.id] = PythonSource.statements(pass.answer)
    }
    return point(of: state)
  }

  /// The step at which a state of the progress goes on: the one that was reached last, or the next where it is done.
  private func point(of state: ProgressState.LessonState) -> Int {
    if state.isFinished { return 0 }
    guard let place = state.place, let step = lesson.step(named: place) else { return 0 }
    if state.done[place] == nil { return step.index }
    let next = self.place(from: step.index + 1)
    return next < lesson.steps.count ? next : step.index
  }

  private func showOpening(at index: Int) {
    guard index < lesson.steps.count else { return }
    let label = lesson.steps[index].label
    screen.show(.heading(lesson.header.title, level: 1))
    screen.show(
      .note([StyledText(Words.opening(lesson, label: label, isResumed: index > 0), .dim)]))
    if let opening = bench.network.opening { screen.show(.note([StyledText(opening, .dim)])) }
    let missing = bench.network.missing(of: lesson.header.needs)
    if !missing.isEmpty { screen.show(.note([StyledText(Words.missing(missing))])) }
  }

  private func play(_ step: Step) -> Move {
    let problem = bench.prepare(step)
    restoring = { [unowned self] in startAgain(step) }
    screen.show(.gap)
    // What stands above a heading belongs to what came before it.
    let body = step.prose.lastIndex(where: isHeading).map { $0 + 1 } ?? 0
    screen.showSpaced(ScreenBlock.blocks(for: Array(step.prose[..<body])))
    screen.show(.note([StyledText(Words.stepLabel(step, of: lesson.count), .dim)]))
    introduceVariant(step)
    screen.showSpaced(ScreenBlock.blocks(for: Array(step.prose[body...])))
    if let problem { screen.show(.verdict(false, Words.environment(problem))) }
    switch step.kind {
    case .run: return playRun(step)
    case .try: return playTry(step)
    case .modify: return playModify(step)
    case .predict: return playPredict(step)
    case .exercise: return playExercise(step)
    case .quiz: return playQuiz(step)
    case .told: return playTold(step)
    }
  }

  private func isHeading(_ block: ProseBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  // MARK: The log

  /// Adds an attempt to the log.
  func note(_ verdict: Attempt.Verdict, _ step: Step?, answer: String = "") {
    log.append(
      Attempt(
        time: ProgressLog.now(), lesson: lesson.header.id, step: step?.id ?? "",
        content: step?.contentHash ?? "", verdict: verdict, answer: answer, hints: hintsShown,
        near: step?.near))
    for notice in log.notices.dropFirst(noticesShown) {
      screen.show(.note([StyledText(Words.notice(notice))]))
    }
    noticesShown = log.notices.count
  }

  /// Keeps a step's lines for replays, and logs that it is done.
  func pass(_ step: Step, lines: [String] = [], answer: String? = nil) {
    accepted[step.id] = lines
    note(.passed, step, answer: answer ?? lines.joined(separator: "\n"))
  }

  // MARK: Replay

  /// Rebuilds the state in which a step begins: fresh peers, and the accepted lines of the steps before it.
  ///
  /// A near variant leaves nothing behind, so that the lesson goes on the same with and without it; `including` is one
  /// whose own lines are wanted.
  func rebuild(before index: Int, including variant: Step? = nil) {
    isAstray = false
    let steps = lesson.steps[..<index].filter { $0.near == nil || $0.id == variant?.id }
      .map { ReplayedStep(step: $0, lines: accepted[$0.id]) }
    let goal = lesson.steps[min(index, lesson.steps.count - 1)].label
    let hasTold = SlowReplay.watch(to: goal, on: screen, isKnown: slowReplayTold == goal) { tell in
      bench.rebuild(steps) { tell($0.label) }
    }
    if hasTold { slowReplayTold = goal }
  }

  /// Where the helper of the network has ended: makes a new network, and replays the lesson in it; true where it was so.
  @discardableResult
  func mendNetwork() -> Bool {
    guard bench.network.isLost else { return false }
    restoring()
    screen.show(.note([StyledText(Words.networkReplayed)]))
    return true
  }

  /// Puts the present step back to its start.
  func startAgain(_ step: Step) {
    rebuild(before: step.index)
    bench.prepare(step)
  }
}

extension Screen {
  /// Shows blocks one after the other, an empty line behind each.
  func showSpaced(_ blocks: [ScreenBlock]) {
    for block in blocks {
      show(block)
      show(.gap)
    }
  }

  /// Shows blocks one after the other.
  func showAll(_ blocks: [ScreenBlock]) {
    for block in blocks { show(block) }
  }
}
