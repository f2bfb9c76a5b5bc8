extension Grammar {
  /// A statement with blocks.
  func compound() throws(Stop) -> Statement {
    let start = position
    let statement: Statement.Kind
    switch kind {
    case .if:
      statement = try ifStatement()
    case .while:
      statement = try whileStatement()
    case .for:
      statement = try forStatement()
    case .try:
      statement = try tryStatement()
    case .with:
      statement = try withStatement()
    case .def:
      statement = try function(decorators: [])
    case .class:
      statement = try classDefinition(decorators: [])
    case .at:
      return try decorated()
    case .async:
      switch kindAfter {
      case .def, .for, .with: throw raise(.refused(.async), token.range)
      case _: throw .mismatch
      }
    case _:
      throw .mismatch
    }
    return Statement(statement, blockRange(from: start))
  }

  /// The range from a token to the end of the last statement read.
  func blockRange(from start: Int) -> SourceRange {
    var last = max(position - 1, start)
    while last > start, tokens[last].kind == .newline || tokens[last].kind == .dedent { last -= 1 }
    return tokens[start].range.joined(to: tokens[last].range)
  }

  /// A colon and the block behind it; `start` is the keyword that owns the block.
  func ownBlock(
    of owner: SyntaxError.BlockOwner, from start: Int, forced: Bool = false
  ) throws(Stop) -> [Statement] {
    if diagnosing, !forced, kind == .newline { throw raise(.expected(":"), token.range) }
    if forced { try force(.colon) } else { try expect(.colon) }
    if diagnosing, kind == .newline, kindAfter != .indent {
      if kindAfter == .failure { throw .mismatch }
      let line = tokens[start].range.line
      throw raise(.expectedBlock(owner, line: line), tokens[position + 1].range)
    }
    return try block()
  }

  private func ifStatement() throws(Stop) -> Statement.Kind {
    var branches: [ConditionalBlock] = []
    repeat {
      let start = position
      let owner: SyntaxError.BlockOwner = kind == .if ? .if : .elif
      advance()
      let test = try namedExpression()
      branches.append(ConditionalBlock(test: test, body: try ownBlock(of: owner, from: start)))
    } while kind == .elif
    return .if(branches, otherwise: try elseBlock())
  }

  private func elseBlock() throws(Stop) -> [Statement] {
    let start = position
    guard accept(.else) else { return [] }
    return try ownBlock(of: .else, from: start, forced: true)
  }

  private func whileStatement() throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let test = try namedExpression()
    let body = try ownBlock(of: .while, from: start)
    return .while(test, body: body, otherwise: try elseBlock())
  }

  private func forStatement() throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let target = try attempt { () throws(Stop) -> Target in
      let target = try starTargets()
      try expect(.in)
      return target
    }
    guard let target else {
      if diagnosing {
        position = start
        try findMistakesOfForTarget()
      }
      throw .mismatch
    }
    let iterable = try starExpressions()
    let body = try ownBlock(of: .for, from: start)
    return .for(target, in: iterable, body: body, otherwise: try elseBlock())
  }

  // MARK: try

  private func tryStatement() throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let body = try ownBlock(of: .try, from: start, forced: true)
    if diagnosing, kind != .except, kind != .finally {
      if kind == .failure { throw .mismatch }
      throw raise(.expectedHandler, token.range)
    }
    var handlers: [ExceptionHandler] = []
    while kind == .except { handlers.append(try handler()) }
    let otherwise = handlers.isEmpty ? [] : try elseBlock()
    let finallyStart = position
    let finally =
      accept(.finally) ? try ownBlock(of: .finally, from: finallyStart, forced: true) : []
    if handlers.isEmpty, finally.isEmpty { throw .mismatch }
    return .try(
      TryStatement(body: body, handlers: handlers, otherwise: otherwise, finally: finally))
  }

  private func handler() throws(Stop) -> ExceptionHandler {
    let start = position
    advance()
    if kind == .star { throw raise(.refused(.exceptStar), token.range) }
    var type: Expression?
    var name: Identifier?
    if kind != .colon, !(diagnosing && kind == .newline) {
      type = try expression()
      if diagnosing, kind == .comma { try findUnparenthesizedTypes(from: start) }
      if accept(.as) { name = try identifier() }
    }
    let body = try ownBlock(of: .except, from: start)
    return ExceptionHandler(type: type, name: name, body: body, range: blockRange(from: start))
  }

  // MARK: with

  private func withStatement() throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    var items: [WithItem]?
    if kind == .leftParenthesis {
      items = try attempt { () throws(Stop) in try parenthesizedWithItems() }
    }
    let found: [WithItem]
    if let items { found = items } else { found = try withItems() }
    return .with(found, body: try ownBlock(of: .with, from: start))
  }

  private func parenthesizedWithItems() throws(Stop) -> [WithItem] {
    advance()
    var items = [try withItem()]
    while accept(.comma), kind != .rightParenthesis { items.append(try withItem()) }
    try expect(.rightParenthesis)
    guard kind == .colon || (diagnosing && kind == .newline) else { throw .mismatch }
    return items
  }

  private func withItems() throws(Stop) -> [WithItem] {
    var items = [try withItem()]
    while accept(.comma) { items.append(try withItem()) }
    return items
  }

  private func withItem() throws(Stop) -> WithItem {
    let context = try expression()
    guard kind == .as else { return WithItem(context: context, target: nil) }
    let mark = position
    advance()
    let target = try attempt { () throws(Stop) -> Target in
      let target = try starTarget()
      guard kind.endsWithItem || (diagnosing && kind == .newline) else { throw .mismatch }
      return target
    }
    if let target { return WithItem(context: context, target: target) }
    if diagnosing {
      let value = try attempt { () throws(Stop) in try expression() }
      if let value, kind.endsWithItem { try checkTarget(value, .assign) }
    }
    position = mark
    return WithItem(context: context, target: nil)
  }

  // MARK: Definitions

  private func decorated() throws(Stop) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    let start = position
    let statement: Statement.Kind
    switch kind {
    case .def: statement = try function(decorators: decorators)
    case .class: statement = try classDefinition(decorators: decorators)
    case .async where kindAfter == .def: throw raise(.refused(.async), token.range)
    case _: throw .mismatch
    }
    return Statement(statement, blockRange(from: start))
  }

  private func function(decorators: [Expression]) throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let name = try identifier()
    try force(.leftParenthesis)
    let parameters = try parameters(until: .rightParenthesis)
    try expect(.rightParenthesis)
    let arrow = position
    let result =
      accept(.arrow)
      ? try attempt(from: arrow) { () throws(Stop) in try expression() } : nil
    let body = try ownBlock(of: .def, from: start, forced: true)
    return .function(
      FunctionDefinition(
        identifier: name, parameters: parameters, returnAnnotation: result,
        decorators: decorators, body: body))
  }

  private func classDefinition(decorators: [Expression]) throws(Stop) -> Statement.Kind {
    let start = position
    advance()
    let name = try identifier()
    let bases = accept(.leftParenthesis) ? try callArguments(allowsGenerator: false) : []
    let body = try ownBlock(of: .class, from: start)
    return .class(
      ClassDefinition(
        identifier: name, arguments: bases, decorators: decorators, body: body))
  }
}

extension TokenKind {
  /// Whether an item of `with` can end before the token.
  fileprivate var endsWithItem: Bool {
    self == .comma || self == .rightParenthesis || self == .colon
  }
}
