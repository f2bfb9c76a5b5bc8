/// Says whether an expression only looks: what lesson grades may contain.
///
/// Pure are literals, names, attributes, subscripts, displays, operators, comparisons,
/// conditionals, f-strings, comprehensions, and calls of functions and methods on a list.
package struct PureExpression: Sendable {
  /// The names of functions that may be called: `len(x)`.
  package let functions: Set<String>
  /// The names of methods that may be called on anything: `x.startswith(y)`.
  package let methods: Set<String>

  /// Makes a check.
  package init(functions: Set<String>, methods: Set<String> = []) {
    self.functions = functions
    self.methods = methods
  }

  /// What is not pure in an expression.
  package enum Violation: Hashable, Sendable {
    /// A call of something that is not on the list; the name as far as there is one.
    case call(String?)
    /// `:=`.
    case assignment
    case lambda
    case yield
  }

  /// The first part that is not pure, or `nil`.
  package func firstViolation(
    in value: Expression
  ) -> (violation: Violation, range: SourceRange)? {
    do {
      try check(value)
      return nil
    } catch {
      return (error.violation, error.range)
    }
  }

  private struct Found: Error {
    let violation: Violation
    let range: SourceRange
  }

  private func check(_ value: Expression) throws(Found) {
    switch value.kind {
    case .named: throw Found(violation: .assignment, range: value.range)
    case .lambda: throw Found(violation: .lambda, range: value.range)
    case .yield, .yieldFrom: throw Found(violation: .yield, range: value.range)
    case .call(let function, let arguments):
      try checkCallee(function)
      for argument in arguments { try check(argument.value) }
      return
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .name,
      .tuple, .list, .set, .dict, .unary, .binary, .boolean, .comparison, .conditional,
      .attribute, .subscript, .slice, .starred, .listComprehension, .setComprehension,
      .dictComprehension, .generator:
      break
    }
    try value.forEachPart { (part) throws(Found) in try check(part) }
  }

  private func checkCallee(_ function: Expression) throws(Found) {
    switch function.kind {
    case .name(let name) where functions.contains(name):
      return
    case .attribute(let object, let name) where methods.contains(name.name):
      try check(object)
    case .attribute(_, let name):
      throw Found(violation: .call(name.name), range: function.range)
    case .name(let name):
      throw Found(violation: .call(name), range: function.range)
    case _:
      throw Found(violation: .call(nil), range: function.range)
    }
  }
}
