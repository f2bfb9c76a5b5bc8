internal import BigInt

/// `format(value, specification)` for `str`, `int` and `float`.
enum Formatting {
  /// `format(text, specification)`.
  static func text(
    _ text: PyStr, _ specification: PyStr, _ cx: Context
  ) throws(PyException) -> PyStr {
    if specification.count == 0 { return text.plain }
    let typeName = text.type.title
    let format = try FormatSpecification(
      specification, defaultType: "s", defaultAlign: "<", typeName: typeName)
    guard format.letter == "s" else { throw format.unknownType(typeName) }
    if format.sign != 0 {
      throw .valueError(
        "\(format.sign == 32 ? "Space" : "Sign") not allowed in string format specifier")
    }
    if format.coercesZero {
      throw .valueError(
        "Negative zero coercion (z) not allowed in string format specifier")
    }
    if format.isAlternate {
      throw .valueError("Alternate form (#) not allowed in string format specifier")
    }
    if format.align == 61 {
      throw .valueError("'=' alignment not allowed in string format specifier")
    }
    var body = text
    if format.precision >= 0, format.precision < text.count {
      body = text.slice(0..<format.precision)
    }
    let room = format.width - body.count
    if room <= 0 { return body.plain }
    let left = format.align == 62 ? room : format.align == 94 ? room / 2 : 0
    return try StrType.padded(body, left, room - left, format.fill, cx)
  }

  /// `format(number, specification)` of an `int`.
  static func int(
    _ value: Value, _ specification: PyStr, _ cx: Context
  ) throws(PyException) -> PyStr {
    if specification.count == 0 { return try cx.strObject(value) }
    let format = try FormatSpecification(
      specification, defaultType: "d", defaultAlign: ">", typeName: value.type.title)
    return try int(value, format, cx)
  }

  /// The same with a specification that has been read.
  static func int(
    _ value: Value, _ format: FormatSpecification, _ cx: Context
  ) throws(PyException) -> PyStr {
    switch format.letter {
    case "b", "c", "d", "o", "x", "X", "n": return try integer(value, format, cx)
    case "e", "E", "f", "F", "g", "G", "%":
      return try float(try FloatType.exact(value), format, value.type.title, cx)
    default: throw format.unknownType(value.type.title)
    }
  }

  private static func integer(
    _ value: Value, _ format: FormatSpecification, _ cx: Context
  ) throws(PyException) -> PyStr {
    if format.precision >= 0 {
      throw .valueError("Precision not allowed in integer format specifier")
    }
    if format.coercesZero {
      throw .valueError(
        "Negative zero coercion (z) not allowed in integer format specifier")
    }
    if format.letter == "c" { return try character(value, format, cx) }
    var parts = NumberParts()
    var digits: [UInt8]
    switch format.letter {
    case "b":
      digits = try IntText.digits(value, radix: 2, cx)
      if format.isAlternate { parts.prefix = Array("0b".utf8) }
    case "o":
      digits = try IntText.digits(value, radix: 8, cx)
      if format.isAlternate { parts.prefix = Array("0o".utf8) }
    case "x", "X":
      digits = try IntText.digits(value, radix: 16, cx)
      if format.isAlternate { parts.prefix = Array("0x".utf8) }
    default: digits = Array(try IntText.decimal(value, cx))
    }
    if digits.first == 45 {
      parts.isNegative = true
      digits.removeFirst()
    }
    if format.letter == "X" {
      digits = ASCIICase.upper(digits)
      parts.prefix = ASCIICase.upper(parts.prefix)
    }
    parts.digits = digits
    return try parts.laidOut(format, cx)
  }

  private static func character(
    _ value: Value, _ format: FormatSpecification, _ cx: Context
  ) throws(PyException) -> PyStr {
    if format.sign != 0 {
      throw .valueError("Sign not allowed with integer format specifier 'c'")
    }
    if format.isAlternate {
      throw .valueError("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let big = value.asBigInt, let number = Int(exactly: big) else {
      throw .overflowError("Python int too large to convert to C long")
    }
    guard 0...0x10FFFF ~= number else {
      throw .overflowError("%c arg not in range(0x110000)")
    }
    let room = format.width - 1
    let text = PyStr.character(UInt32(number))
    if room <= 0 { return text }
    let left = format.align == 60 ? 0 : format.align == 94 ? room / 2 : room
    return try StrType.padded(text, left, room - left, format.fill, cx)
  }

  /// `format(number, specification)` of a `float`.
  static func float(
    _ value: Value, _ specification: PyStr, _ cx: Context
  ) throws(PyException) -> PyStr {
    if specification.count == 0 { return try cx.strObject(value) }
    let format = try FormatSpecification(
      specification, defaultType: "\0", defaultAlign: ">", typeName: value.type.title)
    return try float(value.asDouble ?? 0, format, value.type.title, cx)
  }

  /// The same with a specification that has been read.
  static func float(
    _ number: Double, _ format: FormatSpecification, _ typeName: String, _ cx: Context
  ) throws(PyException) -> PyStr {
    var letter = format.letter
    var number = number
    var precision = format.precision
    var addsPoint = false
    if precision > Int(Int32.max) { throw .valueError("precision too big") }
    switch letter {
    case "\0":
      addsPoint = true
      letter = precision < 0 ? "r" : "g"
    case "n": letter = "g"
    case "%":
      number *= 100
      letter = "f"
    case "e", "E", "f", "F", "g", "G": break
    default: throw format.unknownType(typeName)
    }
    if precision < 0 { precision = 6 }
    try cx.checkSize(precision)
    var digits = FloatText.text(
      number, letter, precision: precision, isAlternate: format.isAlternate,
      addsPoint: addsPoint)
    if format.letter == "%" { digits.append(37) }
    var parts = NumberParts()
    if digits.first == 45 {
      parts.isNegative = true
      digits.removeFirst()
    }
    if format.coercesZero, parts.isNegative, !digits.contains(where: { 49...57 ~= $0 }),
      number.isFinite
    {
      parts.isNegative = false
    }
    let whole = digits.prefix { ASCIICase.isDigit($0) }
    parts.digits = Array(whole)
    parts.rest = Array(digits.dropFirst(whole.count))
    return try parts.laidOut(format, cx)
  }
}

/// The parts of a number's text before padding: sign, prefix, digits to be grouped, the rest.
struct NumberParts {
  var isNegative = false
  var prefix: [UInt8] = []
  var digits: [UInt8] = []
  var rest: [UInt8] = []

  /// The parts with sign, grouping and padding.
  func laidOut(_ format: FormatSpecification, _ cx: Context) throws(PyException) -> PyStr {
    var sign: [UInt8] = []
    if isNegative {
      sign = [45]
    } else if format.sign == 43 || format.sign == 32 {
      sign = [format.sign]
    }
    let others = sign.count + prefix.count + rest.count
    let isZeroFilled = format.fill == 48 && format.align == 61
    try cx.checkSize(max(0, format.width), of: 4)
    let body =
      digits.isEmpty
      ? []
      : grouped(format.grouping, atLeast: isZeroFilled ? format.width - others : 0)
    let room = max(0, format.width - others - body.count)
    var result = TextBuilder()
    if format.align == 62 { result.append(format.fill, times: room) }
    if format.align == 94 { result.append(format.fill, times: room / 2) }
    result.append(sign)
    result.append(prefix)
    if format.align == 61 { result.append(format.fill, times: room) }
    result.append(body)
    result.append(rest)
    if format.align == 60 { result.append(format.fill, times: room) }
    if format.align == 94 { result.append(format.fill, times: room - room / 2) }
    return result.text
  }

  /// The digits with separators, and zeros before them up to a width.
  private func grouped(_ grouping: FormatSpecification.Grouping, atLeast width: Int) -> [UInt8] {
    guard let separator = grouping.separator else {
      let zeros = max(0, width - digits.count)
      return zeros == 0 ? digits : Array(repeating: 48, count: zeros) + digits
    }
    var result: [UInt8] = []  // backwards
    var remaining = digits.count
    var width = width
    while true {
      let length = min(grouping.size, max(max(remaining, width), 1))
      if !result.isEmpty { result.append(separator) }
      for _ in 0..<length {
        remaining -= 1
        result.append(remaining >= 0 ? digits[remaining] : 48)
      }
      width -= length
      if remaining <= 0, width <= 0 { break }
      width -= 1
    }
    return result.reversed()
  }
}
