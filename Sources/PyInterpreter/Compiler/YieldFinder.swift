internal import PySyntax

/// Tells whether a piece of tree contains a `yield` of the function it belongs to.
enum YieldFinder {
  static func contains(_ statements: [Statement]) -> Bool { statements.contains(where: contains) }

  static func contains(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .expression(let value): contains(value)
    case .assign(_, let value), .augmentedAssign(_, _, let value): contains(value)
    case .annotated(_, _, let value, _), .return(let value): value.map(contains) ?? false
    case .raise(let exception, let cause):
      (exception.map(contains) ?? false) || (cause.map(contains) ?? false)
    case .assert(let test, let message): contains(test) || (message.map(contains) ?? false)
    case .if(let branches, let otherwise):
      branches.contains { contains($0.test) || contains($0.body) } || contains(otherwise)
    case .while(let test, let body, let otherwise):
      contains(test) || contains(body) || contains(otherwise)
    case .for(_, let iterable, let body, let otherwise):
      contains(iterable) || contains(body) || contains(otherwise)
    case .try(let statement):
      contains(statement.body) || contains(statement.otherwise) || contains(statement.finally)
        || statement.handlers.contains { contains($0.body) }
    case .with(let items, let body):
      items.contains { contains($0.context) } || contains(body)
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom, .delete, .function,
      .class:
      false
    }
  }

  static func contains(_ node: Expression) -> Bool {
    switch node.kind {
    case .yield, .yieldFrom: true
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .name, .lambda,
      .listComprehension, .setComprehension, .dictComprehension, .generator:
      false
    case .formatted(let pieces): contains(pieces)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      items.contains(where: contains)
    case .dict(let items):
      items.contains { item in
        switch item {
        case .pair(let key, let value): contains(key) || contains(value)
        case .unpack(let mapping): contains(mapping)
        }
      }
    case .unary(_, let operand), .starred(let operand), .attribute(let operand, _),
      .named(_, let operand):
      contains(operand)
    case .binary(_, let left, let right), .subscript(let left, let right):
      contains(left) || contains(right)
    case .comparison(let first, let links):
      contains(first) || links.contains { contains($0.operand) }
    case .conditional(let test, let then, let otherwise):
      contains(test) || contains(then) || contains(otherwise)
    case .call(let function, let arguments):
      contains(function) || arguments.contains { contains($0.value) }
    case .slice(let lower, let upper, let step):
      [lower, upper, step].contains { $0.map(contains) ?? false }
    }
  }

  private static func contains(_ pieces: [FormattedPiece]) -> Bool {
    pieces.contains { piece in
      guard case .field(let field) = piece else { return false }
      return contains(field.value) || contains(field.specification ?? [])
    }
  }
}
