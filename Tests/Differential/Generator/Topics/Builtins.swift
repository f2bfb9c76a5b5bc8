/// The builtin functions and types, called in every way that programs call them.
extension Author {
  static let builtinTemplates = [
    "abs i", "all l", "any l", "ascii a", "bin i", "bool a", "bytearray n", "bytes l", "callable a",
    "chr n",
    "dict d", "dict a", "divmod i i", "divmod a a", "float a", "format a s", "frozenset r",
    "getattr a s",
    "hasattr a s", "hash i", "hex i", "int a", "int s n", "isinstance a T", "issubclass T T",
    "iter a",
    "len q", "len a", "list q", "list a", "max q", "max a a", "max i i i", "min q", "min i i",
    "next a",
    "oct i", "ord s", "pow n n", "pow i n i", "range n n n", "range i", "range a", "repr a",
    "reversed q",
    "round f", "round f n", "set r", "slice a a", "sorted q", "sorted l", "str a", "sum l",
    "sum r n",
    "sum l a", "tuple q", "type a", "zip q q", "enumerate q", "map f q", "filter f q",
    "memoryview y",
    "memoryview a", "print a", "iter f a", "vars a", "id", "setattr a s a", "str y s", "bytes s s",
  ]

  func builtins() {
    some(8) {
      switch draw.below(9) {
      case 0: attempt("list(map(\(function()), \(operandSequence())))")
      case 1: attempt("list(filter(\(function()), \(operandSequence())))")
      case 2: attempt(extreme())
      case 3:
        attempt(
          "list(zip(\(draw.list(0, 3) { operandSequence() }.joined(separator: ", "))\(draw.chance(30) ? ", strict=True" : "")))"
            .replacing("(,", with: "("))
      case 4:
        attempt(
          "list(enumerate(\(operandSequence())\(draw.chance(40) ? draw.pick(", 5", ", start=-1", ", 'x'", ", start=2**63") : "")))"
        )
      case 5: iterating()
      case 6:
        attempt(
          "\(draw.pick("all", "any", "sum", "max", "min"))(\(draw.pick("t(v, v)", "v % 2", "v > 2")) for v in \(draw.pick("[0, 1, 2]", "[3, 0, 1]", "range(4)", "()")))"
        )
      default: attempt(shown(builtinCall(draw.pick(Self.builtinTemplates))))
      }
    }
  }

  private func operandSequence() -> String {
    draw.chance(10) ? anything() : value(draw.pick(.list, .str, .tuple, .range, .bytes, .dict))
  }

  private func extreme() -> String {
    let name = draw.pick("max", "min")
    let items = draw.list(0, 5) { draw.chance(85) ? number() : scalar() }
    let list =
      draw.chance(70) || items.isEmpty
      ? "[\(items.joined(separator: ", "))]" : items.joined(separator: ", ")
    let key = draw.chance(35) ? ", key=\(function())" : ""
    return "\(name)(\(list)\(key)\(draw.chance(20) ? ", default=\(scalar())" : ""))"
  }

  private func builtinCall(_ template: String) -> String {
    var words = template.split(separator: " ").map(String.init)
    let name = words.removeFirst()
    var arguments = words.map { letter in
      switch (letter, name) {
      case ("f", "round"): draw.chance(80) ? float() : anything()
      case ("s", "getattr"), ("s", "hasattr"), ("s", "setattr"):
        draw.pick("'real'", "'nothing'", "'append'", "'__len__'", "'__class__'", "1")
      case ("T", _):
        draw.pick(
          "int", "str", "(int, str)", "bool", "object", "Exception", "(list, (tuple,))", "1",
          "type")
      // A message that quotes a lone surrogate cannot be printed by python3.
      case ("s", "format"): argument(letter).replacingSurrogates
      // A great exponent keeps python3 busy for ever.
      case ("n", "pow"): "\(draw.below(14) - 6)"
      case ("i", "range"): "\(draw.below(40) - 20)"
      case ("i", "hash"): hashable()
      case ("r", _): argument(letter, amongNumbers: true)
      default: argument(letter)
      }
    }
    switch draw.below(40) {
    // `vars()` is not part of the language.
    case 37: if name != "vars" { _ = arguments.popLast() }
    case 38: arguments.append(scalar())
    case 39: arguments.append("\(draw.pick("key", "default", "start", "x", "base"))=\(scalar())")
    default: break
    }
    return "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// What can be shown of a call's result: for one that has an address, only its type.
  private func shown(_ call: String) -> String {
    for name in ["map", "filter", "zip", "enumerate", "reversed", "iter", "memoryview", "next"]
    where call.hasPrefix(name + "(") {
      return "type(\(call)).__name__"
    }
    return call.hasPrefix("vars(") || call.hasPrefix("id(") ? "len(str(\(call))) > 0" : call
  }

  /// An iterator taken step by step.
  private func iterating() {
    let source = value(draw.pick(.list, .str, .tuple, .range, .bytes, .dict))
    line("a = \(draw.pick("iter", "iter", "reversed", "enumerate"))(\(source))")
    some(4) {
      attempt(
        draw.pick(
          "next(a)", "next(a, 'none')", "list(a)", "next(iter(a))", "2 in a", "iter(a) is a",
          "list(zip(a, a))", "[next(a), next(a)]", "sum(1 for _ in a)"))
    }
  }
}
