/// An expression in the lesson language: the condition of a grade rule, or what a prediction is about.
package struct LessonExpression: Sendable, Hashable {
  /// The expression as the author wrote it.
  package var source: String
  /// Where its first character stands.
  package var position: LessonPosition
}
