/// Comprehensions and generator expressions: nesting, conditions, scopes, order of evaluation.
extension Author {
  func comprehensions() {
    line("x = 10; y = [1, 2, 3]; z = 'xyz'")
    some(5) {
      switch draw.below(6) {
      case 0, 1, 2: attempt(comprehension(2))
      case 3: inClass()
      case 4: inFunction()
      default:
        attempt(
          "[(n := i) \(draw.pick("", "* 2", "+ x")) for i in y if i \(draw.pick("!= 2", "> 0", "< 3"))]"
        )
        attempt("n")
      }
    }
    line("print(x, y, z)")
  }

  private func comprehension(_ depth: Int) -> String {
    let loops = draw.list(1, 2) { clause() }
    let first = loops.isEmpty ? clause() : loops[0]
    let clauses = ([first] + loops.dropFirst()).joined(separator: " ")
    let element = depth > 1 && draw.chance(25) ? comprehension(depth - 1) : item()
    switch draw.below(5) {
    case 0: return "[\(element) \(clauses)]"
    case 1: return "{\(item()): \(element) \(clauses)}"
    case 2: return "sorted({\(draw.pick("i", "x", "str(i)")) \(clauses)}, key=repr)"
    case 3: return "list(\(element) \(clauses))"
    default:
      return
        "\(draw.pick("sum", "max", "any", "all", "tuple", "dict", "len"))(\(item()) \(clauses))"
    }
  }

  private func item() -> String {
    draw.pick(
      "i", "x", "(i, x)", "t(i, i)", "i * 2", "str(i)", "x + i", "[x, i]", "(lambda: i)()",
      "i if i else x",
      "i and x", "f'{i}{x}'", "-i", "y[i]", "i, x".parenthesized, "10 // i", "q")
  }

  private func clause() -> String {
    let target = draw.pick("i", "x", "i", "i, x", "(i, *x)", "x")
    let source =
      target.contains(",")
      ? draw.pick(
        "enumerate(z)", "[(1, 2), (3, 4)]", "{1: 2}.items()", "zip(y, y)", "['ab', 'cd']", "y")
      : draw.pick(
        "y", "range(3)", "range(x)", "z", "t(0, y)", "[0, 1]", "(i for i in y)", "range(i)",
        "[t(1, 1), t(2, 2)]", "5", "y[:i]")
    var text = "for \(target) in \(source)"
    draw.some(0, 2) {
      text +=
        " if \(draw.pick("i", "i != 1", "t(9, i)", "x", "i in y", "not i", "x > 1 or i", "0 < i < 3"))"
    }
    return text
  }

  private func inClass() {
    attempting {
      block("class A:") {
        line("x = \(draw.pick("5", "[7, 8]", "'cl'"))")
        line("a = \(comprehension(1))")
        line(
          "b = \(draw.pick("[x for i in [1]]", "[i for i in x]", "list(i for i in x)", "[(lambda: x)() for _ in y]", "{x: x}"))"
        )
      }
      line("print(A.a, A.b)")
    }
  }

  private func inFunction() {
    block("def f(x, *y):") {
      line("g = (\(item()) for i in \(draw.pick("y", "range(x)", "t(5, y)")))")
      if draw.chance(50) { line(draw.pick("x += 1", "y = 'uv'", "x = None", "i = 99", "del x")) }
      line(
        "return \(draw.pick("list(g)", "next(g), x", "[*g, x]", "sum(g)", "[(i, x) for i in g]", "[lambda: (i, x) for i in g][0]()"))"
      )
    }
    attempt("f(\(draw.pick("2, 1, 2", "1", "3, 0", "'a', 'b'")))")
  }
}

extension String {
  /// The text between parentheses.
  fileprivate var parenthesized: String { "(\(self))" }
}
