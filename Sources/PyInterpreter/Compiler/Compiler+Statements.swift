internal import PySyntax

extension Compiler {
  /// Compiles statements that run one after the other.
  func block(_ statements: [Statement]) throws(CompileError) -> Execute {
    var parts: [Execute] = []
    for statement in statements {
      if let part = try self.statement(statement) { parts.append(part) }
    }
    return Self.sequence(parts)
  }

  static func sequence(_ parts: [Execute]) -> Execute {
    switch parts.count {
    case 0:
      return Execute { (frame: Frame) throws(PyException) -> Completion in .normal }
    case 1:
      return parts[0]
    case 2:
      let first = parts[0]
      let second = parts[1]
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        let completion = try first(frame)
        if completion != .normal { return completion }
        return try second(frame)
      }
    case 3:
      let first = parts[0]
      let second = parts[1]
      let third = parts[2]
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        var completion = try first(frame)
        if completion != .normal { return completion }
        completion = try second(frame)
        if completion != .normal { return completion }
        return try third(frame)
      }
    default:
      let middle = parts.count / 2
      return sequence([
        sequence(Array(parts[..<middle])), sequence(Array(parts[middle...])),
      ])
    }
  }

  /// An expression statement whose value is wanted: the prompt echoes it.
  private func observed(
    _ node: Expression, _ line: Int,
    by observer: @escaping (Value, Context) throws(PyException) -> Void
  ) throws(CompileError) -> Execute {
    let value = try expression(node)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      try observer(try value(frame), frame.cx)
      return .normal
    }
  }

  /// A statement with the line it sets; nil for one that does nothing.
  func statement(_ statement: Statement) throws(CompileError) -> Execute? {
    let line = Int(statement.range.line)
    switch statement.kind {
    case .pass, .global, .nonlocal:
      return nil
    case .expression(let node):
      if let observer, scope.kind == .module { return try observed(node, line, by: observer) }
      if case .string = node.kind { return nil }
      let value = try expression(node)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        // Nearly all are calls that return None: told apart here, the rest is released elsewhere.
        if case .object(let object) = try value(frame) { withExtendedLifetime(object) {} }
        return .normal
      }
    case .assign(let targets, let value):
      return try assign(targets, value, line)
    case .augmentedAssign(let target, let sign, let value):
      return try augmented(target, BinaryOperation(sign), value, line)
    case .annotated(let target, let annotation, let value, let isSimple):
      return try annotated(target, annotation, value, isSimple, line)
    case .return(let value):
      guard let value else {
        return Execute { (frame: Frame) throws(PyException) -> Completion in
          frame.slots[-1] = .none
          return .returning
        }
      }
      let result = try expression(value)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        frame.slots[-1] = try result(frame)
        return .returning
      }
    case .delete(let targets):
      var parts: [Execute] = []
      for target in targets { parts.append(try delete(target)) }
      return Self.at(line, Self.sequence(parts))
    case .break:
      return Execute { (frame: Frame) throws(PyException) -> Completion in .breaking }
    case .continue:
      return Execute { (frame: Frame) throws(PyException) -> Completion in .continuing }
    case .raise(let exception, let cause):
      return Self.at(line, try raise(exception, cause))
    case .assert(let test, let message):
      return Self.at(line, try assertion(test, message))
    case .import(let aliases):
      return Self.at(line, try importing(aliases, statement.range))
    case .importFrom(let module, _, let names):
      return Self.at(line, try importing(from: module ?? "", names, statement.range))
    case .if(let branches, let otherwise):
      return try conditional(branches, otherwise)
    case .while(let test, let body, let otherwise):
      return try whileLoop(test, body, otherwise, line)
    case .for(let target, let iterable, let body, let otherwise):
      return try forLoop(target, iterable, body, otherwise, line)
    case .try(let statement):
      return try tryStatement(statement)
    case .with(let items, let body):
      return try with(items[...], line) { () throws(CompileError) -> Execute in try block(body) }
    case .function(let definition):
      return Self.at(line, try function(definition, statement.range))
    case .class(let definition):
      return Self.at(line, try classDefinition(definition, statement.range))
    }
  }

  static func at(_ line: Int, _ part: Execute) -> Execute {
    Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      return try part(frame)
    }
  }

  // MARK: Assignment

  private func assign(
    _ targets: [Target], _ value: Expression, _ line: Int
  ) throws(CompileError) -> Execute {
    if targets.count == 1, case .tuple(let items) = targets[0].kind,
      case .tuple(let values) = value.kind, let pair = try self.pair(items, values, line)
    {
      return pair
    }
    let value = try expression(value)
    if targets.count == 1, let target = targets.first {
      if case .name(let name) = target.kind {
        switch variable(symbol(name)) {
        case .local(let slot), .classLocal(let slot, _):
          return Execute { (frame: Frame) throws(PyException) -> Completion in
            frame.cx.record.pointee.line = line
            frame.slots[slot] = try value(frame)
            return .normal
          }
        case .global(let global):
          return Execute { (frame: Frame) throws(PyException) -> Completion in
            frame.cx.record.pointee.line = line
            global.pointee = try value(frame)
            return .normal
          }
        case .cell: break
        }
      }
      let store = try self.target(target)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        try store(frame, try value(frame))
        return .normal
      }
    }
    var stores: [Store] = []
    for target in targets { stores.append(try self.target(target)) }
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      let result = try value(frame)
      for store in stores { try store(frame, result) }
      return .normal
    }
  }

  /// `a, b = x, y` without a tuple; nil for other assignments.
  private func pair(
    _ targets: [Target], _ values: [Expression], _ line: Int
  ) throws(CompileError) -> Execute? {
    guard targets.count == 2, values.count == 2 else { return nil }
    for target in targets { if case .starred = target.kind { return nil } }
    for value in values { if case .starred = value.kind { return nil } }
    let first = try expression(values[0])
    let second = try expression(values[1])
    let storeFirst = try target(targets[0])
    let storeSecond = try target(targets[1])
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      let a = try first(frame)
      let b = try second(frame)
      try storeFirst(frame, a)
      try storeSecond(frame, b)
      return .normal
    }
  }

  private func annotated(
    _ target: Target, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool, _ line: Int
  ) throws(CompileError) -> Execute? {
    var parts: [Execute] = []
    if let value { parts.append(try assign([target], value, line)) }
    if scope.kind != .function { parts.append(try keep(annotation, of: target, isSimple)) }
    return parts.isEmpty ? nil : Self.at(line, Self.sequence(parts))
  }
}
