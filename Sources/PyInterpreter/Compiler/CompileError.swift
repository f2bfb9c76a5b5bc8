package import PySyntax

/// A mistake that the parser cannot see, found when names are resolved and code is compiled.
package struct CompileError: Error, Sendable {
  /// Whether it is Python's SyntaxError, or something this language leaves out.
  package enum Kind: Sendable, Hashable {
    /// CPython's message of a `SyntaxError`.
    case syntax(String)
    /// A construct outside the language: see `Unsupported`.
    case unsupported(Unsupported)
    /// A module of CPython's library that this language has not.
    case module(String)
    /// A member that a module of this language has not, and CPython's has.
    case member(String, of: String)
  }

  /// What is wrong.
  package let kind: Kind
  /// Where.
  package let range: SourceRange

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  static func syntax(
    _ message: String, _ range: SourceRange, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> CompileError {
    Reach.noteRaise(file, line)
    return CompileError(.syntax(message), range)
  }
}
