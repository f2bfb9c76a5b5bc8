internal import PySyntax

/// Walks a tree once and notes, for every scope, which names it binds and uses; then settles which
/// variables are shared between functions.
struct Resolver {
  struct Key: Hashable {
    let range: SourceRange
    let kind: Scope.Kind
  }

  private(set) var scopes: [Key: [Scope]] = [:]
  private var all: [Scope] = []
  var scope: Scope
  let module: Scope
  private var loopDepth = 0
  private let session: Interpreter
  /// Where members of modules were used that are refused unless the name before the dot is the program's own.
  private var suspectMembers: [(scope: Scope, module: Symbol, name: String, range: SourceRange)] =
    []
  /// Where the program imports modules under their own names.
  private var imported: [Symbol: [Scope]] = [:]
  /// Where names were used that mean refused builtins unless the program binds them.
  private var suspects: [(scope: Scope, name: Symbol, range: SourceRange)] = []

  /// Analyses a module that is to run in a session.
  init(_ body: [Statement], in session: Interpreter) throws(CompileError) {
    self.session = session
    module = Scope(.module, name: "<module>", parent: nil)
    scope = module
    all.append(module)
    try statements(body)
    for scope in all {
      for name in scope.order { scope.resolve(name) }
    }
    try checkNonlocals()
    try checkSuspects()
    try checkSuspectMembers()
  }

  /// Refuses builtins outside the language where they are used, before anything runs.
  private func checkSuspects() throws(CompileError) {
    for (scope, name, range) in suspects where scope.owner(of: name) == nil {
      let isBound =
        module.has(name, .bound) || all.contains { $0.has(name, [.bound, .global]) }
        || session.main.namespace[name] != nil || session.builtins[name] != nil
      if !isBound, let refused = Unsupported.functions[name] {
        throw CompileError(.unsupported(refused), range)
      }
    }
  }

  /// Refuses members that CPython's modules have and ours have not.
  private func checkSuspectMembers() throws(CompileError) {
    for (scope, module, name, range) in suspectMembers {
      let owner = scope.owner(of: module) ?? self.module
      guard imported[module]?.contains(where: { $0 === owner }) == true else { continue }
      throw CompileError(.member(name, of: module.name), range)
    }
  }

  mutating func note(member name: Identifier, of object: Expression) {
    guard case .name(let module) = object.kind,
      Unsupported.members[module]?.contains(name.name) == true
    else { return }
    suspectMembers.append((scope, Symbol(module), name.name, name.range))
  }

  /// Refuses modules of CPython's library that are not here.
  private func check(module name: String, _ range: SourceRange) throws(CompileError) {
    let top = String(name.prefix { $0 != "." })
    guard Unsupported.standardModules[top] != nil, session.configuration.modules[top] == nil,
      session.modules[Symbol(top)] == nil
    else { return }
    throw CompileError(.module(top), range)
  }

  // MARK: Scopes

  mutating func enter(
    _ kind: Scope.Kind, _ name: String, _ range: SourceRange,
    _ body: (inout Resolver) throws(CompileError) -> Void
  ) throws(CompileError) {
    let inner = Scope(kind, name: name, parent: scope)
    scopes[Key(range: range, kind: kind), default: []].append(inner)
    all.append(inner)
    let outer = scope
    let loops = loopDepth
    scope = inner
    if kind != .comprehension { loopDepth = 0 }
    try body(&self)
    loopDepth = loops
    scope = outer
  }

  /// `__name` inside a class is `_Class__name`.
  func mangled(_ name: String) -> Symbol { Mangling.symbol(name, in: scope) }

  mutating func bind(_ name: String, _ range: SourceRange) throws(CompileError) {
    if name == "__debug__" { throw .syntax("cannot assign to __debug__", range) }
    scope.mark(mangled(name), .bound)
  }

  mutating func use(_ name: String, _ range: SourceRange) {
    let symbol = mangled(name)
    scope.mark(symbol, .used)
    if Unsupported.functions[symbol] != nil { suspects.append((scope, symbol, range)) }
    if name == "super", scope.frameOwner.kind != .module {
      var inner: Scope? = scope
      while let current = inner, current.kind != .classBody { inner = current.parent }
      if inner != nil { scope.mark(Names.classCell, .used) }
    }
  }

  // MARK: Statements

  private mutating func statements(_ body: [Statement]) throws(CompileError) {
    for statement in body { try self.statement(statement) }
  }

  private mutating func statement(_ statement: Statement) throws(CompileError) {
    let range = statement.range
    switch statement.kind {
    case .expression(let value):
      try expression(value)
    case .assign(let targets, let value):
      try expression(value)
      for target in targets { try self.target(target) }
    case .augmentedAssign(let target, _, let value):
      try self.target(target)
      if case .name(let name) = target.kind { use(name, target.range) }
      try expression(value)
    case .annotated(let target, let annotation, let value, let isSimple):
      if let value { try expression(value) }
      if isSimple, case .name(let name) = target.kind {
        try declare(annotated: name, range)
      }
      try self.target(target, isAnnotation: value == nil && isSimple)
      if scope.kind == .classBody, isSimple { scope.mark(Names.annotations, .bound) }
      if scope.kind != .function, !session.keepsAnnotationsAsText { try expression(annotation) }
    case .return(let value):
      guard scope.frameOwner.kind == .function else {
        throw .syntax("'return' outside function", range)
      }
      if let value { try expression(value) }
    case .delete(let targets):
      for target in targets { try self.target(target) }
    case .pass:
      break
    case .break:
      if loopDepth == 0 { throw .syntax("'break' outside loop", range) }
    case .continue:
      if loopDepth == 0 { throw .syntax("'continue' not properly in loop", range) }
    case .raise(let exception, let cause):
      if let exception { try expression(exception) }
      if let cause { try expression(cause) }
    case .global(let names):
      for name in names { try declare(global: name) }
    case .nonlocal(let names):
      for name in names { try declare(nonlocal: name) }
    case .assert(let test, let message):
      try expression(test)
      if let message { try expression(message) }
    case .import(let aliases):
      for alias in aliases {
        let top = String(alias.name.prefix { $0 != "." })
        try check(module: alias.name, range)
        if alias.alias == nil { imported[Symbol(top), default: []].append(scope) }
        try bind(alias.alias?.name ?? top, range)
      }
    case .importFrom(let module, let level, let names):
      if level > 0 { throw CompileError(.unsupported(.relativeImport), range) }
      if let module { try check(module: module, range) }
      for alias in names ?? [] where Unsupported.members[module ?? ""]?.contains(alias.name) == true
      {
        throw CompileError(.member(alias.name, of: module ?? ""), alias.range)
      }
      guard let names else {
        if scope.kind != .module {
          throw .syntax("import * only allowed at module level", range)
        }
        return
      }
      for alias in names { try bind(alias.alias?.name ?? alias.name, range) }
    case .if(let branches, let otherwise):
      for branch in branches {
        try expression(branch.test)
        try statements(branch.body)
      }
      try statements(otherwise)
    case .while(let test, let body, let otherwise):
      try expression(test)
      try loop(body)
      try statements(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try expression(iterable)
      try self.target(target)
      try loop(body)
      try statements(otherwise)
    case .try(let statement):
      try self.try(statement)
    case .with(let items, let body):
      for item in items {
        try expression(item.context)
        if let target = item.target { try self.target(target) }
      }
      try statements(body)
    case .function(let definition):
      try function(definition, range)
    case .class(let definition):
      try self.class(definition, range)
    }
  }

  private mutating func loop(_ body: [Statement]) throws(CompileError) {
    loopDepth += 1
    try statements(body)
    loopDepth -= 1
  }

  private mutating func `try`(_ statement: TryStatement) throws(CompileError) {
    try statements(statement.body)
    for (index, handler) in statement.handlers.enumerated() {
      if let type = handler.type {
        try expression(type)
      } else if index < statement.handlers.count - 1 {
        throw .syntax("default 'except:' must be last", handler.range)
      }
      if let name = handler.name { try bind(name.name, name.range) }
      try statements(handler.body)
    }
    try statements(statement.otherwise)
    try statements(statement.finally)
  }

  private mutating func declare(global name: Identifier) throws(CompileError) {
    let symbol = mangled(name.name)
    if scope.has(symbol, .parameter) {
      throw .syntax("name '\(name.name)' is parameter and global", name.range)
    }
    if scope.has(symbol, .nonlocal) {
      throw .syntax("name '\(name.name)' is nonlocal and global", name.range)
    }
    if scope.has(symbol, .annotated) {
      throw .syntax("annotated name '\(name.name)' can't be global", name.range)
    }
    if scope.kind != .module || scope.has(symbol, .used) || scope.has(symbol, .bound) {
      try refuseLate(symbol, name, "global")
    }
    if scope.kind != .module { scope.mark(symbol, .global) }
  }

  private mutating func declare(nonlocal name: Identifier) throws(CompileError) {
    let symbol = mangled(name.name)
    if scope.kind == .module {
      throw .syntax("nonlocal declaration not allowed at module level", name.range)
    }
    if scope.has(symbol, .parameter) {
      throw .syntax("name '\(name.name)' is parameter and nonlocal", name.range)
    }
    if scope.has(symbol, .global) {
      throw .syntax("name '\(name.name)' is nonlocal and global", name.range)
    }
    try refuseLate(symbol, name, "nonlocal")
    scope.mark(symbol, .nonlocal)
    nonlocals.append((scope, symbol, name))
  }

  private var nonlocals: [(Scope, Symbol, Identifier)] = []

  private func refuseLate(
    _ symbol: Symbol, _ name: Identifier, _ word: String
  ) throws(CompileError) {
    if scope.has(symbol, .bound) {
      throw .syntax("name '\(name.name)' is assigned to before \(word) declaration", name.range)
    }
    if scope.has(symbol, .used) {
      throw .syntax("name '\(name.name)' is used prior to \(word) declaration", name.range)
    }
  }

  private mutating func declare(
    annotated name: String, _ range: SourceRange
  ) throws(CompileError) {
    let symbol = mangled(name)
    if scope.has(symbol, .global) {
      throw .syntax("annotated name '\(name)' can't be global", range)
    }
    if scope.has(symbol, .nonlocal) {
      throw .syntax("annotated name '\(name)' can't be nonlocal", range)
    }
    scope.mark(symbol, .annotated)
  }

  /// Checks that every `nonlocal` found its variable.
  private func checkNonlocals() throws(CompileError) {
    for (scope, symbol, name) in nonlocals where scope.owner(of: symbol) == nil {
      throw .syntax("no binding for nonlocal '\(name.name)' found", name.range)
    }
  }

  // MARK: Definitions

  private mutating func function(
    _ definition: FunctionDefinition, _ range: SourceRange
  ) throws(CompileError) {
    for decorator in definition.decorators { try expression(decorator) }
    try defaults(definition.parameters)
    if !session.keepsAnnotationsAsText {
      for parameter in definition.parameters.all {
        if let annotation = parameter.annotation { try expression(annotation) }
      }
      if let annotation = definition.returnAnnotation { try expression(annotation) }
    }
    try bind(definition.identifier.name, definition.identifier.range)
    if scope.kind == .classBody, definition.identifier.name == "__del__" {
      throw CompileError(.unsupported(.finalizer), definition.identifier.range)
    }
    try enter(.function, definition.identifier.name, range) {
      (resolver: inout Resolver) throws(CompileError) in
      try resolver.declare(definition.parameters)
      try resolver.statements(definition.body)
    }
  }

  mutating func defaults(_ parameters: Parameters) throws(CompileError) {
    for parameter in parameters.all {
      if let value = parameter.defaultValue { try expression(value) }
    }
  }

  mutating func declare(_ parameters: Parameters) throws(CompileError) {
    // Slot order: positional, keyword-only, *args, **kwargs.
    let ordered =
      parameters.positionalOnly + parameters.regular + parameters.keywordOnly
      + (parameters.sequence.map { [$0] } ?? []) + (parameters.mapping.map { [$0] } ?? [])
    for parameter in ordered {
      let symbol = mangled(parameter.identifier.name)
      if scope.has(symbol, .parameter) {
        throw .syntax(
          "duplicate argument '\(parameter.identifier.name)' in function definition",
          parameter.identifier.range)
      }
      scope.mark(symbol, [.bound, .parameter])
      scope.parameters.append(symbol)
      _ = scope.slot(symbol)
    }
  }

  private mutating func `class`(
    _ definition: ClassDefinition, _ range: SourceRange
  ) throws(CompileError) {
    for decorator in definition.decorators { try expression(decorator) }
    for argument in definition.arguments { try expression(argument.value) }
    try bind(definition.identifier.name, definition.identifier.range)
    try enter(.classBody, definition.identifier.name, range) {
      (resolver: inout Resolver) throws(CompileError) in
      try resolver.statements(definition.body)
    }
  }

  // MARK: Targets

  mutating func target(
    _ target: Target, isAnnotation: Bool = false, isIteration: Bool = false
  ) throws(CompileError) {
    switch target.kind {
    case .name(let name):
      try bind(name, target.range)
      if isIteration { scope.mark(mangled(name), .iteration) }
    case .attribute(let object, _):
      try expression(object)
    case .subscript(let object, let index):
      try expression(object)
      try expression(index)
    case .tuple(let items), .list(let items):
      for item in items { try self.target(item, isIteration: isIteration) }
    case .starred(let inner):
      try self.target(inner, isIteration: isIteration)
    }
  }
}
