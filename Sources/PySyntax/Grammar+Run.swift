extension Grammar {
  /// Reads everything by a rule; when that fails, once more to find out what is wrong.
  ///
  /// At the prompt the second reading asks for no further lines, so that an open end is no mistake there.
  func run<Value>(
    _ list: TokenList, isPrompt: Bool = false, _ rule: () throws(Stop) -> Value
  ) -> Result<Value, SyntaxError> {
    if let value = result(rule) { return .success(value) }
    if raised == nil, tokens[furthest].kind == .failure, let error = list.ending.error {
      return .failure(error)
    }
    let last = tokens[furthest]
    if raised == nil {
      if let refusal = refusedMatch() { return .failure(refusal) }
      isSecondReading = true
      readAgain(rule)
      if raised == nil {
        diagnosing = true
        readAgain(rule)
      }
    }
    // Whoever looks at the place where reading tokens ended, meets the mistake there first.
    let isString = list.ending.error?.kind.isUnterminatedString == true
    let isOpen = isPrompt && list.ending.isOpen && (raised != nil || !isString)
    if raised?.kind.yieldsToTokens ?? true, tokens[furthest].kind == .failure, !isOpen,
      let error = list.ending.error
    {
      return .failure(error)
    }
    if isOpen, let raised { return .failure(raised) }
    let line = tokens[furthest].range.line
    return .failure(verdict(last, line: line, list, isPrompt: isPrompt))
  }

  private func readAgain<Value>(_ rule: () throws(Stop) -> Value) {
    position = lastStart
    depth = 0
    memory = [:]
    _ = result(rule)
  }

  private func result<Value>(_ rule: () throws(Stop) -> Value) -> Value? {
    do {
      return try rule()
    } catch {
      return nil
    }
  }

  /// Chooses the mistake that is told: at the prompt nothing is read behind the place that does not fit.
  private func verdict(
    _ last: Token, line: Int32, _ list: TokenList, isPrompt: Bool
  ) -> SyntaxError {
    if let raised, !raised.kind.yieldsToTokens { return raised }
    let isIndentation = raised == nil && (last.kind == .indent || last.kind == .dedent)
    if !isIndentation, !isPrompt {
      switch list.ending {
      case .mistake(let error): return error
      case .openEnd(let error) where error.kind.isUnterminatedString: return error
      case .lateMistake, .openBracket, .openEnd:
        if let open = list.openBracket, line > open.range.line { return open }
      case .complete: break
      }
    }
    if let raised { return raised }
    switch last.kind {
    case .indent: return SyntaxError(.unexpectedIndent, last.range)
    case .dedent: return SyntaxError(.unexpectedUnindent, last.range)
    case _: return SyntaxError(.invalidSyntax, last.range)
    }
  }

  /// Whether the statement that failed is a `match` statement, which this Python has not.
  private func refusedMatch() -> SyntaxError? {
    var index = 0
    while index < tokens.count {
      let start = index
      while tokens[index].kind != .newline, index < furthest { index += 1 }
      if index >= furthest, tokens[start].kind == .name, text(of: tokens[start]) == "match",
        furthest > start
      {
        if isMatch(start) { return SyntaxError(.refused(.match), tokens[start].range) }
        if let colon = missingColon(of: start) { return colon }
      }
      if index >= furthest { return nil }
      index += 1
      while index < tokens.count,
        tokens[index].kind == .indent || tokens[index].kind == .dedent
      { index += 1 }
    }
    return nil
  }

  /// `match` and a value on a line of their own: the colon is missing.
  private func missingColon(of start: Int) -> SyntaxError? {
    guard tokens[start + 1].kind.startsExpression else { return nil }
    let mark = position
    defer { position = mark }
    position = start + 1
    guard result({ () throws(Stop) in try starExpressions() }) != nil,
      tokens[position].kind == .newline
    else { return nil }
    return SyntaxError(.expected(":"), tokens[position].range)
  }

  /// Whether a line that starts with `match` reads like a `match` statement: a value and a colon.
  private func isMatch(_ start: Int) -> Bool {
    guard let end = tokens[start...].firstIndex(where: { $0.kind == .newline }) else {
      return false
    }
    let first = tokens[start + 1].kind
    return tokens[end - 1].kind == .colon && end - 1 > start + 1
      && (first.startsExpression || first == .star)
  }
}

extension TokenList.Ending {
  /// Whether further lines could complete the text.
  var isOpen: Bool {
    switch self {
    case .openBracket, .openEnd: true
    case .complete, .mistake, .lateMistake: false
    }
  }

  /// The mistake that ended reading tokens.
  var error: SyntaxError? {
    switch self {
    case .complete: nil
    case .mistake(let error), .lateMistake(let error), .openBracket(let error),
      .openEnd(let error):
      error
    }
  }
}
