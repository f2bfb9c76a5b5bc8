/// Control flow: loops with else, break and continue, conditions, and what finally does to them.
extension Author {
  func flow() {
    block("def f(n):") {
      line("x = y = 0")
      draw.some(1, 5) { flowStatement(3, inLoop: false, inFinally: false) }
      line("return x, y, n")
    }
    some(3) { attempt("f(\(draw.below(5)))") }
  }

  private func flowCondition() -> String {
    draw.pick(
      "n", "x < 2", "not y", "n > 1 and x", "t(\(label()), n)", "x == y", "y or n == 3",
      "0 <= x < n", "(w := n - 1) > 0", "n in (1, 3)", "x is y", "n % 2")
  }

  private func flowStatement(_ depth: Int, inLoop: Bool, inFinally: Bool) {
    let nested = { (loop: Bool, final: Bool) in
      self.draw.some(1, 3) { self.flowStatement(depth - 1, inLoop: loop, inFinally: final) }
    }
    switch draw.below(depth > 0 ? 13 : 6) {
    case 0: line("print(\(label()), x, y, n, end=' ')")
    case 1:
      line(
        draw.pick(
          "x += 1", "y = x + 1", "x, y = y, x", "n -= 1", "x = n and y", "y += x", "x = y = n",
          "pass", "y = -x", "x = 1 // n", "if y > 2: raise KeyError(y)"))
    case 2, 3:
      if inLoop {
        line(
          draw.pick("break", "continue", "if x > 1: break", "if n == 2: continue", "if y: break"))
      } else {
        line("x += 2")
      }
    case 4: line("if \(flowCondition()): return \(draw.pick("x", "'early'", "n, x"))")
    case 5: line("t(\(label()))")
    case 6, 7:
      block(
        "for i in \(draw.pick("range(3)", "range(n)", "[1, 0, 2]", "'abc'", "range(n, 0, -1)", "{1: 2, 3: 4}")):"
      ) {
        if draw.chance(30) { line("x += \(draw.pick("1", "len(str(i))"))") }
        nested(true, inFinally)
      }
      if draw.chance(40) { block("else:") { nested(inLoop, inFinally) } }
    case 8:
      let counter = "k\(label())"
      line("\(counter) = 0")
      block("while \(counter) < \(draw.pick("3", "n", "2")):") {
        line("\(counter) += 1")
        nested(true, inFinally)
      }
      if draw.chance(40) { block("else:") { nested(inLoop, inFinally) } }
    case 9, 10:
      block("if \(flowCondition()):") { nested(inLoop, inFinally) }
      draw.some(0, 2) { block("elif \(flowCondition()):") { nested(inLoop, inFinally) } }
      if draw.chance(50) { block("else:") { nested(inLoop, inFinally) } }
    default:
      block("try:") { nested(inLoop, inFinally) }
      if draw.chance(30) {
        block("except Exception as e:") { line("print(type(e).__name__, e)") }
      }
      block("finally:") {
        line("print('finally', \(label()), end=' ')")
        if draw.chance(40) { nested(inLoop, true) }
      }
    }
  }
}
