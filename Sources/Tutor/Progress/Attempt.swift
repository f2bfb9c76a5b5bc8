/// One line of the progress log: what a reader did at one step.
package struct Attempt: Codable, Hashable, Sendable {
  /// How it came out.
  package enum Verdict: String, Codable, Hashable, Sendable {
    /// The step was reached; nothing was asked or answered yet.
    case reached
    /// The step is done.
    case passed
    /// The attempt did not pass.
    case failed
    /// The step was let run by itself.
    case skipped
    /// A prediction was made; never scored.
    case predicted
    /// The solution was shown: what passes in this visit to the step was not found alone.
    case shown
    /// The lesson was begun again: what stands before counts no more for the place.
    case restarted
    /// The last step was left: the lesson is finished.
    case finished
  }

  /// Seconds since 1970.
  package var time: Double
  /// The lesson's id.
  package var lesson: String
  /// The step's id; empty for the lesson as a whole.
  package var step: String
  /// The hash of the step as it stood.
  package var content: String
  /// How it came out.
  package var verdict: Verdict
  /// What was typed or answered.
  package var answer: String
  /// How many hints were shown before it.
  package var hints: Int
  /// The exercise of which the step is a near variant, by id; nil for other steps.
  package var near: String?

  /// An attempt at a step.
  package init(
    time: Double, lesson: String, step: String, content: String = "", verdict: Verdict,
    answer: String = "", hints: Int = 0, near: String? = nil
  ) {
    self.time = time
    self.lesson = lesson
    self.step = step
    self.content = content
    self.verdict = verdict
    self.answer = answer
    self.hints = hints
    self.near = near
  }
}
