/// Targets of assignment, unpacking, deletion and the order in which their parts are evaluated.
extension Author {
  func assignments() {
    block("class A:") {
      line("def __setattr__(self, k, v): print('set', k, v, end=' '); super().__setattr__(k, v)")
      line("def __setitem__(self, k, v): print('item', k, v, end=' ')")
      line("def __getitem__(self, k): print('get', k, end=' '); return 5")
      line("def __delattr__(self, k): print('delattr', k, end=' '); super().__delattr__(k)")
      line("def __delitem__(self, k): print('delitem', k, end=' ')")
    }
    line("a = A(); b = [0, 1, 2, 3]; c = {}; d = 'd'")
    some(6) {
      attempting {
        switch draw.below(8) {
        case 0, 1, 2: line("\(targets()) = \(unpackable())")
        case 3: line("\(targets()) = \(targets()) = \(unpackable())")
        case 4:
          line(
            "\(singleTarget()) \(draw.pick("+", "-", "*", "//", "|", "<<"))= \(perhapsTraced("\(draw.below(4))"))"
          )
        case 5: line("del \(draw.list(1, 3) { deleted() }.joined(separator: ", "))")
        case 6:
          line(
            "for \(targets()) in \(draw.pick("[(1, 2), (3, 4)]", "['ab', 'cd']", "[[1, 2, 3]]", "{1: 2}.items()", "[5]", "enumerate('pq')")): print(d, end=' ')"
          )
        default:
          line(
            "print(\(draw.pick("(x := t(1, 5)) + x", "[y := 1, y ** 2]", "(d := d * 2)", "b[(i := 1)], i", "x if (x := d) else 0")))"
          )
        }
      }
      line("print(b, c, d)")
    }
  }

  private func singleTarget() -> String {
    draw.pick(
      "d", "b[\(draw.below(5) - 1)]", "a.x", "c['k']",
      "t(\(label()), b)[\(traced("\(draw.below(3))"))]", "t(\(label()), a).y", "a[\(traced("1"))]",
      "b[1:2]", "c[d]", "x")
  }

  private func targets(_ depth: Int = 2) -> String {
    switch draw.below(depth > 0 ? 6 : 2) {
    case 0, 1: return singleTarget()
    default:
      var isStarred = false
      let parts = draw.list(1, 4) { () -> String in
        if !isStarred, draw.chance(20) {
          isStarred = true
          return "*\(singleTarget())"
        }
        let part = targets(depth - 1)
        return part.contains(", ") && !part.hasPrefix("(") && !part.hasPrefix("[")
          ? "(\(part))" : part
      }
      if parts.count == 1 { return draw.pick("[\(parts[0])]", "(\(parts[0]),)") }
      let list = parts.joined(separator: ", ")
      return depth == 2 ? draw.pick(list, "[\(list)]", "(\(list))") : "(\(list))"
    }
  }

  private func unpackable() -> String {
    switch draw.below(4) {
    case 0:
      return perhapsTraced("[\(draw.list(1, 5) { "\(draw.below(9))" }.joined(separator: ", "))]")
    case 1:
      return draw.pick(
        "'ab'", "(1, 2)", "(1, (2, 3))", "[[1, 2], 3]", "range(3)", "{1: 2, 3: 4}",
        "((1, 2), [3, 4])", "'abc'", "b'xy'")
    case 2:
      return draw.pick(
        "d, b[0]", "b", "*b, 1", "(x for x in 'ab')", "iter([1, 2, 3])", "map(str, b)", "zip(b, b)",
        "*'pq', *[1]")
    default: return anything()
    }
  }

  private func deleted() -> String {
    draw.pick(
      "d", "b[0]", "b[-1]", "a.x", "c['k']", "b[1:3]", "a[t(\(label()), 2)]", "(x, d)", "b[9]", "x",
      "[a.y]", "b[::2]")
  }
}
