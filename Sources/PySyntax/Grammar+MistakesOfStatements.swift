extension Grammar {
  /// An expression statement or an assignment, tried in CPython's order.
  func diagnosedExpressionStatement() throws(Stop) -> Statement.Kind {
    let start = position
    if kind == .name, kindAfter == .colon {
      let read = try attempt { () throws(Stop) -> Statement.Kind in
        let name = try identifier()
        return try annotation(of: Expression(.name(name.name), name.range), from: start)
      }
      if let read { return read }
    }
    let target = try attempt { () throws(Stop) in try starTargetExpressions() }
    let afterTarget = position
    if let target, kind == .colon {
      let read = try attempt { () throws(Stop) in try annotation(of: target, from: start) }
      if let read { return read }
    }
    position = start
    if let read = try attempt({ () throws(Stop) in try diagnosedAssignment() }) { return read }
    position = afterTarget
    if let target, let name = kind.augmentedOperator, singleTarget(target) != nil {
      return try augmented(target, name)
    }
    position = start
    try findMistakesOfAssignment()
    position = start
    return .expression(try yieldOrExpressions())
  }

  /// What can be a list of targets, read without looking for mistakes at the top.
  private func starTargetExpressions() throws(Stop) -> Expression {
    let start = position
    var items: [Expression] = []
    var hasComma = false
    repeat {
      let first = position
      if accept(.star) {
        items.append(try make(.starred(binary()), from: first))
      } else if kind.startsExpression {
        items.append(try binary())
      } else {
        break
      }
      hasComma = kind == .comma
    } while accept(.comma)
    guard let first = items.first else { throw .mismatch }
    return items.count == 1 && !hasComma ? first : try make(.tuple(items), from: start)
  }

  private func targetAndSign() throws(Stop) -> Target {
    let value = try starTargetExpressions()
    guard let target = Target(value), accept(.assign) else { throw .mismatch }
    return target
  }

  private func diagnosedAssignment() throws(Stop) -> Statement.Kind {
    var targets = [try targetAndSign()]
    while let next = try attempt({ () throws(Stop) in try targetAndSign() }) {
      targets.append(next)
    }
    let value = try yieldOrExpressions()
    if kind == .assign { throw .mismatch }
    return .assign(targets, value)
  }

  private func findMistakesOfAssignment() throws(Stop) {
    let start = position
    try findMistakesOfAnnotation()
    position = start
    while try attempt({ () throws(Stop) in try targetAndSign() }) != nil {}
    let afterTargets = position
    let value = try attempt { () throws(Stop) in try starExpressions() }
    if let value, kind == .assign { try checkTarget(value, .assign) }
    position = afterTargets
    if kind == .yield {
      let value = try attempt { () throws(Stop) in try yield() }
      if let value, kind == .assign { throw raise(.assignmentToYield, value.range) }
    }
    position = start
    let augmented = try attempt { () throws(Stop) in try starExpressions() }
    if let augmented, kind.augmentedOperator != nil {
      advance()
      if try attempt({ () throws(Stop) in try yieldOrExpressions() }) != nil {
        throw raise(.illegalAugmentedTarget(augmented.description), augmented.range)
      }
    }
  }

  private func findMistakesOfAnnotation() throws(Stop) {
    let start = position
    if kind == .leftParenthesis || kind == .leftBracket {
      let value = try attempt { () throws(Stop) in try primary() }
      if let value, kind == .colon {
        let isTuple = if case .tuple = value.kind { true } else { false }
        let isList = if case .list = value.kind { true } else { false }
        advance()
        if isTuple || isList, try attempt({ () throws(Stop) in try expression() }) != nil {
          throw raise(.severalAnnotated(isTuple ? "tuple" : "list"), value.range)
        }
      }
      position = start
    }
    if kind.startsExpression || kind == .star {
      let first = try attempt { () throws(Stop) in try starNamedExpression() }
      if let first, accept(.comma) {
        while kind.startsExpression || kind == .star,
          try attempt({ () throws(Stop) in try starNamedExpression() }) != nil
        {
          _ = accept(.comma)
        }
        if accept(.colon), try attempt({ () throws(Stop) in try expression() }) != nil {
          throw raise(.severalAnnotated("tuple"), first.range)
        }
      }
      position = start
    }
    let target = try attempt { () throws(Stop) in try expression() }
    if let target, accept(.colon), try attempt({ () throws(Stop) in try expression() }) != nil {
      throw raise(.illegalAnnotated, target.range)
    }
  }
}
