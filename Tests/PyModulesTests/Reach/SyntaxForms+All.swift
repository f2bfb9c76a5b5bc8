import PySyntax

extension SyntaxForms {
  /// Every form, by the name that `met` gives it.
  static let all: Set<String> = {
    var all: Set<String> = [
      "expression statement", "assignment", "chained assignment", "annotation",
      "annotation with value", "annotation of another target than a name", "return", "bare return",
      "del", "pass", "break", "continue", "raise", "bare raise", "raise from", "global", "nonlocal",
      "assert", "assert with message", "import", "import as", "from import", "from import as",
      "from import *", "if", "elif", "else of if", "while", "else of while", "for", "else of for",
      "try", "else of try", "finally", "bare except", "except", "except as", "with",
      "with of several", "def", "decorator of def", "annotation of result", "class",
      "class with bases", "decorator of class",
      "parameter", "positional-only parameter", "*parameter", "keyword-only parameter",
      "**parameter", "default of parameter", "annotation of parameter",
      "if around yield", "while around yield", "for around yield", "try around yield",
      "except around yield", "else of try around yield", "finally around yield",
      "with around yield",
      "None", "True", "False", "...", "integer", "float", "string", "bytes", "f-string", "field",
      "!s", "!r", "!a", "format specification", "field in format specification", "name", "tuple",
      "list", "set", "dict", "** in dict", "conditional expression", "chained comparison",
      "lambda", ":=", "call", "positional argument", "keyword argument", "* argument",
      "** argument", "attribute", "subscript", "slice", "slice with step", "* in display",
      "list comprehension", "set comprehension", "dict comprehension", "generator expression",
      "comprehension of several loops", "condition in comprehension", "yield", "yield from",
    ]
    all.formUnion(UnaryOperator.allCases.map { "unary \($0.rawValue)" })
    all.formUnion(BinaryOperator.allCases.flatMap { [$0.rawValue, "\($0.rawValue)="] })
    all.formUnion(BooleanOperator.allCases.map(\.rawValue))
    all.formUnion(ComparisonOperator.allCases.map(\.rawValue))
    for role in Role.allCases {
      all.formUnion(["name", "attribute", "subscript", "slice"].map { "\(role) \($0)" })
      if role != .augmented { all.formUnion(["tuple", "list"].map { "\(role) \($0)" }) }
      if role != .augmented, role != .delete { all.insert("\(role) starred") }
    }
    return all
  }()
}
