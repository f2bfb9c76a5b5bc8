/// A parsed program: a file, what was typed at the prompt, or one expression.
package struct Module: Sendable {
  /// The statements in order; exactly one `expression` statement in the mode `.expression`.
  package let body: [Statement]
  /// The text that the ranges refer to.
  package let source: SourceText

  /// Makes a module.
  package init(body: [Statement], source: SourceText) {
    self.body = body
    self.source = source
  }

  /// The expression, when the module is a single expression statement.
  package var expression: Expression? {
    guard body.count == 1, case .expression(let expression) = body[0].kind else { return nil }
    return expression
  }
}

/// What a text is to be read as.
package enum ParseMode: Hashable, Sendable {
  /// A whole program.
  case file
  /// One statement or block typed at the prompt; the lines are joined by newlines, the last one has none.
  case interactive
  /// One expression, as for `eval`.
  case expression
}

/// What came of reading a text.
package enum ParseResult: Sendable {
  case complete(Module)
  /// Only in the mode `.interactive`: what is there is right so far and goes on in the next line.
  case needsMoreLines
  case failure(SyntaxError)
}
