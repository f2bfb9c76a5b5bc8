/// Reads Python: from text to a tree, or to what is wrong with it.
package enum Parser {
  /// Reads a text.
  package static func parse(
    _ source: String, mode: ParseMode, limits: ParserLimits = ParserLimits()
  ) -> ParseResult {
    parse(SourceText(source), mode: mode, limits: limits)
  }

  /// Reads the bytes of a file; the file's name is told when they are not UTF-8.
  package static func parse(
    bytes: [UInt8], file: String, limits: ParserLimits = ParserLimits()
  ) -> ParseResult {
    let source = SourceText(utf8: bytes)
    if let offset = firstInvalidByte(source.bytes) {
      let range = source.range(of: offset..<offset + 1)
      let fact = SyntaxError.Kind.notUTF8(source.bytes[offset], line: range.line, file: file)
      return .failure(SyntaxError(fact, range))
    }
    return parse(source, mode: .file, limits: limits)
  }

  /// Reads a text whose lines are known.
  package static func parse(
    _ source: SourceText, mode: ParseMode, limits: ParserLimits = ParserLimits()
  ) -> ParseResult {
    if let offset = source.bytes.firstIndex(of: 0) {
      return .failure(SyntaxError(.nullByte, source.range(of: offset..<offset + 1)))
    }
    var lexer = Lexer(source.bytes, endRule: mode == .interactive ? .prompt : .file)
    if mode == .expression { lexer.skipLeadingBlanks() }
    let list = lexer.run()
    let grammar = Grammar(bytes: source.bytes, tokens: list.tokens, limits: limits)
    let result: Result<[Statement], SyntaxError>
    switch mode {
    case .file:
      result = grammar.run(list) { () throws(Grammar.Stop) in try grammar.file() }
    case .expression:
      result = grammar.run(list) { () throws(Grammar.Stop) in
        try grammar.soleExpression()
      }
    case .interactive:
      guard let read = grammar.runAtPrompt(list) else { return .needsMoreLines }
      result = read
    }
    switch result {
    case .success(let body):
      if let error = Checker.firstMistake(in: body) { return .failure(error) }
      return .complete(Module(body: body, source: source))
    case .failure(let error):
      return .failure(error)
    }
  }

  /// The offset of the first byte that is not UTF-8.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard byte >= 0xC2, byte <= 0xF4, index + length <= bytes.count,
        String(validating: bytes[index..<index + length], as: UTF8.self) != nil
      else { return index }
      index += length
    }
    return nil
  }
}

extension Lexer {
  /// Passes the blanks in front of an expression, as `eval` does.
  mutating func skipLeadingBlanks() {
    while bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
    atLineStart = false
  }
}

extension Grammar {
  /// Reads what was typed at the prompt; `nil` when it goes on in the next line.
  func runAtPrompt(_ list: TokenList) -> Result<[Statement], SyntaxError>? {
    let start = position
    if let body = try? interactive() { return .success(body) }
    if raised == nil {
      let last = tokens[furthest].kind
      if last == .end { return nil }
      if last == .failure {
        switch list.ending {
        case .openBracket, .openEnd: return nil
        case .complete, .mistake, .lateMistake: break
        }
      }
    }
    position = start
    furthest = 0
    raised = nil
    depth = 0
    return run(list, isPrompt: true) { () throws(Stop) in try interactive() }
  }
}
