/// Turns text into tokens, with indentation, joined lines and brackets, as CPython's tokenizer does.
struct Lexer {
  /// How the end of the text is treated.
  enum EndRule {
    /// A missing newline is supplied and every block is closed.
    case file
    /// A block is closed only by an empty last line, as at CPython's prompt.
    case prompt
    /// The text is a replacement field of an f-string; it stands inside one bracket.
    case field
  }

  /// The deepest indentation is one less than this.
  static let indentationLimit = 100
  /// How many brackets may be open at once.
  static let bracketLimit = 200

  /// The text, ended by a zero byte.
  let bytes: [UInt8]
  /// The length of the text.
  let count: Int
  let endRule: EndRule
  var index = 0
  var line: Int32
  /// The offset of the line's first byte; negative when the text starts inside a line.
  var lineStart: Int
  var list = TokenList()

  /// The open brackets: their characters and places.
  var brackets: [(character: UInt8, range: SourceRange)] = []
  /// The open blocks: columns with tabs to 8, and with tabs as one.
  var indentations: [(column: Int, tabless: Int)] = [(0, 0)]
  var atLineStart = true
  /// Whether the present line has a token, so that its end is a NEWLINE.
  var lineHasToken = false

  /// Prepares to read a text; `line` and `column` tell where the text stands in a larger one.
  init(_ text: some Sequence<UInt8>, endRule: EndRule, line: Int32 = 1, column: Int32 = 0) {
    var bytes = Array(text)
    count = bytes.count
    bytes.append(0)
    self.bytes = bytes
    self.endRule = endRule
    self.line = line
    lineStart = -Int(column)
    if endRule == .field { atLineStart = false }
    list.tokens.reserveCapacity(count / 4 + 8)
  }

  /// Stops reading: the list's ending tells why.
  struct Stop: Error {}

  /// Reads the whole text.
  mutating func run() -> TokenList {
    do {
      if endRule == .field { openField() }
      while try next() {}
    } catch {
      append(.failure, from: min(index, count), line: line, lineStart: lineStart)
    }
    return list
  }

  /// Reads one token or run of blanks; false at the end.
  private mutating func next() throws(Stop) -> Bool {
    if atLineStart, try !readIndentation() { return true }
    skipBlanks()
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\n"):
      endLine()
    case UInt8(ascii: "#"):
      while index < count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "\\"):
      try joinLine()
    case 0:
      try endText()
      return false
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try readNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try readString(from: index)
    case UInt8(ascii: ".") where bytes[index + 1].isDigit:
      try readNumber()
    case _ where byte.startsIdentifier:
      try readName()
    default:
      try readOperator()
    }
    return true
  }

  private mutating func skipBlanks() {
    while bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
      || bytes[index] == 0x0C
    { index += 1 }
  }

  /// Ends a line: a NEWLINE where the line has tokens and no bracket is open.
  private mutating func endLine() {
    let start = index
    let before = (line, lineStart)
    index += 1
    if brackets.isEmpty {
      if lineHasToken { append(.newline, from: start, line: before.0, lineStart: before.1) }
      lineHasToken = false
      atLineStart = true
    }
    line += 1
    lineStart = index
  }

  /// Reads a backslash and the line end that must follow.
  mutating func joinLine() throws(Stop) {
    let start = index
    index += 1
    if index >= count { try stopAtOpenEnd() }
    guard bytes[index] == UInt8(ascii: "\n") else {
      try stop(.lateMistake(SyntaxError(.characterAfterBackslash, range(from: start, to: index))))
    }
    index += 1
    line += 1
    lineStart = index
    if index >= count { try stopAtOpenEnd() }
  }

  private mutating func stopAtOpenEnd() throws(Stop) -> Never {
    if let open = brackets.last {
      try stop(.openBracket(SyntaxError(.neverClosed(open.character), open.range)))
    }
    try stop(.openEnd(SyntaxError(.unexpectedEnd, range(from: index, to: index))))
  }

  /// Reads a name, a keyword, or a string with a prefix.
  private mutating func readName() throws(Stop) {
    let start = index
    var isASCII = true
    while bytes[index].continuesIdentifier {
      if bytes[index] >= 0x80 { isASCII = false }
      index += 1
    }
    let quote = bytes[index]
    if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      StringPrefix(bytes[start..<index]) != nil
    {
      return try readString(from: start)
    }
    if !isASCII { try checkIdentifier(start..<index) }
    var kind = TokenKind.name
    if index - start <= 8, index - start >= 2 {
      kind = TokenKind.keywords[String(decoding: bytes[start..<index], as: UTF8.self)] ?? .name
    }
    append(kind, from: start)
  }

  private mutating func checkIdentifier(_ range: Range<Int>) throws(Stop) {
    var offset = range.lowerBound
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      let isFirst = offset == range.lowerBound
      let properties = scalar.properties
      let isFine =
        scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue)
      let width = UTF8.width(scalar)
      guard isFine else {
        let fact: SyntaxError.Kind =
          scalar.isPrintableInPython
          ? .invalidCharacter(scalar.value) : .invalidNonPrintableCharacter(scalar.value)
        try stop(.mistake(SyntaxError(fact, self.range(from: offset, to: offset + width))))
      }
      offset += width
    }
  }
}

extension Lexer {
  /// The range between two offsets of the present line.
  func range(from start: Int, to end: Int) -> SourceRange {
    SourceRange(
      line: line, column: Int32(start - lineStart), endLine: line, endColumn: Int32(end - lineStart)
    )
  }

  /// Appends a token that ends here and began on the present line.
  mutating func append(_ kind: TokenKind, from start: Int) {
    append(kind, from: start, line: line, lineStart: lineStart)
    lineHasToken = true
  }

  /// Appends a token that ends here and began on an earlier line.
  mutating func append(
    _ kind: TokenKind, from start: Int, line startLine: Int32, lineStart startOfLine: Int
  ) {
    let place = SourceRange(
      line: startLine, column: Int32(start - startOfLine), endLine: line,
      endColumn: Int32(index - lineStart))
    list.tokens.append(
      Token(
        kind: kind, level: UInt8(clamping: brackets.count), start: Int32(start), end: Int32(index),
        range: place))
  }

  /// Ends reading for a reason.
  mutating func stop(_ ending: TokenList.Ending) throws(Stop) -> Never {
    list.ending = ending
    list.openBracket = brackets.last.map { SyntaxError(.neverClosed($0.character), $0.range) }
    throw Stop()
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isHexDigit: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
  }

  var startsIdentifier: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
      || self == UInt8(ascii: "_") || self >= 0x80
  }

  var continuesIdentifier: Bool { startsIdentifier || isDigit }
}

extension Unicode.Scalar {
  /// Whether `str.isprintable` holds for the character.
  var isPrintableInPython: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator:
      self == " "
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      true
    @unknown default:
      false
    }
  }
}
