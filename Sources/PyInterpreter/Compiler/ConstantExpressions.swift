internal import BigInt
internal import PySyntax

extension Expression {
  /// Whether CPython makes a constant of the expression when it compiles it.
  ///
  /// Products, powers and shifts that would be long are left to the run.
  var isConstant: Bool {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes: true
    case .unary(_, let operand): operand.isConstant
    case .binary(let sign, let left, let right):
      left.isConstant && right.isConstant && Self.isFolded(sign, left, right)
    case .tuple(let items): items.allSatisfy(\.isConstant)
    case .formatted, .name, .list, .set, .dict, .boolean, .comparison, .conditional, .lambda,
      .named, .call, .attribute, .subscript, .slice, .starred, .listComprehension,
      .setComprehension, .dictComprehension, .generator, .yield, .yieldFrom:
      false
    }
  }

  private static func isFolded(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Bool {
    guard let a = left.constantInteger, let b = right.constantInteger else { return true }
    let mostBits = 128
    switch sign {
    case .power:
      return a.isZero || b <= 0 || a.magnitude.bitWidth <= mostBits / (Int(exactly: b) ?? .max)
    case .multiply:
      return a.isZero || b.isZero || a.magnitude.bitWidth + b.magnitude.bitWidth <= mostBits
    case .shiftLeft:
      return a.isZero || b <= mostBits && a.magnitude.bitWidth + Int(b) <= mostBits
    default: return true
    }
  }

  /// The value of an integer literal, or of arithmetic on some; nil where it is none.
  private var constantInteger: BigInt? {
    switch kind {
    case .integer(let literal):
      return literal.small.map { BigInt($0) } ?? BigInt(literal.digits, radix: literal.radix)
    case .unary(.minus, let operand): return operand.constantInteger.map { -$0 }
    case .binary(let sign, let left, let right):
      guard let a = left.constantInteger, let b = right.constantInteger else { return nil }
      switch sign {
      case .add: return a + b
      case .subtract: return a - b
      case .power where Self.isFolded(sign, left, right) && b >= 0: return a.power(Int(b))
      default: return nil
      }
    default: return nil
    }
  }
}
