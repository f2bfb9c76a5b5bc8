/// What an info string says: a language and Pandoc attributes, as in `python {#id .run key=value}`.
struct BlockInfo: Sendable, Hashable {
  /// A word and its place.
  struct Word: Sendable, Hashable {
    var text: String
    var position: LessonPosition
  }

  /// A `key=value` and the place of its key.
  struct Value: Sendable, Hashable {
    var key: String
    var text: String
    var position: LessonPosition
    /// Where the value's first character stands.
    var valuePosition: LessonPosition
  }

  var language = ""
  var position: LessonPosition
  var id: Word?
  var classes: [Word] = []
  var values: [Value] = []
  var hasAttributes = false

  func value(_ key: String) -> Value? { values.first { $0.key == key } }
}

/// Reads info strings and reports what is no attribute.
struct BlockInfoParser {
  private var cursor: LineCursor
  private(set) var facts: [(LessonProblem.Attribute, LessonPosition)] = []

  /// Starts at the first character after the fence, or at `{` under a paragraph.
  init(_ text: some StringProtocol, at position: LessonPosition) {
    cursor = LineCursor(text, at: position)
  }

  mutating func parse() -> BlockInfo {
    cursor.skipSpaces()
    var info = BlockInfo(position: cursor.position)
    if cursor.peek != "{" {
      info.language = cursor.take { !$0.properties.isWhitespace && $0 != "{" }
    }
    cursor.skipSpaces()
    guard cursor.peek == "{" else { return info }
    let opening = cursor.position
    cursor.advance()
    info.hasAttributes = true
    attributes(into: &info, opening: opening)
    return info
  }

  private mutating func attributes(into info: inout BlockInfo, opening: LessonPosition) {
    while true {
      cursor.skipSpaces()
      let place = cursor.position
      guard let next = cursor.peek else {
        facts.append((.unclosedAttributes, opening))
        return
      }
      switch next {
      case "}":
        cursor.advance()
        cursor.skipSpaces()
        if cursor.peek != nil { facts.append((.strayInAttributes(cursor.rest), cursor.position)) }
        return
      case "#": identifier(into: &info, at: place)
      case ".": kind(into: &info, at: place)
      default: value(into: &info, at: place)
      }
    }
  }

  private mutating func identifier(into info: inout BlockInfo, at place: LessonPosition) {
    cursor.advance()
    let word = cursor.take(Self.isNamePart)
    if word.isEmpty {
      facts.append((.emptyAttribute("#"), place))
    } else if info.id != nil {
      facts.append((.repeatedAttribute("#" + word), place))
    } else {
      info.id = .init(text: word, position: place)
    }
    strayAfterWord()
  }

  private mutating func kind(into info: inout BlockInfo, at place: LessonPosition) {
    cursor.advance()
    let word = cursor.take(Self.isNamePart)
    if word.isEmpty {
      facts.append((.emptyAttribute("."), place))
    } else if info.classes.contains(where: { $0.text == word }) {
      facts.append((.repeatedAttribute("." + word), place))
    } else {
      info.classes.append(.init(text: word, position: place))
    }
    strayAfterWord()
  }

  private mutating func value(into info: inout BlockInfo, at place: LessonPosition) {
    let key = cursor.take(Self.isNamePart)
    guard !key.isEmpty, cursor.peek == "=" else {
      let stray = key + cursor.take { !$0.properties.isWhitespace && $0 != "}" }
      facts.append((.strayInAttributes(stray), place))
      return
    }
    cursor.advance()
    let start = cursor.position
    let text: String
    var valuePosition = start
    if cursor.peek == "\"" {
      cursor.advance()
      valuePosition = cursor.position
      text = quoted()
      guard cursor.peek == "\"" else {
        facts.append((.unclosedQuote, start))
        return
      }
      cursor.advance()
    } else {
      text = cursor.take { !$0.properties.isWhitespace && $0 != "}" }
      if text.isEmpty { facts.append((.emptyAttribute(key + "="), place)) }
    }
    if info.value(key) != nil {
      facts.append((.repeatedAttribute(key), place))
    } else {
      info.values.append(
        .init(key: key, text: text, position: place, valuePosition: valuePosition))
    }
    strayAfterWord()
  }

  /// The characters up to the closing quote; `\"` and `\\` stand for themselves.
  private mutating func quoted() -> String {
    var text = String.UnicodeScalarView()
    while let scalar = cursor.peek, scalar != "\"" {
      cursor.advance()
      if scalar == "\\", let next = cursor.peek, next == "\"" || next == "\\" {
        cursor.advance()
        text.append(next)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private mutating func strayAfterWord() {
    guard let next = cursor.peek, next != "}", !next.properties.isWhitespace else { return }
    let place = cursor.position
    let stray = cursor.take { !$0.properties.isWhitespace && $0 != "}" }
    facts.append((.strayInAttributes(stray), place))
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
      || scalar == "_"
  }
}
