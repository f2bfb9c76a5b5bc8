extension Grammar {
  /// An atom with what is applied to it: attributes, calls, subscripts.
  func primary() throws(Stop) -> Expression {
    let start = position
    var value = try atom()
    while true {
      let mark = position
      let next = try attempt(from: mark) { () throws(Stop) -> Expression? in
        switch kind {
        case .dot:
          advance()
          return try make(.attribute(value, identifier()), from: start)
        case .leftParenthesis:
          advance()
          let arguments = try callArguments()
          return try make(.call(value, arguments), from: start)
        case .leftBracket:
          advance()
          let index = try slices()
          try expect(.rightBracket)
          return try make(.subscript(value, index), from: start)
        case _:
          return nil
        }
      }
      guard let grown = next ?? nil else { return value }
      value = grown
    }
  }

  private func atom() throws(Stop) -> Expression {
    let start = position
    switch kind {
    case .name:
      let name = text(of: token)
      advance()
      return Expression(.name(name), range(from: start))
    case .number:
      return try number()
    case .string:
      return try strings()
    case .none, .true, .false, .ellipsis:
      let value: Expression.Kind =
        switch kind {
        case .none: .none
        case .true: .true
        case .false: .false
        case _: .ellipsis
        }
      advance()
      return Expression(value, range(from: start))
    case .leftParenthesis:
      return try nested(3) { () throws(Stop) in try parenthesized() }
    case .leftBracket:
      return try nested(3) { () throws(Stop) in try listDisplay() }
    case .leftBrace:
      return try nested(3) { () throws(Stop) in try braced() }
    case _:
      throw .mismatch
    }
  }

  // MARK: Parentheses and brackets

  private func parenthesized() throws(Stop) -> Expression {
    let start = position
    advance()
    if kind == .rightParenthesis {
      advance()
      return try make(.tuple([]), from: start)
    }
    let inside = try attempt(from: start) { () throws(Stop) -> Expression in
      if kind == .yield {
        let value = try yield()
        try expect(.rightParenthesis)
        return value
      }
      let first = try starNamedExpression()
      return try closeParentheses(after: first, from: start)
    }
    if let inside { return inside }
    if diagnosing { try findMistakesInParentheses() }
    throw .mismatch
  }

  private func closeParentheses(
    after first: Expression, from start: Int
  ) throws(Stop) -> Expression {
    let isStarred = first.isStarred
    if kind == .comma {
      var items = [first]
      try readItems(into: &items)
      try expect(.rightParenthesis)
      return try make(.tuple(items), from: start)
    }
    if isStarred { throw .mismatch }
    if kind == .for || kind == .async {
      let clauses = try comprehensionClauses()
      try expect(.rightParenthesis)
      return try make(.generator(first, clauses), from: start)
    }
    try expect(.rightParenthesis)
    return first
  }

  /// Reads `, item` as often as it comes, and a last comma.
  private func readItems(into items: inout [Expression]) throws(Stop) {
    while accept(.comma), kind.startsExpression || kind == .star {
      guard let item = try attempt({ () throws(Stop) in try starNamedExpression() }) else { break }
      items.append(item)
    }
  }

  private func listDisplay() throws(Stop) -> Expression {
    let start = position
    advance()
    if accept(.rightBracket) { return try make(.list([]), from: start) }
    let inside = try attempt(from: start) { () throws(Stop) -> Expression in
      let first = try starNamedExpression()
      if !first.isStarred, kind == .for || kind == .async {
        let clauses = try comprehensionClauses()
        try expect(.rightBracket)
        return try make(.listComprehension(first, clauses), from: start)
      }
      var items = [first]
      try readItems(into: &items)
      try expect(.rightBracket)
      return try make(.list(items), from: start)
    }
    if let inside { return inside }
    if diagnosing { try findMistakesOfComprehension() }
    throw .mismatch
  }

  // MARK: Braces

  private func braced() throws(Stop) -> Expression {
    let start = position
    advance()
    if accept(.rightBrace) { return try make(.dict([]), from: start) }
    if !isSecondReading { return try bracedOnce(from: start) }
    let dict = try attempt(from: start) { () throws(Stop) in try dictDisplay(from: start) }
    if let dict { return dict }
    try findMistakesOfDict()
    let set = try attempt(from: start) { () throws(Stop) in try setDisplay(from: start) }
    if let set { return set }
    if diagnosing { try findMistakesOfComprehension() }
    throw .mismatch
  }

  /// Reads a dict or a set without going back: the first item tells which.
  private func bracedOnce(from start: Int) throws(Stop) -> Expression {
    if kind == .doubleStar { return try dictDisplay(from: start) }
    let first = try starNamedExpression()
    if kind == .colon, !first.isStarred, !first.isNamed || tokens[start + 1].kind != .name {
      advance()
      return try dictDisplay(after: .pair(first, try expression()), from: start)
    }
    return try setDisplay(after: first, from: start)
  }

  private func dictDisplay(from start: Int) throws(Stop) -> Expression {
    try dictDisplay(after: dictItem(), from: start)
  }

  private func dictDisplay(after first: DictItem, from start: Int) throws(Stop) -> Expression {
    if case .pair(let key, let value) = first, kind == .for || kind == .async {
      let clauses = try comprehensionClauses()
      try expect(.rightBrace)
      return try make(.dictComprehension(key: key, value: value, clauses), from: start)
    }
    var items = [first]
    while accept(.comma), kind.startsExpression || kind == .doubleStar {
      guard let item = try attempt({ () throws(Stop) in try dictItem() }) else { break }
      items.append(item)
    }
    try expect(.rightBrace)
    return try make(.dict(items), from: start)
  }

  /// `key: value` or `**mapping`.
  func dictItem() throws(Stop) -> DictItem {
    if accept(.doubleStar) { return .unpack(try binary()) }
    let key = try expression()
    try expect(.colon)
    return .pair(key, try expression())
  }

  private func setDisplay(from start: Int) throws(Stop) -> Expression {
    advance()
    return try setDisplay(after: starNamedExpression(), from: start)
  }

  private func setDisplay(after first: Expression, from start: Int) throws(Stop) -> Expression {
    if !first.isStarred, kind == .for || kind == .async {
      let clauses = try comprehensionClauses()
      try expect(.rightBrace)
      return try make(.setComprehension(first, clauses), from: start)
    }
    var items = [first]
    try readItems(into: &items)
    try expect(.rightBrace)
    return try make(.set(items), from: start)
  }

  // MARK: Comprehensions

  /// `for target in iterable if condition …`, one or more.
  func comprehensionClauses() throws(Stop) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while kind == .for || kind == .async {
      if kind == .async {
        if kindAfter == .for { throw raise(.refused(.async), token.range) }
        break
      }
      let mark = position
      let clause = try attempt(from: mark) { () throws(Stop) in try comprehensionClause() }
      guard let clause else {
        if diagnosing { try findMistakesOfForTarget() }
        break
      }
      clauses.append(clause)
    }
    if clauses.isEmpty { throw .mismatch }
    return clauses
  }

  private func comprehensionClause() throws(Stop) -> ComprehensionClause {
    try expect(.for)
    let target = try starTargets()
    try expect(.in)
    let iterable = try disjunction()
    var conditions: [Expression] = []
    while kind == .if {
      let mark = position
      advance()
      let condition = try attempt(from: mark) { () throws(Stop) in try disjunction() }
      guard let condition else { break }
      conditions.append(condition)
    }
    return ComprehensionClause(target: target, iterable: iterable, conditions: conditions)
  }

  /// `yield`, `yield value` or `yield from iterable`.
  func yield() throws(Stop) -> Expression {
    let start = position
    try expect(.yield)
    if accept(.from) { return try make(.yieldFrom(expression()), from: start) }
    let value =
      kind.startsExpression || kind == .star
      ? try attempt { () throws(Stop) in try starExpressions() } : nil
    return try make(.yield(value), from: start)
  }

  // MARK: Slices

  private func slices() throws(Stop) -> Expression {
    let start = position
    let first = try sliceItem()
    if kind != .comma {
      guard first.isStarred else { return first }
      return try make(.tuple([first]), from: start)
    }
    var items = [first]
    while accept(.comma), kind != .rightBracket {
      guard let item = try attempt({ () throws(Stop) in try sliceItem() }) else { break }
      items.append(item)
    }
    return try make(.tuple(items), from: start)
  }

  private func sliceItem() throws(Stop) -> Expression {
    if kind == .star { return try starNamedExpression() }
    if kind == .name, kindAfter == .walrus { return try namedExpression() }
    let start = position
    let lower = kind == .colon ? nil : try expression()
    if kind == .colon { return try slice(lower, from: start) }
    guard let lower, kind != .walrus, !diagnosing else {
      position = start
      return try namedExpression()
    }
    return lower
  }

  private func slice(_ lower: Expression?, from start: Int) throws(Stop) -> Expression {
    try expect(.colon)
    let upper =
      kind.startsExpression ? try attempt { () throws(Stop) in try expression() } : nil
    var step: Expression?
    if accept(.colon), kind.startsExpression {
      step = try attempt { () throws(Stop) in try expression() }
    }
    return try make(.slice(lower: lower, upper: upper, step: step), from: start)
  }
}

extension Expression {
  /// Whether it is `name := value`.
  fileprivate var isNamed: Bool {
    if case .named = kind { return true }
    return false
  }

  /// Whether it is `*value`.
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }
}
