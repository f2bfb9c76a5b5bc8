/// Exceptions: raising, catching, chaining, cleaning up; the order in which it all happens.
extension Author {
  func exceptions() {
    block("class A(\(draw.pick("Exception", "ValueError", "KeyError", "OSError"))):") {
      if draw.chance(40) {
        line(
          "def __init__(self, *a): print('made', a, end=' '); super().__init__(\(draw.pick("*a", "a", "'fixed'")))"
        )
      }
      if draw.chance(30) {
        line(
          "def __str__(self): return \(draw.pick("'own text'", "repr(self.args)", "str(len(self.args))"))"
        )
      }
    }
    line("class B(A): pass")
    block("class C:") {
      line("def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow")
      line("def __enter__(self): print('enter', self.n, end=' '); return self.n")
      block("def __exit__(self, kind, value, trace):") {
        line("print('exit', self.n, kind and kind.__name__, value, end=' ')")
        if draw.chance(20) {
          line(draw.pick("raise KeyError('exit')", "if kind: raise B('e') from value", "1 / 0"))
        }
        line("return self.swallow")
      }
    }
    block("def f(n):") { draw.some(1, 4) { raisingStatement(3, inLoop: false) } }
    some(3) { attempt("f(\(draw.below(4)))") }
    if draw.chance(40) { exceptionFacts() }
  }

  private func raised() -> String {
    draw.pick(
      "ValueError('v')", "A(1)", "B", "KeyError('k')", "B(1, 2)", "ZeroDivisionError",
      "IndexError()", "n", "OSError(2, 'No such')", "StopIteration(n)", "AssertionError(n)",
      "Exception(n, n)", "None", "UnicodeError('u')", "LookupError(b'x')", "TypeError")
  }

  private func caught() -> String {
    draw.pick(
      "ValueError", "A", "B", "Exception", "(KeyError, A)", "ArithmeticError", "LookupError",
      "OSError", "t(1, A)", "(ValueError, (TypeError, B))", "BaseException", "int", "()")
  }

  private func raisingStatement(_ depth: Int, inLoop: Bool) {
    let nested = { (loop: Bool) in
      self.draw.some(1, 3) { self.raisingStatement(depth - 1, inLoop: loop) }
    }
    switch draw.below(depth > 0 ? 16 : 7) {
    case 0: line("print(\(label()), end=' ')")
    case 1:
      line(
        "raise \(raised())\(draw.chance(20) ? " from \(draw.pick("None", "KeyError('cause')", "A", "n"))" : "")"
      )
    case 2:
      line(
        draw.pick(
          "1 / n", "[][n]", "{}[n]", "n.x", "undefined", "int('x')", "n + ''",
          "assert n, t(2, 'm')", "assert n != 1", "(1, 2)[5]", "del late; late = 1", "x, y = n"))
    case 3: line("return \(traced("n"))")
    case 4: if inLoop { line(draw.pick("break", "continue")) } else { line("n += 1") }
    case 5: line(draw.pick("raise", "n -= 1", "if n == 1: raise B(n)", "if n == 2: return 'two'"))
    case 6: line("t(\(label()))")
    case 7, 8, 9, 10, 11: tryStatement(inLoop, nested)
    case 12:
      block("for i in \(draw.pick("range(2)", "[3, 4]", "'ab'")):") { nested(true) }
      if draw.chance(30) { block("else:") { nested(inLoop) } }
    case 13, 14:
      let managers = draw.list(1, 2) {
        "C(\(label())\(draw.chance(30) ? ", True" : ""))\(draw.chance(30) ? " as n" : "")"
      }
      block("with \(managers.joined(separator: ", ")):") { nested(inLoop) }
    default:
      block("if n \(draw.pick("== 0", "> 1", "!= 2")):") { nested(inLoop) }
    }
  }

  private func tryStatement(_ inLoop: Bool, _ nested: (Bool) -> Void) {
    block("try:") { nested(inLoop) }
    let handlers = draw.list(0, 2) { caught() }
    for handler in handlers {
      block("except \(handler)\(draw.chance(60) ? " as e" : ""):") {
        if draw.chance(50) { nested(inLoop) }
        line(
          draw.pick(
            "print('handled', end=' ')", "raise", "raise A('again')", "e = 1",
            "print(type(e).__name__, e, e.__context__)", "raise B from e", "return 'handled'",
            "raise e"))
      }
    }
    if !handlers.isEmpty, draw.chance(25) { block("else:") { nested(inLoop) } }
    if handlers.isEmpty || draw.chance(45) {
      block("finally:") {
        line("print('finally', \(label()), end=' ')")
        if draw.chance(30) { nested(inLoop) }
      }
    }
  }

  private func exceptionFacts() {
    line(
      "e = \(draw.pick("ValueError(1, 'a')", "KeyError('k')", "OSError(2, 'gone')", "OSError(2, 'gone', 'file')", "Exception()", "UnicodeDecodeError('utf-8', b'ab', 0, 1, 'bad')", "StopIteration(3)", "SystemExit(4)", "B('x')", "ConnectionRefusedError(111, 'r')", "OSError('one')", "KeyError(1, 2)", "AttributeError('m', name='q')", "ImportError('i')"))"
    )
    attempt(
      draw.pick(
        "e", "str(e)", "e.args", "repr(e)", "isinstance(e, OSError)", "type(e).__mro__[1].__name__")
    )
    attempt(
      draw.pick(
        "e.errno, e.strerror", "e.value", "e.code", "e.filename", "e.with_traceback(None) is e",
        "e.__cause__", "e.add_note('n'), e.__notes__", "e.start, e.end, e.reason", "e.name"))
    attempting { line("raise e") }
  }
}
