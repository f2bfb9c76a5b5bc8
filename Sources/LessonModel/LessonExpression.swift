package import PySyntax

/// An expression in the lesson language: the condition of a grade rule, or what a prediction is about.
package struct LessonExpression: Sendable, Hashable {
  /// The expression as the author wrote it.
  package var source: String
  /// Where its first character stands.
  package var position: LessonPosition

  /// The expression as a tree, or what is wrong with it; a playable lesson holds sound ones only.
  package func parse() -> Result<PySyntax.Expression, PySyntax.SyntaxError> {
    switch Parser.parse(source, mode: .expression, limits: ParserLimits(depth: 100)) {
    case .complete(let module):
      if let expression = module.expression { return .success(expression) }
      return .failure(SyntaxError(.invalidSyntax, Self.start))
    case .needsMoreLines: return .failure(SyntaxError(.invalidSyntax, Self.start))
    case .failure(let error): return .failure(error)
    }
  }

  private static let start = SourceRange(line: 1, column: 0, endLine: 1, endColumn: 0)
}
