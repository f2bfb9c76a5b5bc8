// The last line of each is recorded from python3 3.11.

extension Mistake {
  static let assignments: [Mistake] = [
    Mistake(
      "if x = 3:\n    pass",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("with open(x) as 1:\n    pass", "SyntaxError: cannot assign to literal"),
    Mistake(
      "1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "\"a\" = x",
      "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "f() = 1",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "a + 1 = 2",
      "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?"),
    Mistake("None = 1", "SyntaxError: cannot assign to None"),
    Mistake("True = 1", "SyntaxError: cannot assign to True"),
    Mistake("x = True = 1", "SyntaxError: cannot assign to True"),
    Mistake("[a, 1] = x", "SyntaxError: cannot assign to literal"),
    Mistake("(a, 1) = x", "SyntaxError: cannot assign to literal"),
    Mistake(
      "a, f() = x",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "f() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment"),
    Mistake(
      "(a, b) += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment"),
    Mistake("del f()", "SyntaxError: cannot delete function call"),
    Mistake("del 1", "SyntaxError: cannot delete literal"),
    Mistake("del (a, b()), c", "SyntaxError: cannot delete function call"),
    Mistake("for 1 in x: pass", "SyntaxError: cannot assign to literal"),
    Mistake("for f() in x: pass", "SyntaxError: cannot assign to function call"),
    Mistake("[x for 1 in y]", "SyntaxError: cannot assign to literal"),
    Mistake(
      "f(1=2)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(a.b=2)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake("f(True=1)", "SyntaxError: cannot assign to True"),
    Mistake(
      "def f():\n    x = 1\n    global x",
      "SyntaxError: name 'x' is assigned to before global declaration"),
    Mistake(
      "my-var = 1",
      "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?"),
    Mistake("x = yield = 1", "SyntaxError: assignment to yield expression not possible"),
    Mistake(
      "if (x = 3): pass",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake(
      "while x = f(): pass",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("(x.y := 5)", "SyntaxError: cannot use assignment expressions with attribute"),
    Mistake("*a = b", "SyntaxError: starred assignment target must be in a list or tuple"),
    Mistake("*a, *b = c", "SyntaxError: multiple starred expressions in assignment"),
    Mistake(
      "x = {'a' = 1}",
      "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "dict('a'=1)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake("__debug__ = 1", "SyntaxError: cannot assign to __debug__"),
    Mistake("def f(__debug__): pass", "SyntaxError: cannot assign to __debug__"),
    Mistake(
      "[x := 1 for x in y]",
      "SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x'"),
    Mistake(
      "[i := 0 for i in range(5)]",
      "SyntaxError: assignment expression cannot rebind comprehension iteration variable 'i'"),
    Mistake(
      "class A:\n    [x := 1 for y in z]",
      "SyntaxError: assignment expression within a comprehension cannot be used in a class body"),
    Mistake(
      "[a for a in (b := c)]",
      "SyntaxError: assignment expression cannot be used in a comprehension iterable expression"),
    Mistake("def f(): yield = 1", "SyntaxError: assignment to yield expression not possible"),
    Mistake(
      "def f(): (yield) = 1",
      "SyntaxError: cannot assign to yield expression here. Maybe you meant '==' instead of '='?"),
    Mistake("def f(): x = (yield) = 1", "SyntaxError: cannot assign to yield expression"),
    Mistake("lambda: x := 1", "SyntaxError: cannot use assignment expressions with lambda"),
    Mistake("((x) := 1)", "SyntaxError: cannot use assignment expressions with name"),
    Mistake("(1 := x)", "SyntaxError: cannot use assignment expressions with literal"),
    Mistake("([a] := 1)", "SyntaxError: cannot use assignment expressions with list"),
    Mistake("((a, b) := 1)", "SyntaxError: cannot use assignment expressions with tuple"),
    Mistake("(f() := 1)", "SyntaxError: cannot use assignment expressions with function call"),
    Mistake("(x + 1 := 2)", "SyntaxError: cannot use assignment expressions with expression"),
    Mistake("with a as f(): pass", "SyntaxError: cannot assign to function call"),
    Mistake("with a as b, c as 1: pass", "SyntaxError: cannot assign to literal"),
    Mistake("with (a as 1): pass", "SyntaxError: cannot assign to literal"),
    Mistake("not x = 1", "SyntaxError: cannot assign to expression"),
    Mistake("a if b else c = 1", "SyntaxError: cannot assign to conditional expression"),
    Mistake("a or b = 1", "SyntaxError: cannot assign to expression"),
    Mistake(
      "-a = 1",
      "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?"),
    Mistake("a < b = 1", "SyntaxError: cannot assign to comparison"),
    Mistake(
      "a() = 1",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "[a for a in b] = 1",
      "SyntaxError: cannot assign to list comprehension here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "{a: b} = 1",
      "SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "{a} = 1",
      "SyntaxError: cannot assign to set display here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "... = 1", "SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='?"
    ),
    Mistake(
      "f\"{x}\" = 1",
      "SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='?"
    ),
    Mistake("lambda: 1 = 2", "SyntaxError: cannot assign to lambda"),
    Mistake("(a for a in b) = 1", "SyntaxError: cannot assign to generator expression"),
    Mistake("a = b = c = 1 = d", "SyntaxError: cannot assign to literal"),
    Mistake("1 = a = b", "SyntaxError: cannot assign to literal"),
    Mistake("a = 1 = b", "SyntaxError: cannot assign to literal"),
    Mistake("x = f() = 1", "SyntaxError: cannot assign to function call"),
    Mistake("x = (f()) = 1", "SyntaxError: cannot assign to function call"),
    Mistake("a, b += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment"),
    Mistake("[a] += 1", "SyntaxError: 'list' is an illegal expression for augmented assignment"),
    Mistake(
      "a() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment"),
    Mistake("1 += a", "SyntaxError: 'literal' is an illegal expression for augmented assignment"),
    Mistake(
      "a if b else c += 1",
      "SyntaxError: 'conditional expression' is an illegal expression for augmented assignment"),
    Mistake("None += 1", "SyntaxError: 'None' is an illegal expression for augmented assignment"),
    Mistake(
      "x = y == 1 = 2", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake(
      "x.y() = 3",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake("a = 5 = b = 6", "SyntaxError: cannot assign to literal"),
    Mistake("f(x) = g(x) = 3", "SyntaxError: cannot assign to function call"),
    Mistake("a + 1 = b = 2", "SyntaxError: cannot assign to expression"),
    Mistake(
      "print(x) = 1",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake("*f() = 1", "SyntaxError: cannot assign to function call"),
    Mistake("*a += 1", "SyntaxError: 'starred' is an illegal expression for augmented assignment"),
    Mistake(
      "x, y() = 1",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    Mistake(
      "x, 1 = 2", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"
    ),
    Mistake("(x, y()) = 1", "SyntaxError: cannot assign to function call"),
    Mistake("[x, 1] = 2", "SyntaxError: cannot assign to literal"),
    Mistake("for x() in y: pass", "SyntaxError: cannot assign to function call"),
    Mistake("for x, 1 in y: pass", "SyntaxError: cannot assign to literal"),
    Mistake("for (x, 1) in y: pass", "SyntaxError: cannot assign to literal"),
    Mistake(
      "for *a in c: pass", "SyntaxError: starred assignment target must be in a list or tuple"),
    Mistake("del *x", "SyntaxError: cannot delete starred"),
    Mistake("del (*x,)", "SyntaxError: cannot delete starred"),
    Mistake("del x + 1", "SyntaxError: cannot delete expression"),
    Mistake("del x, 1", "SyntaxError: cannot delete literal"),
    Mistake("del (x, f())", "SyntaxError: cannot delete function call"),
    Mistake("del [x for x in y]", "SyntaxError: cannot delete list comprehension"),
    Mistake("del {}", "SyntaxError: cannot delete dict literal"),
    Mistake("del None", "SyntaxError: cannot delete None"),
    Mistake("del \"a\"", "SyntaxError: cannot delete literal"),
    Mistake("del -x", "SyntaxError: cannot delete expression"),
    Mistake("del not x", "SyntaxError: cannot delete expression"),
    Mistake("del x if y else z", "SyntaxError: cannot delete conditional expression"),
    Mistake("del x()", "SyntaxError: cannot delete function call"),
    Mistake("del x == y", "SyntaxError: cannot delete comparison"),
    Mistake(
      "for (i = 0; i < 3; i++) {\n",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake(
      "if a = b:\n  pass",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("x == 1 = y", "SyntaxError: cannot assign to comparison"),
    Mistake("lambda x: x = 1", "SyntaxError: cannot assign to lambda"),
    Mistake("with x as 1: pass", "SyntaxError: cannot assign to literal"),
    Mistake(
      "f(a==b=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(a.b=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(a[0]=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(\"a\"=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(1=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(a()=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(a+b=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(not a=c)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake(
      "f(lambda: a=c)",
      "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"),
    Mistake("f(None=1)", "SyntaxError: cannot assign to None"),
    Mistake(
      "f(a=1 for a in b)",
      "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("{a=b}", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("(a=b)", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    Mistake("[a=b]", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
  ]
}
