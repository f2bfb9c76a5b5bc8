internal import PySyntax

/// Functions with `yield`: every statement that contains one keeps its position in frame slots, so that it can
/// be left in the middle and entered again. Statements without a `yield` are compiled as everywhere.
extension Compiler {
  /// Compiles the body of a generator.
  func generatorBody(_ statements: [Statement]) throws(CompileError) -> Execute {
    try resumable(statements)
  }

  func generatorExpression(
    _ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    guard let clause = clauses.first else { preconditionFailure("a generator has a clause") }
    let first = try iterated(clause.iterable)
    let inner = take(.generator, range)
    var body = [Statement(.expression(Expression(.yield(element), element.range)), element.range)]
    for (index, clause) in clauses.enumerated().reversed() {
      for condition in clause.conditions.reversed() {
        body = [
          Statement(
            .if([ConditionalBlock(test: condition, body: body)], otherwise: []), condition.range)
        ]
      }
      let source =
        index == 0 ? Expression(.name(".0"), clause.iterable.range) : clause.iterable
      body = [
        Statement(.for(clause.target, in: source, body: body, otherwise: []), clause.target.range)
      ]
    }
    let compiled = try inside(inner) { () throws(CompileError) -> Execute in
      try generatorBody(body)
    }
    let code = FunctionCode(
      inner, file: file, line: Int(range.line),
      signing: Signing(parameters: inner.parameters, positionalCount: 1), cells: cells(inner),
      isGenerator: true, body: compiled)
    let make = maker(code, inner) {
      (frame: Frame) throws(PyException) -> ([Value], [Value]) in ([], [])
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let source = try frame.cx.iter(try first(frame))
      return try frame.cx.call(.object(try make(frame)), source)
    }
  }

  // MARK: Statements

  func resumable(_ statements: [Statement]) throws(CompileError) -> Execute {
    var parts: [Execute] = []
    var isPlain = true
    for statement in statements {
      if YieldFinder.contains(statement) {
        isPlain = false
        parts.append(try resumable(statement))
      } else if let part = try self.statement(statement) {
        parts.append(part)
      }
    }
    return isPlain ? Self.sequence(parts) : resumableSequence(parts)
  }

  func resumableSequence(_ parts: [Execute]) -> Execute {
    switch parts.count {
    case 0, 1: return Self.sequence(parts)
    case 2: break
    default:
      let middle = parts.count / 2
      return resumableSequence([
        resumableSequence(Array(parts[..<middle])), resumableSequence(Array(parts[middle...])),
      ])
    }
    let first = parts[0]
    let second = parts[1]
    let place = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      if Self.takePlace(frame, place) == 0 {
        let completion = try first(frame)
        if completion != .normal { return completion }
      }
      let completion = try second(frame)
      if completion == .yielding { Self.keepPlace(frame, place, 1) }
      return completion
    }
  }

  /// The position kept in a slot, which is cleared: 0 at first.
  @inline(__always)
  static func takePlace(_ frame: Frame, _ place: Int) -> Int {
    let slot = frame.slots + place
    guard slot.tag == Value.intTag else { return 0 }
    let index = UnsafeRawPointer(slot).load(as: Int.self)
    slot.initialize(to: .unbound)
    return index
  }

  /// Keeps a position in a slot, which holds nothing else than positions.
  @inline(__always)
  static func keepPlace(_ frame: Frame, _ place: Int, _ position: Int) {
    (frame.slots + place).initialize(to: .int(position))
  }

  private func resumable(_ statement: Statement) throws(CompileError) -> Execute {
    let line = Int(statement.range.line)
    var steps: [Execute] = []
    switch statement.kind {
    case .expression(let node):
      if case .yield(let value) = node.kind, !(value.map(YieldFinder.contains) ?? false) {
        let evaluate = try value.map(expression)
        return yieldStep(evaluate, into: nil, line)
      }
      let rest = try lower(node, &steps, line)
      if case .name = rest.kind { return resumableSequence(steps) }
      steps.append(Self.evaluation(try expression(rest), line))
      return resumableSequence(steps)
    case .if(let branches, let otherwise):
      return try resumableIf(branches, otherwise)
    case .while(let test, let body, let otherwise):
      return try resumableWhile(test, body, otherwise, line)
    case .for(let target, let iterable, let body, let otherwise):
      let source = try lower(iterable, &steps, line)
      steps.append(try resumableFor(target, source, body, otherwise, line))
      return resumableSequence(steps)
    case .try(let statement):
      return try resumableTry(statement)
    case .with(let items, let body):
      return try resumableWith(items[...], body, line)
    default:
      let rewritten = try lower(statement, &steps, line)
      if let last = try self.statement(rewritten) { steps.append(last) }
      return resumableSequence(steps)
    }
  }

  /// Takes the yields out of a simple statement into steps before it.
  private func lower(
    _ statement: Statement, _ steps: inout [Execute], _ line: Int
  ) throws(CompileError) -> Statement {
    let kind: Statement.Kind
    switch statement.kind {
    case .assign(let targets, let value):
      kind = .assign(targets, try lower(value, &steps, line))
    case .augmentedAssign(let target, let sign, let value):
      if case .name(let name) = target.kind {
        // The variable is read before the operand is evaluated.
        let old = try spill(Expression(.name(name), target.range), &steps)
        let operand = try lower(value, &steps, line)
        let slot = scope.temporary()
        steps.append(
          Self.inplaceStep(
            BinaryOperation(sign), try expression(old), try expression(operand), slot))
        kind = .assign([target], temporary(slot, target.range))
      } else {
        kind = .augmentedAssign(target, sign, try lower(value, &steps, line))
      }
    case .annotated(let target, let annotation, let value, let isSimple):
      var lowered: Expression?
      if let value { lowered = try lower(value, &steps, line) }
      kind = .annotated(target, annotation: annotation, value: lowered, isSimple: isSimple)
    case .return(let value):
      var lowered: Expression?
      if let value { lowered = try lower(value, &steps, line) }
      kind = .return(lowered)
    case .raise(let exception, let cause):
      let parts = try lower([exception, cause].compactMap { $0 }, &steps, line)
      kind = .raise(parts.first, cause: parts.count > 1 ? parts[1] : nil)
    case .assert(let test, let message):
      kind = .assert(try lower(test, &steps, line), message: message)
    default:
      kind = statement.kind
    }
    return Statement(kind, statement.range)
  }

  private static func evaluation(_ value: Evaluate, _ line: Int) -> Execute {
    Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      _ = try value(frame)
      return .normal
    }
  }

  private static func inplaceStep(
    _ operation: BinaryOperation, _ left: Evaluate, _ right: Evaluate,
    _ slot: Int
  ) -> Execute {
    Execute { (frame: Frame) throws(PyException) -> Completion in
      let a = try left(frame)
      let b = try right(frame)
      frame.slots[slot] = try Arithmetic.inplace(operation, a, b, frame.cx)
      return .normal
    }
  }

  // MARK: Flow

  private func resumableIf(
    _ branches: [ConditionalBlock], _ otherwise: [Statement]
  ) throws(CompileError) -> Execute {
    guard let first = branches.first else { return try resumable(otherwise) }
    let line = Int(first.test.range.line)
    var steps: [Execute] = []
    let test = try self.test(try lower(first.test, &steps, line))
    let body = try resumable(first.body)
    let rest = try resumableIf(Array(branches.dropFirst()), otherwise)
    steps.append(choice(test, body, rest, line))
    return resumableSequence(steps)
  }

  func choice(
    _ test: Test, _ body: Execute, _ rest: Execute, _ line: Int
  ) -> Execute {
    let place = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      var branch = Self.takePlace(frame, place)
      if branch == 0 {
        frame.cx.record.pointee.line = line
        branch = try test(frame) ? 1 : 2
      }
      let completion = branch == 1 ? try body(frame) : try rest(frame)
      if completion == .yielding { Self.keepPlace(frame, place, branch) }
      return completion
    }
  }

  private func resumableWhile(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ line: Int
  ) throws(CompileError) -> Execute {
    let place = scope.temporary()
    let result = scope.temporary()
    var steps: [Execute] = []
    let condition = try self.test(try lower(test, &steps, line))
    if steps.isEmpty {
      return plainWhile(condition, try resumable(body), try resumable(otherwise), line)
    }
    let step: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.slots[result] = .bool(try condition(frame))
      return .normal
    }
    steps.append(step)
    let decide = resumableSequence(steps)
    let body = try resumable(body)
    let otherwise = try resumable(otherwise)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      var phase = Self.takePlace(frame, place)
      while true {
        if phase == 0 || phase == 1 {
          frame.cx.record.pointee.line = line
          if try decide(frame) == .yielding {
            frame.slots[place] = .int(1)
            return .yielding
          }
          guard case .bool(true) = frame.slots[result] else {
            phase = 3
            break
          }
        }
        if phase == 3 { break }
        switch try body(frame) {
        case .normal, .continuing: break
        case .breaking: return .normal
        case .returning: return .returning
        case .yielding:
          frame.slots[place] = .int(2)
          return .yielding
        }
        phase = 0
        try frame.cx.checkInterrupt()
      }
      let completion = try otherwise(frame)
      if completion == .yielding { frame.slots[place] = .int(3) }
      return completion
    }
  }

  /// A loop whose test holds no yield.
  private func plainWhile(
    _ condition: Test, _ body: Execute, _ otherwise: Execute, _ line: Int
  ) -> Execute {
    let place = scope.temporary()
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      var phase = Self.takePlace(frame, place)
      while phase != 2 {
        if phase == 0 {
          frame.cx.record.pointee.line = line
          if try !condition(frame) { break }
        }
        phase = 0
        switch try body(frame) {
        case .normal, .continuing: break
        case .breaking: return .normal
        case .returning: return .returning
        case .yielding:
          Self.keepPlace(frame, place, 1)
          return .yielding
        }
        try frame.cx.checkInterrupt()
      }
      let completion = try otherwise(frame)
      if completion == .yielding { Self.keepPlace(frame, place, 2) }
      return completion
    }
  }

  private func resumableFor(
    _ target: Target, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ line: Int
  ) throws(CompileError) -> Execute {
    let place = scope.temporary()
    let slot = scope.temporary()
    let remaining = scope.temporary()
    let stride = scope.temporary()
    let iterable = try iterated(iterable)
    let store = try self.target(target)
    var variable = -1
    if case .name(let name) = target.kind, case .local(let local) = self.variable(symbol(name)) {
      variable = local
    }
    let body = try resumable(body)
    let otherwise = try resumable(otherwise)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let cx = frame.cx
      var phase = Self.takePlace(frame, place)
      if phase == 0 {
        cx.record.pointee.line = line
        let source = try iterable(frame)
        if let range = source.asRange {
          frame.slots[slot] = .int(range.start)
          frame.slots[remaining] = .int(range.count)
          frame.slots[stride] = .int(range.step)
        } else {
          frame.slots[slot] = try cx.iter(source)
        }
      }
      while phase != 2 {
        if phase == 0 {
          cx.record.pointee.line = line
          if case .int(let number) = frame.slots[slot] {
            guard case .int(let left) = frame.slots[remaining], left > 0,
              case .int(let step) = frame.slots[stride]
            else { break }
            frame.slots[slot] = .int(number &+ step)
            frame.slots[remaining] = .int(left - 1)
            try store(frame, .int(number))
          } else {
            let item = try cx.nextItem(at: frame.slots + slot)
            if item.isUnbound { break }
            if variable >= 0 {
              frame.slots[variable] = item
            } else {
              try store(frame, item)
            }
          }
        }
        phase = 0
        switch try body(frame) {
        case .normal, .continuing: break
        case .breaking:
          frame.slots[slot] = .unbound
          return .normal
        case .returning:
          frame.slots[slot] = .unbound
          return .returning
        case .yielding:
          Self.keepPlace(frame, place, 1)
          return .yielding
        }
        try cx.checkInterrupt()
      }
      frame.slots[slot] = .unbound
      let completion = try otherwise(frame)
      if completion == .yielding { Self.keepPlace(frame, place, 2) }
      return completion
    }
  }
}
