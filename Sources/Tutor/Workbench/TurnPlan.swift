package import LessonModel

/// On whose behalf a line runs, which decides who watches it and who may end a wait.
package enum TurnPlan {
  /// The reader's own line, outside any step.
  case typed
  /// The lesson's line, run before the reader's eyes.
  case lesson(Step)
  /// The reader's line at a step.
  case attempt(Step)
  /// The lesson's line at a step that the reader skips: it is seen, and needs nobody.
  case skipped(Step)
  /// A line of a replay: nobody watches, and nobody waits.
  case replay(Step)

  /// The step at hand.
  var step: Step? {
    switch self {
    case .typed: nil
    case .lesson(let step), .attempt(let step), .skipped(let step), .replay(let step): step
    }
  }

  /// Whether the reader sees what it prints and is told while it waits.
  var isWatched: Bool {
    if case .replay = self { false } else { true }
  }
}

/// A step as a replay runs it: its peers and setup, then the lines that were accepted, or the lesson's own.
package struct ReplayedStep {
  /// The step.
  var step: Step
  /// The reader's accepted lines; nil for the lesson's own.
  var lines: [String]?

  /// A step with the lines that stand for it.
  package init(step: Step, lines: [String]?) {
    self.step = step
    self.lines = lines
  }

  /// What is run.
  var code: [String] {
    switch step.kind {
    case .quiz, .told: return []
    case .run, .try, .predict, .modify, .exercise: break
    }
    if let lines, !lines.isEmpty { return lines }
    switch step.kind {
    case .run, .try, .predict: return step.code.map { [$0.text] } ?? []
    case .exercise: return step.solutions.first.map { [$0.text] } ?? []
    case .modify: return (step.solutions.first?.code ?? step.code).map { [$0.text] } ?? []
    case .quiz, .told: return []
    }
  }
}

/// Why a step could not be set up.
package enum PreparationProblem: Hashable, Sendable {
  /// A setup block raised; the error's last line.
  case setup(String)
  /// A peer could not be brought up; why.
  case peer(String)
}
