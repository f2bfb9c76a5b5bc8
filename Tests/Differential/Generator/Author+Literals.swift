/// The kinds of values that cases are made of.
enum Kind: CaseIterable {
  case int, bool, float, str, none, bytes, list, tuple, dict, set, bytearray, range, frozenset
  case memoryview

  /// Those that are ordered sequences.
  static let sequences: [Kind] = [.list, .str, .bytes, .tuple, .bytearray, .range, .memoryview]
}

extension Author {
  /// An expression for a value of a kind.
  func value(_ kind: Kind, nesting: Int = 1) -> String {
    switch kind {
    case .int: int()
    case .bool: draw.pick("True", "False")
    case .float: float()
    case .str: str()
    case .none: "None"
    case .bytes: bytes()
    case .list: "[" + items(nesting).joined(separator: ", ") + "]"
    case .tuple: tuple(items(nesting))
    case .dict: dict(nesting)
    case .set: set()
    case .bytearray: "bytearray(\(bytes()))"
    case .range: range()
    case .frozenset: "frozenset(\(set()))"
    case .memoryview: "memoryview(\(draw.chance(50) ? "bytearray(\(bytes()))" : bytes()))"
    }
  }

  /// A value of any kind.
  func anything(nesting: Int = 1) -> String { value(draw.pick(Kind.allCases), nesting: nesting) }

  /// A value that is small whatever it is multiplied with.
  func number() -> String { value(draw.pick(.int, .float, .bool)) }

  // MARK: Numbers

  static let edgeInts = [
    "255", "256", "-1", "-128", "65535", "65536", "2**31 - 1", "2**31", "2**32", "-2**31", "2**53",
    "2**53 + 1", "2**62", "2**63 - 1", "2**63", "-2**63", "-2**63 - 1", "2**64 - 1", "2**64",
    "10**18", "10**19", "10**25", "-10**25", "2**100", "2**1024", "-7**30", "0x7f", "0b1011",
    "0o17", "1_000_000",
  ]

  /// Any integer: small, at an edge, or long.
  func int() -> String {
    switch draw.below(7) {
    case 0, 1: "\(draw.below(10))"
    case 2, 3: "\(draw.below(41) - 20)"
    case 4: "\(draw.below(100_000) - 50_000)"
    case 5: draw.pick(Self.edgeInts)
    default: bigInt()
    }
  }

  /// An integer of many digits.
  func bigInt() -> String {
    let digits = (0..<draw.pick([19, 20, 25, 38, 60])).map { _ in "\(draw.below(9) + 1)" }
    return (draw.chance(40) ? "-" : "") + digits.joined()
  }

  /// An integer that is no danger as a length.
  func count() -> String {
    draw.chance(10) ? draw.pick("2**63", "-2**63", "2**64", "-10**20") : "\(draw.below(14) - 3)"
  }

  /// An index: near a sequence's ends, or far beyond them.
  func index() -> String {
    draw.chance(7)
      ? draw.pick("2**63", "-2**63", "10**20", "-10**20", "True") : "\(draw.below(17) - 8)"
  }

  static let edgeFloats = [
    "0.1", "1e16", "1e15", "123456789012345680.0", "9007199254740993.0", "1e22", "1e23", "1e-4",
    "1e-5", "0.00012345", "5e-324", "1.7976931348623157e308", "2.2250738585072014e-308", "1e100",
    "float('inf')", "-float('inf')", "float('nan')", "-0.0", "0.3", "2.675", "1.005", "1/3", "2/3",
    "1e300*10", "4.35", "0.5", "1.5", "2.5", "-2.5", "1e21", "123.456", "1_0.0_1", "1e0",
  ]

  /// Any float: plain, at an edge, or with all digits.
  func float() -> String {
    switch draw.below(5) {
    case 0: return "\(draw.below(9)).\(draw.pick("0", "5", "25"))"
    case 1: return "-\(draw.below(100)).\(draw.below(1000))"
    case 2: return draw.pick(Self.edgeFloats)
    case 3: return "\(draw.below(10)).\(digits(17))e\(draw.below(50) - 25)"
    default: return "\(draw.below(10)).\(digits(17))e\(draw.below(600) - 300)"
    }
  }

  func digits(_ count: Int) -> String {
    (0..<count).map { _ in "\(draw.below(10))" }.joined()
  }

  // MARK: Texts and bytes

  static let words = [
    "", "a", "ab", "abc", "hello world", "  spaced  out ", "a,b,,c", "line\\nnext\\r\\nlast\\n",
    "Title Case", "MiXeD", "123", "-45", " 12 ", "0x1f", "3.14", "1e5", "aaaa", "abcabc", "\\t",
    "tab\\tbed", "\\x00", "é", "ß", "日本", "\\U0001f600", "it\\'s", "\\\"", "\\\\", "x=1", "²",
    "½", "İ", "ŉ", "\\x85", "\\u2028", "\\x1c", "a\\x0bb", "banana", "Key: value", "12ab", "_id",
    "ǆ", "ﬁ", "Σας", "+7", "a b c", "a  b", "--", "%", "{}", "\\x7f", "\\xa0", "\\ud800", "9",
  ]

  /// A string literal.
  func str() -> String {
    let text =
      draw.chance(30) ? draw.pick(Self.words) + draw.pick(Self.words) : draw.pick(Self.words)
    return "'\(text)'"
  }

  static let byteWords = [
    "", "a", "ab", "abc", "hello world", "a,b,,c", "line\\nnext\\r\\nlast\\n", "\\x00", "\\xff",
    "\\x80\\x81", "  pad ", "123", "GET / HTTP/1.0\\r\\n\\r\\n", "aaaa", "abcabc", "MiXeD",
    "\\xc3\\xa9", "\\t\\v", "it\\'s", "\\\"", "0a1b", "Title", "\\xe2\\x82", "+5", "12 ",
  ]

  /// A bytes literal.
  func bytes() -> String {
    let text =
      draw.chance(30)
      ? draw.pick(Self.byteWords) + draw.pick(Self.byteWords) : draw.pick(Self.byteWords)
    return "b'\(text)'"
  }

  // MARK: Containers

  func scalar() -> String { value(draw.pick(.int, .str, .float, .none, .bool, .bytes)) }

  func items(_ nesting: Int) -> [String] {
    switch draw.below(3) {
    case 0: draw.list(0, 6) { "\(draw.below(10))" }
    case 1: draw.list(0, 4) { str() }
    default:
      draw.list(0, 4) {
        nesting > 0 ? value(draw.pick(Kind.allCases.dropLast()), nesting: nesting - 1) : scalar()
      }
    }
  }

  func tuple(_ items: [String]) -> String {
    "(" + items.joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
  }

  /// A key whose hash is the same in each run.
  func hashable() -> String {
    switch draw.below(4) {
    case 0: int()
    case 1: draw.pick("0.5", "1.0", "2.5", "-0.0", "1e300", "2.0**70")
    case 2: draw.pick("True", "False")
    default: tuple(draw.list(0, 2) { int() })
    }
  }

  /// A key for a dict, where hashes do not show.
  func key() -> String { draw.chance(50) ? str() : hashable() }

  func dict(_ nesting: Int) -> String {
    let pairs = draw.list(0, 4) {
      "\(key()): \(nesting > 0 ? anything(nesting: nesting - 1) : scalar())"
    }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  func set() -> String {
    let members = draw.list(0, 5) { draw.chance(25) ? hashable() : "\(draw.below(40))" }
    return members.isEmpty ? "set()" : "{" + members.joined(separator: ", ") + "}"
  }

  func range() -> String {
    switch draw.below(3) {
    case 0: "range(\(draw.below(9)))"
    case 1: "range(\(draw.below(15) - 5), \(draw.below(15) - 5))"
    default:
      "range(\(draw.below(30) - 10), \(draw.below(30) - 10), \(draw.pick(1, 2, 3, -1, -2, -7)))"
    }
  }
}
