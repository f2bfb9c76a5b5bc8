// The last line of each is recorded from python3 3.11.

extension Mistake {
  static let blocks: [Mistake] = [
    Mistake("if x == 3\n    pass", "SyntaxError: expected ':'"),
    Mistake("while True\n    pass", "SyntaxError: expected ':'"),
    Mistake("for i in range(3)\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "for i in range(3):\npass",
      "IndentationError: expected an indented block after 'for' statement on line 1"),
    Mistake(
      "if x:\npass", "IndentationError: expected an indented block after 'if' statement on line 1"),
    Mistake("def f()\n    pass", "SyntaxError: expected ':'"),
    Mistake("class A\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "class A:\npass",
      "IndentationError: expected an indented block after class definition on line 1"),
    Mistake("try:\n    x", "SyntaxError: expected 'except' or 'finally' block"),
    Mistake("try:\n    x\ny", "SyntaxError: expected 'except' or 'finally' block"),
    Mistake("try\n    x", "SyntaxError: expected ':'"),
    Mistake(
      "try:\n    x\nexcept A, B:\n    pass",
      "SyntaxError: multiple exception types must be parenthesized"),
    Mistake("try:\n    x\nexcept A\n    pass", "SyntaxError: expected ':'"),
    Mistake("try:\n    x\nexcept\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "try:\n    x\nexcept:\npass",
      "IndentationError: expected an indented block after 'except' statement on line 3"),
    Mistake(
      "try:\n    x\nexcept A as e:\npass",
      "IndentationError: expected an indented block after 'except' statement on line 3"),
    Mistake(
      "try:\npass", "IndentationError: expected an indented block after 'try' statement on line 1"),
    Mistake("try:\n    x\nfinally\n    y", "SyntaxError: expected ':'"),
    Mistake(
      "try:\n    x\nfinally:\ny",
      "IndentationError: expected an indented block after 'finally' statement on line 3"),
    Mistake("with open(x) as f\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "with open(x) as f:\npass",
      "IndentationError: expected an indented block after 'with' statement on line 1"),
    Mistake("if x:\n    pass\nelse\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "if x:\n    pass\nelse:\npass",
      "IndentationError: expected an indented block after 'else' statement on line 3"),
    Mistake("if x:\n    pass\nelif y\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "if x:\n    pass\nelif y:\npass",
      "IndentationError: expected an indented block after 'elif' statement on line 3"),
    Mistake("break", "SyntaxError: 'break' outside loop"),
    Mistake("return 1", "SyntaxError: 'return' outside function"),
    Mistake("yield 1", "SyntaxError: 'yield' outside function"),
    Mistake("class A:\n    return 1", "SyntaxError: 'return' outside function"),
    Mistake("  x = 1", "IndentationError: unexpected indent"),
    Mistake("x = 1\n  y = 2", "IndentationError: unexpected indent"),
    Mistake(
      "if x:\n    a\n  b", "IndentationError: unindent does not match any outer indentation level"),
    Mistake(
      "def f():\n    if x:\n        y\n   z",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake(
      "if x:\n    pass\n   y",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake("def f(): return\n  x", "IndentationError: unexpected indent"),
    Mistake("return", "SyntaxError: 'return' outside function"),
    Mistake(
      "while 1:\n    data = s.recv(10)\n     print(data)", "IndentationError: unexpected indent"),
    Mistake(
      "while 1:\nprint(1)",
      "IndentationError: expected an indented block after 'while' statement on line 1"),
    Mistake("def f(self, x)\n    return x", "SyntaxError: expected ':'"),
    Mistake(
      "def f(x):\nreturn x",
      "IndentationError: expected an indented block after function definition on line 1"),
    Mistake("if x", "SyntaxError: expected ':'"),
    Mistake("if x:\n    pass\nelse if y:\n    pass", "SyntaxError: expected ':'"),
    Mistake(
      "def f():", "IndentationError: expected an indented block after function definition on line 1"
    ),
    Mistake(
      "class A:", "IndentationError: expected an indented block after class definition on line 1"),
    Mistake("if x:", "IndentationError: expected an indented block after 'if' statement on line 1"),
    Mistake("while True:\n    break\nelse", "SyntaxError: expected ':'"),
    Mistake(
      "try:\n    x\nexcept:\n    pass\nexcept A:\n    pass",
      "SyntaxError: default 'except:' must be last"),
    Mistake("(yield)", "SyntaxError: 'yield' outside function"),
    Mistake("try: pass\nelse: pass", "SyntaxError: expected 'except' or 'finally' block"),
    Mistake(
      "try: pass\nexcept A, B as e: pass",
      "SyntaxError: multiple exception types must be parenthesized"),
    Mistake("with (yield): pass", "SyntaxError: 'yield' outside function"),
    Mistake("class A()", "SyntaxError: expected ':'"),
    Mistake(
      "class A:\n", "IndentationError: expected an indented block after class definition on line 1"),
    Mistake(
      "class A:\n    def f(self):\n    pass",
      "IndentationError: expected an indented block after function definition on line 2"),
    Mistake("class A:\n    def f(self)\n        pass", "SyntaxError: expected ':'"),
    Mistake("for x in y\n", "SyntaxError: expected ':'"),
    Mistake(
      "for x in y:", "IndentationError: expected an indented block after 'for' statement on line 1"),
    Mistake(
      "for x in y: \n",
      "IndentationError: expected an indented block after 'for' statement on line 1"),
    Mistake("for x in y: pass\nelse\n", "SyntaxError: expected ':'"),
    Mistake("def f() {\n  return 1\n}", "SyntaxError: expected ':'"),
    Mistake("x = 1\n\ty = 2", "IndentationError: unexpected indent"),
    Mistake(
      "if x:\n    y\n  else:\n    z",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake(
      "if x:\n  y\n else:\n  z",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake(
      "try:\n  x\n except:\n  y",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake(
      "def f():\n    pass\n   def g():\n    pass",
      "IndentationError: unindent does not match any outer indentation level"),
    Mistake("while True\n    c, a = s.accept()", "SyntaxError: expected ':'"),
    Mistake("if a == b\n  pass", "SyntaxError: expected ':'"),
    Mistake("def f(x) return x", "SyntaxError: expected ':'"),
    Mistake("def f(x);", "SyntaxError: expected ':'"),
    Mistake("yield", "SyntaxError: 'yield' outside function"),
    Mistake("x = yield", "SyntaxError: 'yield' outside function"),
    Mistake("class A", "SyntaxError: expected ':'"),
    Mistake("with x", "SyntaxError: expected ':'"),
    Mistake(
      "with x:", "IndentationError: expected an indented block after 'with' statement on line 1"),
    Mistake("with x as y", "SyntaxError: expected ':'"),
    Mistake("with x, y as z", "SyntaxError: expected ':'"),
    Mistake("try", "SyntaxError: expected ':'"),
    Mistake("try:", "IndentationError: expected an indented block after 'try' statement on line 1"),
    Mistake("try: x", "SyntaxError: expected 'except' or 'finally' block"),
    Mistake("try: x\nexcept", "SyntaxError: expected ':'"),
    Mistake(
      "try: x\nexcept:",
      "IndentationError: expected an indented block after 'except' statement on line 2"),
    Mistake(
      "try: x\nexcept: ",
      "IndentationError: expected an indented block after 'except' statement on line 2"),
    Mistake(
      "try: x\nexcept A, B: pass", "SyntaxError: multiple exception types must be parenthesized"),
    Mistake("try: x\nfinally", "SyntaxError: expected ':'"),
    Mistake("try: x\nelse: y", "SyntaxError: expected 'except' or 'finally' block"),
    Mistake("try: x\nexcept: y\nexcept A: z", "SyntaxError: default 'except:' must be last"),
  ]
}
