import PySyntax
import Testing

/// What is no mistake, but hardly meant, is told as CPython tells it.
struct WarningTests {
  @Test(arguments: [
    ("x is 5", ["\"is\" with a literal. Did you mean \"==\"?"]),
    ("x is not 'a'", ["\"is not\" with a literal. Did you mean \"!=\"?"]),
    (
      "x is -1 or () is x",
      Array(repeating: "\"is\" with a literal. Did you mean \"==\"?", count: 2)
    ),
    ("x < 5 is True", ["\"is\" with a literal. Did you mean \"==\"?"]),
    ("x is None or x is True or x is ...", []),
    ("x is (None, y)", []),
    ("assert (x, 'words')", ["assertion is always true, perhaps remove parentheses?"]),
    ("assert ()", []),
    ("f((1)(2))", ["'int' object is not callable; perhaps you missed a comma?"]),
    ("[(1, 2) (3, 4)]", ["'tuple' object is not callable; perhaps you missed a comma?"]),
    ("'a'()", ["'str' object is not callable; perhaps you missed a comma?"]),
    ("{1}[0]", ["'set' object is not subscriptable; perhaps you missed a comma?"]),
    ("None[0]", ["'NoneType' object is not subscriptable; perhaps you missed a comma?"]),
    (
      "[[1] [2, 3]]",
      ["list indices must be integers or slices, not tuple; perhaps you missed a comma?"]
    ),
    ("'a'['b']", ["str indices must be integers or slices, not str; perhaps you missed a comma?"]),
    ("'a'[True], 'a'[x], {}['a'], [1][0]", []),
    (
      "def f(a=x is 1):\n  if a is 2: return lambda: a is 3",
      Array(repeating: "\"is\" with a literal. Did you mean \"==\"?", count: 3)
    ),
  ])
  func `a warning has CPython's words`(_ source: String, _ messages: [String]) {
    guard case .complete(let module) = Parser.parse(source, mode: .file) else {
      Issue.record("\(source) is well formed")
      return
    }
    #expect(SyntaxWarning.all(in: module.body).map(\.message) == messages)
  }

  @Test func `a warning stands at its line`() {
    guard case .complete(let module) = Parser.parse("y = 1\nif y is 2:\n  pass", mode: .file) else {
      Issue.record("the text is well formed")
      return
    }
    #expect(SyntaxWarning.all(in: module.body).map(\.line) == [2])
  }
}
