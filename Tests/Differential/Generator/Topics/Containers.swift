/// Dicts, sets, lists and bytearrays over a series of changes: order, identity, views, iteration.
extension Author {
  func containers() {
    switch draw.below(4) {
    case 0: dictHistory()
    case 1: setHistory()
    case 2: listHistory()
    default: changedWhileIterated()
    }
  }

  private func smallKey() -> String {
    draw.pick(
      "1", "'a'", "2", "'b'", "1.0", "True", "(1, 2)", "'c'", "3", "-1", "-2", "0", "0.0", "None")
  }

  private func dictHistory() {
    line("a = {\(draw.list(0, 5) { "\(smallKey()): \(draw.below(10))" }.joined(separator: ", "))}")
    if draw.chance(40) {
      line("k = a.keys(); v = a.values(); i = a.items()")
    } else {
      line("k = v = i = ()")
    }
    some(9) {
      switch draw.below(12) {
      case 0, 1: attempting { line("a[\(smallKey())] = \(draw.below(10))") }
      case 2, 3: attempting { line("del a[\(smallKey())]") }
      case 4: attempt("a.pop(\(smallKey())\(draw.chance(40) ? ", 'no'" : ""))")
      case 5:
        attempt(
          draw.pick("a.popitem()", "a.clear()", "a.copy() == a", "len(a)", "list(reversed(a))"))
      case 6: attempt("a.setdefault(\(smallKey()), \(draw.below(10)))")
      case 7:
        attempt(
          "a.update(\(draw.pick("{'a': 9, 5: 5}", "[(1, 'x')]", "b=7", "{2: 2}, a=1", "5", "[1]")))"
        )
      case 8: line("a |= {\(smallKey()): \(draw.below(10))}")
      case 9:
        attempt(
          draw.pick(
            "sorted(map(str, a.keys() & {1, 2, 'a'}))", "len(a.keys() - {1})", "list(a.items())",
            "1 in a.values()", "(1, 2) in a.items()", "len(a.keys() | {1})", "a.keys() == {1}",
            "a.items() ^ a.items()"))
      case 10:
        attempt(
          draw.pick(
            "{**a, 'z': 1}", "a | {1: 'r'}", "{1: 'l'} | a", "dict(a, y=2)",
            "a == dict(reversed(a.items()))", "dict.fromkeys(a, 0)"))
      default: line("print(k, v, i)")
      }
      line("print(a)")
    }
  }

  private func setHistory() {
    line("a = \(set())")
    line("b = \(draw.pick(set(), "a", "frozenset(\(set()))"))")
    some(9) {
      switch draw.below(9) {
      case 0, 1: line("a.add(\(draw.below(70)))")
      case 2: attempt("a.remove(\(draw.below(40)))")
      case 3: line("a.discard(\(draw.below(40)))")
      case 4: attempt("a.pop()")
      case 5: attempt("a \(draw.pick("|", "&", "-", "^", "<", "<=", "==", ">", "!=")) b")
      case 6:
        attempting {
          line("a \(draw.pick("|", "&", "-", "^"))= \(draw.pick("b", set(), "{1, 2, 3}", "[1]"))")
        }
      case 7: line("a.update(range(\(draw.below(12)), \(draw.below(60))))")
      default:
        attempt(
          draw.pick(
            "sorted(a, key=str)", "len(a)", "list(a)", "a.isdisjoint(b)", "a >= b", "{*a, *b}"))
      }
      line("print(a)")
    }
  }

  private func listHistory() {
    line("a = [\(draw.list(0, 6) { "\(draw.below(10))" }.joined(separator: ", "))]")
    line("b = \(draw.pick("a", "a[:]", "[a]", "list(a)", "a * 2"))")
    some(9) {
      switch draw.below(10) {
      case 0: line("a.append(\(draw.pick("1", "'x'", "a", "b", "[2]")))")
      case 1: attempt("a.pop(\(draw.chance(50) ? index() : ""))")
      case 2:
        attempting {
          line("a[\(slice())] = \(draw.pick("[7, 8]", "a", "b", "()", "range(3)", "'xy'"))")
        }
      case 3: attempting { line("del a[\(draw.chance(50) ? slice() : index())]") }
      case 4: attempt("a.insert(\(index()), \(draw.below(9)))")
      case 5: attempt("a.remove(\(draw.below(9)))")
      case 6: attempting { line("a += \(draw.pick("b", "'pq'", "(1,)", "{3: 4}", "5"))") }
      case 7: attempting { line("a *= \(draw.pick("2", "0", "-1", "1"))") }
      case 8:
        attempt(
          draw.pick(
            "a.index(\(draw.below(9)))", "a == b", "a < b", "a.count(1)", "a is b", "b", "a[::-1]"))
      default:
        attempting {
          line(
            draw.pick(
              "a.sort()", "a.reverse()", "a.sort(key=str)", "a.sort(reverse=True)",
              "a.sort(key=repr, reverse=True)"))
        }
      }
      line("if len(a) > 20: del a[10:]")
      line("print(a, a is b)")
    }
  }

  private func changedWhileIterated() {
    let kind = draw.pick("[1, 2, 3, 4]", "{1: 1, 2: 2, 3: 3}", "{1, 2, 3}", "bytearray(b'abcd')")
    line("a = \(kind); n = 0")
    attempting {
      block(
        "for x in \(draw.pick("a", "a", "list(a)", "iter(a)", "reversed(a)", "enumerate(a)", "zip(a, a)")):"
      ) {
        line("print(x, end=' '); n += 1")
        line("if n > \(draw.below(6) + 3): break")
        block("if n == \(draw.below(3) + 1):") {
          line(
            draw.pick(
              "a.clear()", "a.pop()", "a.append(9)", "a[5] = 6", "a.add(7)", "del a[1]",
              "a.remove(2)", "a.discard(x)", "a[1] = 0", "a.update({8: 8})", "a.insert(0, 0)",
              "a.extend(b'z')"))
        }
      }
      block("else:") { line("print('else')") }
    }
    line("show(a)")
  }
}
