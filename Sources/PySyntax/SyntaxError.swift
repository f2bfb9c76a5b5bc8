/// A mistake in a program: what is wrong, and where.
package struct SyntaxError: Error, Sendable {
  /// What is wrong.
  package let kind: Kind
  /// Where; the range that CPython marks with carets.
  package let range: SourceRange

  /// Makes an error.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The facts that an error can state.
  package enum Kind: Hashable, Sendable {
    case invalidSyntax
  }
}
