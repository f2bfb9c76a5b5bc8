extension Expression {
  /// Visits the direct parts in the order of evaluation; a lambda's body is one of them.
  func forEachPart<Failure: Error>(
    _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .name:
      return
    case .formatted(let pieces):
      try Self.visit(pieces, visit)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      for item in items { try visit(item) }
    case .dict(let items):
      for item in items {
        switch item {
        case .pair(let key, let value):
          try visit(key)
          try visit(value)
        case .unpack(let mapping):
          try visit(mapping)
        }
      }
    case .unary(_, let operand), .starred(let operand), .yieldFrom(let operand),
      .attribute(let operand, _), .named(_, let operand):
      try visit(operand)
    case .binary(_, let left, let right), .subscript(let left, let right):
      try visit(left)
      try visit(right)
    case .comparison(let first, let links):
      try visit(first)
      for link in links { try visit(link.operand) }
    case .conditional(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .lambda(let parameters, let body):
      for parameter in parameters.all {
        if let value = parameter.defaultValue { try visit(value) }
      }
      try visit(body)
    case .call(let function, let arguments):
      try visit(function)
      for argument in arguments { try visit(argument.value) }
    case .slice(let lower, let upper, let step):
      if let lower { try visit(lower) }
      if let upper { try visit(upper) }
      if let step { try visit(step) }
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      try Self.visit(clauses, visit)
      try visit(element)
    case .dictComprehension(let key, let value, let clauses):
      try Self.visit(clauses, visit)
      try visit(key)
      try visit(value)
    case .yield(let value):
      if let value { try visit(value) }
    }
  }

  private static func visit<Failure: Error>(
    _ pieces: [FormattedPiece], _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for case .field(let field) in pieces {
      try visit(field.value)
      if let inner = field.specification { try Self.visit(inner, visit) }
    }
  }

  private static func visit<Failure: Error>(
    _ clauses: [ComprehensionClause], _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for clause in clauses {
      try visit(clause.iterable)
      try clause.target.forEachPart(visit)
      for condition in clause.conditions { try visit(condition) }
    }
  }
}

extension Target {
  /// Visits the expressions inside the target.
  func forEachPart<Failure: Error>(
    _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    switch kind {
    case .name: return
    case .attribute(let object, _): try visit(object)
    case .subscript(let object, let index):
      try visit(object)
      try visit(index)
    case .tuple(let items), .list(let items):
      for item in items { try item.forEachPart(visit) }
    case .starred(let inner): try inner.forEachPart(visit)
    }
  }

  /// Visits the names that the target binds.
  func forEachName<Failure: Error>(
    _ visit: (String) throws(Failure) -> Void
  ) throws(Failure) {
    switch kind {
    case .name(let name): try visit(name)
    case .attribute, .subscript: return
    case .tuple(let items), .list(let items):
      for item in items { try item.forEachName(visit) }
    case .starred(let inner): try inner.forEachName(visit)
    }
  }
}
