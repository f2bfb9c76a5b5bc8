extension Grammar {
  /// `a, *b`: one expression, or a tuple without parentheses.
  func starExpressions() throws(Stop) -> Expression {
    try list { () throws(Stop) in try starExpression() }
  }

  /// `a, b`: one expression, or a tuple without parentheses and stars.
  func expressions() throws(Stop) -> Expression {
    try list { () throws(Stop) in try expression() }
  }

  private func list(_ item: () throws(Stop) -> Expression) throws(Stop) -> Expression {
    let start = position
    let first = try item()
    guard kind == .comma else { return first }
    var items = [first]
    while accept(.comma), kind.startsExpression || kind == .star, let next = try attempt(item) {
      items.append(next)
    }
    return try make(.tuple(items), from: start)
  }

  /// `*a` or an expression.
  func starExpression() throws(Stop) -> Expression {
    if let starred = try starred() { return starred }
    return try expression()
  }

  /// `*a` or an expression that may be named by `:=`.
  func starNamedExpression() throws(Stop) -> Expression {
    if let starred = try starred() { return starred }
    return try namedExpression()
  }

  private func starred() throws(Stop) -> Expression? {
    let start = position
    guard accept(.star) else { return nil }
    return try make(.starred(binary()), from: start)
  }

  /// `name := value`, or `nil` when it is something else.
  func assignmentExpression() throws(Stop) -> Expression? {
    guard kind == .name, kindAfter == .walrus else { return nil }
    let start = position
    let target = try identifier()
    advance()
    return try make(.named(target: target, value: expression()), from: start)
  }

  /// An expression that may be named by `:=`.
  func namedExpression() throws(Stop) -> Expression {
    if let named = try assignmentExpression() { return named }
    if diagnosing { try findMistakesOfNamedExpression() }
    return try unnamedExpression()
  }

  /// An expression that no `:=` follows.
  func unnamedExpression() throws(Stop) -> Expression {
    let start = position
    let value = try expression()
    if kind == .walrus {
      position = start
      throw .mismatch
    }
    return value
  }

  /// An expression without commas, stars and `:=`.
  func expression() throws(Stop) -> Expression {
    try remembered(.expression) { () throws(Stop) in
      try nested(3) { () throws(Stop) in
        if diagnosing {
          try findMistakesOfExpression()
          try findOldStatement()
        }
        return try plainExpression()
      }
    }
  }

  /// A conditional, a lambda or a disjunction, without a search for mistakes.
  func plainExpression() throws(Stop) -> Expression {
    let start = position
    if kind == .lambda { return try lambda() }
    let value = try disjunction()
    guard kind == .if else { return value }
    let mark = position
    let whole = try attempt(from: mark) { () throws(Stop) -> Expression in
      advance()
      let test = try disjunction()
      try expect(.else)
      let otherwise = try expression()
      return try make(.conditional(test: test, then: value, otherwise: otherwise), from: start)
    }
    return whole ?? value
  }

  private func lambda() throws(Stop) -> Expression {
    let start = position
    advance()
    let parameters = try parameters(until: .colon)
    try expect(.colon)
    return try make(.lambda(parameters, body: expression()), from: start)
  }

  /// `a or b`.
  func disjunction() throws(Stop) -> Expression {
    try remembered(.disjunction) { () throws(Stop) in
      try boolean(.or, .or) { () throws(Stop) in
        try boolean(.and, .and) { () throws(Stop) in try inversion() }
      }
    }
  }

  private func boolean(
    _ name: BooleanOperator, _ spelling: TokenKind, _ operand: () throws(Stop) -> Expression
  ) throws(Stop) -> Expression {
    let start = position
    let first = try operand()
    guard kind == spelling else { return first }
    var operands = [first]
    while kind == spelling {
      let mark = position
      advance()
      guard let next = try attempt(from: mark, operand) else { break }
      operands.append(next)
    }
    return operands.count == 1 ? first : try make(.boolean(name, operands), from: start)
  }

  private func inversion() throws(Stop) -> Expression {
    guard kind == .not else { return try comparison() }
    let start = position
    advance()
    let operand = try nested(run: .not) { () throws(Stop) in try inversion() }
    return try make(.unary(.not, operand), from: start)
  }

  private func comparison() throws(Stop) -> Expression {
    let start = position
    let first = try binary()
    var links: [ComparisonLink] = []
    while true {
      let mark = position
      guard let comparison = comparisonOperator(),
        let operand = try attempt(from: mark, { () throws(Stop) in try binary() })
      else { break }
      links.append(ComparisonLink(comparison, operand))
    }
    return links.isEmpty ? first : try make(.comparison(first, links), from: start)
  }

  private func comparisonOperator() -> ComparisonOperator? {
    if let simple = ComparisonOperator(kind) {
      advance()
      if simple == .is, accept(.not) { return .isNot }
      return simple
    }
    guard kind == .not, kindAfter == .in else { return nil }
    advance()
    advance()
    return .notIn
  }

  /// `a | b` and everything that binds tighter.
  func binary() throws(Stop) -> Expression {
    try remembered(.binary) { () throws(Stop) in try binary(atLeast: 1) }
  }

  private func binary(atLeast lowest: Int) throws(Stop) -> Expression {
    let start = position
    var left = try unary()
    while let (name, strength) = kind.binaryOperator, strength >= lowest {
      let mark = position
      advance()
      let right = try attempt(from: mark) { () throws(Stop) in
        try binary(atLeast: strength + 1)
      }
      guard let right else { break }
      left = try make(.binary(name, left, right), from: start)
    }
    return left
  }

  private func unary() throws(Stop) -> Expression {
    let name: UnaryOperator
    switch kind {
    case .minus: name = .minus
    case .plus: name = .plus
    case .tilde: name = .invert
    case _: return try power()
    }
    let start = position
    let sign = kind
    advance()
    let operand = try nested(run: sign) { () throws(Stop) in try unary() }
    return try make(.unary(name, operand), from: start)
  }

  private func power() throws(Stop) -> Expression {
    let start = position
    if kind == .await { throw raise(.refused(.await), token.range) }
    let base = try primary()
    guard kind == .doubleStar else { return base }
    let mark = position
    advance()
    let exponent = try attempt(from: mark) { () throws(Stop) in
      try nested { () throws(Stop) in try unary() }
    }
    guard let exponent else { return base }
    return try make(.binary(.power, base, exponent), from: start)
  }
}

extension ComparisonOperator {
  fileprivate init?(_ kind: TokenKind) {
    switch kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterEqual: self = .greaterOrEqual
    case .is: self = .is
    case .in: self = .in
    case _: return nil
    }
  }
}

extension TokenKind {
  /// The operator between two operands, and how strongly it binds, from 1.
  fileprivate var binaryOperator: (BinaryOperator, Int)? {
    switch self {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .shiftLeft: (.shiftLeft, 4)
    case .shiftRight: (.shiftRight, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    case _: nil
    }
  }

  /// Whether an expression can start with the token.
  var startsExpression: Bool {
    switch self {
    case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus,
      .minus, .tilde, .not, .lambda, .none, .true, .false, .await:
      true
    case _:
      false
    }
  }
}
