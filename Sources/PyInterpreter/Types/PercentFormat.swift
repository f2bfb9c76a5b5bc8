internal import BigInt

/// `%` formatting of `str` and `bytes`.
struct PercentFormat {
  private let template: PyStr
  private let arguments: Value
  private let isBytes: Bool
  private let cx: Context
  private var result: TextBuilder
  private var position = 0
  private var next = 0
  private var usesMapping = false

  /// One conversion: `%(key)-08.3d`.
  private struct Conversion {
    var isLeft = false, hasPlus = false, hasSpace = false, isAlternate = false, hasZero = false
    var width = -1
    var precision = -1
    var type: UInt32 = 0
    /// The value, when it came by key.
    var value: Value?
  }

  private init(_ template: PyStr, _ arguments: Value, isBytes: Bool, _ cx: Context) {
    self.template = template
    self.arguments = arguments
    self.isBytes = isBytes
    self.cx = cx
    result = TextBuilder()
  }

  /// `template % arguments` for `str`.
  static func text(
    _ template: PyStr, _ arguments: Value, _ cx: Context
  ) throws(PyException) -> PyStr {
    var formatter = PercentFormat(template, arguments, isBytes: false, cx)
    return try formatter.run()
  }

  /// `template % arguments` for `bytes`.
  static func bytes(
    _ template: Octets, _ arguments: Value, _ cx: Context
  ) throws(PyException) -> Octets {
    var formatter = PercentFormat(text(of: template), arguments, isBytes: true, cx)
    let result = try formatter.run()
    if result.isASCII { return result.octets }
    return Octets(result.wide.map { UInt8(truncatingIfNeeded: $0) })
  }

  /// Bytes as the code points of a text.
  private static func text(of bytes: Octets) -> PyStr {
    bytes.isASCII ? PyStr(bytes) : PyStr(codePoints: bytes.array.map(UInt32.init))
  }

  private var isMapping: Bool {
    guard arguments.type.slots.getItem != nil, arguments.asTuple == nil else { return false }
    if arguments.asStr != nil { return false }
    return !isBytes || arguments.asBytes == nil && arguments.asByteArray == nil
  }

  private mutating func run() throws(PyException) -> PyStr {
    while position < template.count {
      let start = position
      while position < template.count, template[position] != 37 { position += 1 }
      result.append(template, start..<position)
      if position == template.count { break }
      position += 1
      try convert()
    }
    let given = arguments.asTuple?.count ?? 1
    if next < given, !usesMapping, !isMapping {
      throw .typeError(
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
    return result.text
  }

  private mutating func nextValue() throws(PyException) -> Value {
    if let tuple = arguments.asTuple {
      guard next < tuple.count else {
        throw .typeError("not enough arguments for format string")
      }
      next += 1
      return tuple[next - 1]
    }
    guard next == 0, !usesMapping else {
      throw .typeError("not enough arguments for format string")
    }
    next = 1
    return arguments
  }

  // MARK: Reading a conversion

  private mutating func take() throws(PyException) -> UInt32 {
    guard position < template.count else { throw .valueError("incomplete format") }
    position += 1
    return template[position - 1]
  }

  private mutating func convert() throws(PyException) {
    var conversion = Conversion()
    var point = try take()
    if point == 37 { return result.append(37) }
    if point == 100 || point == 115 {
      let value = try nextValue()
      if case .int(let number) = value, point == 100 || !isBytes {
        return result.append(decimal: number)
      }
      conversion.type = point
      return try format(value, conversion)
    }
    if point == 40 {
      conversion.value = try keyedValue()
      point = try take()
    }
    flags: while true {
      switch point {
      case 45: conversion.isLeft = true
      case 43: conversion.hasPlus = true
      case 32: conversion.hasSpace = true
      case 35: conversion.isAlternate = true
      case 48: conversion.hasZero = true
      default: break flags
      }
      point = try take()
    }
    if point == 42 {
      let width = try starValue("width too big")
      conversion.isLeft = conversion.isLeft || width < 0
      conversion.width = Int(clamping: width.magnitude)
      point = try take()
    } else if 48...57 ~= point {
      conversion.width = try number(&point, "width too big", Int.max)
    }
    if point == 46 {
      conversion.precision = 0
      point = try take()
      if point == 42 {
        conversion.precision = max(0, try starValue("precision too big", isPrecision: true))
        point = try take()
      } else if 48...57 ~= point {
        conversion.precision = try number(&point, "precision too big", Int(Int32.max))
      }
    }
    if point == 104 || point == 108 || point == 76 { point = try take() }
    conversion.type = point
    let value: Value
    if let keyed = conversion.value { value = keyed } else { value = try nextValue() }
    try format(value, conversion)
  }

  private mutating func keyedValue() throws(PyException) -> Value {
    guard isMapping else { throw .typeError("format requires a mapping") }
    let start = position
    var open = 1
    while position < template.count, open > 0 {
      if template[position] == 41 { open -= 1 }
      if template[position] == 40 { open += 1 }
      position += 1
    }
    if open > 0 { throw .valueError("incomplete format key") }
    usesMapping = true
    let key = template.slice(start..<position - 1)
    let name: Value =
      isBytes ? .bytes(key.codePoints.map { UInt8(truncatingIfNeeded: $0) }) : .object(key)
    return try cx.getItem(arguments, name)
  }

  private mutating func starValue(
    _ tooBig: String, isPrecision: Bool = false
  ) throws(PyException) -> Int {
    let value = try nextValue()
    guard value.isInt else { throw .typeError("* wants int") }
    guard let number = value.asInt else {
      throw .overflowError(
        "Python int too large to convert to C \(isPrecision ? "int" : "ssize_t")")
    }
    if isPrecision, Int32(exactly: number) == nil {
      throw .overflowError("Python int too large to convert to C int")
    }
    return number
  }

  private mutating func number(
    _ point: inout UInt32, _ tooBig: String, _ most: Int
  ) throws(PyException) -> Int {
    var value = 0
    while 48...57 ~= point {
      let digit = Int(point) - 48
      if value > (most - digit) / 10 { throw .valueError(tooBig) }
      value = value * 10 + digit
      point = try take()
    }
    return value
  }

  // MARK: Writing a value

  private mutating func format(_ value: Value, _ c: Conversion) throws(PyException) {
    switch c.type {
    case 115, 114, 97,
      98 where c.type != 98 || isBytes:
      var text = try plainText(value, c.type)
      if c.precision >= 0, c.precision < text.count { text = text.slice(0..<c.precision) }
      try pad(c, sign: [], prefix: [], text, fill: 32)
    case 99: try pad(c, sign: [], prefix: [], character(value), fill: 32)
    case 100, 105, 117, 111, 120, 88: try integer(value, c)
    case 101, 69, 102, 70, 103, 71: try float(value, c)
    default:
      let shown =
        c.type > 31 && c.type < 128
        ? Unicode.Scalar(c.type).map { String(Character($0)) } ?? "?" : "?"
      throw .valueError(
        "unsupported format character '\(isBytes ? byteCharacter(c.type) : shown)'"
          + " (0x\(String(c.type, radix: 16))) at index \(position - 1)")
    }
  }

  private func byteCharacter(_ point: UInt32) -> String {
    Unicode.Scalar(point).map { String(Character($0)) } ?? "?"
  }

  private func plainText(_ value: Value, _ type: UInt32) throws(PyException) -> PyStr {
    if !isBytes {
      if type == 115 { return try cx.strObject(value) }
      let text = try cx.reprObject(value)
      return type == 97 ? StrRepr.asciiOnly(text) : text
    }
    if type == 114 || type == 97 { return StrRepr.asciiOnly(try cx.reprObject(value)) }
    if let bytes = value.octets { return Self.text(of: bytes) }
    if let result = try cx.callSpecial(value, Names.bytes) {
      guard let bytes = result.asBytes else {
        throw .typeError("__bytes__ returned non-bytes (type \(result.type.title))")
      }
      return Self.text(of: bytes.octets)
    }
    throw .typeError(
      "%b requires a bytes-like object, or an object that implements __bytes__, not '\(value.type.title)'"
    )
  }

  private func character(_ value: Value) throws(PyException) -> PyStr {
    if isBytes {
      if let bytes = value.asBytes?.bytes ?? value.asByteArray?.bytes, bytes.count == 1 {
        return .character(UInt32(bytes[0]))
      }
      guard value.isInt || cx.isIndex(value) else {
        throw .typeError("%c requires an integer in range(256) or a single byte")
      }
      guard let number = try cx.index(value).asInt, 0...255 ~= number else {
        throw .overflowError("%c arg not in range(256)")
      }
      return .character(UInt32(number))
    }
    if let text = value.asStr {
      guard text.count == 1 else { throw .typeError("%c requires int or char") }
      return text
    }
    guard cx.isIndex(value) else { throw .typeError("%c requires int or char") }
    guard let number = try cx.index(value).asInt, 0...0x10FFFF ~= number else {
      throw .overflowError("%c arg not in range(0x110000)")
    }
    return .character(UInt32(number))
  }

  private mutating func integer(_ value: Value, _ c: Conversion) throws(PyException) {
    var letter = Unicode.Scalar(UInt8(c.type))
    if isBytes, letter == "i" { letter = "d" }
    if case .int(let number) = value, letter == "d", c.precision < 0, !c.hasPlus, !c.hasSpace {
      if c.width > 0 { try cx.checkSize(c.width, of: 4) }
      return result.append(
        decimal: number, width: c.isLeft ? 0 : c.width, fill: c.hasZero ? 48 : 32,
        signFirst: c.hasZero,
        rightTo: c.isLeft ? c.width : 0)
    }
    let needsIndex = letter == "o" || letter == "x" || letter == "X"
    let number: Value
    if value.isInt {
      number = value
    } else {
      let type = value.type
      let isNumber =
        type.slots.index != nil || type.slots.int != nil || type.slots.float != nil
      let wrongType = PyException.typeError(
        "%\(letter) format: \(needsIndex ? "an integer" : "a real number") is required, not \(value.type.title)"
      )
      guard isNumber else { throw wrongType }
      do throws(PyException) {
        number = needsIndex ? try cx.index(value) : try IntType.convert(value, cx)
      } catch  where error.matches(Types.typeError) {
        throw wrongType
      }
    }
    var digits: [UInt8]
    var prefix: [UInt8] = []
    switch letter {
    case "x", "X":
      digits = try IntText.digits(number, radix: 16, cx)
      if c.isAlternate { prefix = [48, UInt8(c.type)] }
    case "o":
      digits = try IntText.digits(number, radix: 8, cx)
      if c.isAlternate { prefix = [48, 111] }
    default: digits = try IntText.decimal(number, cx)
    }
    if letter == "X" { digits = ASCIICase.upper(digits) }
    var sign: [UInt8] = []
    if digits.first == 45 {
      sign = [45]
      digits.removeFirst()
    } else if c.hasPlus {
      sign = [43]
    } else if c.hasSpace {
      sign = [32]
    }
    if digits.count < c.precision {
      try cx.checkSize(c.precision)
      digits = Array(repeating: 48, count: c.precision - digits.count) + digits
    }
    try pad(c, sign: sign, prefix: prefix, PyStr(ascii: digits), fill: c.hasZero ? 48 : 32)
  }

  private mutating func float(_ value: Value, _ c: Conversion) throws(PyException) {
    let number: Double
    if isBytes {
      do throws(PyException) {
        number = try FloatType.number(value, cx)
      } catch  where !error.isFromOutside {
        throw .typeError("float argument required, not \(value.type.title)")
      }
    } else {
      number = try FloatType.number(value, cx)
    }
    try cx.checkSize(max(0, c.precision))
    if c.type == 102, number.isFinite, c.precision <= 100, !c.isLeft, !c.hasPlus, !c.hasSpace,
      !c.hasZero, !c.isAlternate
    {
      if c.width > 0 { try cx.checkSize(c.width, of: 4) }
      return result.append(
        fixed: number, places: c.precision < 0 ? 6 : c.precision, width: c.width, fill: 32)
    }
    var digits = FloatText.text(
      number, Unicode.Scalar(UInt8(c.type)),
      precision: c.precision < 0 ? 6 : c.precision, isAlternate: c.isAlternate, addsPoint: false)
    var sign: [UInt8] = []
    if digits.first == 45 {
      sign = [45]
      digits.removeFirst()
    } else if c.hasPlus {
      sign = [43]
    } else if c.hasSpace {
      sign = [32]
    }
    try pad(c, sign: sign, prefix: [], PyStr(ascii: digits), fill: c.hasZero ? 48 : 32)
  }

  private mutating func pad(
    _ c: Conversion, sign: [UInt8], prefix: [UInt8], _ body: PyStr, fill: UInt32
  ) throws(PyException) {
    let room = c.width - sign.count - prefix.count - body.count
    if room > 0 { try cx.checkSize(room, of: 4) }
    if fill == 32, !c.isLeft { result.append(32, times: room) }
    result.append(sign)
    result.append(prefix)
    if fill != 32, !c.isLeft { result.append(fill, times: room) }
    result.append(body)
    if c.isLeft { result.append(32, times: room) }
  }
}
