/// Functions of every signature, called in every way.
extension Author {
  func calls() {
    let parameters = signature()
    block("def f(\(parameters)):") {
      let names = Self.parameterNames(parameters)
      line("return \(names.isEmpty ? "'none'" : "(" + names.joined(separator: ", ") + ",)")")
    }
    some(5) { attempt("f(\(callArguments()))") }
    if draw.chance(40) { sharedDefault() }
    if draw.chance(30) { decorated() }
    if draw.chance(20) {
      line("g = lambda \(parameters): 1")
      attempt("g(\(callArguments()))")
    }
  }

  private func signature() -> String {
    var parts: [String] = []
    var hasDefault = false
    let positional = draw.list(0, 3) { draw.chance(40) }
    for (number, isOptional) in positional.enumerated() {
      hasDefault = hasDefault || isOptional
      parts.append(["a", "b", "c"][number % 3] + (hasDefault ? "=\(traced("\(number)"))" : ""))
      if number == 0, draw.chance(15) { parts.append("/") }
    }
    let hasStar = draw.chance(40)
    if hasStar { parts.append("*d") }
    let keywordOnly = draw.list(0, 2) { draw.chance(50) }
    if !keywordOnly.isEmpty, !hasStar { parts.append("*") }
    for (number, isOptional) in keywordOnly.enumerated() {
      parts.append(["j", "k"][number % 2] + (isOptional ? "='\(number)'" : ""))
    }
    if draw.chance(30) { parts.append("**m") }
    return parts.joined(separator: ", ")
  }

  private static func parameterNames(_ parameters: String) -> [String] {
    parameters.split(separator: ", ").compactMap { part in
      let name = part.drop { $0 == "*" }.prefix { $0 != "=" }
      return name.count == 1 && name != "/" && !name.hasSuffix(")") ? String(name) : nil
    }
  }

  private func callArguments() -> String {
    var parts = draw.list(0, 3) { perhapsTraced("\(draw.below(9))") }
    if draw.chance(25) {
      parts.append(
        "*\(draw.pick("[7, 8]", "'xy'", "()", "t(90, (5,))", "range(2)", "{3: 4}", "5", "None"))")
    }
    if draw.chance(10) { parts.append("6") }
    var named: [String] = []
    draw.some(0, 3) {
      let name = draw.pick("a", "b", "c", "j", "k", "z", "d")
      if !named.contains(name) {
        named.append(name)
        parts.append("\(name)=\(perhapsTraced("'\(name.uppercased())'"))")
      }
    }
    if draw.chance(20) {
      parts.append(
        "**\(draw.pick("{'k': 1}", "{}", "{'a': 2, 'q': 3}", "{1: 2}", "t(91, {'j': 1})", "5", "dict(b=1)")) "
      )
    }
    if draw.chance(10) { parts.append("**{'j': 9}") }
    return parts.joined(separator: ", ")
  }

  private func sharedDefault() {
    block("def h(v, a=\(draw.pick("[]", "{}", "[0]")), *, b=[]):") {
      line(
        draw.pick(
          "b.append(v); return a, b", "a = a or [v]; a.append(v) if a is list else None; return a",
          "b += [v]; return b", "a = list(a) + [v]; return a",
          "(a.append if isinstance(a, list) else b.append)(v); return a, b"))
    }
    some(3) { attempt("h(\(draw.below(5))\(draw.pick("", "", ", [9]", ", b=[8]")))") }
    attempt("h.__defaults__")
  }

  private func decorated() {
    block("def deco(name):") {
      line("print('deco', name, end=' ')")
      block("def outer(function):") {
        line("print('outer', function.__name__, end=' ')")
        block("def inner(*a, **k):") {
          line("print('call', name, a, k, end=' ')")
          line(
            "return \(draw.pick("function(*a, **k)", "[function(*a, **k)]", "function(*a[::-1], **k)"))"
          )
        }
        line("return \(draw.pick("inner", "inner", "function", "name"))")
      }
      line("return outer")
    }
    line("@deco(\(traced("1")))")
    line("@deco(\(traced("2")))")
    line("def p(a, b=\(traced("3"))): return a, b")
    attempt("p(\(draw.pick("1", "1, 2", "b=1, a=2", "")))")
  }
}
