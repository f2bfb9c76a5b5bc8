internal import PySyntax

/// What expressions bind and use, with the scopes of their own: lambdas, comprehensions, generator expressions.
extension Resolver {
  mutating func expressions(_ list: [Expression]) throws(CompileError) {
    for item in list { try expression(item) }
  }

  mutating func expression(_ node: Expression) throws(CompileError) {
    switch node.kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes:
      break
    case .formatted(let pieces):
      try self.pieces(pieces)
    case .name(let name):
      use(name, node.range)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      try expressions(items)
    case .dict(let items):
      for item in items {
        switch item {
        case .pair(let key, let value):
          try expression(key)
          try expression(value)
        case .unpack(let mapping): try expression(mapping)
        }
      }
    case .unary(_, let operand), .starred(let operand):
      try expression(operand)
    case .attribute(let object, let name):
      note(member: name, of: object)
      try expression(object)
    case .binary(_, let left, let right), .subscript(let left, let right):
      try expression(left)
      try expression(right)
    case .comparison(let first, let links):
      try expression(first)
      for link in links { try expression(link.operand) }
    case .conditional(let test, let then, let otherwise):
      try expression(test)
      try expression(then)
      try expression(otherwise)
    case .lambda(let parameters, let body):
      try defaults(parameters)
      try enter(.lambda, "<lambda>", node.range) {
        (resolver: inout Resolver) throws(CompileError) in
        try resolver.declare(parameters)
        try resolver.expression(body)
      }
    case .named(let target, let value):
      try expression(value)
      try bindNamed(target)
    case .call(let function, let arguments):
      try expression(function)
      for argument in arguments { try expression(argument.value) }
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { try expression(part) }
      }
    case .listComprehension(let element, let clauses):
      try comprehension(.comprehension, "<listcomp>", node.range, [element], clauses)
    case .setComprehension(let element, let clauses):
      try comprehension(.comprehension, "<setcomp>", node.range, [element], clauses)
    case .dictComprehension(let key, let value, let clauses):
      try comprehension(.comprehension, "<dictcomp>", node.range, [key, value], clauses)
    case .generator(let element, let clauses):
      try comprehension(.generator, "<genexpr>", node.range, [element], clauses)
    case .yield(let value):
      try markGenerator("'yield' outside function", node.range)
      if let value { try expression(value) }
    case .yieldFrom(let value):
      try markGenerator("'yield' outside function", node.range)
      try expression(value)
    }
  }

  private func markGenerator(_ message: String, _ range: SourceRange) throws(CompileError) {
    switch scope.kind {
    case .function, .lambda: scope.isGenerator = true
    case .module, .classBody: throw .syntax(message, range)
    case .comprehension:
      throw .syntax("'yield' inside \(Self.describe(scope.name))", range)
    case .generator: throw .syntax("'yield' inside generator expression", range)
    }
  }

  private static func describe(_ name: String) -> String {
    switch name {
    case "<setcomp>": "set comprehension"
    case "<dictcomp>": "dict comprehension"
    default: "list comprehension"
    }
  }

  private mutating func bindNamed(_ target: Identifier) throws(CompileError) {
    var owner = scope
    let symbol = mangled(target.name)
    while owner.kind == .comprehension || owner.kind == .generator {
      if owner.has(symbol, .iteration) {
        throw .syntax(
          "assignment expression cannot rebind comprehension iteration variable '\(target.name)'",
          target.range)
      }
      guard let parent = owner.parent else { break }
      if parent.kind == .classBody {
        throw .syntax(
          "assignment expression within a comprehension cannot be used in a class body",
          target.range)
      }
      owner = parent
    }
    owner.mark(symbol, .bound)
    if owner !== scope {
      if owner.kind == .module { scope.mark(symbol, .global) } else { scope.mark(symbol, .used) }
    }
  }

  private mutating func comprehension(
    _ kind: Scope.Kind, _ name: String, _ range: SourceRange, _ elements: [Expression],
    _ clauses: [ComprehensionClause]
  ) throws(CompileError) {
    guard let first = clauses.first else { return }
    try expression(first.iterable)
    try enter(kind, name, range) { (resolver: inout Resolver) throws(CompileError) in
      if kind == .generator {
        resolver.scope.parameters = [".0"]
        resolver.scope.mark(".0", [.bound, .parameter])
        _ = resolver.scope.slot(".0")
        resolver.scope.isGenerator = true
      }
      for (index, clause) in clauses.enumerated() {
        if index > 0 { try resolver.expression(clause.iterable) }
        try resolver.target(clause.target, isIteration: true)
        try resolver.expressions(clause.conditions)
      }
      try resolver.expressions(elements)
    }
  }

  private mutating func pieces(_ pieces: [FormattedPiece]) throws(CompileError) {
    for piece in pieces {
      guard case .field(let field) = piece else { continue }
      try expression(field.value)
      if let specification = field.specification { try self.pieces(specification) }
    }
  }
}
