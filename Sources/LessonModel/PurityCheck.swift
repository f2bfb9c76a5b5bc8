internal import PySyntax

/// Finds what an expression does beyond looking: calls outside a short list, assignments, `yield`.
///
/// It keeps honest authors from mistakes; what an expression may reach is bounded again when it
/// runs, by a step budget and a kernel that refuses every call.
struct PurityCheck {
  /// Something that an expression must not do, and where in its text.
  struct Finding {
    var what: String
    var known: [String]
    var range: SourceRange
  }

  /// The functions that an expression may call.
  static let functions = [
    "abs", "all", "any", "bool", "bytes", "chr", "dict", "enumerate", "float", "format", "hex",
    "int", "isinstance", "len", "list", "max", "min", "ord", "range", "repr", "reversed", "round",
    "set", "sorted", "str", "sum", "tuple", "type", "zip",
  ]

  /// The methods that an expression may call: those of values that change nothing, and lookups of the bindings.
  static let methods = [
    "count", "decode", "encode", "endswith", "fileno", "find", "first", "get", "getblocking",
    "gettimeout", "hex", "index", "isalpha", "isdigit", "islower", "isspace", "isupper", "items",
    "join", "keys", "last", "lower", "lstrip", "named", "partition", "removeprefix",
    "removesuffix", "replace", "rfind", "rpartition", "rsplit", "rstrip", "split", "splitlines",
    "startswith", "strip", "title", "total", "upper", "values", "zfill",
  ]

  private(set) var findings: [Finding] = []
  /// Texts that are looked for in `calls` and can never be there: such a rule says nothing.
  private(set) var unknownCalls: [(name: String, range: SourceRange)] = []

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .name: break
    case .formatted(let pieces): visit(pieces)
    case .tuple(let items), .list(let items), .set(let items): visit(items)
    case .dict(let items): for item in items { visit(item) }
    case .unary(_, let operand): visit(operand)
    case .binary(_, let left, let right): visit([left, right])
    case .boolean(_, let operands): visit(operands)
    case .comparison(let first, let links):
      visit(first)
      var left = first
      for link in links {
        if [.in, .notIn].contains(link.comparison) { checkCall(left, in: link.operand) }
        visit(link.operand)
        left = link.operand
      }
    case .conditional(let test, let then, let otherwise): visit([test, then, otherwise])
    case .lambda: refuse("`lambda`", expression.range)
    case .named: refuse("`:=`", expression.range)
    case .call(let function, let arguments): visitCall(function, arguments)
    case .attribute(let object, let name):
      if name.name.hasPrefix("_") { refuse("`\(name.name)`", name.range) }
      visit(object)
    case .subscript(let object, let index): visit([object, index])
    case .slice(let lower, let upper, let step):
      visit([lower, upper, step].compactMap { $0 })
    case .starred(let value): visit(value)
    case .listComprehension(let value, let clauses), .setComprehension(let value, let clauses),
      .generator(let value, let clauses):
      visit(value)
      visit(clauses)
    case .dictComprehension(let key, let value, let clauses):
      visit([key, value])
      visit(clauses)
    case .yield, .yieldFrom: refuse("`yield`", expression.range)
    }
  }

  private mutating func visit(_ expressions: [Expression]) {
    for expression in expressions { visit(expression) }
  }

  private mutating func visit(_ item: DictItem) {
    switch item {
    case .pair(let key, let value): visit([key, value])
    case .unpack(let value): visit(value)
    }
  }

  private mutating func visit(_ pieces: [FormattedPiece]) {
    for piece in pieces {
      guard case .field(let field) = piece else { continue }
      visit(field.value)
      if let specification = field.specification { visit(specification) }
    }
  }

  private mutating func visit(_ clauses: [ComprehensionClause]) {
    for clause in clauses {
      if !Self.isName(clause.target) { refuse("an assignment", clause.target.range) }
      visit(clause.iterable)
      visit(clause.conditions)
    }
  }

  /// Whether a comprehension's target is a name, or names: anything else would change an object.
  private static func isName(_ target: Target) -> Bool {
    switch target.kind {
    case .name: true
    case .tuple(let parts), .list(let parts): parts.allSatisfy(isName)
    case .starred(let part): isName(part)
    case .attribute, .subscript: false
    }
  }

  private mutating func visitCall(_ function: Expression, _ arguments: [Argument]) {
    switch function.kind {
    case .name(let name):
      if !Self.functions.contains(name) {
        refuse("`\(name)()`", function.range, known: Self.functions)
      }
    case .attribute(let object, let method):
      if !Self.methods.contains(method.name) {
        refuse("`\(method.name)()`", method.range, known: Self.methods)
      }
      if case .string? = arguments.first?.value.kind, ["count", "index"].contains(method.name) {
        checkCall(arguments[0].value, in: object)
      }
      visit(object)
    default: refuse("a call of a computed function", function.range)
    }
    visit(arguments.map(\.value))
  }

  private mutating func checkCall(_ call: Expression, in list: Expression) {
    guard case .name("calls") = list.kind, case .string(let text) = call.kind else { return }
    let name = String(String.UnicodeScalarView(text.codePoints.compactMap(Unicode.Scalar.init)))
    if !LessonVocabulary.calls.contains(name) { unknownCalls.append((name, call.range)) }
  }

  private mutating func refuse(_ what: String, _ range: SourceRange, known: [String] = []) {
    findings.append(Finding(what: what, known: known, range: range))
  }
}
