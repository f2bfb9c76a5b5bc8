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
    /// When the lesson was worked on last, in seconds since 1970.
    package var lastTime = 0.0
  }

  /// How a step was passed.
  package struct Pass: Hashable, Sendable {
    /// The accepted code or answer.
    package var answer: String
    /// The hash of the step as it was.
    package var content: String
    /// Whether the step ran by itself.
    package var wasSkipped: Bool
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
    case .passed, .skipped:
      lesson.done[attempt.step] = Pass(
        answer: attempt.answer, content: attempt.content, wasSkipped: attempt.verdict == .skipped)
    case .failed, .predicted: break
    case .restarted:
      lesson.place = nil
      lesson.done = [:]
      lesson.isFinished = false
    case .finished: lesson.isFinished = true
    }
    lessons[attempt.lesson] = lesson
  }
}
