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
    screen.show(.footer(Words.exerciseFooter))
    let goal = step.solutions.first?.text ?? step.code?.text ?? ""
    let attempts = AttemptTracker(goal: goal, bench: bench)
    return converse(step, attempts) { _ in self.graded(step, attempts) }
  }

  /// Applies a step's rules to what the attempt did.
  func graded(_ step: Step, _ attempts: AttemptTracker) -> StepVerdict {
    guard let last = attempts.turns.last else { return .notYet(nil) }
    switch Grader(bench: bench, step: step).verdict(attempts) {
    case .pass(let message): return .pass(message)
    case .fail(let message):
      if attempts.mayBeUnfinished, last.errorName == nil, !attempts.isJudgedNow {
        return .notYet(nil)
      }
      return .fail(message)
    case .broken(let problem): return .notYet(Words.brokenRule(problem))
    }
  }

  /// Takes the reader's lines until the step is done or left; after a failure the next line starts afresh.
  ///
  /// A line that reads a name which only the failed attempt has bound goes on with that attempt instead.
  func converse(
    _ step: Step, _ attempts: AttemptTracker, judge: (Turn) -> StepVerdict
  ) -> Move {
    while true {
      switch read(step, .python, takesBareWords: true) {
      case .leave(let move): return move
      case .command(.next) where isFree: return .again
      case .command(.next): screen.show(.note([StyledText(Words.notDone)]))
      case .command(.skip): return skip(step)
      case .command(let command): perform(command, step)
      case .goOn, .answer:
        guard !attempts.turns.isEmpty, !attempts.hasFailed, !isFree else { continue }
        attempts.isJudgedNow = true
        if let last = attempts.turns.last, let move = settle(step, attempts, judge(last)) {
          return move
        }
        attempts.isJudgedNow = false
      case .code(let source, let isPasted):
        if isFree {
          if isPasted { screen.show(.typed(source)) }
          bench.present(bench.run(source, as: .typed))
        } else if let move = take(source, isPasted, step, attempts, judge) {
          return move
        }
      }
    }
  }

  private func take(
    _ source: String, _ isPasted: Bool, _ step: Step, _ attempts: AttemptTracker,
    _ judge: (Turn) -> StepVerdict
  ) -> Move? {
    if attempts.startsAfresh(with: source) {
      startAgain(step)
      attempts.clear()
    }
    for part in bench.statements(of: source, goal: attempts.goal) {
      if isPasted { screen.show(.typed(part)) }
      let turn = bench.run(part, as: .attempt(step))
      bench.present(turn)
      if case .refused = turn.ending { return nil }
      attempts.add(turn)
      if turn.errorName != nil { break }
    }
    guard let last = attempts.turns.last else { return nil }
    return settle(step, attempts, judge(last))
  }

  private func settle(_ step: Step, _ attempts: AttemptTracker, _ verdict: StepVerdict) -> Move? {
    switch verdict {
    case .pass(let message):
      if let message { screen.show(.verdict(true, message)) }
      pass(step, lines: attempts.turns.map(\.source) + attempts.renames)
      return waitToGoOn(step, footer: Words.goOnFooter)
    case .notYet(let message):
      if let message { screen.show(.note([StyledText(message)])) }
      return nil
    case .fail(let message):
      failures += 1
      attempts.hasFailed = true
      note(.failed, step, answer: attempts.source)
      screen.show(.verdict(false, message))
      screen.show(.footer(Words.failureFooter(hasHint: !step.hints.isEmpty)))
      return nil
    }
  }

  /// Lets a step run by itself, so that later steps find what they need.
  func skip(_ step: Step) -> Move {
    guard lesson.header.maySkip else {
      screen.show(.note([StyledText(Words.noSkip)]))
      return .again
    }
    note(.skipped, step)
    accepted[step.id] = nil
    screen.show(.note([StyledText(Words.skipped)]))
    isAstray = true
    return .onward
  }
}
