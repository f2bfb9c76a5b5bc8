extension Grammar {
  /// What is wrong with a list of parameters; `position` stays.
  func findMistakesOfParameters(until closing: TokenKind) throws(Stop) {
    let start = position
    defer { position = start }
    var seen = ParametersSeen()
    while kind != closing {
      switch kind {
      case .slash:
        try checkSlash(&seen)
      case .star:
        try checkStar(&seen, closing)
      case .doubleStar:
        return try checkDoubleStar(closing)
      case .leftParenthesis:
        return try checkParenthesized(seen, isLambda: closing == .colon)
      case _:
        guard kind == .name else { return }
        try checkPlain(&seen, closing)
      }
      guard accept(.comma) else { return }
    }
  }

  private struct ParametersSeen {
    var count = 0
    var hasDefault = false
    var hasSlash = false
    var hasStar = false
  }

  private func checkSlash(_ seen: inout ParametersSeen) throws(Stop) {
    let place = token.range
    if seen.hasStar { throw raise(.slashAfterStar, place) }
    if seen.hasSlash { throw raise(.secondSlash, place) }
    if seen.count == 0 {
      if kindAfter == .comma { throw raise(.nothingBeforeSlash, place) }
      throw .mismatch
    }
    advance()
    if kind == .star { throw raise(.noCommaAfterSlash, token.range) }
    seen.hasSlash = true
  }

  private func checkStar(_ seen: inout ParametersSeen, _ closing: TokenKind) throws(Stop) {
    let place = token.range
    advance()
    if seen.hasStar {
      if kind == .name || kind == .comma { throw raise(.secondStar, place) }
      throw .mismatch
    }
    seen.hasStar = true
    if kind == closing { throw raise(.nothingAfterStar, place) }
    if kind == .comma {
      if kindAfter == closing || kindAfter == .doubleStar { throw raise(.nothingAfterStar, place) }
      return
    }
    try skipParameter(closing)
    if kind == .assign { throw raise(.defaultOfSequence, token.range) }
  }

  private func checkDoubleStar(_ closing: TokenKind) throws(Stop) {
    advance()
    try skipParameter(closing)
    if kind == .assign { throw raise(.defaultOfMapping, token.range) }
    guard accept(.comma) else { return }
    switch kind {
    case .name, .star, .doubleStar, .slash: throw raise(.afterMapping, token.range)
    case _: return
    }
  }

  private func checkParenthesized(_ seen: ParametersSeen, isLambda: Bool) throws(Stop) {
    guard !seen.hasDefault, !seen.hasStar, !seen.hasSlash else { return }
    let start = position
    advance()
    guard kind == .name else { return }
    while accept(.name) {
      guard accept(.comma) else { break }
    }
    if accept(.rightParenthesis) {
      throw raise(.parenthesizedParameters(isLambda: isLambda), range(from: start))
    }
  }

  private func checkPlain(_ seen: inout ParametersSeen, _ closing: TokenKind) throws(Stop) {
    let start = position
    try skipParameter(closing)
    if kind == .assign {
      try findMistakesOfDefault()
      advance()
      _ = try expression()
      seen.hasDefault = true
    } else if seen.hasDefault, !seen.hasStar, kind == .comma || kind == closing {
      throw raise(.defaultMissing, tokens[start].range)
    }
    seen.count += 1
  }

  private func skipParameter(_ closing: TokenKind) throws(Stop) {
    _ = try identifier()
    if closing == .rightParenthesis, accept(.colon) { _ = try starExpression() }
  }

  /// A default without a value; `position` is at the equals sign.
  func findMistakesOfDefault() throws(Stop) {
    if kindAfter == .rightParenthesis || kindAfter == .comma {
      throw raise(.expectedDefault, token.range)
    }
  }
}
