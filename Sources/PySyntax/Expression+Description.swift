extension Expression {
  /// What CPython calls an expression of this form in its messages.
  var description: String {
    switch kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "ellipsis"
    case .integer, .float, .string, .bytes: "literal"
    case .formatted: "f-string expression"
    case .name: "name"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .unary, .binary, .boolean: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .named: "named expression"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .listComprehension: "list comprehension"
    case .setComprehension: "set comprehension"
    case .dictComprehension: "dict comprehension"
    case .generator: "generator expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
