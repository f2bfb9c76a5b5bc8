internal import PySyntax

/// `if`, `while` and `for`.
extension Compiler {
  func conditional(
    _ branches: [ConditionalBlock], _ otherwise: [Statement]
  ) throws(CompileError) -> Execute {
    var rest: Execute? = otherwise.isEmpty ? nil : try block(otherwise)
    var parts: [(Test, Execute, Int)] = []
    for branch in branches {
      parts.append((try test(branch.test), try block(branch.body), Int(branch.test.range.line)))
    }
    for (test, body, line) in parts.reversed() {
      if let other = rest {
        rest = Execute { (frame: Frame) throws(PyException) -> Completion in
          frame.cx.record.pointee.line = line
          return try test(frame) ? try body(frame) : try other(frame)
        }
      } else {
        rest = Execute { (frame: Frame) throws(PyException) -> Completion in
          frame.cx.record.pointee.line = line
          return try test(frame) ? try body(frame) : .normal
        }
      }
    }
    guard let rest else { preconditionFailure("an if statement has a branch") }
    return rest
  }

  func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ line: Int
  ) throws(CompileError) -> Execute {
    let test = try self.test(test)
    let body = try block(body)
    let otherwise = try block(otherwise)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      while true {
        frame.cx.record.pointee.line = line
        if try !test(frame) { break }
        switch try body(frame) {
        case .normal, .continuing: break
        case .breaking: return .normal
        case .returning: return .returning
        case .yielding: return .yielding
        }
        try frame.cx.checkInterrupt()
      }
      return try otherwise(frame)
    }
  }

  func forLoop(
    _ target: Target, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ line: Int
  ) throws(CompileError) -> Execute {
    let iterable = try iterated(iterable)
    let store = try self.target(target)
    let body = try block(body)
    let otherwise = try block(otherwise)
    if case .name(let name) = target.kind, case .local(let slot) = variable(symbol(name)) {
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        let source = try iterable(frame)
        let completion = try Self.loop(source, frame, LocalStore(slot: slot), body, line)
        return completion == .normal
          ? try otherwise(frame) : completion == .breaking ? .normal : completion
      }
    }
    if case .name(let name) = target.kind, case .global(let variable) = variable(symbol(name)) {
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        let source = try iterable(frame)
        let completion = try Self.loop(source, frame, GlobalStore(variable: variable), body, line)
        return completion == .normal
          ? try otherwise(frame) : completion == .breaking ? .normal : completion
      }
    }
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      frame.cx.record.pointee.line = line
      let source = try iterable(frame)
      let completion = try Self.loop(source, frame, store, body, line)
      return completion == .normal
        ? try otherwise(frame) : completion == .breaking ? .normal : completion
    }
  }

  /// Runs a loop: `.normal` at the end of the items, `.breaking` after a break.
  @inline(__always)
  private static func loop<S: Storing>(
    _ source: Value, _ frame: Frame, _ store: S, _ body: Execute, _ line: Int
  ) throws(PyException) -> Completion {
    let cx = frame.cx
    if case .object(let heap) = source {
      if heap.kind == .range {
        let range = unsafeDowncast(heap, to: PyRange.self)
        var number = range.start
        var left = range.count
        let step = range.step
        while left > 0 {
          try store(frame, .int(number))
          let completion = try body(frame)
          if completion == .breaking || completion == .returning { return completion }
          number &+= step
          left -= 1
          try cx.checkInterrupt()
        }
        return .normal
      }
      if heap.kind == .list, heap.isExactly(TypeAddress.list) {
        let list = unsafeDowncast(heap, to: PyList.self)
        var index = 0
        while index < list.items.count {
          try store(frame, list.items[index])
          let completion = try body(frame)
          if completion == .breaking || completion == .returning { return completion }
          index += 1
          try cx.checkInterrupt()
        }
        return .normal
      }
    }
    let iterator = try cx.iter(source)
    if let native = iterator.asIterator {
      while true {
        cx.record.pointee.line = line
        let item = try cx.advance(native)
        if item.isUnbound { return .normal }
        try store(frame, item)
        let completion = try body(frame)
        if completion == .breaking || completion == .returning { return completion }
        try cx.checkInterrupt()
      }
    }
    if let generator = iterator.asGenerator {
      while true {
        cx.record.pointee.line = line
        let item = try cx.resume(generator)
        if item.isUnbound { return .normal }
        try store(frame, item)
        let completion = try body(frame)
        if completion == .breaking || completion == .returning { return completion }
      }
    }
    while true {
      cx.record.pointee.line = line
      let item = try cx.next(iterator)
      if item.isUnbound { return .normal }
      try store(frame, item)
      let completion = try body(frame)
      if completion == .breaking || completion == .returning { return completion }
      try cx.checkInterrupt()
    }
  }
}
