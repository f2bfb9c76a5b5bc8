internal import PySyntax

/// f-strings.
extension Compiler {
  func formatted(_ pieces: [FormattedPiece]) throws(CompileError) -> Evaluate {
    let parts = try formattedParts(pieces)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      .object(try Self.join(parts, frame))
    }
  }

  /// A piece of an f-string, compiled.
  enum TextPart {
    case text(PyStr)
    case field(Evaluate, FormattedField.Conversion?, FieldSpecification)
  }

  /// What stands behind the colon of a field.
  enum FieldSpecification {
    case none
    /// A text without fields of its own, read once.
    case constant(PreparedSpecification)
    case computed([TextPart])
  }

  func formattedParts(_ pieces: [FormattedPiece]) throws(CompileError) -> [TextPart] {
    var parts: [TextPart] = []
    for piece in pieces {
      switch piece {
      case .text(let constant):
        parts.append(.text(PyStr(codePoints: constant.codePoints)))
      case .field(let field):
        parts.append(try formattedField(field))
      }
    }
    return parts
  }

  func formattedField(_ field: FormattedField) throws(CompileError) -> TextPart {
    let value = try expression(field.value)
    guard let pieces = field.specification else { return .field(value, field.conversion, .none) }
    let parts = try formattedParts(pieces)
    if parts.count == 1, case .text(let text) = parts[0] {
      return .field(value, field.conversion, .constant(PreparedSpecification(text)))
    }
    return .field(value, field.conversion, .computed(parts))
  }

  private static func join(_ parts: [TextPart], _ frame: Frame) throws(PyException) -> PyStr {
    var result = TextBuilder()
    for part in parts {
      switch part {
      case .text(let text): result.append(text)
      case .field(let value, let conversion, let specification):
        try append(try value(frame), conversion, specification, to: &result, frame)
      }
    }
    return result.text
  }

  private static func append(
    _ value: Value, _ conversion: FormattedField.Conversion?, _ specification: FieldSpecification,
    to result: inout TextBuilder, _ frame: Frame
  ) throws(PyException) {
    let cx = frame.cx
    switch specification {
    case .none:
      let operand = try converted(value, conversion, cx)
      if case .int(let number) = operand { return result.append(decimal: number) }
      result.append(try cx.format(operand, PyStr.empty))
    case .constant(let prepared):
      let operand = try converted(value, conversion, cx)
      if case .int(let number) = operand, try prepared.append(number, to: &result, cx) { return }
      if case .float(let number) = operand, try prepared.append(number, to: &result, cx) { return }
      if let text = operand.asStr, try prepared.append(text, to: &result, cx) { return }
      result.append(try prepared.format(operand, cx))
    case .computed(let parts):
      let specification = try join(parts, frame)
      result.append(try cx.format(try converted(value, conversion, cx), specification))
    }
  }

  @inline(__always)
  private static func converted(
    _ value: Value, _ conversion: FormattedField.Conversion?, _ cx: Context
  ) throws(PyException) -> Value {
    switch conversion {
    case .str: .object(try cx.strObject(value))
    case .repr: .object(try cx.reprObject(value))
    case .ascii: .object(PyStr(ascii: try cx.ascii(value)))
    case nil: value
    }
  }
}
