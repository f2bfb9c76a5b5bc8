import PySyntax
import Testing

struct PureExpressionTests {
  private let check = PureExpression(functions: ["len", "any"], methods: ["startswith"])

  private func violation(_ source: String) -> PureExpression.Violation? {
    guard case .complete(let module) = Parser.parse(source, mode: .expression),
      let value = module.expression
    else { return nil }
    return check.firstViolation(in: value)?.violation
  }

  @Test(arguments: [
    "len(calls) == 2 and calls[0].name == 'socket'", "any(c.done for c in calls)",
    "result.startswith(b'a')", "f'{x!r}' in y", "[a, *b][1:2]", "{**a}", "not x if y else -z",
  ])
  func `an expression that only looks is pure`(_ source: String) {
    #expect(violation(source) == nil)
  }

  @Test(arguments: [
    ("s.close()", PureExpression.Violation.call("close")), ("print(1)", .call("print")),
    ("len(f())", .call("f")), ("f'{g()}'", .call("g")), ("a[0]()", .call(nil)),
    ("(x := 1)", .assignment), ("lambda: 1", .lambda), ("len(a.b().c)", .call("b")),
    ("f().startswith(1)", .call("f")),
  ])
  func `a call, an assignment or a function is not`(
    _ source: String, _ expected: PureExpression.Violation
  ) {
    #expect(violation(source) == expected)
  }
}
