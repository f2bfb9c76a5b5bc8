extension StrType {
  /// The `is…` methods.
  static func installPredicates(_ type: PyType) {
    all(type, "isalpha", UnicodeData.isAlpha)
    all(type, "isdecimal", UnicodeData.isDecimal)
    all(type, "isdigit", UnicodeData.isDigit)
    all(type, "isnumeric", UnicodeData.isNumeric)
    all(type, "isalnum") { UnicodeData.isAlpha($0) || UnicodeData.isNumeric($0) }
    all(type, "isspace", UnicodeData.isSpace)
    all(type, "isprintable", emptyResult: true, UnicodeData.isPrintable)
    type.method("isascii", .none) { a, _ in .bool(receiver(a).isASCII) }
    type.method("isidentifier", .none) { a, _ in .bool(isIdentifier(receiver(a))) }
    type.method("islower", .none) { a, _ in
      .bool(
        hasCase(receiver(a), UnicodeData.isLower) {
          UnicodeData.isUpper($0) || UnicodeData.isTitle($0)
        })
    }
    type.method("isupper", .none) { a, _ in
      .bool(
        hasCase(receiver(a), UnicodeData.isUpper) {
          UnicodeData.isLower($0) || UnicodeData.isTitle($0)
        })
    }
    type.method("istitle", .none) { a, _ in .bool(isTitle(receiver(a))) }
  }

  private static func all(
    _ type: PyType, _ name: String, emptyResult: Bool = false,
    _ test: @escaping (UInt32) -> Bool
  ) {
    type.method(name, .none) { a, _ in
      let text = receiver(a)
      if text.count == 0 { return .bool(emptyResult) }
      for index in 0..<text.count where !test(text[index]) { return .bool(false) }
      return .bool(true)
    }
  }

  /// Whether a text can be a name.
  static func isIdentifier(_ text: PyStr) -> Bool {
    guard text.count > 0, UnicodeData.isIdentifierStart(text[0]) else { return false }
    for index in 1..<max(1, text.count) where !UnicodeData.isIdentifierPart(text[index]) {
      return false
    }
    return true
  }

  private static func hasCase(
    _ text: PyStr, _ wanted: (UInt32) -> Bool, refused: (UInt32) -> Bool
  ) -> Bool {
    var found = false
    for index in 0..<text.count {
      if refused(text[index]) { return false }
      if wanted(text[index]) { found = true }
    }
    return found
  }

  private static func isTitle(_ text: PyStr) -> Bool {
    var found = false
    var isInside = false
    for index in 0..<text.count {
      let point = text[index]
      if UnicodeData.isUpper(point) || UnicodeData.isTitle(point) {
        if isInside { return false }
        isInside = true
        found = true
      } else if UnicodeData.isLower(point) {
        if !isInside { return false }
        found = true
      } else {
        isInside = false
      }
    }
    return found
  }
}
