internal import PySyntax

extension Compiler {
  /// Makes the function object each time the definition is executed.
  typealias MakeFunction = (Frame) throws(PyException) -> PyFunction

  func function(
    _ definition: FunctionDefinition, _ range: SourceRange
  ) throws(CompileError) -> Execute {
    var decorators: [Evaluate] = []
    for decorator in definition.decorators { decorators.append(try expression(decorator)) }
    let defaults = try self.defaults(definition.parameters)
    let annotations = try self.annotations(definition)
    let store = store(symbol(definition.identifier.name))
    let inner = take(.function, range)
    var body = definition.body[...]
    var documentation: String?
    if case .expression(let first)? = body.first?.kind, case .string(let text) = first.kind {
      documentation = PyStr(codePoints: text.codePoints).string
      body = body.dropFirst()
    }
    let compiled = try inside(inner) { () throws(CompileError) -> Execute in
      inner.isGenerator ? try generatorBody(Array(body)) : try block(Array(body))
    }
    let code = FunctionCode(
      inner, file: file, line: Int(range.line), documentation: documentation,
      signing: signing(definition.parameters, inner), cells: cells(inner),
      isGenerator: inner.isGenerator, body: compiled)
    let make = maker(code, inner, defaults)
    let name = inner.qualifiedName
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      var functions: [Value] = []
      for decorator in decorators { functions.append(try decorator(frame)) }
      let function = try make(frame)
      function.qualifiedName = name
      if let annotations { function.annotations = try annotations(frame) }
      var result = Value.object(function)
      for decorator in functions.reversed() { result = try frame.cx.call(decorator, result) }
      try store(frame, result)
      return .normal
    }
  }

  func lambda(
    _ parameters: Parameters, _ body: Expression, _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    let defaults = try self.defaults(parameters)
    let inner = take(.lambda, range)
    let compiled = try inside(inner) { () throws(CompileError) -> Execute in
      if inner.isGenerator { return try generatorBody([Statement(.return(body), body.range)]) }
      let value = try expression(body)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.slots[-1] = try value(frame)
        return .returning
      }
    }
    let code = FunctionCode(
      inner, file: file, line: Int(range.line), signing: signing(parameters, inner),
      cells: cells(inner), isGenerator: inner.isGenerator, body: compiled)
    let make = maker(code, inner, defaults)
    return Evaluate { (frame: Frame) throws(PyException) -> Value in .object(try make(frame)) }
  }

  private func signing(_ parameters: Parameters, _ inner: Scope) -> Signing {
    Signing(
      parameters: inner.parameters,
      positionalOnlyCount: parameters.positionalOnly.count,
      positionalCount: parameters.positionalOnly.count + parameters.regular.count,
      keywordOnlyCount: parameters.keywordOnly.count,
      hasSequence: parameters.sequence != nil, hasMapping: parameters.mapping != nil)
  }

  /// Settles which cells the frame has, once the body is compiled.
  func cells(_ inner: Scope) -> CellPlan {
    let captured = inner.order.filter { inner.owns($0) && inner.has($0, .captured) }
    var plan = CellPlan()
    plan.parameters = captured.filter { inner.has($0, .parameter) }.map(inner.slot)
    plan.own = captured.filter { !inner.has($0, .parameter) }.map(inner.slot)
    if inner.kind == .classBody, inner.has(Names.classCell, .captured) {
      plan.own.append(inner.slot(Names.classCell))
    }
    plan.free = inner.freeNames.map(inner.freeSlot)
    return plan
  }

  /// Where the present frame holds the cells that an inner function captures.
  func captures(_ inner: Scope) -> [Int] {
    inner.freeNames.map { name in
      if scope.kind == .classBody, name == Names.classCell, scope.has(name, .captured) {
        return scope.slot(name)
      }
      if let owner = scope.ownerForInner(of: name), owner.frameOwner === scope.frameOwner {
        return owner.slot(name)
      }
      return scope.frameOwner.freeSlot(name)
    }
  }

  func maker(
    _ code: FunctionCode, _ inner: Scope,
    _ defaults: @escaping (Frame) throws(PyException) -> ([Value], [Value])
  ) -> MakeFunction {
    let captures = captures(inner)
    return { (frame: Frame) throws(PyException) -> PyFunction in
      let (positional, named) = try defaults(frame)
      var cells: [PyCell] = []
      for slot in captures {
        if case .object(let cell) = frame.slots[slot] {
          cells.append(unsafeDowncast(cell, to: PyCell.self))
        }
      }
      return PyFunction(
        code: code, defaults: positional, keywordDefaults: named, closure: cells)
    }
  }

  private func defaults(
    _ parameters: Parameters
  ) throws(CompileError) -> (Frame) throws(PyException) -> ([Value], [Value]) {
    var positional: [Evaluate] = []
    for parameter in parameters.positionalOnly + parameters.regular {
      if let value = parameter.defaultValue { positional.append(try expression(value)) }
    }
    let hasNamed = parameters.keywordOnly.contains { $0.defaultValue != nil }
    let missing = Evaluate { (frame: Frame) throws(PyException) -> Value in .unbound }
    var named: [Evaluate] = []
    for parameter in parameters.keywordOnly where hasNamed {
      named.append(try parameter.defaultValue.map(expression) ?? missing)
    }
    if positional.isEmpty, named.isEmpty {
      return { (frame: Frame) throws(PyException) -> ([Value], [Value]) in ([], []) }
    }
    return { (frame: Frame) throws(PyException) -> ([Value], [Value]) in
      var values: [Value] = []
      for value in positional { values.append(try value(frame)) }
      var keywords: [Value] = []
      for value in named { keywords.append(try value(frame)) }
      return (values, keywords)
    }
  }

  /// The annotations of a function are evaluated, as CPython does, and kept in `__annotations__`.
  private func annotations(_ definition: FunctionDefinition) throws(CompileError) -> Evaluate? {
    var parts: [(String, Evaluate)] = []
    for parameter in definition.parameters.all {
      if let annotation = parameter.annotation {
        parts.append((parameter.identifier.name, try self.annotation(annotation)))
      }
    }
    if let annotation = definition.returnAnnotation {
      parts.append(("return", try self.annotation(annotation)))
    }
    if parts.isEmpty { return nil }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let dict = PyDict()
      for (name, value) in parts { try dict.set(name, try value(frame), frame.cx) }
      return .object(dict)
    }
  }

  // MARK: Classes

  func classDefinition(
    _ definition: ClassDefinition, _ range: SourceRange
  ) throws(CompileError) -> Execute {
    var decorators: [Evaluate] = []
    for decorator in definition.decorators { decorators.append(try expression(decorator)) }
    var bases: [(Evaluate, isStar: Bool)] = []
    var keywords: [(Symbol, Evaluate)] = []
    for argument in definition.arguments {
      switch argument {
      case .positional(let value):
        if case .starred(let inner) = value.kind {
          bases.append((try expression(inner), true))
        } else {
          bases.append((try expression(value), false))
        }
      case .keyword(let name, let value):
        if name.name == "metaclass" { throw CompileError(.unsupported(.metaclass), name.range) }
        keywords.append((Symbol(name.name), try expression(value)))
      case .unpackSequence(let value): bases.append((try expression(value), true))
      case .unpackMapping(let value):
        throw CompileError(.unsupported(.classKeyword), value.range)
      }
    }
    let store = store(symbol(definition.identifier.name))
    let inner = take(.classBody, range)
    var body = definition.body[...]
    var documentation: Value?
    if case .expression(let first)? = body.first?.kind, case .string(let text) = first.kind {
      documentation = .object(PyStr(codePoints: text.codePoints))
      body = body.dropFirst()
    }
    let compiled = try inside(inner) { () throws(CompileError) -> Execute in
      try block(Array(body))
    }
    let names = inner.order.filter { inner.owns($0) }
    let slots = names.map { ($0, inner.slot($0)) }
    let classCell = inner.has(Names.classCell, .captured) ? inner.slot(Names.classCell) : nil
    let code = FunctionCode(
      inner, file: file, line: Int(range.line), signing: Signing(), cells: cells(inner),
      body: compiled)
    let make = maker(code, inner) {
      (frame: Frame) throws(PyException) -> ([Value], [Value]) in ([], [])
    }
    let blueprint = ClassBlueprint(
      name: inner.name, qualifiedName: inner.qualifiedName, module: moduleName,
      documentation: documentation, slots: slots, classCell: classCell, code: code)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      var functions: [Value] = []
      for decorator in decorators { functions.append(try decorator(frame)) }
      var parents: [Value] = []
      for (base, isStar) in bases {
        let value = try base(frame)
        if isStar {
          parents += try frame.cx.items(value)
        } else {
          parents.append(value)
        }
      }
      var options: [(Symbol, Value)] = []
      for (name, value) in keywords { options.append((name, try value(frame))) }
      let body = try make(frame)
      var result = Value.object(
        try frame.cx.makeClass(blueprint, bases: parents, keywords: options, body: body))
      for decorator in functions.reversed() { result = try frame.cx.call(decorator, result) }
      try store(frame, result)
      return .normal
    }
  }
}

/// What a class statement says about its class, before the body runs.
struct ClassBlueprint {
  let name: String
  let qualifiedName: String
  let module: String
  let documentation: Value?
  /// The names that the body binds, and where its frame keeps them.
  let slots: [(Symbol, Int)]
  /// The cell of `super()` and `__class__`.
  let classCell: Int?
  let code: FunctionCode
}
