/// Builds the tree from tokens by recursive descent.
///
/// A text is read once, straight on. Only when that fails is it read again, with results kept: first
/// for mistakes in dict displays, then with `diagnosing` on. Then the rules also look for known
/// mistakes, in CPython's order, so that the words of an error are CPython's. A rule that does not fit throws `Stop.mismatch` and an optional part that does not fit is
/// given back, so both readings accept the same texts.
final class Grammar {
  /// Why a rule gives up.
  enum Stop: Error {
    /// The tokens do not fit; another rule may.
    case mismatch
    /// The mistake is known and stands in `raised`.
    case raised
  }

  /// What the tokens' offsets refer to.
  let bytes: [UInt8]
  let tokens: [Token]
  let limits: ParserLimits
  /// How many f-string fields the tokens stand in.
  let fieldDepth: Int
  /// Whether known mistakes are looked for.
  var diagnosing = false
  /// Whether the tokens are read for the second time, so that results are kept.
  var isSecondReading = false
  /// The token to be read next.
  var position = 0
  /// Where the last statement of the program began that stands in no block.
  var lastStart = 0
  /// The furthest token that was looked at.
  var furthest = 0
  /// How deep the rules are nested.
  var depth = 0
  /// The mistake that ended reading.
  var raised: SyntaxError?
  /// Results of rules while diagnosing, so that trying again costs nothing.
  var memory: [MemoryKey: MemoryEntry] = [:]
  /// How many rules may still be tried while diagnosing.
  var fuel: Int

  struct MemoryKey: Hashable {
    enum Rule { case expression, disjunction, binary, starExpressions }
    let rule: Rule
    let position: Int
  }

  struct MemoryEntry {
    let result: Expression?
    let position: Int
  }

  init(bytes: [UInt8], tokens: [Token], limits: ParserLimits, fieldDepth: Int = 0) {
    self.bytes = bytes
    self.tokens = tokens
    self.limits = limits
    self.fieldDepth = fieldDepth
    fuel = 20_000 + tokens.count * 40
  }

  /// How deep CPython's parser goes; its compiler gives up at half of that.
  private static let parserDepth = 5_968

  // MARK: Tokens

  /// The kind of the next token.
  var kind: TokenKind {
    if position > furthest { furthest = position }
    return tokens[position].kind
  }

  /// The kind of the token after the next one.
  var kindAfter: TokenKind {
    let index = min(position + 1, tokens.count - 1)
    if index > furthest { furthest = index }
    return tokens[index].kind
  }

  /// The next token.
  var token: Token {
    if position > furthest { furthest = position }
    return tokens[position]
  }

  /// Goes on to the next token; the last one is never left.
  func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// Reads a token when it is the next one.
  func accept(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Reads a token that must come.
  func expect(_ wanted: TokenKind) throws(Stop) {
    guard accept(wanted) else { throw .mismatch }
  }

  /// Reads a token that must come; its absence is a mistake of its own.
  func force(_ wanted: TokenKind) throws(Stop) {
    guard !accept(wanted) else { return }
    if kind == .failure { throw .mismatch }
    throw raise(.expected(wanted.rawValue), token.range)
  }

  /// Reads a name.
  func identifier() throws(Stop) -> Identifier {
    guard kind == .name else { throw .mismatch }
    let token = token
    advance()
    return Identifier(text(of: token), token.range)
  }

  /// The spelling of a token.
  func text(of token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// The range from a token to the last one read.
  func range(from start: Int) -> SourceRange {
    tokens[start].range.joined(to: tokens[max(position - 1, start)].range)
  }

  // MARK: Rules

  /// Notes a mistake; the caller throws the result.
  func raise(_ kind: SyntaxError.Kind, _ range: SourceRange) -> Stop {
    raised = SyntaxError(kind, range)
    return .raised
  }

  /// Tries a rule; gives its tokens back when it does not fit.
  func attempt<Result>(_ rule: () throws(Stop) -> Result) throws(Stop) -> Result? {
    try attempt(from: position, rule)
  }

  /// Tries a rule; goes back to a token when it does not fit.
  func attempt<Result>(from mark: Int, _ rule: () throws(Stop) -> Result) throws(Stop) -> Result? {
    do {
      return try rule()
    } catch {
      switch error {
      case .mismatch:
        position = mark
        return nil
      case .raised:
        throw error
      }
    }
  }

  /// Whether a rule fits here; reads nothing.
  func isNext<Result>(_ rule: () throws(Stop) -> Result) throws(Stop) -> Bool {
    let mark = position
    let fits = try attempt(rule) != nil
    position = mark
    return fits
  }

  /// Runs a rule one level deeper.
  ///
  /// At the limit CPython's parser or its compiler gives up, which are two errors; `run` counts the
  /// tokens of one kind that are still to come, as each would be one level more.
  func nested<Result>(
    _ weight: Int = 1, run: TokenKind? = nil, _ rule: () throws(Stop) -> Result
  ) throws(Stop) -> Result {
    guard depth + weight <= limits.depth else {
      let ahead = tokens[position...].prefix { $0.kind == run }.count
      let overflows = diagnosing || kind == .lambda || depth + ahead > Self.parserDepth
      throw raise(overflows ? .parserOverflow : .tooDeep, token.range)
    }
    depth += weight
    defer { depth -= weight }
    return try rule()
  }

  /// Runs a rule once for each place while diagnosing; the second time its result is at hand.
  func remembered(
    _ rule: MemoryKey.Rule, _ body: () throws(Stop) -> Expression
  ) throws(Stop) -> Expression {
    guard isSecondReading else { return try body() }
    let key = MemoryKey(rule: rule, position: position)
    if let entry = memory[key] {
      guard let result = entry.result else { throw .mismatch }
      position = entry.position
      return result
    }
    fuel -= 1
    guard fuel > 0 else { throw .mismatch }
    let result = try attempt(body)
    memory[key] = MemoryEntry(result: result, position: position)
    guard let result else { throw .mismatch }
    return result
  }

  /// Makes an expression from a token to the last one read.
  func make(_ kind: Expression.Kind, from start: Int) throws(Stop) -> Expression {
    let expression = Expression(kind, range(from: start))
    guard expression.height <= limits.depth else { throw raise(.tooDeep, expression.range) }
    return expression
  }
}
