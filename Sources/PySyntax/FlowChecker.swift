/// Finds what CPython's compiler refuses: jumps without a loop, stars and keywords out of place.
struct FlowChecker {
  /// The blocks that CPython allows inside each other within one function.
  static let blockLimit = 20

  private var inFunction = false
  private var inClass = false
  private var inLoop = false
  private var blocks = 0

  /// Checks statements in order.
  mutating func check(_ body: [Statement]) throws(SyntaxError) {
    for statement in body { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .expression(let value):
      try check(value)
    case .assign(let targets, let value):
      try check(value)
      for target in targets { try checkOuter(target) }
    case .augmentedAssign(let target, _, let value):
      try checkOuter(target)
      try check(value)
    case .annotated(let target, _, let value, _):
      if let value { try check(value) }
      try checkOuter(target)
    case .return(let value):
      if !inFunction { throw SyntaxError(.returnOutsideFunction, statement.range) }
      if let value { try check(value) }
    case .delete(let targets):
      for target in targets { try check(target, isDelete: true) }
    case .pass, .global, .nonlocal, .import, .importFrom:
      return
    case .break, .continue:
      let isBreak = if case .break = statement.kind { true } else { false }
      if !inLoop { throw SyntaxError(.outsideLoop(isBreak: isBreak), statement.range) }
    case .raise(let value, let cause):
      if let value { try check(value) }
      if let cause { try check(cause) }
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .if(let branches, let otherwise):
      for branch in branches {
        try check(branch.test)
        try check(branch.body)
      }
      try check(otherwise)
    case .while(let test, let body, let otherwise):
      try check(test)
      try inside(statement, isLoop: true) { (self) throws(SyntaxError) in try self.check(body) }
      try check(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try check(iterable)
      try inside(statement, isLoop: true) { (self) throws(SyntaxError) in
        try self.checkOuter(target)
        try self.check(body)
      }
      try check(otherwise)
    case .try(let parts):
      try check(parts, statement)
    case .with(let items, let body):
      try check(items[...], body, statement)
    case .function(let definition):
      try check(definition)
    case .class(let definition):
      try check(definition)
    }
  }

  /// Checks what stands in one more block of the function.
  private mutating func inside(
    _ statement: Statement, isLoop: Bool = false,
    _ body: (inout FlowChecker) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    if blocks >= Self.blockLimit { throw SyntaxError(.tooManyBlocks, statement.range) }
    let before = inLoop
    blocks += 1
    if isLoop { inLoop = true }
    try body(&self)
    blocks -= 1
    inLoop = before
  }

  private mutating func check(_ parts: TryStatement, _ statement: Statement) throws(SyntaxError) {
    guard !parts.finally.isEmpty else { return try checkHandlers(parts, statement) }
    try inside(statement) { (self) throws(SyntaxError) in
      if parts.handlers.isEmpty {
        try self.check(parts.body)
      } else {
        try self.checkHandlers(parts, statement)
      }
    }
    try inside(statement) { (self) throws(SyntaxError) in try self.check(parts.finally) }
  }

  private mutating func checkHandlers(
    _ parts: TryStatement, _ statement: Statement
  ) throws(SyntaxError) {
    try inside(statement) { (self) throws(SyntaxError) in try self.check(parts.body) }
    try check(parts.otherwise)
    try inside(statement) { (self) throws(SyntaxError) in
      for (index, handler) in parts.handlers.enumerated() {
        if handler.type == nil, index < parts.handlers.count - 1 {
          throw SyntaxError(.bareExceptNotLast, handler.range)
        }
        if let type = handler.type { try self.check(type) }
        if let name = handler.name { try self.checkName(name.name, name.range) }
        try self.inside(statement) { (self) throws(SyntaxError) in try self.check(handler.body) }
      }
    }
  }

  private mutating func check(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ statement: Statement
  ) throws(SyntaxError) {
    guard let first = items.first else { return try check(body) }
    try check(first.context)
    try inside(statement) { (self) throws(SyntaxError) in
      if let target = first.target { try self.checkOuter(target) }
      try self.check(items.dropFirst(), body, statement)
    }
  }

  private mutating func check(_ definition: FunctionDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try check(decorator) }
    try check(definition.parameters)
    try checkName(definition.identifier.name, definition.identifier.range)
    var inner = FlowChecker()
    inner.inFunction = true
    try inner.check(definition.body)
  }

  private mutating func check(_ parameters: Parameters) throws(SyntaxError) {
    for parameter in parameters.all {
      try checkName(parameter.identifier.name, parameter.identifier.range)
    }
    for parameter in parameters.all {
      if let value = parameter.defaultValue { try check(value) }
    }
  }

  private mutating func check(_ definition: ClassDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try check(decorator) }
    var inner = FlowChecker()
    inner.inClass = true
    try inner.check(definition.body)
    try check(definition.arguments)
  }

  // MARK: Expressions

  private func check(_ arguments: [Argument]) throws(SyntaxError) {
    var seen: Set<String> = []
    for case .keyword(let name, _) in arguments {
      try checkName(name.name, name.range)
      if !seen.insert(name.name).inserted {
        throw SyntaxError(.repeatedKeyword(name.name), name.range)
      }
    }
    for argument in arguments { try check(argument.value) }
  }

  private func check(_ value: Expression) throws(SyntaxError) {
    switch value.kind {
    case .starred:
      throw SyntaxError(.starUsedHere, value.range)
    case .yield, .yieldFrom:
      if !inFunction { throw SyntaxError(.yieldOutsideFunction, value.range) }
    case .tuple(let items), .list(let items), .set(let items):
      for item in items {
        if case .starred(let inner) = item.kind { try check(inner) } else { try check(item) }
      }
      return
    case .call(let function, let arguments):
      try check(function)
      return try check(arguments)
    case .lambda(let parameters, let body):
      var copy = self
      try copy.check(parameters)
      copy.inFunction = true
      return try copy.check(body)
    case .named(let target, _):
      try checkName(target.name, target.range)
    case .listComprehension(_, let clauses), .setComprehension(_, let clauses),
      .dictComprehension(_, _, let clauses), .generator(_, let clauses):
      for clause in clauses { try checkOuter(clause.target) }
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes, .name, .formatted,
      .dict, .unary, .binary, .boolean, .comparison, .conditional, .attribute, .subscript, .slice:
      break
    }
    try value.forEachPart { (part) throws(SyntaxError) in try check(part) }
  }

  // MARK: Targets

  private func checkOuter(_ target: Target) throws(SyntaxError) {
    if case .starred = target.kind { throw SyntaxError(.starredTarget, target.range) }
    try check(target, isDelete: false)
  }

  private func check(_ target: Target, isDelete: Bool) throws(SyntaxError) {
    switch target.kind {
    case .name(let name):
      try checkName(name, target.range, isDelete: isDelete)
    case .attribute(let object, let name):
      try check(object)
      try checkName(name.name, target.range, isDelete: isDelete)
    case .subscript(let object, let index):
      try check(object)
      try check(index)
    case .tuple(let items), .list(let items):
      var stars = 0
      for item in items {
        if case .starred = item.kind { stars += 1 }
        if stars > 1 { throw SyntaxError(.severalStars, target.range) }
      }
      for item in items { try check(item, isDelete: isDelete) }
    case .starred(let inner):
      try check(inner, isDelete: isDelete)
    }
  }

  private func checkName(
    _ name: String, _ range: SourceRange, isDelete: Bool = false
  ) throws(SyntaxError) {
    guard name == "__debug__" else { return }
    throw SyntaxError(isDelete ? .cannotDelete(name) : .cannotAssign(name), range)
  }
}
