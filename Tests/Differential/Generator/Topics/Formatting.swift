/// Format specifications in f-strings, `format` and `str.format`, and the `%` operator.
extension Author {
  func formatting() {
    line("a = \(formattable())")
    line("b = \(formattable()); c = \(draw.below(14)); d = \(draw.below(6))")
    some(6) {
      switch draw.below(9) {
      case 0, 1: attempt("format(\(name2()), '\(specification())')")
      case 2, 3: attempt("f'\(filler())\(field())\(filler())\(draw.chance(30) ? field() : "")'")
      case 4:
        attempt(
          "'\(formatField())\(filler())\(draw.chance(30) ? formatField() : "")'.format(\(formatArguments()))"
        )
      case 5: attempt("f'{\(name2()):{c}.{d}\(draw.pick("f", "e", "", "g", "s"))}'")
      case 6: attempt("f'{\(name2()):{\"\(draw.pick("<", ">", "^", "*^", "0="))\"}{c}}'")
      case 7:
        attempt(
          "f'{\(draw.pick("a", "b", "a, b", "c + d", "[a]", "(lambda: c)()", " {1: 2}[1]")) \(draw.pick("=", "= ", "!r", "!s", "!a", "=!s", "=:>9"))}'"
        )
      default: attempt("'{:\(specification())}'.format(\(name2()))")
      }
    }
  }

  private func name2() -> String { draw.pick("a", "b", "c") }
  private func filler() -> String { draw.pick("", "x", "{{", "}}", " é ", "%s", "\\n") }

  func formattable() -> String {
    draw.chance(75)
      ? value(draw.pick(.int, .float, .float, .str, .bool))
      : value(draw.pick(.none, .list, .bytes, .tuple, .dict))
  }

  func specification() -> String {
    if draw.chance(5) {
      return draw.pick("zz", "10.", ".", "<<<", "5x5", "s10", "-.f", "%%", "1.2.3")
    }
    var text = ""
    if draw.chance(50) {
      text += draw.pick("", "*", "0", "x", "é", " ") + draw.pick("<", ">", "^", "=")
    }
    if draw.chance(25) { text += draw.pick("+", "-", " ") }
    if draw.chance(5) { text += "z" }
    if draw.chance(15) { text += "#" }
    if draw.chance(20) { text += "0" }
    if draw.chance(60) { text += "\(draw.below(25))" }
    if draw.chance(20) { text += draw.pick(",", "_") }
    if draw.chance(40) { text += ".\(draw.below(18))" }
    return text
      + draw.pick("", "d", "f", "e", "g", "s", "x", "X", "b", "o", "c", "n", "%", "F", "E", "G")
  }

  private func field() -> String {
    "{\(name2())\(draw.chance(30) ? draw.pick("!r", "!s", "!a") : "")"
      + "\(draw.chance(60) ? ":" + specification() : "")}"
  }

  private func formatField() -> String {
    let inside = draw.pick(
      "", "0", "1", "k", "0[0]", "k.real", "1[x]", "2", "a", "0.imag", "0[-1]", "0]")
    let conversion = draw.chance(20) ? draw.pick("!r", "!s", "!a", "!x") : ""
    let spec = draw.chance(50) ? ":" + (draw.chance(20) ? "{1}" : specification()) : ""
    return draw.chance(4)
      ? draw.pick("{", "}", "{0", "{!}", "{0!}") : "{\(inside)\(conversion)\(spec)}"
  }

  private func formatArguments() -> String {
    draw.pick("a, b", "a", "a, b, k=c", "", "a, c, k=b", "*[a, c]", "[1, 2], {'x': 3}, k=1.5")
  }

  func percent() {
    line("a = \(formattable()); b = \(formattable())")
    some(8) {
      let directives = draw.list(0, 3) { filler2() + directive(isNamed: false) + filler2() }
      switch draw.below(5) {
      case 0, 1: attempt("'\(directives.joined())' % \(percentArguments(directives))")
      case 2:
        attempt(
          "'\(directive(isNamed: false))' % \(draw.pick("a", "b", "(a,)", "[a]", "{'a': 1}"))")
      case 3:
        attempt("'\(directive(isNamed: true)) \(directive(isNamed: true))' % {'a': a, 'b': b}")
      default:
        attempt("b'\(directives.joined())' % \(percentArguments(directives))".asciiOnly)
      }
    }
  }

  private func filler2() -> String { draw.pick("", "x", "%%", " ", "=") }

  private func directive(isNamed: Bool) -> String {
    var text = "%" + (isNamed ? draw.pick("(a)", "(b)", "(c)", "(a", "") : "")
    if draw.chance(40) { text += draw.list(1, 3) { draw.pick("-", "+", " ", "#", "0") }.joined() }
    if draw.chance(50) { text += draw.chance(isNamed ? 0 : 10) ? "*" : "\(draw.below(20))" }
    if draw.chance(40) { text += "." + (draw.chance(isNamed ? 0 : 10) ? "*" : "\(draw.below(15))") }
    if draw.chance(5) { text += draw.pick("l", "h", "L") }
    return text
      + draw.pick(
        "s", "d", "r", "f", "x", "i", "u", "o", "X", "e", "g", "c", "a", "F", "E", "G", "%", "b",
        "q", "")
  }

  /// Values for some directives; where one takes its width from them, they are all small.
  private func percentArguments(_ directives: [String]) -> String {
    let wanted = draw.chance(85) ? directives.count : draw.below(4)
    let hasWidth = directives.contains { $0.contains("*") }
    return tuple(
      (0..<wanted).map { _ in
        if hasWidth { return draw.pick("\(draw.below(20) - 5)", "'ab'", "2.5") }
        return draw.chance(60) ? draw.pick("a", "b") : formattable()
      })
  }
}

extension String {
  /// The text without what a bytes literal cannot hold.
  var asciiOnly: String { String(unicodeScalars.filter(\.isASCII).map(Character.init)) }
}
