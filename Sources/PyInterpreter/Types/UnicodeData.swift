/// What Python asks of characters, from the Unicode properties that Swift's library carries.
enum UnicodeData {
  /// The properties of a code point, nil for surrogates.
  static func properties(_ point: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(point)?.properties
  }

  /// White space as `str.isspace` and `str.split` see it.
  static func isSpace(_ point: UInt32) -> Bool {
    switch point {
    case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// White space among ASCII characters of a `str`.
  @inline(__always) static func isASCIISpace(_ unit: UInt8) -> Bool {
    unit == 32 || (9...13 ~= unit) || (28...31 ~= unit)
  }

  /// White space as `bytes.split` sees it.
  @inline(__always) static func isByteSpace(_ unit: UInt8) -> Bool {
    unit == 32 || (9...13 ~= unit)
  }

  /// Where `str.splitlines` breaks.
  static func isLineBreak(_ point: UInt32) -> Bool {
    switch point {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether `repr` shows the character itself.
  static func isPrintable(_ point: UInt32) -> Bool {
    if point < 127 { return point >= 32 }
    guard let properties = properties(point) else { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  /// Whether the character is a letter.
  static func isAlpha(_ point: UInt32) -> Bool {
    if point < 128 { return 65...90 ~= point || 97...122 ~= point }
    guard let properties = properties(point) else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// Whether the character is a decimal digit of some script.
  static func isDecimal(_ point: UInt32) -> Bool { decimal(point) != nil }

  /// The value of a decimal digit.
  static func decimal(_ point: UInt32) -> Int? {
    if point < 128 { return 48...57 ~= point ? Int(point) - 48 : nil }
    guard let properties = properties(point), properties.generalCategory == .decimalNumber,
      let value = properties.numericValue
    else { return nil }
    return Int(value)
  }

  /// Whether the character is a digit, superscripts and the like included.
  static func isDigit(_ point: UInt32) -> Bool {
    if point < 128 { return 48...57 ~= point }
    switch properties(point)?.numericType {
    case .decimal, .digit: return true
    default: return false
    }
  }

  /// Whether the character stands for a number.
  static func isNumeric(_ point: UInt32) -> Bool {
    if point < 128 { return 48...57 ~= point }
    return properties(point)?.numericType != nil
  }

  /// Whether the character is lower case.
  static func isLower(_ point: UInt32) -> Bool {
    point < 128 ? 97...122 ~= point : properties(point)?.isLowercase ?? false
  }

  /// Whether the character is upper case.
  static func isUpper(_ point: UInt32) -> Bool {
    point < 128 ? 65...90 ~= point : properties(point)?.isUppercase ?? false
  }

  /// Whether the character is title case.
  static func isTitle(_ point: UInt32) -> Bool {
    point >= 128 && properties(point)?.generalCategory == .titlecaseLetter
  }

  /// Whether the character has case.
  static func isCased(_ point: UInt32) -> Bool {
    point < 128 ? isAlpha(point) : properties(point)?.isCased ?? false
  }

  /// Whether the character may begin an identifier.
  static func isIdentifierStart(_ point: UInt32) -> Bool {
    if point < 128 { return isAlpha(point) || point == 95 }
    return properties(point)?.isXIDStart ?? false
  }

  /// Whether the character may go on in an identifier.
  static func isIdentifierPart(_ point: UInt32) -> Bool {
    if point < 128 { return isAlpha(point) || point == 95 || 48...57 ~= point }
    return properties(point)?.isXIDContinue ?? false
  }

  // MARK: Case mapping

  private static func points(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in text.unicodeScalars { result.append(scalar.value) }
    return result
  }

  /// The lower-case form, one or more characters.
  static func lower(_ point: UInt32) -> [UInt32] {
    properties(point).map { points($0.lowercaseMapping) } ?? [point]
  }

  /// The upper-case form.
  static func upper(_ point: UInt32) -> [UInt32] {
    properties(point).map { points($0.uppercaseMapping) } ?? [point]
  }

  /// The title-case form.
  static func title(_ point: UInt32) -> [UInt32] {
    properties(point).map { points($0.titlecaseMapping) } ?? [point]
  }

  /// The folded form, for comparison without case.
  static func fold(_ point: UInt32) -> [UInt32] {
    switch point {
    case 0x131, 0x2126, 0x212A, 0x212B: return lower(point)
    case 0x13A0...0x13F5: return [point]
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return upper(point)
    default: return upper(point).flatMap { $0 == 0x345 ? [0x3B9] : lower($0) }
    }
  }
}
