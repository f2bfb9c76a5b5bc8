import PySyntax
import Testing

struct PromptTests {
  private func verdict(_ lines: [String]) -> String {
    switch Parser.parse(lines.joined(separator: "\n"), mode: .interactive) {
    case .complete(let module): "complete \(module.body.count)"
    case .needsMoreLines: "more"
    case .failure(let error): error.lastLine
    }
  }

  @Test(arguments: [
    ["x = ("], ["x = [1,", "2"], ["'''a"], ["x = '''a", "", "b"], ["x = 1 + \\"], ["x = 'a\\"],
    ["if x:"], ["if x: pass"], ["if x:", "    y"], ["if x:", "    y", "    "],
    ["if x:", "    y", "else:"], ["try:", "    x"], ["try:", "    x", "except A:"],
    ["@d"], ["@d", "def f():"], ["def f(a,"], ["class A:", "    def f(self):"],
    ["for x in y:", "    # comment"], ["while True:", "    if x:", "        y", "    z"],
    ["f(", ""], ["def f():", "    '''doc", ""], ["with a as b:"],
    ["if x:", "", "    y"],
  ])
  func `an unfinished text asks for more lines`(_ lines: [String]) {
    #expect(verdict(lines) == "more")
  }

  @Test(arguments: [
    (["x = 1"], 1), ([""], 0), (["# comment"], 0), (["   "], 0), (["x; y;"], 2),
    (["if x:", "    y", ""], 1), (["if x: pass", ""], 1), (["f(", ")"], 1),
    (["try:", "    x", "except A:", "    y", ""], 1), (["'''a", "b'''"], 1),
    (["@d", "def f(): pass", ""], 1), (["x = 1 + \\", "2"], 1),
    (["def f():", "    x", "", "    y", ""], 1), (["x  # comment"], 1),
  ])
  func `a finished text is complete`(_ lines: [String], _ count: Int) {
    #expect(verdict(lines) == "complete \(count)")
  }

  @Test(arguments: [
    (["x ="], "SyntaxError: invalid syntax"),
    (["x = 'a"], "SyntaxError: unterminated string literal (detected at line 1)"),
    (["x = )"], "SyntaxError: unmatched ')'"),
    (["  x"], "IndentationError: unexpected indent"),
    (["if x", "    y"], "SyntaxError: expected ':'"),
    (
      ["if x:", "y"], "IndentationError: expected an indented block after 'if' statement on line 1"
    ),
    (["if x:", ""], "IndentationError: expected an indented block after 'if' statement on line 1"),
    (["try:", "    x", ""], "SyntaxError: expected 'except' or 'finally' block"),
    (["if x:", "    y", "z"], "SyntaxError: invalid syntax"),
    (["@d", ""], "SyntaxError: invalid syntax"),
    (["def f(a b"], "SyntaxError: invalid syntax"),
    (["return 1"], "SyntaxError: 'return' outside function"),
    (
      ["x = 1", "y = 2"],
      "SyntaxError: multiple statements found while compiling a single statement"
    ),
    (
      ["if x:", "    y", "  z"],
      "IndentationError: unindent does not match any outer indentation level"
    ),
  ])
  func `a wrong text fails at once`(_ lines: [String], _ lastLine: String) {
    #expect(verdict(lines) == lastLine)
  }

  @Test(arguments: [
    ("1 + 2", "(1 + 2)"), ("  x.y", "x.y"), ("a, b", "(a, b)"),
    ("(yield)", "'yield' outside function"),
    ("x = 1", "invalid syntax"), ("pass", "invalid syntax"), ("", "invalid syntax"),
    ("*a", "invalid syntax"), ("x\n\n", "x"),
  ])
  func `an expression stands alone`(_ source: String, _ expected: String) {
    switch Parser.parse(source, mode: .expression) {
    case .complete(let module): #expect(TreeDumper.dump(module.body) == expected)
    case .needsMoreLines: Issue.record("an expression never asks for more")
    case .failure(let error): #expect(error.message == expected)
    }
  }
}
