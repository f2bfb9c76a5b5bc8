import PySyntax

/// The forms that a program's tree can hold, by name, and those that some programs do hold.
///
/// A new case in the tree breaks a `switch` here: name it in `all` as well, and write a golden program with it.
struct SyntaxForms {
  /// The forms met so far.
  private(set) var met: Set<String> = []
  /// The names that expressions read.
  private(set) var names: Set<String> = []
  /// The modules that are imported.
  private(set) var modules: Set<String> = []

  /// What an assignment, loop or `with` gives its values to.
  enum Role: String, CaseIterable {
    case assign, delete, augmented, loop, manager, comprehension
  }

  mutating func add(_ tree: Module) { add(tree.body) }

  private mutating func note(_ form: String) { met.insert(form) }

  private mutating func add(_ block: [Statement]) {
    for statement in block { add(statement) }
  }

  private mutating func add(_ value: Expression?) {
    if let value { add(value) }
  }

  // MARK: Statements

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value):
      note("expression statement")
      add(value)
    case .assign(let targets, let value):
      note(targets.count > 1 ? "chained assignment" : "assignment")
      for target in targets { add(target, .assign) }
      add(value)
    case .augmentedAssign(let target, let sign, let value):
      note("\(sign.rawValue)=")
      add(target, .augmented)
      add(value)
    case .annotated(let target, let annotation, let value, let isSimple):
      note(value == nil ? "annotation" : "annotation with value")
      if !isSimple { note("annotation of another target than a name") }
      add(target, .assign)
      add(annotation)
      add(value)
    case .return(let value):
      note(value == nil ? "bare return" : "return")
      add(value)
    case .delete(let targets):
      note("del")
      for target in targets { add(target, .delete) }
    case .pass: note("pass")
    case .break: note("break")
    case .continue: note("continue")
    case .raise(let exception, let cause):
      note(exception == nil ? "bare raise" : cause == nil ? "raise" : "raise from")
      add(exception)
      add(cause)
    case .global: note("global")
    case .nonlocal: note("nonlocal")
    case .assert(let test, let message):
      note(message == nil ? "assert" : "assert with message")
      add(test)
      add(message)
    case .import(let aliases):
      for alias in aliases {
        note(alias.alias == nil ? "import" : "import as")
        modules.insert(alias.name)
      }
    case .importFrom(let module, _, let aliases):
      modules.insert(module ?? "")
      for alias in aliases ?? [] { note(alias.alias == nil ? "from import" : "from import as") }
      if aliases == nil { note("from import *") }
    case .if, .while, .for, .try, .with, .function, .class: addCompound(statement)
    }
  }

  private mutating func addCompound(_ statement: Statement) {
    switch statement.kind {
    case .if(let branches, let otherwise):
      note("if")
      if branches.count > 1 { note("elif") }
      if !otherwise.isEmpty { note("else of if") }
      for branch in branches {
        add(branch.test)
        add(branch.body)
      }
      add(otherwise)
    case .while(let test, let body, let otherwise):
      note("while")
      if !otherwise.isEmpty { note("else of while") }
      add(test)
      add(body + otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      note("for")
      if !otherwise.isEmpty { note("else of for") }
      add(target, .loop)
      add(iterable)
      add(body + otherwise)
    case .try(let parts): add(parts)
    case .with(let items, let body):
      note(items.count > 1 ? "with of several" : "with")
      for item in items {
        add(item.context)
        if let target = item.target { add(target, .manager) }
      }
      add(body)
    case .function(let definition): add(definition)
    case .class(let definition): add(definition)
    case .expression, .assign, .augmentedAssign, .annotated, .return, .delete, .pass, .break,
      .continue, .raise, .global, .nonlocal, .assert, .import, .importFrom:
      break
    }
    guard holdsYield(statement) else { return }
    switch statement.kind {
    case .if: note("if around yield")
    case .while: note("while around yield")
    case .for: note("for around yield")
    case .try(let parts):
      if holdsYield(parts.body) { note("try around yield") }
      if parts.handlers.contains(where: { holdsYield($0.body) }) { note("except around yield") }
      if holdsYield(parts.otherwise) { note("else of try around yield") }
      if holdsYield(parts.finally) { note("finally around yield") }
    case .with: note("with around yield")
    case .function, .class, .expression, .assign, .augmentedAssign, .annotated, .return, .delete,
      .pass, .break, .continue, .raise, .global, .nonlocal, .assert, .import, .importFrom:
      break
    }
  }

  private mutating func add(_ parts: TryStatement) {
    note("try")
    if !parts.otherwise.isEmpty { note("else of try") }
    if !parts.finally.isEmpty { note("finally") }
    for handler in parts.handlers {
      note(handler.type == nil ? "bare except" : handler.name == nil ? "except" : "except as")
      add(handler.type)
      add(handler.body)
    }
    add(parts.body + parts.otherwise + parts.finally)
  }

  private mutating func add(_ definition: FunctionDefinition) {
    note("def")
    for decorator in definition.decorators {
      note("decorator of def")
      add(decorator)
    }
    add(definition.parameters)
    if let annotation = definition.returnAnnotation {
      note("annotation of result")
      add(annotation)
    }
    add(definition.body)
  }

  private mutating func add(_ definition: ClassDefinition) {
    note(definition.arguments.isEmpty ? "class" : "class with bases")
    for decorator in definition.decorators {
      note("decorator of class")
      add(decorator)
    }
    for argument in definition.arguments { add(argument.value) }
    add(definition.body)
  }

  private mutating func add(_ parameters: Parameters) {
    if !parameters.positionalOnly.isEmpty { note("positional-only parameter") }
    if !parameters.regular.isEmpty { note("parameter") }
    if parameters.sequence != nil { note("*parameter") }
    if !parameters.keywordOnly.isEmpty { note("keyword-only parameter") }
    if parameters.mapping != nil { note("**parameter") }
    let all = parameters.positionalOnly + parameters.regular + parameters.keywordOnly
    for parameter in all + [parameters.sequence, parameters.mapping].compactMap({ $0 }) {
      if parameter.defaultValue != nil { note("default of parameter") }
      if parameter.annotation != nil { note("annotation of parameter") }
      add(parameter.defaultValue)
      add(parameter.annotation)
    }
  }

  // MARK: Targets

  private mutating func add(_ target: Target, _ role: Role) {
    switch target.kind {
    case .name: note("\(role) name")
    case .attribute(let value, _):
      note("\(role) attribute")
      add(value)
    case .subscript(let value, let index):
      note("\(role) subscript")
      if case .slice = index.kind { note("\(role) slice") }
      add(value)
      add(index)
    case .tuple(let items):
      note("\(role) tuple")
      for item in items { add(item, role) }
    case .list(let items):
      note("\(role) list")
      for item in items { add(item, role) }
    case .starred(let inner):
      note("\(role) starred")
      add(inner, role)
    }
  }

  // MARK: Expressions

  private mutating func add(_ value: Expression) {
    switch value.kind {
    case .none: note("None")
    case .true: note("True")
    case .false: note("False")
    case .ellipsis: note("...")
    case .integer: note("integer")
    case .float: note("float")
    case .string: note("string")
    case .bytes: note("bytes")
    case .formatted(let pieces):
      note("f-string")
      add(pieces)
    case .name(let name):
      note("name")
      names.insert(name)
    case .tuple(let items):
      note("tuple")
      add(items)
    case .list(let items):
      note("list")
      add(items)
    case .set(let items):
      note("set")
      add(items)
    case .dict(let items):
      note("dict")
      for item in items {
        switch item {
        case .pair(let key, let value): add([key, value])
        case .unpack(let mapping):
          note("** in dict")
          add(mapping)
        }
      }
    case .unary, .binary, .boolean, .comparison, .conditional: addOperation(value)
    case .lambda(let parameters, let body):
      note("lambda")
      add(parameters)
      add(body)
    case .named(_, let inner):
      note(":=")
      add(inner)
    case .call(let function, let arguments):
      note("call")
      add(function)
      for argument in arguments {
        switch argument {
        case .positional: note("positional argument")
        case .keyword: note("keyword argument")
        case .unpackSequence: note("* argument")
        case .unpackMapping: note("** argument")
        }
        add(argument.value)
      }
    case .attribute(let inner, _):
      note("attribute")
      add(inner)
    case .subscript(let inner, let index):
      note("subscript")
      add([inner, index])
    case .slice(let lower, let upper, let step):
      note(step == nil ? "slice" : "slice with step")
      for part in [lower, upper, step] { add(part) }
    case .starred(let inner):
      note("* in display")
      add(inner)
    case .listComprehension, .setComprehension, .dictComprehension, .generator:
      addComprehension(value)
    case .yield(let inner):
      note("yield")
      add(inner)
    case .yieldFrom(let inner):
      note("yield from")
      add(inner)
    }
  }

  private mutating func addOperation(_ value: Expression) {
    switch value.kind {
    case .unary(let sign, let operand):
      note("unary \(sign.rawValue)")
      add(operand)
    case .binary(let sign, let left, let right):
      note(sign.rawValue)
      add([left, right])
    case .boolean(let word, let operands):
      note(word.rawValue)
      add(operands)
    case .comparison(let first, let links):
      if links.count > 1 { note("chained comparison") }
      add(first)
      for link in links {
        note(link.comparison.rawValue)
        add(link.operand)
      }
    case .conditional(let test, let then, let otherwise):
      note("conditional expression")
      add([test, then, otherwise])
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .name,
      .tuple, .list, .set, .dict, .lambda, .named, .call, .attribute, .subscript, .slice, .starred,
      .listComprehension, .setComprehension, .dictComprehension, .generator, .yield, .yieldFrom:
      break
    }
  }

  private mutating func addComprehension(_ value: Expression) {
    switch value.kind {
    case .listComprehension(let element, let clauses):
      note("list comprehension")
      add(element)
      add(clauses)
    case .setComprehension(let element, let clauses):
      note("set comprehension")
      add(element)
      add(clauses)
    case .generator(let element, let clauses):
      note("generator expression")
      add(element)
      add(clauses)
    case .dictComprehension(let key, let value, let clauses):
      note("dict comprehension")
      add([key, value])
      add(clauses)
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .name,
      .tuple, .list, .set, .dict, .lambda, .named, .call, .attribute, .subscript, .slice, .starred,
      .unary, .binary, .boolean, .comparison, .conditional, .yield, .yieldFrom:
      break
    }
  }

  private mutating func add(_ values: [Expression]) {
    for value in values { add(value) }
  }

  private mutating func add(_ clauses: [ComprehensionClause]) {
    if clauses.count > 1 { note("comprehension of several loops") }
    for clause in clauses {
      if !clause.conditions.isEmpty { note("condition in comprehension") }
      add(clause.target, .comprehension)
      add(clause.iterable)
      add(clause.conditions)
    }
  }

  private mutating func add(_ pieces: [FormattedPiece]) {
    for case .field(let field) in pieces {
      note(field.conversion.map { "!\($0.rawValue)" } ?? "field")
      if let specification = field.specification {
        note("format specification")
        for case .field in specification { note("field in format specification") }
        add(specification)
      }
      add(field.value)
    }
  }

  // MARK: Yields

  private func holdsYield(_ block: [Statement]) -> Bool { block.contains(where: holdsYield) }

  /// Whether a `yield` stands in the statement: not in a function inside it.
  private func holdsYield(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .function, .class: return false
    case .if(let branches, let otherwise):
      return branches.contains { holdsYield($0.body) } || holdsYield(otherwise)
    case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise):
      return holdsYield(body + otherwise)
    case .try(let parts):
      return holdsYield(parts.body + parts.otherwise + parts.finally)
        || parts.handlers.contains { holdsYield($0.body) }
    case .with(_, let body): return holdsYield(body)
    case .expression, .assign, .augmentedAssign, .annotated, .return, .delete, .pass, .break,
      .continue, .raise, .global, .nonlocal, .assert, .import, .importFrom:
      var inner = SyntaxForms()
      inner.add(statement)
      return inner.met.contains("yield") || inner.met.contains("yield from")
    }
  }
}
