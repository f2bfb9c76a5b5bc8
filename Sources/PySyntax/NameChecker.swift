/// Finds what CPython's symbol table refuses: clashes of names, parameters and declarations.
struct NameChecker {
  /// What a scope belongs to.
  private enum Form { case module, function, `class`, comprehension }

  /// What is known of a name in a scope.
  private struct Uses: OptionSet {
    let rawValue: Int
    static let parameter = Uses(rawValue: 1)
    static let assigned = Uses(rawValue: 2)
    static let used = Uses(rawValue: 4)
    static let annotated = Uses(rawValue: 8)
    static let global = Uses(rawValue: 16)
    static let nonlocal = Uses(rawValue: 32)
    static let loopVariable = Uses(rawValue: 64)
  }

  private struct Scope {
    let form: Form
    let parent: Int?
    var names: [String: Uses] = [:]
    var declared: [(name: String, range: SourceRange)] = []
    /// The comprehension's name in messages.
    var label = ""
    /// Whether a comprehension's iterable is being read.
    var inIterable = 0
  }

  private var scopes = [Scope(form: .module, parent: nil)]
  private var current = 0

  /// Checks a program.
  mutating func check(_ body: [Statement]) throws(SyntaxError) {
    for statement in body { try check(statement) }
    for index in scopes.indices { try resolve(index) }
  }

  /// Checks that what a scope declares nonlocal is bound around it.
  private func resolve(_ index: Int) throws(SyntaxError) {
    for (name, range) in scopes[index].declared {
      if scopes[index].names[name, default: []].contains([.nonlocal, .global]) {
        throw SyntaxError(.nonlocalAndGlobal(name), range)
      }
      var outer = scopes[index].parent
      var isBound = false
      while let scope = outer, !isBound {
        let uses = scopes[scope].names[name, default: []]
        isBound =
          scopes[scope].form == .function && !uses.isDisjoint(with: [.parameter, .assigned])
          && !uses.contains(.global) && !uses.contains(.nonlocal)
        outer = scopes[scope].parent
      }
      if !isBound { throw SyntaxError(.noBindingForNonlocal(name), range) }
    }
  }

  private mutating func enter(_ form: Form) -> Int {
    let before = current
    scopes.append(Scope(form: form, parent: current))
    current = scopes.count - 1
    return before
  }

  private mutating func note(_ name: String, _ uses: Uses) {
    scopes[current].names[name, default: []].formUnion(uses)
  }

  private mutating func bind(_ name: String, _ range: SourceRange) throws(SyntaxError) {
    note(name, .assigned)
  }

  private mutating func bind(_ target: Target) throws(SyntaxError) {
    switch target.kind {
    case .name(let name): note(name, .assigned)
    case .attribute(let object, _): try check(object)
    case .subscript(let object, let index):
      try check(object)
      try check(index)
    case .tuple(let items), .list(let items):
      for item in items { try bind(item) }
    case .starred(let inner): try bind(inner)
    }
  }

  private mutating func check(_ body: [Statement]?) throws(SyntaxError) {
    for statement in body ?? [] { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .expression(let value):
      try check(value)
    case .assign(let targets, let value):
      for target in targets { try bind(target) }
      try check(value)
    case .augmentedAssign(let target, _, let value):
      try bind(target)
      try check(value)
    case .annotated(let target, let annotation, let value, let isSimple):
      try checkAnnotated(target, isSimple: isSimple, hasValue: value != nil)
      try check(annotation)
      if let value { try check(value) }
    case .return(let value):
      if let value { try check(value) }
    case .delete(let targets):
      for target in targets { try bind(target) }
    case .pass, .break, .continue:
      return
    case .raise(let value, let cause):
      if let value { try check(value) }
      if let cause { try check(cause) }
    case .global(let names):
      try declare(names, isGlobal: true)
    case .nonlocal(let names):
      try declare(names, isGlobal: false)
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .import(let names):
      for name in names { try bindImport(name) }
    case .importFrom(_, _, let names):
      if names == nil, scopes[current].form != .module {
        throw SyntaxError(.importStarInFunction, statement.range)
      }
      for name in names ?? [] { try bindImport(name) }
    case .if(let branches, let otherwise):
      for branch in branches {
        try check(branch.test)
        for inner in branch.body { try check(inner) }
      }
      for inner in otherwise { try check(inner) }
    case .while(let test, let body, let otherwise):
      try check(test)
      for inner in body + otherwise { try check(inner) }
    case .for(let target, let iterable, let body, let otherwise):
      try bind(target)
      try check(iterable)
      for inner in body + otherwise { try check(inner) }
    case .try(let parts):
      try checkTry(parts)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try bind(target) }
      }
      for inner in body { try check(inner) }
    case .function(let definition):
      try checkFunction(definition)
    case .class(let definition):
      try checkClass(definition)
    }
  }

  private mutating func checkTry(_ parts: TryStatement) throws(SyntaxError) {
    for inner in parts.body + parts.otherwise { try check(inner) }
    for handler in parts.handlers {
      if let type = handler.type { try check(type) }
      if let name = handler.name { note(name.name, .assigned) }
      for inner in handler.body { try check(inner) }
    }
    for inner in parts.finally { try check(inner) }
  }

  private mutating func bindImport(_ name: ImportAlias) throws(SyntaxError) {
    let bound = name.alias?.name ?? String(name.name.prefix { $0 != "." })
    note(bound, .assigned)
  }

  private mutating func checkAnnotated(
    _ target: Target, isSimple: Bool, hasValue: Bool
  ) throws(SyntaxError) {
    guard isSimple, case .name(let name) = target.kind else { return try bind(target) }
    let uses = scopes[current].names[name, default: []]
    if scopes[current].form != .module, uses.contains(.global) || uses.contains(.nonlocal) {
      throw SyntaxError(
        .annotatedAndDeclared(name, isGlobal: uses.contains(.global)), target.range)
    }
    note(name, hasValue ? [.annotated, .assigned] : [.annotated, .assigned])
  }

  private mutating func declare(_ names: [Identifier], isGlobal: Bool) throws(SyntaxError) {
    if !isGlobal, scopes[current].form == .module, let first = names.first {
      throw SyntaxError(.nonlocalAtModule, first.range)
    }
    for name in names {
      let uses = scopes[current].names[name.name, default: []]
      if uses.contains(.parameter) {
        throw SyntaxError(.parameterDeclared(name.name, isGlobal: isGlobal), name.range)
      }
      if uses.contains(.used) {
        throw SyntaxError(.usedBeforeDeclaration(name.name, isGlobal: isGlobal), name.range)
      }
      if uses.contains(.annotated) {
        throw SyntaxError(.annotatedAndDeclared(name.name, isGlobal: isGlobal), name.range)
      }
      if uses.contains(.assigned) {
        throw SyntaxError(.assignedBeforeDeclaration(name.name, isGlobal: isGlobal), name.range)
      }
      note(name.name, isGlobal ? .global : .nonlocal)
      if !isGlobal { scopes[current].declared.append((name.name, name.range)) }
    }
  }

  // MARK: Definitions

  private mutating func checkFunction(_ definition: FunctionDefinition) throws(SyntaxError) {
    note(definition.identifier.name, .assigned)
    try checkDefaults(definition.parameters)
    for parameter in definition.parameters.all {
      if let annotation = parameter.annotation { try check(annotation) }
    }
    if let annotation = definition.returnAnnotation { try check(annotation) }
    for decorator in definition.decorators { try check(decorator) }
    let before = enter(.function)
    try addParameters(definition.parameters)
    for statement in definition.body { try check(statement) }
    current = before
  }

  private mutating func checkDefaults(_ parameters: Parameters) throws(SyntaxError) {
    for parameter in parameters.all {
      if let value = parameter.defaultValue { try check(value) }
    }
  }

  private mutating func addParameters(_ parameters: Parameters) throws(SyntaxError) {
    let order =
      parameters.positionalOnly + parameters.regular + parameters.keywordOnly
      + [parameters.sequence, parameters.mapping].compactMap(\.self)
    for parameter in order {
      let name = parameter.identifier.name
      if scopes[current].names[name] != nil {
        throw SyntaxError(.duplicateParameter(name), parameter.identifier.range)
      }
      note(name, .parameter)
    }
  }

  private mutating func checkClass(_ definition: ClassDefinition) throws(SyntaxError) {
    note(definition.identifier.name, .assigned)
    for argument in definition.arguments { try check(argument.value) }
    for decorator in definition.decorators { try check(decorator) }
    let before = enter(.class)
    for statement in definition.body { try check(statement) }
    current = before
  }

  // MARK: Expressions

  private mutating func check(_ value: Expression) throws(SyntaxError) {
    switch value.kind {
    case .name(let name):
      note(name, .used)
    case .lambda(let parameters, let body):
      try checkDefaults(parameters)
      let before = enter(.function)
      try addParameters(parameters)
      try check(body)
      current = before
    case .named(let target, let assigned):
      try checkNamed(target, value.range)
      try check(assigned)
    case .listComprehension(let element, let clauses):
      try checkComprehension([element], clauses, "list comprehension")
    case .setComprehension(let element, let clauses):
      try checkComprehension([element], clauses, "set comprehension")
    case .dictComprehension(let key, let item, let clauses):
      try checkComprehension([key, item], clauses, "dict comprehension")
    case .generator(let element, let clauses):
      try checkComprehension([element], clauses, "generator expression")
    case .yield, .yieldFrom:
      try value.forEachPart { (part) throws(SyntaxError) in try check(part) }
      if scopes[current].form == .comprehension {
        throw SyntaxError(.yieldInComprehension(scopes[current].label), value.range)
      }
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .formatted, .tuple,
      .list, .set, .dict, .unary, .binary, .boolean, .comparison, .conditional, .call, .attribute,
      .subscript, .slice, .starred:
      try value.forEachPart { (part) throws(SyntaxError) in try check(part) }
    }
  }

  private mutating func checkComprehension(
    _ elements: [Expression], _ clauses: [ComprehensionClause], _ label: String
  ) throws(SyntaxError) {
    guard let first = clauses.first else { return }
    scopes[current].inIterable += 1
    try check(first.iterable)
    scopes[current].inIterable -= 1
    let before = enter(.comprehension)
    scopes[current].label = label
    for (index, clause) in clauses.enumerated() {
      try bindLoop(clause.target)
      if index > 0 {
        scopes[current].inIterable += 1
        try check(clause.iterable)
        scopes[current].inIterable -= 1
      }
      for condition in clause.conditions { try check(condition) }
    }
    for element in elements { try check(element) }
    current = before
  }

  private mutating func bindLoop(_ target: Target) throws(SyntaxError) {
    try target.forEachPart { (part) throws(SyntaxError) in try check(part) }
    try target.forEachName { (name) throws(SyntaxError) in
      let uses = scopes[current].names[name, default: []]
      if uses.contains(.global) || uses.contains(.nonlocal) {
        throw SyntaxError(.loopRebindsNamed(name), target.range)
      }
      note(name, [.assigned, .loopVariable])
    }
  }

  private mutating func checkNamed(
    _ target: Identifier, _ range: SourceRange
  ) throws(SyntaxError) {
    if scopes[current].inIterable > 0 { throw SyntaxError(.namedInIterable, range) }
    guard scopes[current].form == .comprehension else { return note(target.name, .assigned) }
    var index = current
    while scopes[index].form == .comprehension, let parent = scopes[index].parent {
      if scopes[index].names[target.name, default: []].contains(.loopVariable) {
        throw SyntaxError(.namedRebindsLoop(target.name), range)
      }
      index = parent
    }
    if scopes[index].form == .class { throw SyntaxError(.namedInClassComprehension, range) }
    scopes[current].names[target.name, default: []].formUnion(.nonlocal)
    scopes[index].names[target.name, default: []].formUnion(.assigned)
  }
}
