internal import PySyntax

/// Taking `yield` out of expressions: what is evaluated before it goes into temporaries, the `yield` becomes a
/// step of its own, and the expression goes on with what it gave.
extension Compiler {
  /// An expression that reads a temporary; see `variable`.
  func temporary(_ slot: Int, _ range: SourceRange) -> Expression {
    Expression(.name(".t\(slot)"), range)
  }

  /// Evaluates an expression into a temporary.
  func spill(
    _ node: Expression, _ steps: inout [Execute]
  ) throws(CompileError) -> Expression {
    if try constant(node) != nil { return node }
    let slot = scope.temporary()
    let value = try expression(node)
    let step: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.slots[slot] = try value(frame)
      return .normal
    }
    steps.append(step)
    return temporary(slot, node.range)
  }

  /// Rewrites a list of operands without yields, keeping the order of evaluation.
  func lower(
    _ nodes: [Expression], _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> [Expression] {
    guard let last = nodes.lastIndex(where: YieldFinder.contains) else { return nodes }
    var result: [Expression] = []
    for (index, node) in nodes.enumerated() {
      let lowered = try lower(node, &steps, line)
      if index < last {
        if case .starred(let inner) = lowered.kind {
          result.append(Expression(.starred(try spill(inner, &steps)), node.range))
        } else {
          result.append(try spill(lowered, &steps))
        }
      } else {
        result.append(lowered)
      }
    }
    return result
  }

  /// Rewrites an expression without yields, which become steps.
  func lower(
    _ node: Expression, _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> Expression {
    guard YieldFinder.contains(node) else { return node }
    let range = node.range
    switch node.kind {
    case .yield(let value):
      var evaluate: Evaluate?
      if let value { evaluate = try expression(try lower(value, &steps, line)) }
      let slot = scope.temporary()
      steps.append(yieldStep(evaluate, into: slot, line))
      return temporary(slot, range)
    case .yieldFrom(let value):
      let source = try expression(try lower(value, &steps, line))
      let slot = scope.temporary()
      steps.append(yieldFromStep(source, into: slot, line))
      return temporary(slot, range)
    case .tuple(let items):
      return Expression(.tuple(try lower(items, &steps, line)), range)
    case .list(let items):
      return Expression(.list(try lower(items, &steps, line)), range)
    case .set(let items):
      return Expression(.set(try lower(items, &steps, line)), range)
    case .unary(let sign, let operand):
      return Expression(.unary(sign, try lower(operand, &steps, line)), range)
    case .starred(let operand):
      return Expression(.starred(try lower(operand, &steps, line)), range)
    case .attribute(let operand, let name):
      return Expression(.attribute(try lower(operand, &steps, line), name), range)
    case .named(let name, let operand):
      return try spill(
        Expression(.named(target: name, value: try lower(operand, &steps, line)), range), &steps)
    case .binary(let sign, let left, let right):
      let parts = try lower([left, right], &steps, line)
      return Expression(.binary(sign, parts[0], parts[1]), range)
    case .subscript(let left, let right):
      let parts = try lower([left, right], &steps, line)
      return Expression(.subscript(parts[0], parts[1]), range)
    case .comparison(let first, let links) where links.count == 1:
      let parts = try lower([first, links[0].operand], &steps, line)
      return Expression(
        .comparison(parts[0], [ComparisonLink(links[0].comparison, parts[1])]), range)
    case .call(let function, let arguments):
      return try lowerCall(function, arguments, range, &steps, line)
    case .dict(let items):
      return try lowerDict(items, range, &steps, line)
    case .conditional(let test, let then, let otherwise):
      let condition = try lower(test, &steps, line)
      let slot = scope.temporary()
      steps.append(
        choice(
          try self.test(condition), try assignment(then, slot, line),
          try assignment(otherwise, slot, line), line))
      return temporary(slot, range)
    case .boolean(let sign, let operands):
      return try lowerBoolean(sign, operands, range, &steps, line)
    case .formatted:
      throw CompileError(.unsupported(.yieldInFormat), range)
    default:
      throw CompileError(.unsupported(.yieldInComprehension), range)
    }
  }

  /// Evaluates an expression, yields and all, into a slot.
  private func assignment(
    _ node: Expression, _ slot: Int, _ line: Int
  ) throws(CompileError) -> Execute {
    var steps: [Execute] = []
    let value = try expression(try lower(node, &steps, line))
    let step: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.slots[slot] = try value(frame)
      return .normal
    }
    steps.append(step)
    return resumableSequence(steps)
  }

  private func lowerBoolean(
    _ sign: BooleanOperator, _ operands: [Expression], _ range: SourceRange,
    _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> Expression {
    let slot = scope.temporary()
    var rest: Execute?
    for operand in operands.reversed() {
      let assign = try assignment(operand, slot, line)
      if let more = rest {
        let wantsMore = sign == .and
        let test: Test = Test { (frame: Frame) throws(PyException) -> Bool in
          try frame.cx.truth(frame.slots[slot]) == wantsMore
        }
        let nothing: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in .normal
        }
        rest = resumableSequence([assign, choice(test, more, nothing, line)])
      } else {
        rest = assign
      }
    }
    if let rest { steps.append(rest) }
    return temporary(slot, range)
  }

  private func lowerCall(
    _ function: Expression, _ arguments: [Argument], _ range: SourceRange,
    _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> Expression {
    var callee = function
    if !YieldFinder.contains(function), case .attribute(let object, let name) = function.kind {
      callee = Expression(.attribute(try spill(object, &steps), name), function.range)
    } else {
      callee = try spill(try lower(function, &steps, line), &steps)
    }
    let values = try lower(arguments.map(\.value), &steps, line)
    let lowered = zip(arguments, values).map { argument, value in
      switch argument {
      case .positional: Argument.positional(value)
      case .keyword(let name, _): Argument.keyword(name, value)
      case .unpackSequence: Argument.unpackSequence(value)
      case .unpackMapping: Argument.unpackMapping(value)
      }
    }
    return Expression(.call(callee, Array(lowered)), range)
  }

  private func lowerDict(
    _ items: [DictItem], _ range: SourceRange, _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> Expression {
    var nodes: [Expression] = []
    for item in items {
      switch item {
      case .pair(let key, let value): nodes += [key, value]
      case .unpack(let mapping): nodes.append(mapping)
      }
    }
    var rest = try lower(nodes, &steps, line)[...]
    var lowered: [DictItem] = []
    for item in items {
      switch item {
      case .pair: lowered.append(.pair(rest.removeFirst(), rest.removeFirst()))
      case .unpack: lowered.append(.unpack(rest.removeFirst()))
      }
    }
    return Expression(.dict(lowered), range)
  }

  // MARK: Steps

  /// Gives a value out; entered again, takes what was sent, or raises what was thrown.
  func yieldStep(_ value: Evaluate?, into slot: Int?, _ line: Int) -> Execute {
    let place = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      if Self.takePlace(frame, place) == 0 {
        frame.cx.record.pointee.line = line
        frame.slots[-1] = try value?(frame) ?? .none
        Self.keepPlace(frame, place, 1)
        return .yielding
      }
      let received = frame.slots[-1]
      if received.isUnbound { throw frame.cx.takeThrown() }
      if let slot { frame.slots[slot] = received }
      return .normal
    }
  }

  private func yieldFromStep(_ source: Evaluate, into slot: Int, _ line: Int) -> Execute {
    let delegate = scope.temporary()
    scope.frameOwner.delegateSlots.append(delegate)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      var sent = Value.none
      var thrown: PyException?
      let outside = cx.record.pointee.thrownOver
      if frame.slots[delegate].isUnbound {
        cx.record.pointee.line = line
        frame.slots[delegate] = try cx.iter(try source(frame))
      } else {
        sent = frame.slots[-1]
        if sent.isUnbound { thrown = cx.takeThrown() }
      }
      let inner = frame.slots[delegate]
      frame.slots[delegate] = .unbound
      let (item, result): (Value?, Value)
      do throws(PyException) {
        (item, result) = try cx.delegate(to: inner, sent, thrown)
      } catch {
        // What a delegate makes of an exception is thrown at this generator in turn.
        if thrown != nil { error.object.map { cx.settle($0, outside) } }
        throw error
      }
      if let item {
        frame.slots[delegate] = inner
        frame.slots[-1] = item
        return .yielding
      }
      frame.slots[slot] = result
      return .normal
    }
  }
}

extension Context {
  /// The exception that `throw` passed to the generator being resumed.
  func takeThrown() -> PyException {
    guard let object = record.pointee.thrown else { return .runtimeError("nothing was thrown") }
    record.pointee.thrown = nil
    settle(object, record.pointee.thrownOver)
    record.pointee.thrownOver = nil
    return .raised(object)
  }

  /// Settles `__context__` of what is thrown at a generator: only what the generator itself is handling becomes it.
  func settle(_ object: PyExceptionObject, _ outside: PyExceptionObject?) {
    let handled = record.pointee.handled
    if handled !== outside { object.settleContext(handled) }
  }

  /// One step of `yield from`: an item to pass on, or the delegate's result when it has ended.
  func delegate(
    to inner: Value, _ sent: Value, _ thrown: PyException?
  ) throws(PyException) -> (Value?, Value) {
    if let generator = inner.asGenerator {
      if let thrown, thrown.matches(Types.generatorExit) {
        try close(generator)
        throw thrown
      }
      let item = try resume(generator, sending: sent, throwing: thrown)
      return item.isUnbound ? (nil, generator.sent) : (item, .none)
    }
    if let thrown {
      if thrown.matches(Types.generatorExit), let close = try attribute(inner, "close") {
        _ = try call(close)
      }
      throw thrown
    }
    do throws(PyException) {
      // A delegate that has failed already left its exception in its place.
      if let failure = inner.asException { throw PyException.raised(failure) }
      if !sent.isNone { return (try callMethod(inner, "send", [sent]), .none) }
      if inner.asInstance != nil, inner.type.lookup(Names.next)?.asFunction != nil {
        return (try special(inner, Names.next), .none)
      }
      let item = try next(inner)
      return item.isUnbound ? (nil, .none) : (item, .none)
    } catch  where error.matches(Types.stopIteration) {
      return (nil, error.object?.arguments.first ?? .none)
    }
  }
}
