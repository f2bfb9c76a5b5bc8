/// The specification of a field that is formatted again and again: read once for numbers and texts.
final class PreparedSpecification {
  private let text: PyStr
  private var forInt: FormatSpecification?
  private var forFloat: FormatSpecification?
  private var forText: FormatSpecification?
  /// Whether small integers are only padded: `5`, `03d`, `>8`.
  private var isPlainInt = false
  /// Whether they are only padded and written in hexadecimal: `x`, `02x`, `08X`.
  private var isPlainHex = false

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

  /// Writes a text where only padding, and perhaps a part of it, is asked for; false otherwise.
  func append(
    _ value: PyStr, to result: inout TextBuilder, _ cx: Context
  ) throws(PyException) -> Bool {
    if text.count == 0 || !value.isExactly(TypeAddress.str) { return false }
    let format = try readForText(value)
    guard format.letter == "s", format.sign == 0, !format.coercesZero, !format.isAlternate,
      format.align != 61
    else { return false }
    let count = format.precision < 0 ? value.count : min(value.count, format.precision)
    let room = format.width - count
    if room > 0 { try cx.checkSize(format.width, of: 4) }
    let left = room <= 0 ? 0 : format.align == 62 ? room : format.align == 94 ? room / 2 : 0
    result.append(format.fill, times: left)
    if count == value.count {
      result.append(value)
    } else {
      result.append(value, 0..<count)
    }
    result.append(format.fill, times: room - left)
    return true
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
    guard isPlainInt else {
      return isPlainHex ? try appendHex(number, format, to: &result, cx) : false
    }
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

  private func appendHex(
    _ number: Int, _ format: FormatSpecification, to result: inout TextBuilder, _ cx: Context
  ) throws(PyException) -> Bool {
    if number < 0 { return false }
    let count = max(1, (64 - number.leadingZeroBitCount + 3) / 4)
    if format.width > 0 { try cx.checkSize(format.width, of: 4) }
    result.append(format.fill, times: format.width - count)
    let letters: UInt32 = format.letter == "x" ? 87 : 55
    for place in (0..<count).reversed() {
      let digit = UInt32(truncatingIfNeeded: number &>> (place * 4) & 15)
      result.append(digit < 10 ? 48 + digit : letters + digit)
    }
    return true
  }

  private func readForText(_ value: PyStr) throws(PyException) -> FormatSpecification {
    if let forText { return forText }
    let format = try FormatSpecification(
      text, defaultType: "s", defaultAlign: "<", typeName: value.type.title)
    forText = format
    return format
  }

  private func readForInt() throws(PyException) -> FormatSpecification {
    if let forInt { return forInt }
    let format = try FormatSpecification(
      text, defaultType: "d", defaultAlign: ">", typeName: "int")
    let isPlain =
      format.precision < 0 && !format.coercesZero && format.sign == 0
      && format.grouping == .none && format.fill < 128 && format.align != 94
      && (format.align != 60 || format.fill == 32)
    isPlainInt = isPlain && format.letter == "d"
    isPlainHex =
      isPlain && (format.letter == "x" || format.letter == "X") && !format.isAlternate
      && format.align != 60
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
