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

  /// The exceptions of lines that are written wrongly, whatever the step is about.
  private static let slips: Set<String> = ["NameError", "AttributeError", "TypeError"]

  /// Applies a step's rules to what the attempt did.
  func graded(_ step: Step, _ attempts: AttemptTracker) -> StepVerdict {
    guard let last = attempts.turns.last else { return .notYet(nil) }
    switch Grader(bench: bench, step: step).verdict(attempts) {
    case .pass(let message): return .pass(message)
    case .fail(let message):
      if let error = last.errorName, Self.slips.contains(error), !attempts.hasEffect {
        return .fail(Words.slip(error))
      }
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
    restoring = { [unowned self] in
      rerun(step, attempts, attempts.turns.map(\.source), entryAt: attempts.entryStart)
    }
    while true {
      switch read(step, .python) {
      case .leave(let move): return move
      case .command(.next): screen.show(.note([StyledText(Words.notDone)]))
      case .command(.skip):
        if let move = skip(step) { return move }
      case .command(.free):
        if let move = playFreely(step) { return move }
        rerun(step, attempts, attempts.turns.map(\.source), entryAt: attempts.entryStart)
      case .command(let command): perform(command, step)
      case .goOn, .answer:
        guard !attempts.turns.isEmpty, !attempts.hasFailed else { continue }
        attempts.isJudgedNow = true
        if let move = settle(step, attempts, judge) { return move }
        attempts.isJudgedNow = false
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
    if attempts.startsAfresh(with: source) {
      startAgain(step)
      attempts.clear()
    }
    attempts.beginEntry()
    for part in bench.statements(of: source, goal: attempts.goal) {
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
    return settle(step, attempts, judge)
  }

  /// Judges the attempt as it stands, says so, and goes on where it passes.
  private func settle(
    _ step: Step, _ attempts: AttemptTracker, _ judge: (Turn) -> StepVerdict
  ) -> Move? {
    guard let last = attempts.turns.last else { return nil }
    if last.ending == .interrupted {
      attempts.dropLast()
      screen.show(.note([StyledText(Words.stoppedLine)]))
      return nil
    }
    switch judge(last) {
    case .pass(let message): return accept(message, step, attempts)
    case .notYet(let message):
      if let message { screen.show(.note([StyledText(message)])) }
      if !attempts.hasEffect { attempts.dropEntry() }
      return nil
    case .fail(let message):
      if !attempts.hasEffect {
        failures += 1
        note(.failed, step, answer: attempts.source)
        attempts.dropEntry()
        screen.show(.verdict(false, message))
        screen.show(.footer(Words.noEffectFooter))
        return nil
      }
      if let words = passesOtherwise(step, attempts, judge) {
        screen.show(.note([StyledText(Words.passesFromStart)]))
        return accept(words.message, step, attempts)
      }
      fail(bench.portTakenByOthers(last).map(Words.portTaken) ?? message, step, attempts)
      return nil
    }
  }

  private func accept(_ message: String?, _ step: Step, _ attempts: AttemptTracker) -> Move {
    if let message { screen.show(.verdict(true, message)) }
    pass(step, lines: attempts.turns.map(\.source) + attempts.renames)
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  private func fail(_ message: String, _ step: Step, _ attempts: AttemptTracker) {
    failures += 1
    attempts.hasFailed = true
    note(.failed, step, answer: attempts.source)
    screen.show(.verdict(false, message))
    screen.show(.footer(Words.failureFooter(hasHint: !step.hints.isEmpty)))
  }

  // MARK: Other readings

  /// A message that may be missing.
  private struct Passed {
    var message: String?
  }

  /// Whether the latest entry passes when it is read the other way: by itself from the step's start where it went on
  /// with an attempt, and behind the failed lines where it began afresh.
  ///
  /// Nobody can tell from a line which of the two its reader has in mind. Where neither passes, everything is put back.
  private func passesOtherwise(
    _ step: Step, _ attempts: AttemptTracker, _ judge: (Turn) -> StepVerdict
  ) -> Passed? {
    let whole = attempts.turns.map(\.source)
    let start = attempts.entryStart
    let before = attempts.isContinued ? [] : attempts.failedLines
    guard attempts.isContinued || !before.isEmpty else { return nil }
    rerun(step, attempts, before + attempts.entryLines, entryAt: before.count)
    if let last = attempts.turns.last, case .pass(let message) = judge(last) {
      return Passed(message: message)
    }
    rerun(step, attempts, whole, entryAt: start)
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
    screen.show(.note([StyledText(Words.skipped)]))
    isAstray = true
    return .skipped
  }
}
