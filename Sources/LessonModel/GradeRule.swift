/// One line of a `grade` block: `pass EXPR => message`, `fail EXPR => message`, `else => message`.
package struct GradeRule: Sendable, Hashable {
  /// What a rule decides when its expression is true.
  package enum Verdict: Sendable, Hashable {
    /// The attempt passes.
    case pass
    /// The attempt fails.
    case fail
    /// The attempt fails, for no rule before has matched.
    case otherwise
  }

  /// What the rule decides.
  package var verdict: Verdict
  /// The condition; nil in `else`.
  package var condition: LessonExpression?
  /// What the reader is told.
  package var message: String
  /// Where the rule stands.
  package var position: LessonPosition
}
