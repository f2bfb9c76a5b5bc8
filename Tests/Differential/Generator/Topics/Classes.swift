/// Classes: inheritance, the method resolution order, super, properties, attributes, slots.
extension Author {
  func classes() {
    attempting {
      let names = ["A", "B", "C", "D"].prefix(draw.below(3) + 2)
      for (number, name) in names.enumerated() {
        draw.part { classDefinition(name, bases: Array(names.prefix(number))) }
      }
      let last = names.last ?? "A"
      line("print([k.__name__ for k in \(last).__mro__])")
      line("x = \(draw.chance(75) ? last : draw.pick(Array(names)))(\(draw.pick("", "", "1")))")
      draw.some(1, 8) { classUse(Array(names)) }
    }
  }

  private func classDefinition(_ name: String, bases: [String]) {
    var chosen: [String] = []
    if !bases.isEmpty {
      draw.some(0, 3) {
        let base = draw.pick(bases.reversed())
        if !chosen.contains(base) { chosen.append(base) }
      }
    }
    if chosen.isEmpty, draw.chance(8) {
      chosen.append(draw.pick("list", "dict", "int", "str", "object", "Exception", "bool", "tuple"))
    }
    block("class \(name)\(chosen.isEmpty ? "" : "(\(chosen.joined(separator: ", ")))"):") {
      if draw.chance(15) {
        line("__slots__ = \(draw.pick("('sp',)", "['sp', 'sq']", "()", "'sp'"))")
      }
      draw.some(1, 5) { member(name) }
    }
  }

  private func member(_ owner: String) {
    let label = label()
    switch draw.below(16) {
    case 0:
      line(
        "\(draw.pick("p", "q", "r")) = \(draw.pick("'\(owner).\(label)'", "[\(label)]", "\(label)"))"
      )
    case 1, 2:
      line(
        "def m(self): return ['\(owner)', \(draw.pick("1", "super().m()", "self.q", "__class__.__name__"))]"
      )
    case 3:
      block("def __init__(self, *a):") {
        line("print('init \(owner)', a, end=' ')")
        if draw.chance(60) { line("super().__init__(*a)") }
        line(draw.pick("self.p = a", "self.q = '\(label)'", "pass", "self._v = 1"))
      }
    case 4:
      line("@property")
      line(
        "def \(draw.pick("r", "p")) (self): print('get', end=' '); return \(draw.pick("'\(owner)'", "self._v", "1 / 0"))"
      )
    case 5:
      line("@property")
      line("def v(self): return self._v")
      line("@v.setter")
      line("def v(self, value): print('set', value, end=' '); self._v = value")
      if draw.chance(30) {
        line("@v.deleter")
        line("def v(self): print('delete'); del self._v")
      }
    case 6:
      line("@classmethod")
      line(
        "def c(cls, *a): return cls.__name__, a\(draw.pick("", ", super().c() if '\(owner)' > 'A' else 0"))"
      )
    case 7:
      line("@staticmethod")
      line("def s(*a): return '\(owner)', a")
    case 8:
      line(
        "def __getattr__(self, k): print('getattr', k, end=' '); \(draw.pick("return k * 2", "raise AttributeError(k)", "return type(self).q"))"
      )
    case 9:
      line(
        "def __repr__(self): return f'<\(owner) {\(draw.pick("self.p", "type(self).__name__", "super().__repr__()[:2]", "id(self) == 0"))}>'"
      )
    case 10:
      line("def __str__(self): return \(draw.pick("'\(owner)!'", "super().__str__()[:2]", "5"))")
    case 11:
      line(
        "def __setattr__(self, k, v): print('setattr', k, end=' '); \(draw.pick("super().__setattr__(k, v)", "object.__setattr__(self, k, [v])", "pass"))"
      )
    case 12: line("def __call__(self, *a, **k): return '\(owner)', a, k")
    case 13:
      line(
        "def __init_subclass__(cls, **k): print('subclass', cls.__name__, end=' '); super().__init_subclass__(**k)"
      )
    case 14:
      line(
        "def __new__(cls, *a): print('new', cls.__name__, end=' '); return \(draw.pick("super().__new__(cls)", "super().__new__(cls, *a)", "5"))"
      )
    default:
      line(
        "def n(self, k=\(draw.pick("p", "'\(label)'", "[]"))): return k, \(draw.pick("self.m()", "type(self).p", "self.c()", "super(\(owner), self).n()", "super().q"))"
      )
    }
  }

  private func classUse(_ names: [String]) {
    let owner = draw.pick(names)
    switch draw.below(7) {
    case 0, 1:
      attempt(
        draw.pick(
          "x.m()", "x.n()", "x.c(1)", "x.s(2)", "x(3, k=4)", "\(owner).m(x)", "\(owner).c()",
          "\(owner).s()", "\(owner).n(x, 5)", "\(owner)().m()"))
    case 2:
      attempt(
        draw.pick(
          "x.p", "x.q", "x.r", "x.v", "x.zz", "x.sp", "\(owner).p", "\(owner).q", "\(owner).zz",
          "x.__class__.__name__"))
    case 3:
      attempting {
        line(
          "\(draw.pick("x", "x", owner)).\(draw.pick("p", "q", "v", "r", "new", "sp")) = \(draw.pick("'set'", "\(label())"))"
        )
      }
      attempt("sorted(k for k in x.__dict__)")
    case 4:
      attempting { line("del \(draw.pick("x", owner)).\(draw.pick("p", "q", "v", "r", "zz"))") }
    case 5:
      attempt(
        draw.pick(
          "str(x)[:6]", "f'{x}'[:3]", "isinstance(x, \(owner))", "issubclass(type(x), \(owner))",
          "hasattr(x, 'p')", "getattr(x, 'q', 'none')", "type(x) is \(owner)", "x == x, x != x",
          "bool(x)", "\(owner).__name__, \(owner).__qualname__",
          "[b.__name__ for b in \(owner).__bases__]", "[k.__name__ for k in \(owner).__mro__]"))
    default:
      attempt(
        draw.pick(
          "vars(x)", "'p' in vars(\(owner))", "setattr(x, 'p', 3)", "delattr(x, 'p')",
          "callable(x)", "x.m.__name__", "x.m.__self__ is x", "\(owner).m is x.m", "len(x)",
          "x + 1", "x[0]", "x < x", "iter(x)", "\(owner).__module__",
          "\(owner).v.fget(x)", "hash(x) == hash(x)", "-x", "int(x)", "\(owner)(1, 2)")
      )
    }
  }
}
