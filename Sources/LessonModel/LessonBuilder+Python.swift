internal import PySyntax

/// The Python in a lesson: expressions that only look, and code that must parse.
extension LessonBuilder {
  /// Makes an expression of a grade rule or of `of=`, and reports what it must not do.
  mutating func expression(_ source: String, at position: LessonPosition) -> LessonExpression {
    let expression = LessonExpression(source: source, position: position)
    switch expression.parse() {
    case .failure(let error):
      log.add(
        .badExpression(source, reason: error.message),
        Self.place(error.range, in: source, at: position))
    case .success(let tree):
      var check = PurityCheck()
      check.visit(tree)
      for finding in check.findings {
        log.add(
          .impure(finding.what, known: finding.known),
          Self.place(finding.range, in: source, at: position))
      }
      for call in check.unknownCalls {
        log.add(
          .unknownCall(call.name), Self.place(call.range, in: source, at: position))
      }
    }
    return expression
  }

  /// Reports code that is no Python, and a prediction that nothing can settle.
  mutating func checkCode(_ step: Step) {
    for setup in step.setup { parse(setup, of: "setup") }
    for solution in step.solutions { parse(solution.code, of: "solution") }
    for sample in step.invalids { parse(sample.code, of: "invalid") }
    guard let code = step.code, !isMistakeExpected(step) else { return }
    guard let module = parse(code, of: "python"), step.kind == .predict else { return }
    guard step.subject == .lastValue, step.expectation == nil, let last = module.body.last else {
      return
    }
    if case .expression = last.kind { return }
    log.add(.nothingToPredict, step.position)
  }

  private func isMistakeExpected(_ step: Step) -> Bool {
    guard case .exception(let name) = step.expectation else { return false }
    return ["SyntaxError", "IndentationError", "TabError"].contains(name)
  }

  @discardableResult
  private mutating func parse(_ code: CodeBlock, of block: String) -> Module? {
    switch Parser.parse(code.text, mode: .file, limits: ParserLimits(depth: 200)) {
    case .complete(let module): return module
    case .needsMoreLines:
      log.add(.badCode(block: block, reason: "the end is missing"), code.position)
    case .failure(let error):
      log.add(
        .badCode(block: block, reason: error.message),
        Self.place(error.range, in: code.text, at: code.position))
    }
    return nil
  }

  /// Where a place of a text stands in the file; PySyntax counts columns in bytes, from 0.
  private static func place(
    _ range: SourceRange, in text: String, at start: LessonPosition
  ) -> LessonPosition {
    let line = max(1, Int(range.line))
    let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
    var column = 0
    if line <= lines.count {
      let bytes = lines[line - 1].utf8.prefix(max(0, Int(range.column)))
      column = String(decoding: bytes, as: UTF8.self).unicodeScalars.count
    }
    return LessonPosition(line: start.line + line - 1, column: start.column + column)
  }
}
