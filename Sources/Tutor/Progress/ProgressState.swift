/// Where a reader is, replayed from the log's attempts.
package struct ProgressState: Sendable {
  /// What is known of one lesson.
  package struct LessonState: Sendable {
    /// The step that was reached last, by id.
    package var place: String?
    /// The steps that are done, with what was accepted and the hash of the step as it was then.
    package var done: [String: Pass] = [:]
    /// Whether the last step was left.
    package var isFinished = false
    /// The step whose solution is shown, as long as the reader stays at it.
    package var shown: String?
    /// When the lesson was worked on last, in seconds since 1970.
    package var lastTime = 0.0

    /// The exercises that are passed, but only with the solution in view, by id.
    package var open: Set<String> { Set(done.filter(\.value.isOpen).keys) }
  }

  /// How a step was passed.
  package struct Pass: Hashable, Sendable {
    /// The accepted code or answer.
    package var answer: String
    /// The hash of the step as it was.
    package var content: String
    /// Whether the step ran by itself.
    package var wasSkipped: Bool
    /// Whether the solution was in view, and the step is not known otherwise.
    package var isOpen = false
  }

  /// The lessons that were ever begun, by id.
  package private(set) var lessons: [String: LessonState] = [:]

  /// The state before any attempt.
  package init() {}

  /// The state after these attempts.
  package init(replaying attempts: [Attempt]) {
    for attempt in attempts { apply(attempt) }
  }

  /// The lesson that was worked on last and is not finished.
  package var current: String? {
    lessons.filter { !$0.value.isFinished }.max { $0.value.lastTime < $1.value.lastTime }?.key
  }

  /// Takes one more attempt into account.
  package mutating func apply(_ attempt: Attempt) {
    var lesson = lessons[attempt.lesson] ?? LessonState()
    lesson.lastTime = max(lesson.lastTime, attempt.time)
    switch attempt.verdict {
    case .reached:
      lesson.place = attempt.step
      lesson.isFinished = false
      if lesson.shown != attempt.step { lesson.shown = nil }
    case .passed, .skipped:
      let isPassed = attempt.verdict == .passed
      let wasShown = lesson.shown == attempt.step
      lesson.done[attempt.step] = Pass(
        answer: attempt.answer, content: attempt.content, wasSkipped: !isPassed,
        isOpen: isPassed && wasShown && attempt.near == nil)
      // A near variant that was passed without its solution shows that its exercise is known.
      if let exercise = attempt.near, isPassed, !wasShown {
        lesson.done[exercise]?.isOpen = false
      }
    case .failed, .predicted: break
    case .shown: lesson.shown = attempt.step
    case .restarted:
      lesson.place = nil
      lesson.done = [:]
      lesson.shown = nil
      lesson.isFinished = false
    case .finished: lesson.isFinished = true
    }
    lessons[attempt.lesson] = lesson
  }
}
