internal import LessonModel

/// What judging an attempt says.
enum StepVerdict: Hashable {
  /// The step is done; what to say about it.
  case pass(String?)
  /// Nothing is wrong, and it is not done yet.
  case notYet(String?)
  /// The attempt does not do it; what happened, what was expected, what to try.
  case fail(String)
}

extension LessonPlayer {
  /// An exercise: the reader completes a starter or writes the code, and rules on the state judge it.
  func playExercise(_ step: Step) -> Move {
    if let code = step.code { screen.show(.code(code.text, isPython: true)) }
    screen.show(.gap)
    let recalls = step.code.map { lines.remember($0.text) } ?? false
    let footer = recalls ? Words.recallFooter : Words.exerciseFooter
    screen.show(.footer(footer))
    let goal = step.solutions.first?.text ?? step.code?.text ?? ""
    let attempts = AttemptTracker(goal: goal, bench: bench)
    return converse(step, attempts, footer: footer) { _ in
      self.graded(step, attempts)
    }
  }

  /// Applies a step's rules to what the attempt did.
  ///
  /// Until the reader has ended it, an attempt can pass and cannot fail: more lines may come. An error is told at once,
  /// by the rule that is about it where there is one.
  func graded(_ step: Step, _ attempts: AttemptTracker) -> StepVerdict {
    guard let last = attempts.turns.last else { return .notYet(nil) }
    let grader = Grader(bench: bench, step: step)
    switch grader.verdict(attempts) {
    case .pass(let message): return .pass(message)
    case .fail(let message):
      if let error = last.errorName, !attempts.isEnded {
        if last.wasStopped || attempts.hasEffect { return .fail(message) }
        return .fail(grader.messageAboutError(attempts) ?? Words.slip(error))
      }
      // The lesson's lines are at hand, to be typed again as a whole.
      let isWhole =
        step.kind == .modify && !attempts.mayBeUnfinished && !attempts.endsElsewhere
      return attempts.isEnded || isWhole ? .fail(message) : .notYet(nil)
    case .broken(let problem): return .notYet(Words.brokenRule(problem))
    }
  }

  /// Takes the reader's lines until the step is done or left.
  ///
  /// After a failure the next line goes on with the attempt where it reads one of its names or the attempt was not
  /// whole; otherwise it begins another. `onEnter` is what an empty line does as long as nothing was typed.
  func converse(
    _ step: Step, _ attempts: AttemptTracker, footer: String, first: Entry? = nil,
    onEnter: (() -> Move?)? = nil, judge: (Turn) -> StepVerdict
  ) -> Move {
    restoring = { [unowned self] in
      rerun(step, attempts, attempts.turns.map(\.source), entryAt: attempts.entryStart)
    }
    var onEnter = onEnter
    var pending = first
    while true {
      let entry = pending ?? read(step, .python)
      pending = nil
      switch entry {
      case .leave(let move): return move
      case .command(.next): screen.show(.note([StyledText(Words.notDone)]))
      case .command(.skip):
        if let move = skip(step) { return move }
      case .command(.free):
        if let move = playFreely(step) { return move }
        rerun(step, attempts, attempts.turns.map(\.source), entryAt: attempts.entryStart)
      case .command(let command): perform(command, step)
      case .goOn, .answer:
        if attempts.isEmpty, let act = onEnter {
          onEnter = nil
          if let move = act() { return move }
          attempts.clear()
        } else if attempts.hasJustDropped, !attempts.isEmpty {
          // The line before it was told to be wrong: a judgement of the others would hide that.
          attempts.noteDropped()
          screen.show(.footer(Words.noEffectFooter))
        } else if attempts.isEmpty || attempts.hasFailed && !attempts.hasNews {
          screen.show(.footer(attempts.hasFailed ? failureFooter(step, attempts) : footer))
        } else {
          attempts.isEnded = true
          if let move = settle(step, attempts, judge) { return move }
          attempts.isEnded = false
        }
      case .code(let source, let isPasted):
        if let move = take(source, isPasted, step, attempts, judge) { return move }
      }
    }
  }

  private func take(
    _ source: String, _ isPasted: Bool, _ step: Step, _ attempts: AttemptTracker,
    _ judge: (Turn) -> StepVerdict
  ) -> Move? {
    if source.trimmed.isEmpty { return nil }
    let parts = bench.statements(of: source, goal: attempts.goal)
    if let words = findPlace(for: parts, of: source, step, attempts) {
      screen.show(.note([StyledText(words)]))
    }
    attempts.beginEntry()
    for part in parts {
      if isPasted { screen.show(.typed(part)) }
      let turn = bench.run(part, as: .attempt(step))
      bench.present(turn)
      if mendNetwork() {
        screen.show(.note([StyledText(Words.lineLost)]))
        return nil
      }
      if case .refused = turn.ending { return nil }
      if case .exited = turn.ending { return .quit }
      attempts.add(turn)
      if turn.errorName != nil { break }
    }
    // What was pasted, or called back and sent as one, is one attempt.
    attempts.isEnded = parts.count > 1
    defer { attempts.isEnded = false }
    return settle(step, attempts, judge)
  }

  /// Puts the step where new lines after a failed attempt belong: to its start, or behind lines that have run again;
  /// returns what to say about it, nil where they go on.
  private func findPlace(
    for parts: [String], of source: String, _ step: Step, _ attempts: AttemptTracker
  ) -> String? {
    let isAfresh = attempts.startsAfresh(with: source)
    if isAfresh {
      startAgain(step)
      attempts.clear()
    }
    if let lines = attempts.linesToTakeUp(for: parts) {
      rerun(step, attempts, lines, entryAt: lines.count)
      attempts.takeUp()
      return Words.takenUp
    }
    if let change = attempts.change(by: parts) {
      rerun(step, attempts, change.before, entryAt: change.before.count)
      attempts.takeUp(change)
      return change.before.isEmpty ? Words.backAtStart : Words.changeTaken
    }
    return isAfresh ? Words.backAtStart : nil
  }

  /// Judges the attempt as it stands, says so, and goes on where it passes.
  private func settle(
    _ step: Step, _ attempts: AttemptTracker, _ judge: (Turn) -> StepVerdict
  ) -> Move? {
    guard let last = attempts.turns.last else { return nil }
    if last.ending == .interrupted, !isJudged(last, step, attempts) {
      attempts.dropLast()
      screen.show(.note([StyledText(Words.stoppedLine)]))
      return nil
    }
    switch judge(last) {
    case .pass(let message): return accept(message, step, attempts)
    case .notYet(let message):
      if let message { screen.show(.note([StyledText(message)])) }
      if !attempts.hasEffect {
        attempts.setAside()
      } else if message == nil, !attempts.mayBeUnfinished,
        step.kind == .exercise || step.kind == .modify
      {
        screen.show(.footer(Words.checkFooter))
      }
      return nil
    case .fail(let reason):
      let message = bench.portTakenByOthers(last).map(Words.portTaken) ?? reason
      let isUndone = attempts.hasOnlyWaited || !attempts.hasEffect && !attempts.isEnded
      // What Ctrl-C ended is no last line: read otherwise it would only wait again.
      if last.ending != .interrupted, !isUndone,
        let words = passesOtherwise(step, attempts, judge)
      {
        screen.show(.note([StyledText(Words.passesFromStart)]))
        return accept(words.message, step, attempts)
      }
      if isUndone {
        failures += 1
        note(.failed, step, answer: attempts.source)
        attempts.dropEntry()
        screen.show(.verdict(false, message))
        screen.show(.footer(Words.noEffectFooter))
        return nil
      }
      fail(message, step, attempts)
      return nil
    }
  }

  /// Whether a line that Ctrl-C ended says something about the attempt: it waited for what could not come, or a rule of
  /// the step is about it.
  private func isJudged(_ turn: Turn, _ step: Step, _ attempts: AttemptTracker) -> Bool {
    guard !step.grade.isEmpty else { return false }
    return turn.waitedInVain || Grader(bench: bench, step: step).messageAboutError(attempts) != nil
  }

  private func accept(_ message: String?, _ step: Step, _ attempts: AttemptTracker) -> Move {
    if let message { screen.show(.verdict(true, message)) }
    pass(step, lines: attempts.turns.map(\.source) + attempts.renames)
    showMeaning(of: step)
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  private func fail(_ message: String, _ step: Step, _ attempts: AttemptTracker) {
    failures += 1
    attempts.fail()
    note(.failed, step, answer: attempts.source)
    screen.show(.verdict(false, message))
    screen.show(.footer(failureFooter(step, attempts)))
  }

  private func failureFooter(_ step: Step, _ attempts: AttemptTracker) -> String {
    Words.failureFooter(goesOn: !attempts.hasFailed, hasHint: !step.hints.isEmpty)
  }

  // MARK: Other readings

  /// A message that may be missing.
  private struct Passed {
    var message: String?
  }

  /// Whether what was typed passes when it is read another way; where it does not, everything is put back.
  private func passesOtherwise(
    _ step: Step, _ attempts: AttemptTracker, _ judge: (Turn) -> StepVerdict
  ) -> Passed? {
    let whole = attempts.turns.map(\.source)
    let start = attempts.entryStart
    let readings = attempts.otherReadings(mayAppend: step.grade.isEmpty)
    for reading in readings {
      rerun(step, attempts, reading, entryAt: reading.count)
      if let last = attempts.turns.last, case .pass(let message) = judge(last) {
        return Passed(message: message)
      }
    }
    if !readings.isEmpty { rerun(step, attempts, whole, entryAt: start) }
    return nil
  }

  /// Puts the step back to its start and runs an attempt's lines again, silently.
  func rerun(_ step: Step, _ attempts: AttemptTracker, _ lines: [String], entryAt start: Int) {
    startAgain(step)
    attempts.rerun(lines, entryAt: start, as: .replay(step))
  }

  /// Lets a step run by itself, so that later steps find what they need; nil where the lesson does not allow it.
  func skip(_ step: Step) -> Move? {
    guard lesson.header.maySkip else {
      screen.show(.note([StyledText(Words.noSkip)]))
      return nil
    }
    note(.skipped, step)
    accepted[step.id] = nil
    let exercise = step.near.flatMap { lesson.step(named: $0) }
    screen.show(.note([StyledText(exercise.map { Words.staysOpen($0.label) } ?? Words.skipped)]))
    isAstray = true
    if step.kind == .try { showSkipped(step) }
    return .skipped
  }

  /// Runs the lesson's own line of a step before the reader's eyes: what comes next speaks of its result.
  private func showSkipped(_ step: Step) {
    guard let code = step.code else { return }
    startAgain(step)
    screen.show(.typed(code.text))
    let turn = bench.run(code.text, as: .skipped(step))
    bench.present(turn)
    isAstray = turn.errorName != bench.expectedError(step)
  }
}
