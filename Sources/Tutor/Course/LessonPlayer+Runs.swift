internal import LessonModel

extension LessonPlayer {
  /// A `run` step: the code is shown, run on Enter, and what happened is explained.
  func playRun(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.typed(code.text))
    switch runBeforeReader(code.text, step) {
    case .left(let move): return move
    case .ran, .typed: pass(step)
    }
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  /// What came of a step whose code waits for Enter.
  private enum FirstRun {
    /// It ran, and came out as it should.
    case ran
    /// The reader typed something else before.
    case typed(Entry)
    /// The reader left.
    case left(Move)
  }

  /// Runs the lesson's own code on Enter, again where it does not come out as it should.
  ///
  /// Code that is typed before is run and undone, unless it `counts` for the step.
  private func runBeforeReader(
    _ code: String, _ step: Step, counts: Bool = false, isAtOnce: Bool = false
  ) -> FirstRun {
    var isAsked = isAtOnce
    var footer = Words.runFooter
    while true {
      if !isAsked {
        let first = waitBeforeRun(step, footer, counts: counts)
        guard case .ran = first else { return first }
      }
      isAsked = false
      if isAstray { startAgain(step) }
      let turn = bench.run(code, as: .lesson(step))
      bench.present(turn)
      if mendNetwork() {
        footer = Words.againFooter
        continue
      }
      if turn.leavesNoTrace { screen.show(.note([StyledText(Words.ranInSilence)])) }
      let expected = bench.expectedError(step)
      if turn.errorName == expected { return .ran }
      let words =
        bench.portTakenByOthers(turn).map(Words.portTaken)
        ?? Words.lessonRanOtherwise(turn.errorName, expected: expected)
      screen.show(.verdict(false, words))
      footer = Words.againFooter
      isAstray = true
    }
  }

  private func waitBeforeRun(_ step: Step, _ footer: String, counts: Bool) -> FirstRun {
    var typed: Entry?
    let move = waitToGoOn(step, footer: footer, isDone: false) { entry in
      if counts { typed = entry }
      return counts
    }
    if let typed { return .typed(typed) }
    return move == .onward ? .ran : .left(move)
  }

  /// A `told` step: a claim that no call can show.
  func playTold(_ step: Step) -> Move {
    let move = waitToGoOn(step, footer: Words.goOnFooter)
    if move == .onward { pass(step) }
    return move
  }

  /// A `modify` step: the code runs as it stands, then the reader changes one thing.
  ///
  /// A change that is typed before the first run is judged as well.
  func playModify(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.typed(code.text))
    var first: Entry?
    switch runBeforeReader(code.text, step, counts: true) {
    case .left(let move): return move
    case .typed(let entry): first = entry
    case .ran: putBackForChange(step)
    }
    let footer = Words.modifyFooter(recalls: lines.remember(code.text))
    screen.show(.gap)
    if first == nil { screen.show(.footer(footer)) }
    let attempts = AttemptTracker(goal: step.solutions.first?.text ?? code.text, bench: bench)
    let runOriginal: () -> Move? = {
      switch self.runBeforeReader(code.text, step, isAtOnce: true) {
      case .left(let move): return move
      case .ran, .typed: self.putBackForChange(step)
      }
      self.screen.show(.footer(footer))
      return nil
    }
    return converse(
      step, attempts, footer: footer, first: first, onEnter: first == nil ? nil : runOriginal
    ) { turn in
      if !step.grade.isEmpty { return self.graded(step, attempts) }
      if turn.errorName != nil || self.bench.meansTheSame(attempts.source, code.text) {
        return .notYet(Words.changeOneThing)
      }
      return self.bench.begins(code.text, with: attempts.source)
        ? .notYet(nil) : .pass(Words.modified)
    }
  }

  /// Puts a step back to its start after its own code has run, and says so.
  private func putBackForChange(_ step: Step) {
    startAgain(step)
    screen.show(.note([StyledText(Words.backForChange)]))
  }

  /// A `try` step: the reader types the code, or anything with the same effect.
  func playTry(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.code(code.text, isPython: true))
    screen.show(.gap)
    let footer = Words.tryFooter(hasHint: !step.hints.isEmpty)
    screen.show(.footer(footer))
    let attempts = AttemptTracker(goal: code.text, bench: bench)
    return converse(step, attempts, footer: footer) { _ in
      self.compared(step, code.text, attempts)
    }
  }

  /// Judges a `try` step: by meaning where the text is the lesson's own, by effect otherwise.
  private func compared(_ step: Step, _ code: String, _ attempts: AttemptTracker) -> StepVerdict {
    guard let last = attempts.turns.last else { return .notYet(nil) }
    if bench.meansTheSame(attempts.source, code) {
      let expected = bench.expectedError(step)
      if last.errorName == expected || (expected == nil && last.isCompleted) {
        return .pass(Words.done)
      }
      return .fail(Words.ranOtherwise(last, expected: expected))
    }
    // A slip did nothing that could be compared, and the comparison plays the lesson up to here.
    if let error = last.errorName, error != bench.expectedError(step), !attempts.hasEffect {
      return .fail(Words.gap(.raised(error), in: code))
    }
    if attempts.mayBeUnfinished, last.errorName == nil, !attempts.isEnded { return .notYet(nil) }
    let wanted = attempts.wanted ?? wantedEffect(step, code, attempts)
    attempts.wanted = wanted
    let (gap, renamed) = attempts.effect().missing(from: wanted)
    if let gap { return .fail(Words.gap(gap, in: code)) }
    for (name, other) in renamed {
      bench.bind(name, toValueOf: other)
      screen.show(.note([StyledText(Words.alsoBound(name, as: other))]))
    }
    attempts.renames = renamed.map { "\($0.key) = \($0.value)" }
    return .pass(Words.done)
  }

  /// What the lesson's own code does from the step's start; then the reader's lines are run again.
  private func wantedEffect(_ step: Step, _ code: String, _ attempts: AttemptTracker) -> StepEffect
  {
    startAgain(step)
    let reference = AttemptTracker(goal: code, bench: bench)
    reference.add(bench.run(code, as: .replay(step)))
    let wanted = reference.effect()
    rerun(step, attempts, attempts.turns.map(\.source), entryAt: attempts.entryStart)
    return wanted
  }
}
