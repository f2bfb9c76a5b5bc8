/// The dunder methods behind operators, comparison, hashing, truth, iteration, indexing and formatting.
extension Author {
  func protocols() {
    for name in ["A", "B"].prefix(draw.below(2) + 1) { draw.part { operand(class: name) } }
    line("x = A(1)")
    line("y = \(draw.pick("A(2)", "B(1)", "2", "A(1)", "B(2)", "x", "'s'"))")
    some(7) { attempt(protocolUse()) }
  }

  private func operand(class name: String) {
    let base = name == "B" && draw.chance(50) ? "(A)" : ""
    block("class \(name)\(base):") {
      line("def __init__(self, n): self.n = n")
      line("def __repr__(self): return f'\(name)({self.n})'")
      draw.some(1, 7) { dunder(name) }
    }
    // A name that is not defined is a fact as well; most of the time both are there.
    if name == "A", draw.chance(50) { line("class B(A): pass") }
  }

  private func result() -> String {
    draw.pick(
      "NotImplemented", "self.n", "type(self)(self.n + 1)", "'own'", "None", "True", "False",
      "other", "self", "0", "-1", "1 / 0", "[self.n]", "2.5")
  }

  private func dunder(_ owner: String) {
    let tell = "print('\(owner).\(label())', end=' '); "
    switch draw.below(14) {
    case 0, 1, 2:
      let stem = draw.pick(
        "add", "sub", "mul", "truediv", "floordiv", "mod", "and", "or", "xor", "lshift", "pow",
        "matmul", "divmod")
      line(
        "def __\(draw.pick("", "r", stem == "divmod" ? "" : "i"))\(stem)__(self, other): \(tell)return \(result())"
      )
    case 3, 4:
      line(
        "def __\(draw.pick("eq", "ne", "lt", "le", "gt", "ge"))__(self, other): \(tell)return \(draw.pick("NotImplemented", "self.n == getattr(other, 'n', other)", result()))"
      )
    case 5:
      line(
        "def __hash__(self): \(tell)return \(draw.pick("1", "self.n", "hash(self.n)", "'x'", "2**70", "-1"))"
      )
    case 6:
      line(
        "def __\(draw.pick("bool", "len"))__(self): \(tell)return \(draw.pick("True", "False", "1", "0", "-1", "'x'", "2**70", "None"))"
      )
    case 7: line("def __contains__(self, other): \(tell)return \(result())")
    case 8:
      line(
        "def __iter__(self): \(tell)return \(draw.pick("iter([1, 2, 3])", "self", "5", "(k for k in 'ab')", "iter(())"))"
      )
      if draw.chance(50) {
        block("def __next__(self):") {
          line("self.n += 1")
          line("if self.n > 4: raise StopIteration")
          line("return self.n")
        }
      }
    case 9:
      line(
        "def __getitem__(self, other): \(tell)\(draw.pick("return 'abc'[other]", "if other == 3: raise IndexError(other)\n        return other * 2".onOneLine, "raise KeyError(other)", "return [10, 20, 30][other]"))"
      )
    case 10:
      line(
        "def __\(draw.pick("neg", "pos", "invert", "abs", "int", "float", "index", "round", "trunc", "complex"))__(self\(draw.pick("", "", ", other=0"))): \(tell)return \(draw.pick("self.n", "7", "2.5", "'x'", "True", "self"))"
      )
    case 11:
      line(
        "def __\(draw.pick("format", "str", "reversed", "bytes", "length_hint"))__(self\(draw.pick("", ", other"))): \(tell)return \(draw.pick("'text'", "str(other)", "5", "b'bytes'", "iter('rev')"))"
      )
    case 12:
      line(
        "def __\(draw.pick("enter", "exit", "call", "missing", "delitem", "setitem"))__(self, *other): \(tell)return \(result())"
      )
    default:
      line(
        "__\(draw.pick("hash", "iter", "eq", "contains", "add", "bool", "radd", "lt"))__ = \(draw.pick("None", "lambda self, *other: 1", "5"))"
      )
    }
  }

  private func protocolUse() -> String {
    switch draw.below(8) {
    case 0, 1, 2:
      let sign = draw.pick(Self.binary)
      return draw.pick(
        "x \(sign) y", "y \(sign) x", "x \(sign) 3", "3 \(sign) x", "x \(sign) x", "[1] \(sign) x")
    case 3, 4:
      return draw.pick(
        "x == y", "x < y", "y >= x", "x != y", "x == 1", "1 == x", "x < 5 < y", "x in [y]",
        "[x] == [y]", "x <= y", "y > x", "(x, 1) < (y, 2)", "max(x, y)", "sorted([x, y])")
    case 5:
      return draw.pick(
        "hash(x) if '__hash__' in vars(A) else 0", "{x: 1}[y]", "len({x, y})", "bool(x)", "not x",
        "x and y", "1 if x else 2",
        "x in {y: 1}", "len(x)", "all([x, y])", "(x, y) == (x, y)", "[x].index(y)",
        "[x, y].count(x)", "{x} == {y}")
    case 6:
      return draw.pick(
        "list(x)", "3 in x", "y in x", "[*x]",
        "a, b, c = x".replacing("a, b, c = x", with: "tuple(x)"), "x[1]", "x[1:2]", "x['k']",
        "next(x)", "sum(x)", "dict(x)", "zip(x, x) and 1", "list(reversed(x))", "max(x)",
        "iter(x) is x", "list(zip(x, 'ab'))", "sorted(x, key=str)", "', '.join(x)", "set(x) and 1")
    default:
      return draw.pick(
        "-x", "+x", "~x", "abs(x)", "int(x)", "float(x)", "round(x)", "[10, 20, 30][x]", "range(x)",
        "str(x)", "f'{x}'", "f'{x:>5}'", "f'{x!r:>8}'", "format(x, 'q')", "'%s %r' % (x, y)",
        "'%d' % x", "bytes(x)", "hex(x)", "x()", "x(1, y)", "'abc'[x]", "[0] * x", "repr([x])",
        "print(x)", "divmod(x, y)", "pow(x, 2)", "chr(x)", "'{:5}'.format(x)",
        "'{0.n}{0[1]}'.format(x)", "round(x, 1)", "bin(x)")
    }
  }
}

extension String {
  /// Two statements of which the first is a condition, as one conditional expression statement.
  fileprivate var onOneLine: String { contains("\n") ? "return [5, 6, 7][other]" : self }
}
