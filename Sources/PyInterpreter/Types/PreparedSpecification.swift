/// The specification of a field that is formatted again and again: read once for numbers.
final class PreparedSpecification {
  private let text: PyStr
  private var forInt: FormatSpecification?
  private var forFloat: FormatSpecification?
  /// Whether small integers are only padded: `5`, `03d`, `>8`.
  private var isPlainInt = false

  init(_ text: PyStr) { self.text = text }

  /// `format(value, specification)`.
  func format(_ value: Value, _ cx: Context) throws(PyException) -> PyStr {
    if case .int = value, text.count > 0 {
      return try Formatting.int(value, try readForInt(), cx)
    }
    if case .float(let number) = value, text.count > 0 {
      return try Formatting.float(number, try readForFloat(), "float", cx)
    }
    return try cx.format(value, text)
  }

  /// Writes a small integer where only padding is asked for; false otherwise.
  func append(
    _ number: Int, to result: inout TextBuilder, _ cx: Context
  ) throws(PyException) -> Bool {
    if text.count == 0 {
      result.append(decimal: number)
      return true
    }
    let format = try readForInt()
    guard isPlainInt else { return false }
    if format.width > 0 { try cx.checkSize(format.width, of: 4) }
    if format.align == 60 {
      result.append(decimal: number, rightTo: format.width)
    } else {
      result.append(
        decimal: number, width: format.width, fill: UInt8(format.fill),
        signFirst: format.align == 61)
    }
    return true
  }

  /// Writes a float with a fixed number of places where only padding is asked for besides; false otherwise.
  func append(
    _ number: Double, to result: inout TextBuilder, _ cx: Context
  ) throws(PyException) -> Bool {
    if text.count == 0 { return false }
    let format = try readForFloat()
    guard format.letter == "f", format.precision <= 100, format.sign == 0, !format.coercesZero,
      !format.isAlternate, format.grouping == .none, format.align == 62, format.fill < 128,
      number.isFinite
    else { return false }
    if format.width > 0 { try cx.checkSize(format.width, of: 4) }
    result.append(
      fixed: number, places: format.precision < 0 ? 6 : format.precision, width: format.width,
      fill: UInt8(format.fill))
    return true
  }

  private func readForInt() throws(PyException) -> FormatSpecification {
    if let forInt { return forInt }
    let format = try FormatSpecification(
      text, defaultType: "d", defaultAlign: ">", typeName: "int")
    isPlainInt =
      format.letter == "d" && format.precision < 0 && !format.coercesZero && format.sign == 0
      && format.grouping == .none && format.fill < 128 && format.align != 94
      && (format.align != 60 || format.fill == 32)
    forInt = format
    return format
  }

  private func readForFloat() throws(PyException) -> FormatSpecification {
    if let forFloat { return forFloat }
    let format = try FormatSpecification(
      text, defaultType: "\0", defaultAlign: ">", typeName: "float")
    forFloat = format
    return format
  }
}
