internal import PySyntax

/// Questions about Python text that need no running program.
enum PythonSource {
  /// The keywords, for completion.
  static let keywords = [
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// The program as a tree in text form, without positions; nil for what is no Python.
  static func tree(_ source: String) -> String? {
    guard case .complete(let module) = Parser.parse(source, mode: .file) else { return nil }
    return TreeDumper.dump(module.body)
  }

  /// The text of each statement at the top level; nil for what is no Python.
  ///
  /// Comments and decorators belong to what follows them; statements that share a line stay together.
  static func statements(_ source: String) -> [String]? {
    guard case .complete(let module) = Parser.parse(source, mode: .file) else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    var starts: [Int] = []
    for (index, statement) in module.body.enumerated() {
      let before = index == 0 ? 0 : Int(module.body[index - 1].range.endLine)
      if index == 0 || Int(statement.range.line) > before { starts.append(before) }
    }
    return zip(starts, starts.dropFirst() + [lines.count]).map { first, next in
      lines[first..<next].joined(separator: "\n").trimming { $0 == "\n" }
    }
  }

  /// Whether a text is a literal: numbers, texts, bytes, None, truth values, and tuples, lists and dicts of these.
  static func isLiteral(_ text: String) -> Bool {
    guard case .complete(let module) = Parser.parse(text, mode: .expression),
      let expression = module.expression
    else { return false }
    return isLiteral(expression)
  }

  /// Whether a line is a name or an attribute of one: it shows a value and does nothing.
  static func onlyLooks(_ text: String) -> Bool {
    guard case .complete(let module) = Parser.parse(text, mode: .expression),
      var expression = module.expression
    else { return false }
    while case .attribute(let owner, _) = expression.kind { expression = owner }
    if case .name = expression.kind { return true }
    return false
  }

  /// Whether a text has the definition of a function or method.
  static func defines(_ function: String, in text: String) -> Bool {
    text.contains("def \(function)(")
  }

  /// The names of the functions and methods that a text calls: `recv` of `s.recv(4)`.
  static func calls(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    let spans = Highlighter.spans(in: text)
    func word(_ span: Highlighter.Span) -> String {
      String(decoding: bytes[span.range], as: UTF8.self)
    }
    return Set(
      zip(spans, spans.dropFirst()).compactMap { name, bracket in
        switch name.category {
        case .name, .builtin: word(bracket).hasPrefix("(") ? word(name) : nil
        case .keyword, .number, .string, .comment, .operator, .error: nil
        }
      })
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes: true
    case .tuple(let items), .list(let items), .set(let items): items.allSatisfy(isLiteral)
    case .dict(let items): items.allSatisfy(isLiteral)
    case .unary(_, let operand): isLiteral(operand)
    default: false
    }
  }

  private static func isLiteral(_ item: DictItem) -> Bool {
    switch item {
    case .pair(let key, let value): isLiteral(key) && isLiteral(value)
    case .unpack: false
    }
  }

  /// Whether what was typed can be run, and where the next line begins if not.
  static func completeness(_ text: String) -> Completeness {
    if text.hasPrefix(":") { return .complete }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let endsBlank = lines.count > 1 && lines.last?.allSatisfy(\.isWhitespace) == true
    while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let source = lines.joined(separator: "\n") + (endsBlank ? "\n" : "")
    guard case .needsMoreLines = Parser.parse(source, mode: .interactive) else { return .complete }
    return .needsMore(indent: indent(after: lines.last ?? ""))
  }

  /// How many blanks the line after this one begins with.
  private static func indent(after line: Substring) -> Int {
    let blanks = line.prefix { $0 == " " }.count
    let words = line.trimmed
    if words.hasSuffix(":") { return blanks + 4 }
    let first = words.prefix { $0.isLetter }
    if ["return", "pass", "break", "continue", "raise"].contains(first) {
      return max(0, blanks - 4)
    }
    return blanks
  }
}
