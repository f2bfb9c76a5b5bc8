// The last line of each is recorded from python3 3.11.

extension Mistake {
  static let calls: [Mistake] = [
    Mistake(
      "print \"hello\"",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "print 'a', b",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "exec \"x\"", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?"),
    Mistake("print(\"a\" \"b\" c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("print(\"a\" b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("foo(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[1 2]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[x for x y]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "from x import a,", "SyntaxError: trailing comma not allowed without surrounding parentheses"),
    Mistake("def f(a=1, b): pass", "SyntaxError: non-default argument follows default argument"),
    Mistake("def f(a, a): pass", "SyntaxError: duplicate argument 'a' in function definition"),
    Mistake("def f(*): pass", "SyntaxError: named arguments must follow bare *"),
    Mistake("def f(**k, a): pass", "SyntaxError: arguments cannot follow var-keyword argument"),
    Mistake("def f(a, (b, c)): pass", "SyntaxError: Function parameters cannot be parenthesized"),
    Mistake("def f((a)): pass", "SyntaxError: Function parameters cannot be parenthesized"),
    Mistake("def f(*a, *b): pass", "SyntaxError: * argument may appear only once"),
    Mistake("def f(/, a): pass", "SyntaxError: at least one argument must precede /"),
    Mistake("def f(*a=1): pass", "SyntaxError: var-positional argument cannot have default value"),
    Mistake("def f(**a=1): pass", "SyntaxError: var-keyword argument cannot have default value"),
    Mistake("lambda a=1, b: 0", "SyntaxError: non-default argument follows default argument"),
    Mistake("lambda *: 0", "SyntaxError: named arguments must follow bare *"),
    Mistake(
      "lambda (a, b): 0", "SyntaxError: Lambda expression parameters cannot be parenthesized"),
    Mistake("f(a=1, 2)", "SyntaxError: positional argument follows keyword argument"),
    Mistake("f(**a, 2)", "SyntaxError: positional argument follows keyword argument unpacking"),
    Mistake(
      "f(**a, *b)", "SyntaxError: iterable argument unpacking follows keyword argument unpacking"),
    Mistake("f(a=1, a=2)", "SyntaxError: keyword argument repeated: a"),
    Mistake("def f(x):\n    global x", "SyntaxError: name 'x' is parameter and global"),
    Mistake("f\"{a b}\"", "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("x = {'a' 1}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("x = {'a': 1 'b': 2}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "for x in range(10): print x",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "if x: print \"a\"",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "print a.b", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake("f(a \"b\" c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("f(a \"b\".x d)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[a \"b\" c]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[a 1 c]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("f(a b\"x\" c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("f(match \"s\" x)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("f(a.b \"c\")", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(x \"doc\" + 1 y)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("f(_ x y)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("def f(a, *, **k): pass", "SyntaxError: named arguments must follow bare *"),
    Mistake("def f(a, /, *): pass", "SyntaxError: named arguments must follow bare *"),
    Mistake(
      "def f(a, b=1, /, c): pass", "SyntaxError: non-default argument follows default argument"),
    Mistake("def f(a=1, /, b): pass", "SyntaxError: non-default argument follows default argument"),
    Mistake("lambda **k, a: 0", "SyntaxError: arguments cannot follow var-keyword argument"),
    Mistake("lambda **k=1: 0", "SyntaxError: var-keyword argument cannot have default value"),
    Mistake("lambda *a=1: 0", "SyntaxError: var-positional argument cannot have default value"),
    Mistake("lambda (a): 0", "SyntaxError: Lambda expression parameters cannot be parenthesized"),
    Mistake("lambda a, a: 0", "SyntaxError: duplicate argument 'a' in function definition"),
    Mistake("def f(a, *, b, *c): pass", "SyntaxError: * argument may appear only once"),
    Mistake("def f(a, / *b): pass", "SyntaxError: expected comma between / and *"),
    Mistake("x[a b]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("x[a:b c]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("with (a b): pass", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("class A(a b): pass", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "print x = 1", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"
    ),
    Mistake(
      "for i in range(10): print i",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "x = {\n \"a\": 1\n \"b\": 2\n}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("x = [1, 2\n 3, 4]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("x = foo(1\n  2)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "s = socket.socket(socket.AF_INET socket.SOCK_STREAM)",
      "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("s.bind((\"\" 80))", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("a[1 2]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "print x", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "print x, y", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "print \"a\" % b",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake(
      "exec \"a\"", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?"),
    Mistake(
      "exec a in b", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?"),
    Mistake("print(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("print(\"a\" + b c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake(
      "print \"%s\" % x",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    Mistake("f(a, b=1, c)", "SyntaxError: positional argument follows keyword argument"),
    Mistake("f(a, **b, c)", "SyntaxError: positional argument follows keyword argument unpacking"),
    Mistake(
      "f(a, **b, *c)", "SyntaxError: iterable argument unpacking follows keyword argument unpacking"
    ),
    Mistake("{a:b c:d}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("{a b}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[a b]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(a,b c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("[a,b c]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(a.b c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(a() b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(a[0] b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(1 2)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("(\"a\" 1)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Mistake("{1:2\n 3:4}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
  ]
}
