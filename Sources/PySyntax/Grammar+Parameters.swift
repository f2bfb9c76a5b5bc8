extension Grammar {
  /// The parameters up to `)` or, for a lambda, `:`; the closing token is not read.
  func parameters(until closing: TokenKind) throws(Stop) -> Parameters {
    if diagnosing, kind != closing { try findMistakesOfParameters(until: closing) }
    var list = Parameters()
    var seenStar = false
    var seenSlash = false
    var seenDefault = false
    while kind != closing {
      if kind == .slash {
        guard !seenSlash, !seenStar, !list.regular.isEmpty else { throw .mismatch }
        advance()
        seenSlash = true
        swap(&list.positionalOnly, &list.regular)
      } else if kind == .doubleStar {
        advance()
        list.mapping = try parameter(until: closing, allowsDefault: false)
        _ = accept(.comma)
        break
      } else if kind == .star {
        guard !seenStar else { throw .mismatch }
        seenStar = true
        advance()
        if kind == .comma {
          guard kindAfter == .name else { throw .mismatch }
        } else {
          list.sequence = try parameter(until: closing, allowsDefault: false, isSequence: true)
        }
      } else {
        let next = try parameter(until: closing, allowsDefault: true)
        if seenStar {
          list.keywordOnly.append(next)
        } else {
          guard next.defaultValue != nil || !seenDefault else { throw .mismatch }
          seenDefault = next.defaultValue != nil
          list.regular.append(next)
        }
      }
      guard accept(.comma) else { break }
    }
    guard kind == closing else { throw .mismatch }
    return list
  }

  private func parameter(
    until closing: TokenKind, allowsDefault: Bool, isSequence: Bool = false
  ) throws(Stop) -> Parameter {
    let name = try identifier()
    var annotation: Expression?
    if closing == .rightParenthesis, accept(.colon) {
      annotation = isSequence ? try starExpression() : try expression()
    }
    var value: Expression?
    if allowsDefault, kind == .assign {
      if diagnosing { try findMistakesOfDefault() }
      advance()
      value = try expression()
    }
    return Parameter(identifier: name, defaultValue: value, annotation: annotation)
  }
}
