/// A format of `strptime`, matched against text as the regular expression that CPython makes of it.
struct TimePattern {
  /// One part of the format.
  private enum Part {
    /// White space, one or more.
    case space
    /// A character, whatever its case.
    case character(Character)
    /// A directive and what it takes, in the order in which it is tried.
    case directive(Character, Shape)
  }

  /// What a directive takes.
  private enum Shape {
    /// Digits that are a number in a range; the longest first, and single digits unless `isFixed`.
    case number(ClosedRange<Int>, digits: Int, isFixed: Bool)
    /// One of some words.
    case words([String])
    /// A distance from UTC.
    case offset
  }

  /// Why a format is refused.
  enum Mistake: Error {
    case badDirective(Character), strayPercent
  }

  /// The full and the short names, in English as in the C locale.
  static let days = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private var parts: [Part] = []

  /// Reads a format; `zones` are the names that `%Z` knows.
  init(_ format: String, zones: [String]) throws(Mistake) {
    var rest = Array(format)[...]
    while let first = rest.popFirst() {
      if first.isWhitespace {
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        parts.append(.space)
      } else if first != "%" {
        parts.append(.character(first))
      } else {
        guard let directive = rest.popFirst() else { throw .strayPercent }
        try add(directive, zones)
      }
    }
  }

  private mutating func add(_ directive: Character, _ zones: [String]) throws(Mistake) {
    switch directive {
    case "%": parts.append(.character("%"))
    case "c": parts += try TimePattern("%a %b %d %H:%M:%S %Y", zones: zones).parts
    case "x": parts += try TimePattern("%m/%d/%y", zones: zones).parts
    case "X": parts += try TimePattern("%H:%M:%S", zones: zones).parts
    default:
      guard let shape = Self.shape(directive, zones) else { throw .badDirective(directive) }
      parts.append(.directive(directive, shape))
    }
  }

  private static func shape(_ directive: Character, _ zones: [String]) -> Shape? {
    switch directive {
    case "d": .number(1...31, digits: 2, isFixed: false)
    case "f": .number(0...999_999, digits: 6, isFixed: false)
    case "H": .number(0...23, digits: 2, isFixed: false)
    case "I", "m": .number(1...12, digits: 2, isFixed: false)
    case "j": .number(1...366, digits: 3, isFixed: false)
    case "M": .number(0...59, digits: 2, isFixed: false)
    case "S": .number(0...61, digits: 2, isFixed: false)
    case "U", "W": .number(0...53, digits: 2, isFixed: false)
    case "V": .number(0...53, digits: 2, isFixed: false)
    case "w": .number(0...6, digits: 1, isFixed: true)
    case "u": .number(1...7, digits: 1, isFixed: true)
    case "y": .number(0...99, digits: 2, isFixed: true)
    case "Y", "G": .number(0...9999, digits: 4, isFixed: true)
    case "A": .words(days)
    case "a": .words(days.map { String($0.prefix(3)) })
    case "B": .words(months)
    case "b": .words(months.map { String($0.prefix(3)) })
    case "p": .words(["am", "pm"])
    case "Z": .words(zones)
    case "z": .offset
    default: nil
    }
  }

  // MARK: Matching

  /// What the directives took, and how far the text was read; nil where it does not match.
  func match(_ text: [Character]) -> (fields: [Character: String], end: Int)? {
    var fields: [Character: String] = [:]
    guard let end = match(text, 0, parts[...], &fields) else { return nil }
    return (fields, end)
  }

  private func match(
    _ text: [Character], _ index: Int, _ parts: ArraySlice<Part>,
    _ fields: inout [Character: String]
  ) -> Int? {
    guard let part = parts.first else { return index }
    let rest = parts.dropFirst()
    switch part {
    case .character(let character):
      guard index < text.count, text[index].lowercased() == character.lowercased() else {
        return nil
      }
      return match(text, index + 1, rest, &fields)
    case .space:
      var end = index
      while end < text.count, text[end].isWhitespace { end += 1 }
      while end > index {
        if let found = match(text, end, rest, &fields) { return found }
        end -= 1
      }
      return nil
    case .directive(let name, let shape):
      for length in Self.lengths(shape, name, text[index...]) {
        guard let found = match(text, index + length, rest, &fields) else { continue }
        fields[name] = String(text[index..<index + length])
        return found
      }
      return nil
    }
  }

  /// How many characters a directive can take, in the order in which they are tried.
  private static func lengths(
    _ shape: Shape, _ name: Character, _ text: ArraySlice<Character>
  ) -> [Int] {
    switch shape {
    case .number(let range, let digits, let isFixed):
      let most = text.prefix(digits).prefix { $0.isASCII && $0.isNumber }.count
      if most == 0, name == "d", text.first == " ", text.count > 1 {
        // A day may be padded by a space.
        return "123456789".contains(text[text.startIndex + 1]) ? [2] : []
      }
      if isFixed, most < digits { return [] }
      let sizes = isFixed ? [digits] : Array((1...max(1, most)).reversed())
      return sizes.filter { $0 <= most && range.contains(Int(String(text.prefix($0))) ?? -1) }
    case .words(let words):
      let lowered = text.map { $0.lowercased() }.joined()
      return words.filter { !$0.isEmpty && lowered.hasPrefix($0) }.map(\.count).sorted(by: >)
    case .offset: return offsetLength(text).map { [$0] } ?? []
    }
  }

  /// `+0100`, `+01:00`, with seconds too, or `Z`.
  private static func offsetLength(_ text: ArraySlice<Character>) -> Int? {
    if text.first == "Z" { return 1 }
    guard let sign = text.first, "+-".contains(sign) else { return nil }
    var index = text.startIndex + 1
    func pair(_ limit: Int) -> Bool {
      guard index + 1 < text.endIndex, let number = Int(String(text[index...index + 1])) else {
        return false
      }
      return number < limit && text[index].isNumber
    }
    guard pair(100) else { return nil }
    index += 2
    if index < text.endIndex, text[index] == ":" { index += 1 }
    guard pair(60) else { return nil }
    index += 2
    let minutes = index
    if index < text.endIndex, text[index] == ":" { index += 1 }
    guard pair(60) else { return minutes - text.startIndex }
    return index + 2 - text.startIndex
  }
}
