extension TreeDumper {
  /// The text of an expression, with every operation in parentheses.
  package static func dump(_ value: Expression) -> String {
    switch value.kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "..."
    case .integer(let literal): prefix(literal.radix) + literal.digits
    case .float(let number): "\(number)"
    case .string(let text): quoted(text)
    case .bytes(let bytes): "b" + quoted(TextConstant(codePoints: bytes.map(UInt32.init)))
    case .formatted(let pieces): "f'" + dump(pieces) + "'"
    case .name(let name): name
    case .tuple(let items): "(" + list(items) + (items.count == 1 ? ",)" : ")")
    case .list(let items): "[" + list(items) + "]"
    case .set(let items): "{" + list(items) + "}"
    case .dict(let items):
      "{"
        + items.map { item in
          switch item {
          case .pair(let key, let value): dump(key) + ": " + dump(value)
          case .unpack(let mapping): "**" + dump(mapping)
          }
        }.joined(separator: ", ") + "}"
    case .unary(let name, let operand):
      "(" + name.rawValue + (name == .not ? " " : "") + dump(operand) + ")"
    case .binary(let name, let left, let right):
      "(\(dump(left)) \(name.rawValue) \(dump(right)))"
    case .boolean(let name, let operands):
      "(" + operands.map(dump).joined(separator: " \(name.rawValue) ") + ")"
    case .comparison(let first, let links):
      "(" + dump(first)
        + links.map { " \($0.comparison.rawValue) " + dump($0.operand) }.joined() + ")"
    case .conditional(let test, let then, let otherwise):
      "(\(dump(then)) if \(dump(test)) else \(dump(otherwise)))"
    case .lambda(let parameters, let body):
      "(lambda \(dump(parameters)): \(dump(body)))"
    case .named(let target, let value): "(\(target.name) := \(dump(value)))"
    case .call(let function, let arguments): dump(function) + "(\(dump(arguments)))"
    case .attribute(let object, let name): dump(object) + "." + name.name
    case .subscript(let object, let index): dump(object) + "[\(dump(index))]"
    case .slice(let lower, let upper, let step):
      (lower.map(dump) ?? "") + ":" + (upper.map(dump) ?? "") + (step.map { ":" + dump($0) } ?? "")
    case .starred(let inner): "*" + dump(inner)
    case .listComprehension(let element, let clauses): "[" + dump(element) + dump(clauses) + "]"
    case .setComprehension(let element, let clauses): "{" + dump(element) + dump(clauses) + "}"
    case .dictComprehension(let key, let item, let clauses):
      "{" + dump(key) + ": " + dump(item) + dump(clauses) + "}"
    case .generator(let element, let clauses): "(" + dump(element) + dump(clauses) + ")"
    case .yield(let value): "(yield" + (value.map { " " + dump($0) } ?? "") + ")"
    case .yieldFrom(let value): "(yield from \(dump(value)))"
    }
  }

  private static func prefix(_ radix: Int) -> String {
    radix == 16 ? "0x" : radix == 8 ? "0o" : radix == 2 ? "0b" : ""
  }

  private static func list(_ items: [Expression]) -> String {
    items.map(dump).joined(separator: ", ")
  }

  /// The text of a target.
  package static func dump(_ target: Target) -> String {
    switch target.kind {
    case .name(let name): name
    case .attribute(let object, let name): dump(object) + "." + name.name
    case .subscript(let object, let index): dump(object) + "[\(dump(index))]"
    case .tuple(let items):
      "(" + items.map(dump).joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
    case .list(let items): "[" + items.map(dump).joined(separator: ", ") + "]"
    case .starred(let inner): "*" + dump(inner)
    }
  }

  static func dump(_ arguments: [Argument]) -> String {
    arguments.map { argument in
      switch argument {
      case .positional(let value): dump(value)
      case .keyword(let name, let value): name.name + "=" + dump(value)
      case .unpackSequence(let value): "*" + dump(value)
      case .unpackMapping(let value): "**" + dump(value)
      }
    }.joined(separator: ", ")
  }

  static func dump(_ parameters: Parameters) -> String {
    var parts = parameters.positionalOnly.map(dump)
    if !parts.isEmpty { parts.append("/") }
    parts += parameters.regular.map(dump)
    if let sequence = parameters.sequence {
      parts.append("*" + dump(sequence))
    } else if !parameters.keywordOnly.isEmpty {
      parts.append("*")
    }
    parts += parameters.keywordOnly.map(dump)
    if let mapping = parameters.mapping { parts.append("**" + dump(mapping)) }
    return parts.joined(separator: ", ")
  }

  private static func dump(_ parameter: Parameter) -> String {
    parameter.identifier.name + (parameter.annotation.map { ": " + dump($0) } ?? "")
      + (parameter.defaultValue.map { "=" + dump($0) } ?? "")
  }

  private static func dump(_ clauses: [ComprehensionClause]) -> String {
    clauses.map { clause in
      " for \(dump(clause.target)) in \(dump(clause.iterable))"
        + clause.conditions.map { " if " + dump($0) }.joined()
    }.joined()
  }

  private static func dump(_ pieces: [FormattedPiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): String(quoted(text).dropFirst().dropLast())
      case .field(let field):
        "{" + dump(field.value) + (field.conversion.map { "!" + $0.rawValue } ?? "")
          + (field.specification.map { ":" + dump($0) } ?? "") + "}"
      }
    }.joined()
  }

  /// The text between quotes; what is not printable ASCII as an escape.
  private static func quoted(_ text: TextConstant) -> String {
    var result = "'"
    for point in text.codePoints {
      switch point {
      case 0x27, 0x5C: result += "\\" + String(Unicode.Scalar(UInt8(point)))
      case 0x20..<0x7F: result += String(Unicode.Scalar(UInt8(point)))
      default: result += "\\u{" + String(point, radix: 16) + "}"
      }
    }
    return result + "'"
  }
}
