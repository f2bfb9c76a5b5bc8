extension Grammar {
  /// What is wrong with the arguments of a call; `position` is behind the parenthesis.
  func findMistakesOfArguments() throws(Stop) {
    let start = position
    defer { position = start }
    let list = try attempt { () throws(Stop) in try arguments() }
    let afterList = position
    if let list, kind == .comma, kindAfter == .star {
      let place = tokens[start].range.joined(to: tokens[afterList - 1].range)
      _ = list
      throw raise(.starAfterDoubleStar, place)
    }
    position = start
    try findBareGenerator(from: start)
    position = afterList
    if let list, kind == .for, try loops() {
      let positional = list.count { if case .keyword = $0 { false } else { true } }
      if positional > 1, let last = list.last {
        throw raise(.unparenthesizedGenerator, last.value.range)
      }
    }
    position = afterList
    guard let list, accept(.comma) else { return }
    let afterComma = position
    if let element = try attempt({ () throws(Stop) in try expression() }), kind == .for,
      try loops()
    {
      throw raise(.unparenthesizedGenerator, element.range)
    }
    position = afterComma
    if try attempt({ () throws(Stop) in try arguments() }) != nil {
      let hasMapping = list.contains { if case .unpackMapping = $0 { true } else { false } }
      throw raise(
        hasMapping ? .positionalAfterMapping : .positionalAfterKeyword, tokens[position - 1].range)
    }
  }

  private func loops() throws(Stop) -> Bool {
    try attempt { () throws(Stop) in try comprehensionClauses() } != nil
  }

  private func findBareGenerator(from start: Int) throws(Stop) {
    let element = try attempt { () throws(Stop) in try expression() }
    if let element, kind == .for, try loops(), kind == .comma {
      throw raise(
        .unparenthesizedGenerator, element.range.joined(to: tokens[position - 1].range))
    }
    position = start
    try findAssignedGenerator()
  }

  /// `name=element for …`; `position` stays.
  private func findAssignedGenerator() throws(Stop) {
    let start = position
    defer { position = start }
    guard kind == .name, kindAfter == .assign else { return }
    let place = token.range.joined(to: tokens[position + 1].range)
    advance()
    advance()
    let value = try attempt { () throws(Stop) in try expression() }
    if value != nil, kind == .for, try loops() { throw raise(.assignInsteadOfEqual, place) }
  }

  /// What is wrong with a keyword argument.
  func findMistakesOfKeyword() throws(Stop) {
    let start = position
    defer { position = start }
    if kind == .true || kind == .false || kind == .none, kindAfter == .assign {
      throw raise(
        .cannotAssign(text(of: token)), token.range.joined(to: tokens[position + 1].range))
    }
    if kind == .name, kindAfter == .assign { return try findAssignedGenerator() }
    guard kind.startsExpression else { return }
    let value = try attempt { () throws(Stop) in try expression() }
    if let value, kind == .assign {
      throw raise(.expressionAsKeyword, value.range.joined(to: token.range))
    }
  }

  /// What is wrong with a dict display; `position` is at the brace.
  ///
  /// CPython looks for these before all others.
  func findMistakesOfDict() throws(Stop) {
    let start = position
    guard kind == .leftBrace else { return }
    defer { position = start }
    advance()
    let first = position
    let item = try attempt { () throws(Stop) in try dictItem() }
    if item != nil {
      while kind == .comma {
        let comma = position
        advance()
        if try attempt({ () throws(Stop) in try dictItem() }) == nil {
          position = comma + 1
          return try findMistakesOfPair(isFirst: false)
        }
      }
      return
    }
    position = first
    try findMistakesOfPair(isFirst: true)
  }

  private func findMistakesOfPair(isFirst: Bool) throws(Stop) {
    guard kind.startsExpression else { return }
    let key = try attempt { () throws(Stop) in try expression() }
    guard let key, kind != .failure else { return }
    guard kind == .colon else {
      if !isFirst { throw raise(.expectedColonAfterKey, key.range.end) }
      return
    }
    let colon = token.range
    advance()
    if kind == .star {
      let star = token.range
      advance()
      if try attempt({ () throws(Stop) in try binary() }) != nil {
        throw raise(.starInDictValue, star)
      }
    } else if kind == .rightBrace || kind == .comma {
      throw raise(.expectedDictValue, colon)
    }
  }
}
