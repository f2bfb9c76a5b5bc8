package import LessonModel

/// A step with what came of it.
package struct PlayedStep: Sendable {
  /// The step.
  package var step: Step
  /// What its code, or the solution that passes, did.
  package var turn: Turn
}

/// Runs a lesson headless and finds what its text claims and the run does not bear out.
package final class LessonChecker {
  private let lesson: Lesson
  private let bench: Workbench
  private var findings: [CheckFinding] = []
  private var replay: [ReplayedStep] = []
  /// What came of each step that was played: of its own code, or of the solution that passed.
  package private(set) var played: [PlayedStep] = []
  /// What later steps find in place of a solution that does not pass: it may run away, and must not do so each time.
  private var standIn: String?
  private let limit: TimeLimit
  /// Whether the bench is at the start of the step: then its first sample needs no replay.
  private var isAtStart = false
  /// What the latest sample did.
  private var latestTurn: Turn?

  /// For how many seconds a block may run, with the replay before it, unless more is asked for.
  package static let timeout = 30

  /// A checker for one lesson, on a workbench that shows nothing.
  package init(lesson: Lesson, bench: Workbench, timeout: Int = LessonChecker.timeout) {
    self.lesson = lesson
    self.bench = bench
    limit = TimeLimit(seconds: timeout, bench.control)
  }

  /// Runs every step and returns what was found, in the order of the file.
  package func check() -> [CheckFinding] {
    defer { limit.close() }
    bench.rebuild([])
    for step in lesson.steps {
      limit.begin()
      check(step)
      // What runs too long would do so again, in the replay before each later block.
      if limit.isOver { break }
      if step.near != nil {
        // The lesson goes on as if nobody had met it.
        standIn = nil
        bench.rebuild(replay)
        continue
      }
      replay.append(ReplayedStep(step: step, lines: standIn.map { [$0] }))
      standIn = nil
    }
    return findings
  }

  private func check(_ step: Step) {
    if let problem = bench.prepare(step) {
      switch problem {
      case .setup(let line): find(.setupFails(line), step.position, step)
      case .peer(let reason): find(.peerFails(reason), step.position, step)
      }
    }
    for visitor in step.visitors {
      guard case .variable(let name) = visitor.port, bench.calling(visitor) == nil else { continue }
      find(.visitorWithoutPort(name), visitor.position, step)
    }
    switch step.kind {
    case .run, .try: run(step)
    case .modify:
      run(step)
      if !step.grade.isEmpty { checkSamples(step) }
    case .predict: checkPrediction(step)
    case .exercise: checkSamples(step)
    case .quiz, .told: break
    }
    if let quiz = step.quiz, step.kind == .quiz { checkProof(quiz, step) }
  }

  /// Notes what is the matter; once the time is over that alone counts, and the place where it was noticed.
  private func find(_ fact: CheckFinding.Fact, _ position: LessonPosition, _ step: Step) {
    if limit.isOver, findings.last?.fact == .tooLong(limit.seconds) { return }
    let fact = limit.isOver ? .tooLong(limit.seconds) : fact
    var finding = CheckFinding(
      path: lesson.path, position: position, step: step.label, fact: fact)
    finding.notices = bench.peerNotices
    findings.append(finding)
  }

  // MARK: Runs

  @discardableResult
  private func run(_ step: Step) -> Turn? {
    guard let code = step.code else { return nil }
    limit.begin()
    let turn = bench.run(code.text, as: .replay(step))
    if limit.isOver { find(.tooLong(limit.seconds), code.position, step) }
    played.append(PlayedStep(step: step, turn: turn))
    let expected = bench.expectedError(step)
    if turn.errorName != expected, step.kind != .predict || expected != nil {
      find(.ending(expected: expected, got: turn.errorName), code.position, step)
    }
    if let output = step.output, case .differs(let line) = output.match(turn.output) {
      let fact = CheckFinding.Fact.output(
        expected: output.text.line(line), got: turn.output.line(line))
      find(fact, LessonPosition(line: output.position.line + line), step)
    }
    return turn
  }

  private func checkPrediction(_ step: Step) {
    guard let turn = run(step), let quiz = step.quiz else { return }
    guard let live = bench.liveResult(of: step, after: turn) else {
      find(.noLiveResult, step.position, step)
      return
    }
    let key = PredictionKey(quiz: quiz, live: live, literal: bench.literal)
    if quiz.kind == .choice {
      guard let marked = quiz.items.firstIndex(where: \.isCorrect) else { return }
      guard let place = key.matchingChoice else {
        find(.noChoiceAgrees(live: live.text), quiz.items[marked].position, step)
        return
      }
      if place != marked {
        let item = quiz.items[marked]
        find(
          .predictionKey(key: item.text.plainText, live: live.text), item.position, step)
      }
    } else if let answer = quiz.answers.first, !key.isKeyTrue {
      find(.predictionKey(key: answer.firstText, live: live.text), answer.position, step)
    }
  }

  /// A question that stands alone may name an expression whose value is the key.
  private func checkProof(_ quiz: Quiz, _ step: Step) {
    guard case .expression(let expression) = step.subject else { return }
    guard let glimpse = bench.evaluate(expression.source) else {
      find(.noLiveResult, expression.position, step)
      return
    }
    let key = PredictionKey(quiz: quiz, live: .value(glimpse.repr), literal: bench.literal)
    let marked = quiz.items.firstIndex(where: \.isCorrect)
    if let marked, quiz.kind == .choice {
      if key.matchingChoice != marked {
        let item = quiz.items[marked]
        find(.quizProof(key: item.text.plainText, live: glimpse.repr), item.position, step)
      }
    } else if let answer = quiz.answers.first,
      QuizJudge(quiz: quiz, literal: bench.literal).judge(glimpse.repr) != .right
    {
      find(.quizProof(key: answer.firstText, live: glimpse.repr), answer.position, step)
    }
  }

  // MARK: Exercises

  private func checkSamples(_ step: Step) {
    var met: Set<String> = []
    isAtStart = step.kind == .exercise
    if step.kind == .exercise, let starter = step.code {
      let verdict = grade(starter.text, step)
      if limit.isOver { return find(.tooLong(limit.seconds), starter.position, step) }
      if case .pass = verdict { find(.starterPasses, starter.position, step) }
    }
    for sample in step.invalids {
      let verdict = grade(sample.code.text, step)
      if limit.isOver { return find(.tooLong(limit.seconds), sample.code.position, step) }
      switch verdict {
      case .pass: find(.invalidPasses, sample.position, step)
      case .broken(let problem): find(.brokenRule(problem), sample.position, step)
      case .fail(let message):
        if message == sample.expected {
          met.insert(message)
        } else {
          find(.invalidMessage(expected: sample.expected, got: message), sample.position, step)
        }
      }
    }
    // The first solution comes last: the lesson goes on with what it has done.
    var passing = step.solutions.dropFirst().filter { check($0, step, &met) }
    if let first = step.solutions.first, !limit.isOver, check(first, step, &met) {
      passing.insert(first, at: 0)
      if let turn = latestTurn { played.append(PlayedStep(step: step, turn: turn)) }
    }
    if limit.isOver { return }
    if let first = step.solutions.first, passing.first != first {
      standIn = passing.first?.text ?? "pass"
    }
    for rule in step.grade where !met.contains(rule.message) {
      find(.ruleNeverMet(rule.message), rule.position, step)
    }
    if passing.first != nil, passing.first == step.solutions.first { return }
    startAgain(step)
    guard let solution = passing.first else { return }
    played.append(PlayedStep(step: step, turn: bench.run(solution.text, as: .replay(step))))
  }

  /// Checks one solution; whether it passes.
  private func check(_ solution: Solution, _ step: Step, _ met: inout Set<String>) -> Bool {
    let verdict = grade(solution.text, step)
    if limit.isOver {
      find(.tooLong(limit.seconds), solution.position, step)
      return false
    }
    switch verdict {
    case .fail(let message): find(.solutionFails(message), solution.position, step)
    case .broken(let problem): find(.brokenRule(problem), solution.position, step)
    case .pass(let message):
      if message == solution.expected {
        met.insert(message)
      } else if let expected = solution.expected {
        find(.solutionMessage(expected: expected, got: message), solution.position, step)
      }
      return true
    }
    return false
  }

  /// Judges code from the step's start state.
  private func grade(_ source: String, _ step: Step) -> Grade {
    limit.begin()
    if !isAtStart { startAgain(step) }
    isAtStart = false
    let attempt = AttemptTracker(goal: source, bench: bench)
    let turn = bench.run(source, as: .replay(step))
    latestTurn = turn
    attempt.add(turn)
    return Grader(bench: bench, step: step).verdict(attempt)
  }

  private func startAgain(_ step: Step) {
    bench.rebuild(replay)
    _ = bench.prepare(step)
  }
}

extension String {
  /// A line of the text, from 0; empty behind the last.
  fileprivate func line(_ index: Int) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return index < lines.count ? String(lines[index]) : ""
  }
}
