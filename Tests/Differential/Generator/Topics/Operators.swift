/// Operators on operands of any kinds, what they evaluate and in which order.
extension Author {
  static let comparisons = ["<", "<=", ">", ">=", "==", "!=", "in", "not in"]
  static let binary = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "<<", ">>", "**", "@"]

  func operators() {
    some(6) {
      switch draw.below(7) {
      case 0, 1: attempt(binaryExpression())
      case 2: attempt("\(draw.pick("-", "+", "~", "not "))\(operand(perhapsTraced(anything())))")
      case 3: attempt(comparisonChain())
      case 4: attempt(condition())
      case 5: augmentation()
      default: sameKindComparison()
      }
    }
  }

  /// A binary operation; sizes of results stay small.
  func binaryExpression() -> String {
    let sign = draw.pick(Self.binary)
    let (left, right) = operands(of: sign)
    return "\(operand(perhapsTraced(left))) \(sign) \(operand(perhapsTraced(right)))"
  }

  func operands(of sign: String) -> (String, String) {
    switch sign {
    case "*":
      if draw.chance(50) { return (number(), number()) }
      let sequence = value(draw.pick(Kind.sequences))
      let other = draw.chance(20) ? safe() : count()
      return draw.chance(30) ? (other, sequence) : (sequence, other)
    case "<<", ">>":
      return (draw.chance(85) ? int() : safe(), draw.chance(85) ? "\(draw.below(80) - 3)" : safe())
    case "**":
      switch draw.below(4) {
      case 0: return (int(), "\(draw.below(8))")
      case 1: return (number(), draw.pick("-1", "-2", "2", "0", "True"))
      case 2: return ("\(draw.below(30)).\(draw.below(100))", float())
      default: return (safe(), safe())
      }
    case "%":
      return draw.chance(80) ? (number(), number()) : (safe(), anything())
    default:
      if draw.chance(45) { return (number(), number()) }
      if draw.chance(50) {
        let kind = draw.pick(Kind.allCases)
        return (value(kind), value(kind))
      }
      return (anything(), anything())
    }
  }

  /// A small value of any kind.
  func safe() -> String {
    draw.chance(50)
      ? "\(draw.below(6))" : value(draw.pick(Kind.allCases.filter { $0 != .int && $0 != .float }))
  }

  func comparisonChain() -> String {
    var text = operand(perhapsTraced(draw.chance(60) ? number() : anything()))
    draw.some(1, 3) {
      let sign = draw.pick(Self.comparisons)
      let isMembership = sign.hasSuffix("in")
      let other =
        isMembership
        ? value(draw.pick(.list, .tuple, .dict, .str, .set, .range, .bytes))
        : draw.chance(60) ? number() : anything()
      text += " \(sign) \(operand(perhapsTraced(other)))"
    }
    return text
  }

  func sameKindComparison() {
    let kind = draw.pick(Kind.allCases)
    line("a = \(value(kind))")
    line("b = \(draw.chance(30) ? "a" : value(kind))")
    some(4) { attempt("a \(draw.pick(Self.comparisons)) b") }
  }

  /// `and`, `or`, `not` and the conditional expression, with traces.
  func condition(_ depth: Int = 2) -> String {
    guard depth > 0 else { return traced(draw.pick("0", "1", "''", "'x'", "[]", "None", "2.5")) }
    switch draw.below(4) {
    case 0: return "(\(condition(depth - 1)) and \(condition(depth - 1)))"
    case 1: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
    case 2: return "(not \(condition(depth - 1)))"
    default:
      return "(\(condition(depth - 1)) if \(condition(depth - 1)) else \(condition(depth - 1)))"
    }
  }

  /// An augmented assignment, and whether the object under its other name changed as well.
  func augmentation() {
    let sign = draw.pick(Self.binary)
    let (left, right) = operands(of: sign)
    line("a = b = \(left)")
    attempting {
      line("a \(sign)= \(perhapsTraced(right))")
      line("show(a)")
    }
    line("show(b)")
  }
}
