internal import LessonModel

extension LessonPlayer {
  /// A `run` step: the code is shown, run on Enter, and what happened is explained.
  func playRun(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.typed(code.text))
    switch waitToRun(step) {
    case .onward: break
    case let other: return other
    }
    bench.present(bench.run(code.text, as: .lesson(step)))
    pass(step)
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  /// A `told` step: a claim that no call can show.
  func playTold(_ step: Step) -> Move {
    let move = waitToGoOn(step, footer: Words.goOnFooter)
    if move == .onward { pass(step) }
    return move
  }

  /// Waits for Enter before the lesson runs something; lines typed first are undone before it runs.
  func waitToRun(_ step: Step) -> Move {
    let move = waitToGoOn(step, footer: Words.runFooter)
    if move == .onward, isAstray { startAgain(step) }
    return move
  }

  /// A `modify` step: the code runs as it stands, then the reader changes one thing.
  func playModify(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.typed(code.text))
    switch waitToRun(step) {
    case .onward: break
    case let other: return other
    }
    bench.present(bench.run(code.text, as: .lesson(step)))
    startAgain(step)
    screen.show(.gap)
    screen.show(.footer(Words.modifyFooter))
    let attempts = AttemptTracker(goal: step.solutions.first?.text ?? code.text, bench: bench)
    return converse(step, attempts) { turn in
      if !step.grade.isEmpty { return self.graded(step, attempts) }
      if turn.errorName != nil || self.bench.meansTheSame(turn.source, code.text) {
        return .notYet(Words.changeOneThing)
      }
      return .pass(Words.modified)
    }
  }

  /// A `try` step: the reader types the code, or anything with the same effect.
  func playTry(_ step: Step) -> Move {
    guard let code = step.code else { return .onward }
    screen.show(.code(code.text, isPython: true))
    screen.show(.gap)
    screen.show(.footer(Words.tryFooter))
    let attempts = AttemptTracker(goal: code.text, bench: bench)
    return converse(step, attempts) { _ in self.compared(step, code.text, attempts) }
  }

  /// Judges a `try` step: by meaning where the text is the lesson's own, by effect otherwise.
  private func compared(_ step: Step, _ code: String, _ attempts: AttemptTracker) -> StepVerdict {
    guard let last = attempts.turns.last else { return .notYet(nil) }
    if bench.meansTheSame(attempts.source, code) {
      let expected = bench.expectedError(step)
      if last.errorName == expected || (expected == nil && last.isCompleted) {
        return .pass(nil)
      }
      return .fail(Words.ranOtherwise(last, expected: expected))
    }
    if attempts.mayBeUnfinished, last.errorName == nil { return .notYet(nil) }
    let own = attempts.effect()
    let (gap, renamed) = own.missing(from: wantedEffect(step, code, attempts))
    if let gap { return .fail(Words.gap(gap)) }
    for (name, other) in renamed {
      bench.bind(name, toValueOf: other)
      screen.show(.note([StyledText(Words.alsoBound(name, as: other))]))
    }
    attempts.renames = renamed.map { "\($0.key) = \($0.value)" }
    return .pass(nil)
  }

  /// What the lesson's own code does from the step's start; then the reader's lines are run again.
  private func wantedEffect(_ step: Step, _ code: String, _ attempts: AttemptTracker) -> StepEffect
  {
    startAgain(step)
    let reference = AttemptTracker(goal: code, bench: bench)
    reference.add(bench.run(code, as: .replay(step)))
    let wanted = reference.effect()
    startAgain(step)
    for turn in attempts.turns { _ = bench.run(turn.source, as: .replay(step)) }
    return wanted
  }
}
