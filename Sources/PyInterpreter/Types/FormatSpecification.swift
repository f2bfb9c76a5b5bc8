/// The format specification mini-language: `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.
struct FormatSpecification {
  /// How thousands are set apart.
  enum Grouping {
    case none, comma, underscore, underscoreByFour

    var separator: UInt8? {
      switch self {
      case .none: nil
      case .comma: 44
      case .underscore, .underscoreByFour: 95
      }
    }

    var size: Int { self == .underscoreByFour ? 4 : 3 }
  }

  var fill: UInt32 = 32
  var align: UInt8
  var sign: UInt8 = 0
  var isAlternate = false
  var coercesZero = false
  var width = -1
  var precision = -1
  var grouping = Grouping.none
  var type: UInt32

  /// Reads a specification; `typeName` is for messages.
  init(
    _ text: PyStr, defaultType: Unicode.Scalar, defaultAlign: Unicode.Scalar, typeName: String
  ) throws(PyException) {
    align = UInt8(truncatingIfNeeded: defaultAlign.value)
    type = defaultType.value
    var position = 0
    let end = text.count
    var hasFill = false
    var hasAlign = false
    if end >= 2, Self.isAlignment(text[1]) {
      fill = text[0]
      align = UInt8(text[1])
      hasFill = true
      hasAlign = true
      position = 2
    } else if end >= 1, Self.isAlignment(text[0]) {
      align = UInt8(text[0])
      hasAlign = true
      position = 1
    }
    func at(_ character: Unicode.Scalar) -> Bool {
      position < end && text[position] == character.value
    }
    if at(" ") || at("+") || at("-") {
      sign = UInt8(text[position])
      position += 1
    }
    if at("z") {
      coercesZero = true
      position += 1
    }
    if at("#") {
      isAlternate = true
      position += 1
    }
    if !hasFill, at("0") {
      fill = 48
      if !hasAlign, defaultAlign == ">" { align = 61 }
      position += 1
    }
    width = try Self.number(text, &position) ?? -1
    if at(",") {
      grouping = .comma
      position += 1
    }
    if at("_") {
      if grouping != .none { throw Self.bothSeparators }
      grouping = .underscore
      position += 1
    }
    if at(",") {
      if grouping == .underscore { throw Self.bothSeparators }
    }
    if at(".") {
      position += 1
      guard let number = try Self.number(text, &position) else {
        throw .valueError("Format specifier missing precision")
      }
      precision = number
    }
    if end - position > 1 {
      throw .valueError(
        "Invalid format specifier '\(text.string)' for object of type '\(typeName)'")
    }
    if end - position == 1 { type = text[position] }
    try checkGrouping()
  }

  private static var bothSeparators: PyException {
    .valueError("Cannot specify both ',' and '_'.")
  }

  private static func isAlignment(_ point: UInt32) -> Bool {
    point == 60 || point == 62 || point == 61 || point == 94
  }

  /// A decimal number, nil when there is none.
  static func number(_ text: PyStr, _ position: inout Int) throws(PyException) -> Int? {
    let start = position
    var value = 0
    while position < text.count, let digit = digit(text[position]) {
      if value > (Int.max - digit) / 10 {
        throw .valueError("Too many decimal digits in format string")
      }
      value = value * 10 + digit
      position += 1
    }
    return position == start ? nil : value
  }

  @inline(__always) private static func digit(_ point: UInt32) -> Int? {
    if point < 128 { return 48...57 ~= point ? Int(point) - 48 : nil }
    return UnicodeData.decimal(point)
  }

  private mutating func checkGrouping() throws(PyException) {
    guard let separator = grouping.separator else { return }
    switch type {
    case 100, 101, 102, 103, 69, 71, 37, 70, 0: return
    case 98 where grouping == .underscore, 111 where grouping == .underscore,
      120 where grouping == .underscore, 88 where grouping == .underscore:
      grouping = .underscoreByFour
    default:
      let mark = Character(Unicode.Scalar(separator))
      if type > 32, type < 128, let scalar = Unicode.Scalar(type) {
        throw .valueError("Cannot specify '\(mark)' with '\(Character(scalar))'.")
      }
      throw .valueError("Cannot specify '\(mark)' with '\\x\(String(type, radix: 16))'.")
    }
  }

  /// The error of a type letter that the object does not know.
  func unknownType(_ typeName: String) -> PyException {
    if type > 32, type < 128, let scalar = Unicode.Scalar(type) {
      return .valueError(
        "Unknown format code '\(Character(scalar))' for object of type '\(typeName)'")
    }
    return .valueError(
      "Unknown format code '\\x\(String(type, radix: 16))' for object of type '\(typeName)'")
  }

  /// The type letter; 255 when it is none of ASCII.
  var letter: Unicode.Scalar { type < 128 ? Unicode.Scalar(UInt8(type)) : Unicode.Scalar(255) }
}
