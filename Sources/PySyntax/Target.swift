/// Something that can be assigned to, deleted or bound by `for`, `with` and unpacking.
package struct Target: Sendable {
  /// What the target is.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Makes a target.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a target.
  package indirect enum Kind: Sendable {
    case name(String)
    case attribute(Expression, Identifier)
    case `subscript`(Expression, Expression)
    case tuple([Target])
    case list([Target])
    /// `*rest` inside a tuple or list; at most one in each.
    case starred(Target)
  }
}
