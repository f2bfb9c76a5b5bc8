/// A piece of an f-string: text as it stands, or a replacement field.
package enum FormattedPiece: Sendable {
  case text(TextConstant)
  case field(FormattedField)
}

/// A replacement field `{value!conversion:specification}` of an f-string.
///
/// For `{value=}` the text before the equals sign is a `text` piece of its own, and the conversion
/// is `repr` when the field gives neither conversion nor specification.
package struct FormattedField: Sendable {
  /// The function that is applied before formatting.
  package enum Conversion: String, Hashable, Sendable {
    case str = "s"
    case repr = "r"
    case ascii = "a"
  }

  /// The expression.
  package let value: Expression
  /// The conversion, when one is asked for.
  package let conversion: Conversion?
  /// The pieces of the format specification; `nil` without a colon.
  package let specification: [FormattedPiece]?
  /// From the opening to behind the closing brace.
  package let range: SourceRange

  /// Makes a field.
  package init(
    value: Expression, conversion: Conversion?, specification: [FormattedPiece]?,
    range: SourceRange
  ) {
    self.value = value
    self.conversion = conversion
    self.specification = specification
    self.range = range
  }
}
