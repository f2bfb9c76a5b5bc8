/// Integers of any size, floats, and the conversions between numbers and text.
extension Author {
  func integers() {
    some(6) {
      line("a = \(draw.chance(60) ? bigInt() : int()); b = \(draw.chance(50) ? bigInt() : int())")
      some(3) { attempt(integerExpression()) }
    }
  }

  private func integerExpression() -> String {
    switch draw.below(12) {
    case 0: draw.pick("a // b", "a % b", "divmod(a, b)", "-a // b", "a // -b", "-a % b", "a % -b")
    case 1: draw.pick("a + b", "a - b", "a * b", "b - a", "a * a - b * b", "abs(a) + abs(b)")
    case 2: draw.pick("a & b", "a | b", "a ^ b", "~a", "a & ~b", "a & 0xffffffff", "a & -a")
    case 3: "\(draw.pick("a", "-a")) \(draw.pick("<<", ">>")) \(draw.below(130))"
    case 4:
      "pow(a, \(draw.below(40) - 4), \(draw.pick("b", "7", "97", "-5", "2**61 - 1", "0", "1")))"
    case 5: draw.pick("a / b", "a / 3", "float(a)", "a * 1.0", "a + 0.5", "a / 10**30", "b / a")
    case 6: draw.pick("a < b, a == b, a >= b", "a == float(a)", "a < 1e30", "b > float(b)")
    case 7: draw.pick("str(a)", "hex(a)", "oct(b)", "bin(a)", "f'{a:,}'", "f'{b:_x}'", "'%x' % b")
    case 8: draw.pick("a.bit_length()", "a.bit_count()", "hash(a)", "hash(b)", "int(str(a)) == a")
    case 9: "round(a, \(draw.below(30) - 25))"
    case 10:
      "a.to_bytes(\(draw.below(30)), \(draw.pick("'big'", "'little'", "'other'"))"
        + "\(draw.chance(50) ? ", signed=True" : ""))"
    default:
      "int.from_bytes(\(bytes()), \(draw.pick("'big'", "'little'"))"
        + "\(draw.chance(40) ? ", signed=True" : ""))"
    }
  }

  func floats() {
    some(6) {
      line("a = \(float()); b = \(float())")
      some(3) { attempt(floatExpression()) }
    }
  }

  private func floatExpression() -> String {
    switch draw.below(10) {
    case 0: draw.pick("a", "b", "-a", "a + 0.0", "abs(b)", "repr(a)", "str(b)", "f'{a}'")
    case 1: draw.pick("a + b", "a - b", "a * b", "a / b", "b / a")
    case 2: draw.pick("a // b", "a % b", "divmod(a, b)", "b % 3", "-b % 3", "b // -3.5")
    case 3: "round(a\(draw.chance(70) ? ", \(draw.below(24) - 8)" : ""))"
    case 4:
      draw.pick(
        "int(a)", "int(b)", "a.as_integer_ratio()", "a.is_integer()", "hash(a) if a == a else 0")
    case 5:
      draw.pick("a.hex()", "float.fromhex(a.hex()) == a", "float.fromhex('0x1.8p3')", "b.hex()")
    case 6: draw.pick("a < b", "a == b", "a != a", "a < 10**400", "a == int(b)", "bool(a)")
    case 7:
      "f'{a:\(draw.pick("", "+", " ", "0", ",")).\(draw.below(20))\(draw.pick("f", "e", "g", "%", "G", "E"))}'"
    case 8:
      draw.pick("float(repr(a)) == a", "float(str(b))", "max(a, b)", "min(a, b)", "sum([a, b, 1])")
    default: "abs(a) ** \(draw.pick("0.5", "2", "-1", "b", "3", "0", "1/3"))"
    }
  }

  func conversions() {
    some(8) {
      switch draw.below(8) {
      case 0: attempt("int(\(numeral())\(draw.chance(50) ? ", \(draw.below(40) - 2)" : ""))")
      case 1: attempt("float(\(floatNumeral()))")
      case 2: attempt("\(draw.pick("int", "float", "bool", "str", "repr", "ascii"))(\(anything()))")
      case 3:
        attempt("\(draw.pick("bytes", "bytearray", "list", "tuple", "dict"))(\(convertible()))")
      case 4: digitLimit()
      case 5:
        attempt("chr(\(draw.pick("65", "0x20ac", "0x10ffff", "0x110000", "-1", "'a'", "0xd800")))")
      case 6: attempt("ord(\(draw.pick(str(), bytes(), "'x'", "b'x'", "'日'")))")
      default: attempt("\(draw.pick("hex", "oct", "bin", "round", "abs"))(\(anything()))")
      }
    }
  }

  private func numeral() -> String {
    if draw.chance(20) { return anything() }
    let digits = draw.pick(
      "0", "12", "ff", "z", "101", "1_000", "_1", "1__0", "0x1F", "0b11", "0o7", "", " ",
      "٣", "9", "08", "007", "1e3", "-", "+", "3.0", "00", "0_0", "0b", "0x_f")
    let text =
      draw.pick("", "-", "+", " ", "\\n", "- ") + digits + draw.pick("", " ", "\\t", "\\x00", "L")
    return draw.chance(20)
      ? "b'\(text.unicodeScalars.allSatisfy(\.isASCII) ? text : "7")'" : "'\(text)'"
  }

  private func floatNumeral() -> String {
    if draw.chance(20) { return anything() }
    let digits = draw.pick(
      "1", "1.5", ".5", "5.", "1e5", "1e", "e5", "1e400", "-1e-400", "inf", "Infinity",
      "nan", "-inf", "1_0.0", "1_", "", ".", "0x1p3", "1,5", "infinit", "1e+05", "1E5",
      "1.7976931348623159e308",
      "9007199254740993", "0.1e1_0", "٣.٥", "123456789.123456789e-20")
    return "'\(draw.pick("", "-", "+", " ", "\\n"))\(digits)\(draw.pick("", " ", "\\x00", "f"))'"
  }

  private func convertible() -> String {
    switch draw.below(4) {
    case 0: anything()
    case 1: count()
    case 2: "[\(draw.list(0, 4) { "\(draw.below(300) - 20)" }.joined(separator: ", "))]"
    default:
      "[\(draw.list(0, 3) { draw.pick("(1, 2)", "'ab'", "'abc'", "[3]", "5", "(1, [])") }.joined(separator: ", "))]"
    }
  }

  private func digitLimit() {
    attempt(
      draw.pick(
        "int('1' * 4301)", "int('-' + '7' * 4300) % 97", "len(str(10 ** 4299))", "str(10 ** 4300)",
        "repr(-10 ** 4300)", "f'{10 ** 4300}'", "f'{10 ** 4300:x}'[:5]", "'%d' % 10 ** 4300",
        "int('1' * 5000, 16) % 1009", "int('1' * 5000, 10)", "int('_'.join(['12'] * 2200))",
        "float(10 ** 308)", "float(10 ** 309)", "int(1e308) % 10**9", "10 ** 400 / 10 ** 399",
        "10 ** 400 / 3", "1 / 10 ** 400", "(10 ** 400) * 1.0", "[10 ** 5000]", "print(10 ** 4300)"))
  }
}
