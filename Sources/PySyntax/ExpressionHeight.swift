extension Expression.Kind {
  /// The height of the tallest part, 0 for a leaf.
  var tallestPart: Int32 {
    switch self {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .name:
      0
    case .formatted(let pieces):
      Self.tallest(pieces)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      Self.tallest(items)
    case .dict(let items):
      Self.tallest(items)
    case .unary(_, let operand), .starred(let operand), .yieldFrom(let operand),
      .attribute(let operand, _), .named(_, let operand):
      operand.height
    case .binary(_, let left, let right), .subscript(let left, let right):
      max(left.height, right.height)
    case .comparison(let first, let links):
      links.reduce(first.height) { max($0, $1.operand.height) }
    case .conditional(let test, let then, let otherwise):
      max(test.height, then.height, otherwise.height)
    case .lambda(let parameters, let body):
      parameters.all.reduce(body.height) { max($0, $1.defaultValue?.height ?? 0) }
    case .call(let function, let arguments):
      arguments.reduce(function.height) { max($0, $1.value.height) }
    case .slice(let lower, let upper, let step):
      max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      max(element.height, Self.tallest(clauses))
    case .dictComprehension(let key, let value, let clauses):
      max(key.height, value.height, Self.tallest(clauses))
    case .yield(let value):
      value?.height ?? 0
    }
  }

  private static func tallest(_ items: [Expression]) -> Int32 {
    items.reduce(0) { max($0, $1.height) }
  }

  private static func tallest(_ items: [DictItem]) -> Int32 {
    items.reduce(0) { height, item in
      switch item {
      case .pair(let key, let value): max(height, key.height, value.height)
      case .unpack(let mapping): max(height, mapping.height)
      }
    }
  }

  private static func tallest(_ clauses: [ComprehensionClause]) -> Int32 {
    clauses.reduce(0) { height, clause in
      max(height, clause.iterable.height, tallest(clause.conditions), clause.target.height)
    }
  }

  private static func tallest(_ pieces: [FormattedPiece]) -> Int32 {
    pieces.reduce(0) { height, piece in
      switch piece {
      case .text: height
      case .field(let field):
        max(height, field.value.height, tallest(field.specification ?? []) + 1)
      }
    }
  }
}

extension Target {
  /// The height of the tree from here down, from 1.
  package var height: Int32 {
    switch kind {
    case .name: 1
    case .attribute(let object, _): object.height + 1
    case .subscript(let object, let index): max(object.height, index.height) + 1
    case .tuple(let items), .list(let items): items.reduce(0) { max($0, $1.height) } + 1
    case .starred(let target): target.height + 1
    }
  }
}
