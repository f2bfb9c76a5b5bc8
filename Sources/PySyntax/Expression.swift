/// An expression with its place in the source.
package struct Expression: Sendable {
  /// What the expression is.
  package let kind: Kind
  /// Where it stands; parentheses around it are not part of it, save those of a tuple.
  package let range: SourceRange
  /// The height of the tree from here down, from 1: bounds every recursion over it.
  package let height: Int32

  /// Makes an expression; its height follows from its parts.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = kind.tallestPart + 1
  }

  /// The forms of an expression.
  package indirect enum Kind: Sendable {
    case none
    case `true`
    case `false`
    case ellipsis
    case integer(IntegerLiteral)
    case float(Double)
    case string(TextConstant)
    case bytes([UInt8])
    /// An f-string: literal text and replacement fields in order.
    case formatted([FormattedPiece])
    case name(String)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dict([DictItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a and b and c`: two or more operands of one operator.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`: the first operand, then one link for each operator; at least one.
    case comparison(Expression, [ComparisonLink])
    /// `then if test else otherwise`.
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, body: Expression)
    /// `(target := value)`.
    case named(target: Identifier, value: Expression)
    case call(Expression, [Argument])
    case attribute(Expression, Identifier)
    /// `value[index]`; the index may be a `slice`, or a `tuple` that holds slices.
    case `subscript`(Expression, Expression)
    /// `lower:upper:step`, only as the index of a subscript.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    /// `*value` in a display, a call or a subscript.
    case starred(Expression)
    case listComprehension(Expression, [ComprehensionClause])
    case setComprehension(Expression, [ComprehensionClause])
    case dictComprehension(key: Expression, value: Expression, [ComprehensionClause])
    case generator(Expression, [ComprehensionClause])
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// A name with its place in the source.
package struct Identifier: Sendable {
  /// The name.
  package let name: String
  /// Where it stands.
  package let range: SourceRange

  /// Makes a name at a place.
  package init(_ name: String, _ range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// An item of a dict display.
package enum DictItem: Sendable {
  case pair(Expression, Expression)
  /// `**mapping`.
  case unpack(Expression)
}

/// One operator of a comparison chain with its right operand.
package struct ComparisonLink: Sendable {
  /// The operator.
  package let comparison: ComparisonOperator
  /// The operand on its right.
  package let operand: Expression

  /// Makes a link.
  package init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// An argument of a call or of a class definition.
package enum Argument: Sendable {
  case positional(Expression)
  /// `name=value`.
  case keyword(Identifier, Expression)
  /// `*values`.
  case unpackSequence(Expression)
  /// `**mapping`.
  case unpackMapping(Expression)

  /// The argument's expression without its name or stars.
  package var value: Expression {
    switch self {
    case .positional(let value), .keyword(_, let value), .unpackSequence(let value),
      .unpackMapping(let value):
      value
    }
  }
}

/// A `for … in … if …` part of a comprehension.
package struct ComprehensionClause: Sendable {
  /// What each item is assigned to.
  package let target: Target
  /// What is iterated.
  package let iterable: Expression
  /// The conditions that follow, in order.
  package let conditions: [Expression]

  /// Makes a clause.
  package init(target: Target, iterable: Expression, conditions: [Expression]) {
    self.target = target
    self.iterable = iterable
    self.conditions = conditions
  }
}
