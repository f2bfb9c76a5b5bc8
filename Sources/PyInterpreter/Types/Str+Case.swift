extension StrType {
  /// `lower`, `upper`, `title`, `capitalize`, `swapcase`, `casefold`.
  static func installCase(_ type: PyType) {
    add(type, "lower", ascii: ASCIICase.lower, wide: lowered)
    add(type, "upper", ascii: ASCIICase.upper) { $0.flatMap(UnicodeData.upper) }
    add(type, "title", ascii: each(ASCIICase.title), wide: titled)
    add(type, "capitalize", ascii: each(ASCIICase.capitalized), wide: capitalized)
    add(type, "swapcase", ascii: each(ASCIICase.swapped), wide: swapped)
    add(type, "casefold", ascii: ASCIICase.lower) { $0.flatMap(UnicodeData.fold) }
  }

  private typealias Change = (Octets, Context) throws(PyException) -> Octets

  private static func each(_ change: @escaping ([UInt8]) -> [UInt8]) -> Change {
    { (text: Octets, _: Context) throws(PyException) in Octets(change(text.array)) }
  }

  private static func add(
    _ type: PyType, _ name: String, ascii: @escaping Change,
    wide: @escaping ([UInt32]) -> [UInt32]
  ) {
    type.method(name, .none) { a, cx throws(PyException) in
      let text = receiver(a)
      if text.isASCII { return .object(PyStr(try ascii(text.octets, cx))) }
      return .object(PyStr(codePoints: wide(text.wide)))
    }
  }

  private static func lowered(_ text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    for index in text.indices { result += lower(text, index) }
    return result
  }

  /// The lower-case form in its place: a sigma at the end of a word has a form of its own.
  private static func lower(_ text: [UInt32], _ index: Int) -> [UInt32] {
    guard text[index] == 0x3A3 else { return UnicodeData.lower(text[index]) }
    func isIgnored(_ point: UInt32) -> Bool {
      UnicodeData.properties(point)?.isCaseIgnorable ?? false
    }
    var before = index - 1
    while before >= 0, isIgnored(text[before]) { before -= 1 }
    guard before >= 0, UnicodeData.isCased(text[before]) else { return [0x3C3] }
    var after = index + 1
    while after < text.count, isIgnored(text[after]) { after += 1 }
    return after < text.count && UnicodeData.isCased(text[after]) ? [0x3C3] : [0x3C2]
  }

  private static func titled(_ text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var isInside = false
    for index in text.indices {
      result += isInside ? lower(text, index) : UnicodeData.title(text[index])
      isInside = UnicodeData.isCased(text[index])
    }
    return result
  }

  private static func capitalized(_ text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for index in text.indices {
      result += index == 0 ? UnicodeData.title(text[0]) : lower(text, index)
    }
    return result
  }

  private static func swapped(_ text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for (index, point) in text.enumerated() {
      if UnicodeData.isUpper(point) {
        result += lower(text, index)
      } else if UnicodeData.isLower(point) {
        result += UnicodeData.upper(point)
      } else {
        result.append(point)
      }
    }
    return result
  }
}

/// Case of ASCII letters: for `bytes`, and for texts that are all ASCII.
enum ASCIICase {
  @inline(__always) static func isUpper(_ unit: UInt8) -> Bool { 65...90 ~= unit }
  @inline(__always) static func isLower(_ unit: UInt8) -> Bool { 97...122 ~= unit }
  @inline(__always) static func isLetter(_ unit: UInt8) -> Bool { isUpper(unit) || isLower(unit) }
  @inline(__always) static func isDigit(_ unit: UInt8) -> Bool { 48...57 ~= unit }

  static func lower(_ text: Octets, _ cx: Context) throws(PyException) -> Octets {
    try text.map(cx) { isUpper($0) ? $0 &+ 32 : $0 }
  }

  static func upper(_ text: Octets, _ cx: Context) throws(PyException) -> Octets {
    try text.map(cx) { isLower($0) ? $0 &- 32 : $0 }
  }

  static func lower(_ text: [UInt8]) -> [UInt8] {
    text.map { isUpper($0) ? $0 + 32 : $0 }
  }

  static func upper(_ text: [UInt8]) -> [UInt8] {
    text.map { isLower($0) ? $0 - 32 : $0 }
  }

  static func swapped(_ text: [UInt8]) -> [UInt8] {
    text.map { isLetter($0) ? $0 ^ 32 : $0 }
  }

  static func capitalized(_ text: [UInt8]) -> [UInt8] {
    var result = lower(text)
    if let first = result.first, isLower(first) { result[0] = first - 32 }
    return result
  }

  static func title(_ text: [UInt8]) -> [UInt8] {
    var result = text
    var isInside = false
    for (index, unit) in text.enumerated() {
      if isLetter(unit) { result[index] = isInside ? unit | 32 : unit & ~32 }
      isInside = isLetter(unit)
    }
    return result
  }
}
