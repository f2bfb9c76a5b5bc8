// Known mistakes, looked for only while diagnosing, at the places and in the order of CPython.

extension Grammar {
  /// Which statement a target stands in.
  enum TargetUse { case assign, `for`, delete }

  /// Raises when an expression, or a part of it, cannot be a target.
  func checkTarget(_ value: Expression, _ use: TargetUse) throws(Stop) {
    guard let wrong = value.invalidTarget(use) else { return }
    let what = wrong.description
    throw raise(use == .delete ? .cannotDelete(what) : .cannotAssign(what), wrong.range)
  }

  /// Two expressions side by side in brackets; `if` without `else`.
  func findMistakesOfExpression() throws(Stop) {
    let start = position
    defer { position = start }
    // CPython takes the beginning of a soft keyword for the whole: `c` and `m` too.
    let isWord =
      kind == .name && ["match", "case", "_"].contains { $0.hasPrefix(text(of: token)) }
    if !isWord, !(kind == .name && kindAfter == .string) {
      let pair = try attempt { () throws(Stop) -> (Expression, Expression) in
        (try disjunction(), try withoutDiagnosis { () throws(Stop) in try plainExpression() })
      }
      if let (first, second) = pair, !first.isOldStatementName, tokens[position - 1].level > 0 {
        throw raise(.forgottenComma, first.range.joined(to: second.range))
      }
    }
    position = start
    let halves = try attempt { () throws(Stop) -> (Expression, Expression) in
      let value = try disjunction()
      try expect(.if)
      let test = try disjunction()
      guard kind != .else, kind != .colon else { throw .mismatch }
      return (value, test)
    }
    if let (value, test) = halves { throw raise(.expectedElse, value.range.joined(to: test.range)) }
  }

  private func withoutDiagnosis(
    _ rule: () throws(Stop) -> Expression
  ) throws(Stop) -> Expression {
    diagnosing = false
    defer { diagnosing = true }
    return try rule()
  }

  /// `print x`, as it was before Python 3.
  func findOldStatement() throws(Stop) {
    guard kind == .name, kindAfter != .leftParenthesis else { return }
    let start = position
    defer { position = start }
    let name = text(of: token)
    let first = token.range
    advance()
    // CPython reads on behind any name, so a mistake further on is told before this one's absence.
    guard kind.startsExpression || kind == .star,
      let rest = try attempt({ () throws(Stop) in try starExpressions() }),
      name == "print" || name == "exec"
    else { return }
    throw raise(.missingParentheses(name), first.joined(to: rest.range))
  }

  /// `=` where `==` or `:=` was meant.
  func findMistakesOfNamedExpression() throws(Stop) {
    let start = position
    defer { position = start }
    let named = try attempt { () throws(Stop) -> Expression in
      let value = try expression()
      try expect(.walrus)
      _ = try expression()
      return value
    }
    if let named { throw raise(.cannotName(named.description), named.range) }
    position = start
    let first = kind
    let pair = try attempt { () throws(Stop) -> (Expression, Expression) in
      let left = try binary()
      try expect(.assign)
      let right = try binary()
      guard kind != .assign, kind != .walrus else { throw .mismatch }
      return (left, right)
    }
    guard let (left, right) = pair else { return }
    if case .name = left.kind, first == .name {
      throw raise(.assignInsteadOfEqual, left.range.joined(to: right.range))
    }
    position = start
    if first == .none || first == .true || first == .false { return }
    if try isNext({ () throws(Stop) in try self.displayOrGenerator() }) { return }
    throw raise(.cannotAssignHere(left.description), left.range)
  }

  /// A list, a tuple or a generator expression.
  private func displayOrGenerator() throws(Stop) {
    guard kind == .leftParenthesis || kind == .leftBracket else { throw .mismatch }
    let value = try primary()
    switch value.kind {
    case .list, .tuple, .generator: return
    case _:
      // The display may be the start of something longer: `[1][0] = 2`.
      guard value.startsWithDisplay else { throw .mismatch }
    }
  }

  /// What cannot stand alone in parentheses.
  func findMistakesInParentheses() throws(Stop) {
    let start = position
    defer { position = start }
    advance()
    if kind == .star {
      let value = try attempt { () throws(Stop) in try starNamedExpression() }
      if let value, kind == .rightParenthesis { throw raise(.starHere, value.range) }
    } else if kind == .doubleStar {
      let stars = token.range
      advance()
      let value = try attempt { () throws(Stop) in try expression() }
      if value != nil, kind == .rightParenthesis { throw raise(.doubleStarHere, stars) }
    }
    position = start
    try findMistakesOfComprehension()
  }

  /// Stars and commas in front of `for` in a comprehension; `position` is at the bracket.
  func findMistakesOfComprehension() throws(Stop) {
    let start = position
    defer { position = start }
    let bracket = kind
    advance()
    if bracket == .leftBrace, kind == .doubleStar {
      let stars = token.range
      advance()
      let fits: Void? = try attempt { () throws(Stop) in
        _ = try binary()
        _ = try comprehensionClauses()
      }
      if fits != nil { throw raise(.dictUnpackingInComprehension, stars) }
      position = start + 1
    }
    let first = try attempt { () throws(Stop) in try starNamedExpression() }
    guard let first else { return }
    let isLoop = { (self: Grammar) throws(Stop) in
      try self.attempt { () throws(Stop) in try self.comprehensionClauses() } != nil
    }
    if first.isStarred, kind == .for, try isLoop(self) {
      throw raise(.unpackingInComprehension, first.range)
    }
    guard bracket != .leftParenthesis, kind == .comma else { return }
    advance()
    var end = tokens[position - 1].range
    while kind.startsExpression || kind == .star {
      let next = try attempt { () throws(Stop) in try starNamedExpression() }
      guard let next else { return }
      end = next.range
      guard accept(.comma) else { break }
    }
    if kind == .for, try isLoop(self) {
      throw raise(.unparenthesizedTarget, first.range.joined(to: end))
    }
  }

  /// A loop over something that cannot be assigned to; `position` is at `for`.
  func findMistakesOfForTarget() throws(Stop) {
    let start = position
    defer { position = start }
    guard accept(.for) else { return }
    let value = try attempt { () throws(Stop) in try starExpressions() }
    if let value { try checkTarget(value, .for) }
  }

  /// `except A, B:`; `position` is at the comma.
  func findUnparenthesizedTypes(from start: Int) throws(Stop) {
    let mark = position
    defer { position = mark }
    advance()
    let rest: Void? = try attempt { () throws(Stop) in
      _ = try expressions()
      if accept(.as) { _ = try identifier() }
      try expect(.colon)
    }
    if rest != nil {
      throw raise(.unparenthesizedTypes, tokens[start + 1].range.joined(to: tokens[mark].range))
    }
  }
}

extension Expression {
  /// The part that cannot be a target.
  fileprivate func invalidTarget(_ use: Grammar.TargetUse) -> Expression? {
    switch kind {
    case .name, .attribute, .subscript:
      return nil
    case .tuple(let items), .list(let items):
      for item in items {
        if let wrong = item.invalidTarget(use) { return wrong }
      }
      return nil
    case .starred(let inner):
      return use == .delete ? self : inner.invalidTarget(use)
    case .comparison(let first, let links) where use == .for:
      return links.first?.comparison == .in ? first.invalidTarget(use) : nil
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .set,
      .dict, .unary, .binary, .boolean, .comparison, .conditional, .lambda, .named, .call, .slice,
      .listComprehension, .setComprehension, .dictComprehension, .generator, .yield, .yieldFrom:
      return self
    }
  }

  /// Whether it is the name of a statement of Python 2.
  fileprivate var isOldStatementName: Bool {
    if case .name(let name) = kind { return name == "print" || name == "exec" }
    return false
  }

  /// Whether what it is applied to is a list, a tuple or a generator expression.
  fileprivate var startsWithDisplay: Bool {
    var value = self
    while true {
      switch value.kind {
      case .attribute(let inner, _), .call(let inner, _), .subscript(let inner, _):
        value = inner
      case .list, .tuple, .generator:
        return true
      case _:
        return false
      }
    }
  }
}
