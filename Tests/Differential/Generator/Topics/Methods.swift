/// The methods of the builtin types, with right and with wrong arguments.
///
/// A template names the kinds of the arguments by a letter: `i` any integer, `n` or `m` a small one, `s` a text,
/// `y` bytes, `t` a table of bytes, `l` a list, `a` anything, `q` any sequence, `e` a set, `d` a dict, `k` a key, `x` an index,
/// `f` a function of one argument. A template may be followed by others with more arguments.
extension Author {
  static let methodTemplates: [Kind: [String]] = [
    .str: [
      "capitalize", "casefold", "center n", "center n s", "count s", "count s x", "count s x x",
      "encode",
      "endswith s", "endswith s x", "endswith s x x", "expandtabs", "expandtabs n", "find s",
      "find s x",
      "find s x x", "index s", "index s x", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
      "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper",
      "join l",
      "ljust n", "ljust n s", "lower", "lstrip", "lstrip s", "partition s", "removeprefix s",
      "removesuffix s", "replace s s", "replace s s n", "rfind s", "rfind s x x", "rindex s",
      "rjust n",
      "rjust n s", "rpartition s", "rsplit", "rsplit s", "rsplit s n", "rstrip", "rstrip s",
      "split",
      "split s", "split s n", "splitlines", "splitlines a", "startswith s", "startswith s x",
      "strip",
      "strip s", "swapcase", "title", "upper", "zfill n", "translate d", "maketrans s s", "__len__",
      "__contains__ s", "__getitem__ x", "__add__ s", "__mul__ n", "__mod__ a", "__eq__ s",
      "__lt__ s",
      "split None n", "rsplit None n", "join q", "maketrans s s s", "maketrans d",
    ],
    .bytes: [
      "capitalize", "center n", "center n y", "count y", "count n", "count y x x", "decode",
      "endswith y",
      "endswith y x", "expandtabs", "expandtabs n", "find y", "find n", "find y x x", "hex",
      "hex s",
      "hex s n", "index y", "index n", "isalnum", "isalpha", "isascii", "isdigit", "islower",
      "isspace",
      "istitle", "isupper", "join l", "ljust n", "ljust n y", "lower", "lstrip", "lstrip y",
      "partition y", "removeprefix y", "removesuffix y", "replace y y", "replace y y n", "rfind y",
      "rfind y x", "rindex y", "rjust n", "rpartition y", "rsplit", "rsplit y", "rsplit y n",
      "rstrip",
      "rstrip y", "split", "split y", "split y n", "splitlines", "splitlines a", "startswith y",
      "startswith y x x", "strip", "strip y", "swapcase", "title", "translate None y",
      "translate t",
      "translate t y",
      "upper",
      "zfill n",
      "fromhex s", "maketrans y y", "__add__ y", "__mul__ n", "__getitem__ x", "__contains__ y",
      "split None n",
    ],
    .bytearray: [
      "append n", "extend y", "extend l", "insert x n", "pop", "pop x", "remove n", "reverse",
      "clear",
      "copy", "__iadd__ y", "__imul__ n", "__setitem__ x n", "__delitem__ x", "append a",
      "extend a",
    ],
    .list: [
      "append a", "clear", "copy", "count a", "count n", "extend q", "extend a", "index a",
      "index n",
      "index n x", "index n x x", "insert x a", "pop", "pop x", "remove a", "remove n", "reverse",
      "sort",
      "__add__ l", "__iadd__ q", "__mul__ n", "__imul__ n", "__len__", "__getitem__ x",
      "__setitem__ x a", "__delitem__ x", "__contains__ n", "__eq__ l", "__lt__ l",
    ],
    .tuple: [
      "count n", "count a", "index n", "index a", "index n x x", "__add__ a", "__mul__ n",
      "__len__",
    ],
    .dict: [
      "clear", "copy", "fromkeys q", "fromkeys q a", "get k", "get k a", "items", "keys", "values",
      "pop k",
      "pop k a", "popitem", "setdefault k", "setdefault k a", "update d", "update a", "update l",
      "__getitem__ k", "__setitem__ k a", "__delitem__ k", "__contains__ k", "__or__ d",
      "__ior__ d",
      "__len__", "__eq__ d",
    ],
    .set: [
      "add k", "clear", "copy", "difference e", "difference e e", "difference_update e",
      "discard k",
      "intersection e", "intersection q", "intersection_update e", "isdisjoint e", "issubset e",
      "issuperset e", "pop", "remove k", "symmetric_difference e", "symmetric_difference_update e",
      "union e", "union e e", "update e", "__and__ e", "__or__ e", "__sub__ e", "__xor__ e",
      "__ior__ e",
      "__le__ e", "__contains__ k", "update r",
    ],
    .frozenset: [
      "copy", "difference e", "intersection e", "isdisjoint e", "issubset e", "issuperset e",
      "symmetric_difference e", "union e", "__and__ e", "__hash__", "__le__ e",
    ],
    .range: [
      "count n", "index n", "count a", "index a", "__len__", "__getitem__ x", "__contains__ n",
      "__eq__ r",
    ],
    .int: [
      "bit_length", "bit_count", "conjugate", "as_integer_ratio", "to_bytes n", "to_bytes n s",
      "__add__ i",
      "__add__ a", "__sub__ i", "__rsub__ i", "__floordiv__ i", "__mod__ i", "__divmod__ i",
      "__neg__",
      "__index__", "__int__", "__float__", "__bool__", "__hash__", "__lt__ i", "__eq__ a",
      "__pow__ n",
      "__round__ m", "__trunc__", "__floor__", "__ceil__", "__and__ i", "__rshift__ n",
      "__format__ s",
    ],
    .float: [
      "as_integer_ratio", "conjugate", "hex", "is_integer", "fromhex s", "__add__ a", "__trunc__",
      "__floor__", "__ceil__", "__round__", "__round__ m", "__mod__ i", "__lt__ i",
      "__eq__ i", "__int__", "__bool__", "__divmod__ i", "__format__ s",
    ],
    .memoryview: [
      "tobytes", "tolist", "hex", "release", "toreadonly", "__len__", "__getitem__ x",
      "__setitem__ x n",
      "hex s", "__eq__ y",
    ],
  ]

  static let viewAttributes = [
    "nbytes", "format", "itemsize", "readonly", "shape", "strides", "ndim", "obj", "c_contiguous",
  ]

  func methods() {
    let kind = draw.pick(
      Kind.str, .bytes, .list, .dict, .set, .bytearray, .int, .float, .tuple, .range, .frozenset,
      .memoryview)
    line("a = \(value(kind))")
    var templates = Self.methodTemplates[kind] ?? []
    if kind == .bytearray { templates += Self.methodTemplates[.bytes] ?? [] }
    some(8) {
      if kind == .memoryview, draw.chance(25) {
        return attempt("a.\(draw.pick(Self.viewAttributes))")
      }
      if draw.chance(3) { return attempt("a.nothing") }
      attempt("a.\(call(draw.pick(templates), ofSet: kind == .set || kind == .frozenset))")
      if draw.chance(50) { line("show(a)") }
    }
    line("show(a)")
  }

  /// A call by a template, its arguments right but for some.
  private func call(_ template: String, ofSet isSet: Bool) -> String {
    var words = template.split(separator: " ").map(String.init)
    let name = words.removeFirst()
    var arguments = words.map { $0.count == 1 ? argument($0, amongNumbers: isSet) : $0 }
    // A message that quotes a lone surrogate cannot be printed by python3.
    if name == "__format__" { arguments = arguments.map(\.replacingSurrogates) }
    // A great exponent keeps python3 busy for ever.
    if name == "__pow__" { arguments = ["\(draw.below(14) - 6)"] }
    switch draw.below(isSet ? 36 : 40) {
    case 36: arguments.append(anything())
    case 37: _ = arguments.popLast()
    case 38: arguments.append("\(draw.pick("key", "sep", "maxsplit", "end", "x"))=\(scalar())")
    case 39: arguments.insert("*[\(scalar())]", at: 0)
    default: break
    }
    return "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// An argument of the kind that a letter names, or in one case of ten anything.
  ///
  /// Members of sets are numbers: the order of others differs from run to run.
  func argument(_ letter: String, amongNumbers: Bool = false) -> String {
    if draw.chance(8) { return amongNumbers ? value(draw.pick(.int, .range)) : anything() }
    switch letter {
    case "i": return int()
    case "n": return count()
    case "m": return "\(draw.below(14) - 6)"
    case "s": return draw.pick("'a'", "'b'", "'ab'", "','", "' '", "''", str())
    case "y": return draw.pick("b'a'", "b'b'", "b'ab'", "b','", "b' '", "b''", bytes())
    case "t":
      let (from, to) = (draw.pick("ab", "a,", "li"), draw.pick("bx", "ab", ",\\xff"))
      return "bytes.maketrans(b'\(from)', b'\(to)')"
    case "l": return draw.pick(value(.list), "['a', 'b']", "[b'x', b'y']")
    case "q": return value(amongNumbers ? .range : draw.pick(Kind.sequences))
    case "e": return value(draw.pick(.set, .frozenset))
    case "r": return value(.range)
    case "d": return draw.pick(value(.dict), "{97: 'x', 98: None}")
    case "k": return draw.chance(60) ? "\(draw.below(10))" : hashable()
    case "x": return index()
    case "f": return function()
    default: return anything()
    }
  }

  /// A function of one argument.
  func function() -> String {
    draw.pick(
      "lambda v: v", "lambda v: -v", "len", "str", "lambda v: v % 3", "abs", "repr",
      "lambda v: t(v, v)",
      "None", "bool", "lambda v: v[0]", "lambda: 1", "type", "lambda v: (v, v)")
  }
}
