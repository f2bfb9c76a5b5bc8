/// Finds mistakes in a tree that the grammar allows: names first, then the rest, as CPython does.
enum Checker {
  /// The mistake that CPython would tell, or `nil`.
  static func firstMistake(in body: [Statement]) -> SyntaxError? {
    do {
      try checkFuture(body)
      var names = NameChecker()
      try names.check(body)
      var flow = FlowChecker()
      try flow.check(body)
      return nil
    } catch {
      return error
    }
  }

  private static let features: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// Checks that imports from `__future__` come first.
  private static func checkFuture(_ body: [Statement]) throws(SyntaxError) {
    var isStart = true
    for (index, statement) in body.enumerated() {
      if case .importFrom("__future__", 0, let names) = statement.kind {
        guard isStart else { throw SyntaxError(.lateFutureImport, statement.range) }
        for name in names ?? [] where !features.contains(name.name) {
          throw SyntaxError(.unknownFuture(name.name), statement.range)
        }
      } else if index > 0 || !statement.isDocumentation {
        isStart = false
      }
    }
  }
}

extension Statement {
  fileprivate var isDocumentation: Bool {
    if case .expression(let value) = kind, case .string = value.kind { return true }
    return false
  }
}
