/// The kinds of tokens; a fixed spelling is the raw value.
enum TokenKind: String, Hashable, Sendable, CaseIterable {
  case name = "NAME"
  case number = "NUMBER"
  case string = "STRING"
  case newline = "NEWLINE"
  case indent = "INDENT"
  case dedent = "DEDENT"
  /// The end of the text.
  case end = "END"
  /// The place where reading tokens failed; the last token.
  case failure = "FAILURE"
  /// A character that no rule uses, such as `$`, or the old `<>`.
  case other = "OTHER"

  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case ellipsis = "..."
  case arrow = "->"
  case walrus = ":="
  case assign = "="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case doubleStar = "**"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case at = "@"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case doubleStarAssign = "**="
  case slashAssign = "/="
  case doubleSlashAssign = "//="
  case percentAssign = "%="
  case atAssign = "@="
  case ampersandAssign = "&="
  case barAssign = "|="
  case caretAssign = "^="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="

  case `false` = "False"
  case none = "None"
  case `true` = "True"
  case and = "and"
  case `as` = "as"
  case assert = "assert"
  case async = "async"
  case await = "await"
  case `break` = "break"
  case `class` = "class"
  case `continue` = "continue"
  case def = "def"
  case del = "del"
  case elif = "elif"
  case `else` = "else"
  case except = "except"
  case finally = "finally"
  case `for` = "for"
  case from = "from"
  case global = "global"
  case `if` = "if"
  case `import` = "import"
  case `in` = "in"
  case `is` = "is"
  case lambda = "lambda"
  case nonlocal = "nonlocal"
  case not = "not"
  case or = "or"
  case pass = "pass"
  case raise = "raise"
  case `return` = "return"
  case `try` = "try"
  case `while` = "while"
  case with = "with"
  case yield = "yield"

  /// The keywords by their spelling.
  static let keywords: [String: TokenKind] = Dictionary(
    uniqueKeysWithValues: TokenKind.allCases.drop { $0 != .false }.map { ($0.rawValue, $0) })

  /// The operators and brackets by their spelling.
  static let operators: [String: TokenKind] = Dictionary(
    uniqueKeysWithValues: TokenKind.allCases
      .drop { $0 != .leftParenthesis }.prefix { $0 != .false }.map { ($0.rawValue, $0) })

  /// The operator of an augmented assignment, or `nil` for other tokens.
  var augmentedOperator: BinaryOperator? {
    guard rawValue.count >= 2, rawValue.last == "=" else { return nil }
    return BinaryOperator(rawValue: String(rawValue.dropLast()))
  }
}

/// A token with its place.
struct Token: Sendable {
  /// What it is.
  let kind: TokenKind
  /// How many brackets are open behind it.
  let level: UInt8
  /// Its first byte in the text that was read.
  let start: Int32
  /// The byte after its last one.
  let end: Int32
  /// Its lines and columns.
  let range: SourceRange
}

/// The tokens of a text, ended by `end` or by `failure`.
struct TokenList: Sendable {
  /// How reading ended.
  enum Ending: Sendable {
    case complete
    /// A mistake that outranks a mistake of the grammar wherever it stands.
    case mistake(SyntaxError)
    /// A mistake that counts only when the parser gets as far.
    case lateMistake(SyntaxError)
    /// The text ends inside a bracket: the bracket and its place.
    case openBracket(SyntaxError)
    /// The text ends where it must go on: in a triple-quoted string or behind a backslash.
    case openEnd(SyntaxError)
  }

  /// The tokens; never empty.
  var tokens: [Token] = []
  /// How reading ended.
  var ending: Ending = .complete
  /// The innermost bracket that was open then, as a mistake.
  var openBracket: SyntaxError?
}
