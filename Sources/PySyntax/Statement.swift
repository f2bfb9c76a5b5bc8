/// A statement with its place in the source.
package struct Statement: Sendable {
  /// What the statement is.
  package let kind: Kind
  /// Where it stands; a compound statement's range includes its blocks, and its decorators not.
  package let range: SourceRange

  /// Makes a statement.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a statement.
  package indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value`: the targets from left to right.
    case assign([Target], Expression)
    /// `target += value`; the target is a name, an attribute or a subscript.
    case augmentedAssign(Target, BinaryOperator, Expression)
    /// `target: annotation = value`; `isSimple` when the target is a name without parentheses.
    case annotated(Target, annotation: Expression, value: Expression?, isSimple: Bool)
    case `return`(Expression?)
    case delete([Target])
    case pass
    case `break`
    case `continue`
    case raise(Expression?, cause: Expression?)
    case global([Identifier])
    case nonlocal([Identifier])
    case assert(Expression, message: Expression?)
    case `import`([ImportAlias])
    /// `from ..module import names`; `names` is `nil` for `*`, `level` counts the leading dots.
    case importFrom(module: String?, level: Int, names: [ImportAlias]?)
    /// `if` and its `elif`s in order, then the `else` block, which may be empty.
    case `if`([ConditionalBlock], otherwise: [Statement])
    case `while`(Expression, body: [Statement], otherwise: [Statement])
    case `for`(Target, in: Expression, body: [Statement], otherwise: [Statement])
    case `try`(TryStatement)
    case with([WithItem], body: [Statement])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
  }
}

/// A test with the block that runs when it holds.
package struct ConditionalBlock: Sendable {
  /// The test.
  package let test: Expression
  /// The block; never empty.
  package let body: [Statement]

  /// Makes a branch of an `if` statement.
  package init(test: Expression, body: [Statement]) {
    self.test = test
    self.body = body
  }
}

/// A dotted module name or an imported name, with the name that it is bound to.
package struct ImportAlias: Sendable {
  /// The name as written, dots included.
  package let name: String
  /// The name after `as`.
  package let alias: Identifier?
  /// Where it stands, alias included.
  package let range: SourceRange

  /// Makes an imported name.
  package init(name: String, alias: Identifier?, range: SourceRange) {
    self.name = name
    self.alias = alias
    self.range = range
  }
}

/// The parts of a `try` statement; there is a handler or a `finally` block.
package struct TryStatement: Sendable {
  /// The guarded block.
  package let body: [Statement]
  /// The `except` clauses in order.
  package let handlers: [ExceptionHandler]
  /// The `else` block; may be empty.
  package let otherwise: [Statement]
  /// The `finally` block; empty when there is none.
  package let finally: [Statement]

  /// Makes a `try` statement.
  package init(
    body: [Statement], handlers: [ExceptionHandler], otherwise: [Statement], finally: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
  }
}

/// An `except` clause.
package struct ExceptionHandler: Sendable {
  /// The class, or tuple of classes, that is caught; `nil` for a bare `except:`.
  package let type: Expression?
  /// The name after `as`.
  package let name: Identifier?
  /// The block; never empty.
  package let body: [Statement]
  /// Where the clause stands, block included.
  package let range: SourceRange

  /// Makes an `except` clause.
  package init(type: Expression?, name: Identifier?, body: [Statement], range: SourceRange) {
    self.type = type
    self.name = name
    self.body = body
    self.range = range
  }
}

/// A context manager of a `with` statement.
package struct WithItem: Sendable {
  /// The context manager.
  package let context: Expression
  /// What `as` binds.
  package let target: Target?

  /// Makes an item.
  package init(context: Expression, target: Target?) {
    self.context = context
    self.target = target
  }
}

/// A function definition.
package struct FunctionDefinition: Sendable {
  /// The function's name.
  package let identifier: Identifier
  /// The parameters.
  package let parameters: Parameters
  /// The annotation of the result, read and not used.
  package let returnAnnotation: Expression?
  /// The decorators, outermost first.
  package let decorators: [Expression]
  /// The block; never empty.
  package let body: [Statement]

  /// Makes a function definition.
  package init(
    identifier: Identifier, parameters: Parameters, returnAnnotation: Expression?,
    decorators: [Expression], body: [Statement]
  ) {
    self.identifier = identifier
    self.parameters = parameters
    self.returnAnnotation = returnAnnotation
    self.decorators = decorators
    self.body = body
  }
}

/// A class definition.
package struct ClassDefinition: Sendable {
  /// The class's name.
  package let identifier: Identifier
  /// The bases and keywords between the parentheses.
  package let arguments: [Argument]
  /// The decorators, outermost first.
  package let decorators: [Expression]
  /// The block; never empty.
  package let body: [Statement]

  /// Makes a class definition.
  package init(
    identifier: Identifier, arguments: [Argument], decorators: [Expression], body: [Statement]
  ) {
    self.identifier = identifier
    self.arguments = arguments
    self.decorators = decorators
    self.body = body
  }
}
