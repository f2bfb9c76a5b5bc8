extension Grammar {
  /// A whole program.
  func file() throws(Stop) -> [Statement] {
    let body = try statements(until: .end)
    try expect(.end)
    return body
  }

  /// One statement or block at the prompt.
  func interactive() throws(Stop) -> [Statement] {
    if kind == .newline || kind == .end { return [] }
    if kind.startsCompound {
      let statement = try compound()
      try expect(.newline)
      return [statement]
    }
    let body = try simpleStatements()
    while kind == .newline || kind == .dedent { advance() }
    if kind != .end { throw raise(.severalStatements, token.range) }
    return body
  }

  /// One expression.
  func soleExpression() throws(Stop) -> [Statement] {
    let start = position
    let value = try expressions()
    while accept(.newline) {}
    try expect(.end)
    return [Statement(.expression(value), tokens[start].range.joined(to: value.range))]
  }

  private func statements(until closing: TokenKind) throws(Stop) -> [Statement] {
    var body: [Statement] = []
    while kind != closing {
      if closing == .end { lastStart = position }
      if kind.startsCompound {
        body.append(try compound())
      } else {
        body += try simpleStatements()
      }
    }
    return body
  }

  /// `a; b` up to the end of the line.
  func simpleStatements() throws(Stop) -> [Statement] {
    var body = [try simpleStatement()]
    while accept(.semicolon) {
      if kind == .newline { break }
      body.append(try simpleStatement())
    }
    try expect(.newline)
    return body
  }

  /// A block behind a colon: an indented one, or statements on the same line.
  func block() throws(Stop) -> [Statement] {
    guard kind == .newline else { return try simpleStatements() }
    advance()
    try expect(.indent)
    let body = try statements(until: .dedent)
    try expect(.dedent)
    if body.isEmpty { throw .mismatch }
    return body
  }

  private func simpleStatement() throws(Stop) -> Statement {
    let start = position
    let statement: Statement.Kind
    switch kind {
    case .pass:
      advance()
      statement = .pass
    case .break:
      advance()
      statement = .break
    case .continue:
      advance()
      statement = .continue
    case .return:
      advance()
      let value =
        kind.startsExpression || kind == .star
        ? try attempt { () throws(Stop) in try starExpressions() } : nil
      statement = .return(value)
    case .raise:
      statement = try raiseStatement()
    case .global, .nonlocal:
      statement = try scopeStatement()
    case .del:
      statement = try deleteStatement()
    case .assert:
      advance()
      let test = try expression()
      statement = .assert(test, message: accept(.comma) ? try expression() : nil)
    case .import:
      statement = try importStatement()
    case .from:
      statement = try fromStatement()
    case _:
      statement = try expressionStatement()
    }
    return Statement(statement, range(from: start))
  }

  private func raiseStatement() throws(Stop) -> Statement.Kind {
    advance()
    guard kind.startsExpression else { return .raise(nil, cause: nil) }
    let value = try expression()
    guard accept(.from) else { return .raise(value, cause: nil) }
    return .raise(value, cause: try expression())
  }

  private func scopeStatement() throws(Stop) -> Statement.Kind {
    let isGlobal = kind == .global
    advance()
    var names = [try identifier()]
    while accept(.comma) { names.append(try identifier()) }
    return isGlobal ? .global(names) : .nonlocal(names)
  }

  private func deleteStatement() throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let read = try attempt { () throws(Stop) -> [Target] in
      var targets: [Target] = []
      repeat {
        guard targets.isEmpty || kind.startsExpression else { break }
        guard let target = Target(try binary(), allowsStar: false) else { throw .mismatch }
        targets.append(target)
      } while accept(.comma)
      guard kind == .semicolon || kind == .newline else { throw .mismatch }
      return targets
    }
    if let read { return .delete(read) }
    if diagnosing {
      position = start + 1
      let value = try starExpressions()
      try checkTarget(value, .delete)
    }
    throw .mismatch
  }

  // MARK: Imports

  private func importStatement() throws(Stop) -> Statement.Kind {
    advance()
    var names: [ImportAlias] = []
    repeat {
      let start = position
      let name = try dottedName()
      let alias = accept(.as) ? try identifier() : nil
      names.append(ImportAlias(name: name, alias: alias, range: range(from: start)))
    } while accept(.comma)
    return .import(names)
  }

  private func dottedName() throws(Stop) -> String {
    var name = try identifier().name
    while accept(.dot) { name += "." + (try identifier().name) }
    return name
  }

  private func fromStatement() throws(Stop) -> Statement.Kind {
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = kind == .name || level == 0 ? try dottedName() : nil
    try expect(.import)
    if accept(.star) { return .importFrom(module: module, level: level, names: nil) }
    let inParentheses = accept(.leftParenthesis)
    var names = [try importedName()]
    while kind == .comma {
      if inParentheses, kindAfter == .rightParenthesis {
        advance()
        break
      }
      if !inParentheses, diagnosing, kindAfter == .newline {
        throw raise(.trailingCommaInImport, token.range)
      }
      advance()
      names.append(try importedName())
    }
    if inParentheses { try expect(.rightParenthesis) }
    return .importFrom(module: module, level: level, names: names)
  }

  private func importedName() throws(Stop) -> ImportAlias {
    let start = position
    let name = try identifier()
    let alias = accept(.as) ? try identifier() : nil
    return ImportAlias(name: name.name, alias: alias, range: range(from: start))
  }

  // MARK: Expressions and assignments

  private func expressionStatement() throws(Stop) -> Statement.Kind {
    let start = position
    if diagnosing { return try diagnosedExpressionStatement() }
    let value = try yieldOrExpressions()
    switch kind {
    case .colon:
      return try annotation(of: value, from: start)
    case .assign:
      return try assignment(to: value)
    case _:
      guard let name = kind.augmentedOperator else { return .expression(value) }
      return try augmented(value, name)
    }
  }

  /// A yield expression, or expressions with commas and stars.
  func yieldOrExpressions() throws(Stop) -> Expression {
    kind == .yield ? try yield() : try starExpressions()
  }

  /// `: annotation = value` behind a target.
  func annotation(of value: Expression, from start: Int) throws(Stop) -> Statement.Kind {
    let isTuple = if case .tuple = value.kind { true } else { false }
    guard !isTuple, let target = singleTarget(value) else { throw .mismatch }
    let isName = if case .name = value.kind { true } else { false }
    let inParentheses = tokens[start].kind == .leftParenthesis
    advance()
    let annotation = try expression()
    let mark = position
    let assigned =
      accept(.assign)
      ? try attempt(from: mark) { () throws(Stop) in try yieldOrExpressions() } : nil
    return .annotated(
      target, annotation: annotation, value: assigned, isSimple: isName && !inParentheses)
  }

  private func assignment(to first: Expression) throws(Stop) -> Statement.Kind {
    var targets: [Target] = []
    var value = first
    while kind == .assign {
      guard let target = Target(value) else { throw .mismatch }
      targets.append(target)
      advance()
      value = try yieldOrExpressions()
    }
    return .assign(targets, value)
  }

  /// `+= value` behind a target.
  func augmented(_ value: Expression, _ name: BinaryOperator) throws(Stop) -> Statement.Kind {
    guard let target = singleTarget(value) else { throw .mismatch }
    advance()
    return .augmentedAssign(target, name, try yieldOrExpressions())
  }
}

extension TokenKind {
  /// Whether a statement with blocks starts with the token.
  var startsCompound: Bool {
    switch self {
    case .if, .while, .for, .try, .with, .def, .class, .at, .async: true
    case _: false
    }
  }
}
