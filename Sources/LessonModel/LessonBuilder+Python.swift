/// The Python in a lesson: expressions that only look, and code that must parse.
extension LessonBuilder {
  /// Makes an expression of a grade rule or of `of=`, and reports what it must not do.
  mutating func expression(_ source: String, at position: LessonPosition) -> LessonExpression {
    LessonExpression(source: source, position: position)
  }

  /// Reports code that is no Python.
  mutating func checkCode(_ step: Step) {
  }
}
