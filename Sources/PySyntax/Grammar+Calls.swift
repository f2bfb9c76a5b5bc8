extension Grammar {
  /// The arguments of a call behind the opening parenthesis, and the closing one.
  ///
  /// A generator expression without parentheses of its own may be the only argument of a call, not
  /// of a class definition.
  func callArguments(allowsGenerator: Bool = true) throws(Stop) -> [Argument] {
    if accept(.rightParenthesis) { return [] }
    let start = position
    let read = try attempt { () throws(Stop) -> [Argument] in
      let list = try arguments()
      if allowsGenerator, list.count == 1, case .positional(let element) = list[0],
        kind == .for || kind == .async
      {
        let clauses = try comprehensionClauses()
        try expect(.rightParenthesis)
        return [.positional(try make(.generator(element, clauses), from: start - 1))]
      }
      _ = accept(.comma)
      try expect(.rightParenthesis)
      return list
    }
    if let read { return read }
    if diagnosing {
      position = start
      try findMistakesOfArguments()
    }
    throw .mismatch
  }

  private func positional() throws(Stop) -> Expression {
    if let named = try assignmentExpression() { return named }
    return try unnamedExpression()
  }

  /// One argument or more, without a last comma.
  func arguments() throws(Stop) -> [Argument] {
    var list: [Argument] = []
    var phase = ArgumentPhase.positional
    while true {
      let mark = position
      if !list.isEmpty, !accept(.comma) { break }
      let read = try attempt(from: mark) { () throws(Stop) in try argument(&phase) }
      guard let read else { break }
      list.append(read)
    }
    if list.isEmpty { throw .mismatch }
    return list
  }

  /// Which arguments may still come.
  enum ArgumentPhase {
    /// Every kind.
    case positional
    /// After a keyword: keywords and both kinds of unpacking.
    case keyword
    /// After `**`: keywords and `**`.
    case mapping
  }

  private func argument(_ phase: inout ArgumentPhase) throws(Stop) -> Argument {
    if kind == .star {
      if phase == .mapping { throw .mismatch }
      advance()
      return .unpackSequence(try expression())
    }
    if kind == .doubleStar {
      advance()
      let value = try expression()
      phase = .mapping
      return .unpackMapping(value)
    }
    if kind == .name, kindAfter == .assign {
      if diagnosing { try findMistakesOfKeyword() }
      let name = try identifier()
      advance()
      let value = try expression()
      if phase == .positional { phase = .keyword }
      return .keyword(name, value)
    }
    if phase == .positional {
      let mark = position
      let value = try attempt { () throws(Stop) in
        try positional()
      }
      if let value, kind != .assign { return .positional(value) }
      position = mark
    }
    if diagnosing { try findMistakesOfKeyword() }
    throw .mismatch
  }
}
