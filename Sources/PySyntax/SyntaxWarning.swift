/// Something in a program that is no mistake, but hardly meant: CPython's `SyntaxWarning`.
package struct SyntaxWarning: Sendable, Hashable {
  /// The line, from 1.
  package let line: Int
  /// CPython's message.
  package let message: String

  /// Everything worth a warning in a program, in the order of its parts.
  package static func all(in body: [Statement]) -> [SyntaxWarning] {
    var finder = SyntaxWarningFinder()
    finder.visit(body)
    return finder.warnings
  }
}

private struct SyntaxWarningFinder {
  var warnings: [SyntaxWarning] = []

  private mutating func warn(_ message: String, _ range: SourceRange) {
    warnings.append(SyntaxWarning(line: Int(range.line), message: message))
  }

  // MARK: Statements

  mutating func visit(_ body: [Statement]) {
    for statement in body { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    if case .assert(let test, _) = statement.kind, case .tuple(let items) = test.kind,
      !items.isEmpty
    {
      warn("assertion is always true, perhaps remove parentheses?", statement.range)
    }
    for expression in statement.parts { visit(expression) }
    for block in statement.blocks { visit(block) }
  }

  // MARK: Expressions

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .comparison(let first, let links): compare(first, links, expression.range)
    case .call(let function, _):
      if let name = function.inferredType(for: .call) {
        warn(
          "'\(name)' object is not callable; perhaps you missed a comma?", expression.range)
      }
    case .subscript(let value, let index): subscripted(value, index, expression.range)
    case _: break
    }
    var parts: [Expression] = []
    expression.forEachPart { parts.append($0) }
    for part in parts { visit(part) }
  }

  private mutating func compare(
    _ first: Expression, _ links: [ComparisonLink], _ range: SourceRange
  ) {
    var left = first
    for link in links {
      let isLiteral = left.isComparedByValue || link.operand.isComparedByValue
      switch link.comparison {
      case .is where isLiteral:
        return warn("\"is\" with a literal. Did you mean \"==\"?", range)
      case .isNot where isLiteral:
        return warn("\"is not\" with a literal. Did you mean \"!=\"?", range)
      case .is, .isNot, .in, .notIn, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual:
        left = link.operand
      }
    }
  }

  private mutating func subscripted(
    _ value: Expression, _ index: Expression, _ range: SourceRange
  ) {
    if let name = value.inferredType(for: .subscript) {
      warn("'\(name)' object is not subscriptable; perhaps you missed a comma?", range)
    }
    if let name = value.inferredType(for: .index), let key = index.inferredType(for: .any),
      key != "int", key != "bool"
    {
      warn(
        "\(name) indices must be integers or slices, not \(key); perhaps you missed a comma?",
        range)
    }
  }
}

extension Expression {
  /// What is asked of a value whose class shows from its spelling.
  fileprivate enum Use { case call, `subscript`, index, any }

  /// The class of the value where it shows and cannot serve the use; any class for `any`.
  fileprivate func inferredType(for use: Use) -> String? {
    switch (kind, use) {
    case (.tuple, .call), (.tuple, .index), (.tuple, .any): "tuple"
    case (.list, .call), (.list, .index), (.list, .any), (.listComprehension, .call),
      (.listComprehension, .index), (.listComprehension, .any):
      "list"
    case (.string, .call), (.string, .index), (.string, .any), (.formatted, .call),
      (.formatted, .index), (.formatted, .any):
      "str"
    case (.bytes, .call), (.bytes, .index), (.bytes, .any): "bytes"
    case (.dict, .call), (.dict, .any), (.dictComprehension, .call), (.dictComprehension, .any):
      "dict"
    case (.set, .call), (.set, .subscript), (.set, .any), (.setComprehension, .call),
      (.setComprehension, .subscript), (.setComprehension, .any):
      "set"
    case (.generator, .call), (.generator, .subscript), (.generator, .any): "generator"
    case (.lambda, .subscript), (.lambda, .any): "function"
    case (.integer, .call), (.integer, .subscript), (.integer, .any): "int"
    case (.float, .call), (.float, .subscript), (.float, .any): "float"
    case (.none, .call), (.none, .subscript), (.none, .any): "NoneType"
    case (.true, .call), (.true, .subscript), (.true, .any), (.false, .call),
      (.false, .subscript), (.false, .any):
      "bool"
    case (.ellipsis, .call), (.ellipsis, .subscript), (.ellipsis, .any): "ellipsis"
    case (.unary(_, let operand), .any): operand.inferredType(for: .any)
    case _: nil
    }
  }

  /// Whether it is a literal whose identity means nothing.
  fileprivate var isComparedByValue: Bool {
    switch kind {
    case .integer, .float, .string, .bytes: true
    case .unary(_, let operand): operand.isComparedByValue
    case .tuple(let items):
      items.allSatisfy { item in
        switch item.kind {
        case .none, .true, .false, .ellipsis: true
        case _: item.isComparedByValue
        }
      }
    case _: false
    }
  }
}

extension Statement {
  /// The expressions that stand in the statement itself, in order.
  fileprivate var parts: [Expression] {
    var parts: [Expression] = []
    func add(_ target: Target) { target.forEachPart { parts.append($0) } }
    switch kind {
    case .expression(let value): parts = [value]
    case .assign(let targets, let value):
      parts = [value]
      for target in targets { add(target) }
    case .augmentedAssign(let target, _, let value):
      add(target)
      parts.append(value)
    case .annotated(let target, let annotation, let value, _):
      parts = (value.map { [$0] } ?? []) + [annotation]
      add(target)
    case .return(let value): parts = value.map { [$0] } ?? []
    case .delete(let targets):
      for target in targets { add(target) }
    case .raise(let value, let cause): parts = [value, cause].compactMap { $0 }
    case .assert(let test, let message): parts = [test] + (message.map { [$0] } ?? [])
    case .if(let branches, _): parts = branches.map(\.test)
    case .while(let test, _, _): parts = [test]
    case .for(let target, let iterable, _, _):
      parts = [iterable]
      add(target)
    case .with(let items, _): parts = items.map(\.context)
    case .try(let statement): parts = statement.handlers.compactMap(\.type)
    case .function(let definition):
      parts = definition.decorators + definition.parameters.all.compactMap(\.defaultValue)
    case .class(let definition):
      parts = definition.decorators + definition.arguments.map(\.value)
    case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: break
    }
    return parts
  }

  /// The blocks of the statement, in order.
  fileprivate var blocks: [[Statement]] {
    switch kind {
    case .if(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise):
      [body, otherwise]
    case .try(let statement):
      [statement.body] + statement.handlers.map(\.body)
        + [statement.otherwise, statement.finally]
    case .with(_, let body): [body]
    case .function(let definition): [definition.body]
    case .class(let definition): [definition.body]
    case .expression, .assign, .augmentedAssign, .annotated, .return, .delete, .pass, .break,
      .continue, .raise, .global, .nonlocal, .assert, .import, .importFrom:
      []
    }
  }
}
