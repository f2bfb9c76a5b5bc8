internal import PySyntax

extension Compiler {
  /// Compiles an expression.
  func expression(_ node: Expression) throws(CompileError) -> Evaluate {
    try compiled(node).evaluate
  }

  func compiled(_ node: Expression) throws(CompileError) -> Compiled {
    if let value = try constant(node) { return Compiled(constant: value) }
    switch node.kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .string, .bytes:
      preconditionFailure("literals are constants")
    case .formatted(let pieces): return Compiled(try formatted(pieces))
    case .name(let name): return load(symbol(name))
    case .tuple(let items): return Compiled(try tuple(items))
    case .list(let items): return Compiled(try list(items))
    case .set(let items): return Compiled(try set(items))
    case .dict(let items): return Compiled(try dict(items))
    case .unary(let sign, let operand): return Compiled(try unary(sign, operand))
    case .binary(let sign, let left, let right):
      return Compiled(
        Arithmetic.closure(
          BinaryOperation(sign), try compiled(left), try compiled(right)))
    case .boolean(let sign, let operands): return Compiled(try boolean(sign, operands))
    case .comparison(let first, let links): return Compiled(try comparison(first, links))
    case .conditional(let test, let then, let otherwise):
      let test = try self.test(test)
      let then = try expression(then)
      let otherwise = try expression(otherwise)
      return Compiled { (frame: Frame) throws(PyException) -> Value in
        try test(frame) ? try then(frame) : try otherwise(frame)
      }
    case .lambda(let parameters, let body):
      return Compiled(try lambda(parameters, body, node.range))
    case .named(let target, let value): return Compiled(try named(target, value))
    case .call(let function, let arguments):
      return Compiled(try call(function, arguments, node.range))
    case .attribute(let object, let name):
      return Compiled(try attribute(object, symbol(name.name)))
    case .subscript(let container, let index):
      return Compiled(try item(container, index))
    case .slice(let lower, let upper, let step): return Compiled(try slice(lower, upper, step))
    case .starred:
      throw .syntax("can't use starred expression here", node.range)
    case .listComprehension(let element, let clauses):
      return Compiled(try listComprehension(element, clauses, node.range))
    case .setComprehension(let element, let clauses):
      return Compiled(try setComprehension(element, clauses, node.range))
    case .dictComprehension(let key, let value, let clauses):
      return Compiled(try dictComprehension(key, value, clauses, node.range))
    case .generator(let element, let clauses):
      return Compiled(try generatorExpression(element, clauses, node.range))
    case .yield, .yieldFrom:
      throw CompileError(.unsupported(.yieldInComprehension), node.range)
    }
  }

  // MARK: Names

  func load(_ name: Symbol) -> Compiled {
    // A comprehension is a function of its own in CPython: what belongs to the code around it is free there.
    let isOuter = scope.kind == .comprehension && scope.owner(of: name) !== scope
    switch variable(name) {
    case .local(let slot):
      return Compiled(
        Evaluate { (frame: Frame) throws(PyException) -> Value in
          let value = frame.slots[slot]
          if value.isUnbound {
            throw isOuter ? NameErrors.unboundFree(name) : NameErrors.unboundLocal(name)
          }
          return value
        }, .local(slot, name))
    case .cell(let slot, let isInFree):
      let isFree = isInFree || isOuter
      return Compiled { (frame: Frame) throws(PyException) -> Value in
        guard case .object(let cell) = frame.slots[slot] else {
          throw NameErrors.unboundLocal(name)
        }
        let value = unsafeDowncast(cell, to: PyCell.self).value
        if value.isUnbound {
          throw isFree ? NameErrors.unboundFree(name) : NameErrors.unboundLocal(name)
        }
        return value
      }
    case .classLocal(let slot, let global):
      let builtin = builtins.slot(name)
      return Compiled { (frame: Frame) throws(PyException) -> Value in
        let value = frame.slots[slot]
        if !value.isUnbound { return value }
        return try Self.global(global, builtin, name)
      }
    case .global(let global):
      let builtin = builtins.slot(name)
      return Compiled(
        Evaluate { (frame: Frame) throws(PyException) -> Value in
          let value = global.pointee
          if !value.isUnbound { return value }
          return try Self.global(global, builtin, name)
        }, .global(global))
    }
  }

  static func global(
    _ global: UnsafeMutablePointer<Value>, _ builtin: UnsafeMutablePointer<Value>, _ name: Symbol
  ) throws(PyException) -> Value {
    let value = global.pointee
    if !value.isUnbound { return value }
    let found = builtin.pointee
    if !found.isUnbound { return found }
    if let refused = Unsupported.functions[name] {
      throw .make(Types.notImplementedError, refused.message)
    }
    throw NameErrors.undefined(name)
  }

  private func named(
    _ target: Identifier, _ value: Expression
  ) throws(CompileError) -> Evaluate {
    let value = try expression(value)
    var owner = scope
    while owner.kind == .comprehension || owner.kind == .generator, let parent = owner.parent {
      owner = parent
    }
    let store: Store
    if owner === scope || owner.frameOwner === scope.frameOwner {
      store = try inside(owner) { () throws(CompileError) -> Store in
        self.store(symbol(target.name))
      }
    } else {
      store = self.store(symbol(target.name))
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let result = try value(frame)
      try store(frame, result)
      return result
    }
  }

  // MARK: Operators

  private func unary(
    _ sign: UnaryOperator, _ operand: Expression
  ) throws(CompileError) -> Evaluate {
    if sign == .not {
      let test = try self.test(operand)
      return Evaluate { (frame: Frame) throws(PyException) -> Value in .bool(try !test(frame)) }
    }
    let value = try expression(operand)
    let operation: UnaryOperation =
      switch sign {
      case .minus, .not: .negative
      case .plus: .positive
      case .invert: .invert
      }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let operand = try value(frame)
      if case .int(let number) = operand, number != Int.min {
        switch operation {
        case .negative: return .int(-number)
        case .positive: return operand
        case .invert: return .int(~number)
        case .absolute: break
        }
      }
      return try frame.cx.unary(operation, operand)
    }
  }

  private func boolean(
    _ sign: BooleanOperator, _ operands: [Expression]
  ) throws(CompileError) -> Evaluate {
    var result: Evaluate?
    for operand in operands.reversed() {
      let value = try expression(operand)
      guard let rest = result else {
        result = value
        continue
      }
      let stops = sign == .or
      result = Evaluate { (frame: Frame) throws(PyException) -> Value in
        let first = try value(frame)
        return try frame.cx.truth(first) == stops ? first : try rest(frame)
      }
    }
    guard let result else { preconditionFailure("a boolean operation has operands") }
    return result
  }

  private func comparison(
    _ first: Expression, _ links: [ComparisonLink]
  ) throws(CompileError) -> Evaluate {
    if links.count == 1, let link = links.first {
      let left = try compiled(first)
      let right = try compiled(link.operand)
      if let comparison = Comparison(link.comparison) {
        let a = left.evaluate
        let b = right.evaluate
        return Evaluate { (frame: Frame) throws(PyException) -> Value in
          let x = try a(frame)
          let y = try b(frame)
          return try Comparing.value(comparison, x, y, frame.cx)
        }
      }
      let test = membership(link.comparison, left, right)
      return Evaluate { (frame: Frame) throws(PyException) -> Value in .bool(try test(frame)) }
    }
    let left = try expression(first)
    var steps: [(ComparisonOperator, Evaluate)] = []
    for link in links { steps.append((link.comparison, try expression(link.operand))) }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      var a = try left(frame)
      var result = Value.bool(true)
      for (index, step) in steps.enumerated() {
        let b = try step.1(frame)
        result = try Self.compare(step.0, a, b, frame.cx)
        if index < steps.count - 1, try !frame.cx.truth(result) { return result }
        a = b
      }
      return result
    }
  }

  private static func compare(
    _ sign: ComparisonOperator, _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> Value {
    switch sign {
    case .is: return .bool(a.isIdentical(to: b))
    case .isNot: return .bool(!a.isIdentical(to: b))
    case .in: return .bool(try cx.contains(b, a))
    case .notIn: return .bool(try !cx.contains(b, a))
    case .equal: return try Comparing.value(.equal, a, b, cx)
    case .notEqual: return try Comparing.value(.notEqual, a, b, cx)
    case .less: return try Comparing.value(.less, a, b, cx)
    case .lessOrEqual: return try Comparing.value(.lessOrEqual, a, b, cx)
    case .greater: return try Comparing.value(.greater, a, b, cx)
    case .greaterOrEqual: return try Comparing.value(.greaterOrEqual, a, b, cx)
    }
  }

  /// `is`, `is not`, `in`, `not in`.
  private func membership(
    _ sign: ComparisonOperator, _ left: Compiled, _ right: Compiled
  ) -> Test {
    let a = left.evaluate
    let b = right.evaluate
    let wanted = sign == .is || sign == .in
    if sign == .is || sign == .isNot {
      return Test { (frame: Frame) throws(PyException) -> Bool in
        let x = try a(frame)
        return x.isIdentical(to: try b(frame)) == wanted
      }
    }
    return Test { (frame: Frame) throws(PyException) -> Bool in
      let x = try a(frame)
      return try frame.cx.contains(try b(frame), x) == wanted
    }
  }

  /// Compiles an expression as a test.
  func test(_ node: Expression) throws(CompileError) -> Test {
    switch node.kind {
    case .unary(.not, let operand):
      let test = try self.test(operand)
      return Test { (frame: Frame) throws(PyException) -> Bool in try !test(frame) }
    case .comparison(let first, let links) where links.count == 1:
      let left = try compiled(first)
      let right = try compiled(links[0].operand)
      if let comparison = Comparison(links[0].comparison) {
        return Comparing.test(comparison, left, right)
      }
      return membership(links[0].comparison, left, right)
    case .boolean(let sign, let operands):
      var result: Test?
      for operand in operands.reversed() {
        let test = try self.test(operand)
        guard let rest = result else {
          result = test
          continue
        }
        if sign == .or {
          result = Test { (frame: Frame) throws(PyException) -> Bool in
            if try test(frame) { return true }
            return try rest(frame)
          }
        } else {
          result = Test { (frame: Frame) throws(PyException) -> Bool in
            if try !test(frame) { return false }
            return try rest(frame)
          }
        }
      }
      if let result { return result }
    case .true:
      return Test { (frame: Frame) throws(PyException) -> Bool in true }
    default: break
    }
    let value = try expression(node)
    return Test { (frame: Frame) throws(PyException) -> Bool in
      try frame.cx.truth(try value(frame))
    }
  }
}

extension BinaryOperation {
  init(_ sign: BinaryOperator) {
    switch sign {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .matrixMultiply: self = .matrixMultiply
    case .divide: self = .divide
    case .floorDivide: self = .floorDivide
    case .modulo: self = .modulo
    case .power: self = .power
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .bitAnd: self = .and
    case .bitOr: self = .or
    case .bitXor: self = .xor
    }
  }
}

extension Comparison {
  init?(_ sign: ComparisonOperator) {
    switch sign {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}
