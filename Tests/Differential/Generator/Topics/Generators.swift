/// Generator functions, driven by next, send, throw and close in any order.
extension Author {
  func generators() {
    block("def g(n):") { generatorBody(depth: 2, canDelegate: false) }
    block("def f(n):") { generatorBody(depth: 3, canDelegate: true) }
    line("a = \(draw.pick("f", "f", "f", "g"))(\(draw.below(4)))")
    some(7) {
      attempt(
        draw.pick(
          "next(a)", "next(a)", "a.send(\(draw.pick("1", "None", "'s'")))", "next(a, 'end')",
          "a.close()",
          "a.throw(\(thrown()))", "list(a)", "[*f(2)]", "sum(1 for _ in a)", "a.throw(\(thrown()))",
          "a.gi_running", "dict(enumerate(f(1)))", "next(a), next(a)", "2 in a",
          "max(f(3), key=str)"))
    }
    if draw.chance(60) { attempt("a.close()") }
    attempt("list(a)")
    if draw.chance(15) {
      line("a = g(2); a.send(None)")
      line("del a")
      line("print('dropped')")
    }
  }

  private func thrown() -> String {
    draw.pick(
      "ValueError('in')", "KeyError", "ValueError", "GeneratorExit", "StopIteration(5)",
      "KeyError, 'k'", "RuntimeError(1, 2)")
  }

  private func generatorBody(depth: Int, canDelegate: Bool) {
    draw.some(1, 4) { generatorStatement(depth, canDelegate) }
    if draw.chance(40) { line("return \(traced("n"))") }
    line("yield 'last'")
  }

  private func generatorStatement(_ depth: Int, _ canDelegate: Bool) {
    let nested = { self.draw.some(1, 3) { self.generatorStatement(depth - 1, canDelegate) } }
    switch draw.below(depth > 0 ? 15 : 6) {
    case 0, 1: line("yield \(draw.pick("n", "\(label())", "t(\(label()), n)", "(n, n)", ""))")
    case 2: line("n = yield \(draw.pick("n", "n, 1", "[n]"))")
    case 3: line("print('got', (yield \(label())), end=' ')")
    case 4:
      line(
        draw.pick(
          "n = (yield n) or n", "x = [(yield 1), (yield 2)]; print(x)", "print(n)", "n = 3",
          "t(\(label()), (yield))"))
    case 5:
      if canDelegate {
        line(
          "\(draw.pick("n = ", "", "print('result', (", "return ("))yield from \(draw.pick("g(2)", "[1, 2]", "g(n)", "'ab'", "range(2)", "iter([5])", "7"))"
            .closingPrint)
      } else {
        line(
          draw.pick(
            "print('step')", "raise ValueError(n)", "return \(label())", "if n == 2: return 'two'"))
      }
    case 6, 7, 8:
      block("try:", nested)
      let hasExcept = draw.chance(65)
      if hasExcept {
        block(
          "except \(draw.pick("ValueError", "(KeyError, ValueError)", "Exception", "GeneratorExit", "BaseException")) as e:"
        ) {
          line("print('caught', type(e).__name__, e.args, end=' ')")
          if draw.chance(70) { nested() }
          if draw.chance(20) {
            line(
              draw.pick(
                "raise", "raise KeyError('new')", "return 'caught'",
                "raise RuntimeError('r') from e"))
          }
        }
        if draw.chance(25) { block("else:", nested) }
      }
      if !hasExcept || draw.chance(40) {
        block("finally:") {
          line("print('finally', \(label()), end=' ')")
          if draw.chance(25) { nested() }
        }
      }
    case 9, 10:
      block(
        "for \(draw.pick("i", "n", "_")) in \(draw.pick("range(2)", "[1, 2, 3]", "range(n)", "'ab'")):"
      ) {
        nested()
        if draw.chance(30) { line(draw.pick("break", "continue", "if n == 1: break")) }
      }
      if draw.chance(25) { block("else:", nested) }
    case 11:
      let counter = "w\(label())"
      line("\(counter) = 0")
      block("while \(counter) < \(draw.below(3) + 1):") {
        line("\(counter) += 1")
        nested()
      }
    case 12:
      block("if \(draw.pick("n", "not n", "(yield 'if')", "n == 2")):", nested)
      if draw.chance(50) { block("else:", nested) }
    case 13:
      line("class C:")
      line("    def __enter__(self): print('enter', end=' '); return 5")
      line(
        "    def __exit__(self, *a): print('exit', a[0] and a[0].__name__, end=' '); return \(draw.pick("None", "True"))"
      )
      block("with C() as n:", nested)
    default: line("raise \(draw.pick("ValueError('own')", "StopIteration(1)", "KeyError(n)"))")
    }
  }
}

extension String {
  /// A statement with the parentheses that it opened closed.
  fileprivate var closingPrint: String {
    if hasPrefix("print(") { return self + "), end=' ')" }
    return hasPrefix("return (") ? self + ")" : self
  }
}
