/// Scopes: closures over changing names, nonlocal, global, class bodies, names not bound yet.
extension Author {
  func closures() {
    line("x = 'gx'; y = 'gy'")
    switch draw.below(3) {
    case 0: lateBinding()
    case 1: nestedScopes()
    default: counters()
    }
    line("print(x, y)")
  }

  private func lateBinding() {
    block("def f(n):") {
      line("a = []")
      block("for i in range(n):") {
        line(
          "a.append(\(draw.pick("lambda: i", "lambda i=i: i", "lambda: (i, n)", "lambda x=n: x + i", "lambda *p: (p, i)", "lambda: [i for _ in range(2)]", "(lambda j: lambda: j * i)(i)")))"
        )
        if draw.chance(20) { line("n += 1") }
      }
      if draw.chance(30) { line(draw.pick("i = 'end'", "del i", "n = 'new'", "a.pop()")) }
      line("return a")
    }
    attempt("[g() for g in f(\(draw.below(4)))]")
    line("b = [lambda: \(draw.pick("k", "k", "x")) for k in range(3)]")
    attempt("[g() for g in b]")
    attempt("[g() for g in [(lambda m: lambda: m)(k) for k in 'ab']]")
  }

  private func nestedScopes() {
    block("def f(y):") { scopeBody(3, parameter: "y", isFunction: true) }
    some(2) { attempt("f(\(draw.below(3)))") }
  }

  private func scopeBody(_ depth: Int, parameter: String, isFunction: Bool) {
    if isFunction, depth < 3, draw.chance(35) {
      line(
        parameter.contains("y") && !parameter.hasPrefix("x")
          ? "pass" : draw.pick("nonlocal y", "nonlocal y; y = 'nl'"))
      if draw.chance(60) { line(draw.pick("x = 'set x'", "y = 'set y'", "y = [y]")) }
    } else if isFunction, !parameter.contains("x"), draw.chance(25) {
      line("global x\(draw.pick("", "; x = 'global'", "; x += '.'"))")
    }
    draw.some(1, 3) {
      switch draw.below(depth > 0 ? 9 : 5) {
      case 0: attempting { line("print(\(label()), \(draw.pick("x", "y", "x, y")))") }
      case 1:
        line(
          "\(draw.pick("x", "y", "z")) = \(draw.pick("'l\(label())'", "(lambda: y)", "[y for y in 'q']", "z = 3"))"
            .replacing("(lambda: y)", with: "(lambda: y)()"))
      case 2:
        attempting { line(draw.pick("del x", "del y", "print(z)", "x += '!'", "y = y", "z = x")) }
      case 3:
        attempting {
          line(
            "print([\(draw.pick("x", "y", "(x, y)")) for \(draw.pick("k", "x", "y")) in \(draw.pick("'ab'", "x", "y", "[1]"))])"
          )
        }
      case 4: line("for \(draw.pick("x", "y", "k")) in \(draw.pick("'mn'", "()", "[5]")): pass")
      case 5, 6:
        let name = "g\(label())"
        let parameter = draw.pick("", "x=y", "y=1", "*x")
        block("def \(name)(\(parameter)):") {
          scopeBody(depth - 1, parameter: parameter, isFunction: true)
        }
        attempting { line("\(name)()") }
        if draw.chance(40) { attempting { line("print(y); \(name)()") } }
      case 7:
        attempting {
          block("class A:") { scopeBody(depth - 1, parameter: "", isFunction: false) }
          line("print(sorted(k for k in A.__dict__ if k in 'xyz'))")
        }
      default:
        attempting {
          line(
            "print((lambda x=\(draw.pick("1", "y")): \(draw.pick("(x, y)", "[x for x in 'r']", "(y := x)", "(lambda: x)()")))())"
          )
        }
      }
    }
  }

  private func counters() {
    block("def f(start\(draw.pick("", "=0", ", *a"))):") {
      line("n = start")
      if draw.chance(30) { line("log = []") } else { line("log = ['l']") }
      block("def inc(by=\(draw.pick("1", "start", "n"))):") {
        line("nonlocal n")
        line(draw.pick("n += by", "n = n * 2 + by", "n -= by", "log.append(n); n += by"))
        line("return \(draw.pick("n", "n, log", "log"))")
      }
      block("def get():") {
        line("return \(draw.pick("n", "(n, start)", "inc, n".replacing("inc", with: "inc()")))")
      }
      if draw.chance(30) { line(draw.pick("n = 50", "start = 7", "inc()", "log.append('outer')")) }
      line("return inc, get")
    }
    line("a, b = f(\(draw.below(5)))")
    line("c, d = f(\(draw.below(5)))")
    some(6) {
      attempt(
        draw.pick(
          "a()", "b()", "c()", "d()", "a(3)", "a(by=-1)", "c('x')",
          "a.__defaults__",
          "a.__name__, a.__qualname__"))
    }
  }
}
