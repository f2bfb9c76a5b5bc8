internal import PySyntax

extension Compiler {
  /// What a comprehension does with each round; returns nothing.
  typealias Round = (Frame) throws(PyException) -> Void

  /// Compiles the `for`s and `if`s of a comprehension around a round; the first iterable belongs outside.
  private func rounds(
    _ clauses: [ComprehensionClause], _ inner: Scope, first: Evaluate,
    _ round: @escaping Round
  ) throws(CompileError) -> Round {
    var body = round
    for (index, clause) in clauses.enumerated().reversed() {
      for condition in clause.conditions.reversed() {
        let test = try self.test(condition)
        let then = body
        body = { (frame: Frame) throws(PyException) in
          if try test(frame) { try then(frame) }
        }
      }
      let iterable = index == 0 ? first : try iterated(clause.iterable)
      let then = body
      if case .name(let name) = clause.target.kind,
        case .local(let slot) = variable(symbol(name))
      {
        body = { (frame: Frame) throws(PyException) in
          let source = try iterable(frame)
          try Loops.each(source, frame.cx) { (item: Value) throws(PyException) in
            frame.slots[slot] = item
            try then(frame)
          }
        }
        continue
      }
      let store = try self.target(clause.target)
      body = { (frame: Frame) throws(PyException) in
        let source = try iterable(frame)
        try Loops.each(source, frame.cx) { (item: Value) throws(PyException) in
          try store(frame, item)
          try then(frame)
        }
      }
    }
    let cells = inner.order.filter { inner.owns($0) && inner.has($0, .captured) }
      .map(inner.slot)
    let plain = inner.order.filter { inner.owns($0) }.map(inner.slot)
    return { (frame: Frame) throws(PyException) in
      for slot in cells { frame.slots[slot] = .object(PyCell()) }
      defer { for slot in plain { frame.slots[slot] = .unbound } }
      try body(frame)
    }
  }

  private func comprehension(
    _ clauses: [ComprehensionClause], _ range: SourceRange,
    _ make: () throws(CompileError) -> Round
  ) throws(CompileError) -> Round {
    guard let clause = clauses.first else {
      preconditionFailure("a comprehension has a clause")
    }
    let first = try iterated(clause.iterable)
    let inner = take(.comprehension, range)
    return try inside(inner) { () throws(CompileError) -> Round in
      let round = try make()
      return try rounds(clauses, inner, first: first, round)
    }
  }

  func listComprehension(
    _ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    let result = scope.temporary()
    let run = try comprehension(clauses, range) { () throws(CompileError) -> Round in
      let value = try expression(element)
      return { (frame: Frame) throws(PyException) in
        let item = try value(frame)
        if case .object(let list) = frame.slots[result] {
          unsafeDowncast(list, to: PyList.self).items.append(item)
        }
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let list = PyList([])
      frame.slots[result] = .object(list)
      defer { frame.slots[result] = .unbound }
      try run(frame)
      return .object(list)
    }
  }

  func setComprehension(
    _ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    let result = scope.temporary()
    let run = try comprehension(clauses, range) { () throws(CompileError) -> Round in
      let value = try expression(element)
      return { (frame: Frame) throws(PyException) in
        let item = try value(frame)
        if let set = frame.slots[result].asSet { try set.insert(item, frame.cx) }
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let set = PySet()
      frame.slots[result] = .object(set)
      defer { frame.slots[result] = .unbound }
      try run(frame)
      return .object(set)
    }
  }

  func dictComprehension(
    _ key: Expression, _ value: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
  ) throws(CompileError) -> Evaluate {
    let result = scope.temporary()
    let run = try comprehension(clauses, range) { () throws(CompileError) -> Round in
      let key = try expression(key)
      let value = try expression(value)
      return { (frame: Frame) throws(PyException) in
        let name = try key(frame)
        let item = try value(frame)
        if let dict = frame.slots[result].asDict { try dict.set(name, item, frame.cx) }
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let dict = PyDict()
      frame.slots[result] = .object(dict)
      defer { frame.slots[result] = .unbound }
      try run(frame)
      return .object(dict)
    }
  }
}

/// Walking iterables with fast ways for the usual ones.
enum Loops {
  /// Calls the body with each item of an iterable.
  @inline(__always)
  static func each(
    _ source: Value, _ cx: Context, _ body: (Value) throws(PyException) -> Void
  ) throws(PyException) {
    if case .object(let heap) = source {
      if heap.kind == .range {
        let range = unsafeDowncast(heap, to: PyRange.self)
        var number = range.start
        for _ in 0..<range.count {
          try cx.checkInterrupt()
          try body(.int(number))
          number &+= range.step
        }
        return
      }
      if heap.kind == .list, heap.isExactly(TypeAddress.list) {
        let list = unsafeDowncast(heap, to: PyList.self)
        var index = 0
        while index < list.items.count {
          try cx.checkInterrupt()
          try body(list.items[index])
          index += 1
        }
        return
      }
      if heap.kind == .bytes, heap.isExactly(TypeAddress.bytes) {
        let bytes = unsafeDowncast(heap, to: PyBytes.self).octets
        for index in 0..<bytes.count {
          try cx.checkInterrupt()
          try body(.int(Int(bytes[index])))
        }
        return
      }
      if heap.kind == .str, heap.isExactly(TypeAddress.str) {
        let text = unsafeDowncast(heap, to: PyStr.self)
        for index in 0..<text.count {
          try cx.checkInterrupt()
          try body(.object(PyStr.character(text[index])))
        }
        return
      }
      if heap.kind == .tuple, heap.isExactly(TypeAddress.tuple) {
        let tuple = unsafeDowncast(heap, to: PyTuple.self)
        for index in 0..<tuple.count {
          try cx.checkInterrupt()
          try body(tuple[index])
        }
        return
      }
    }
    try eachNext(try cx.iter(source), cx, body)
  }

  /// Calls the body with each item of an iterator, which is held once for all its steps.
  @inline(__always)
  static func eachNext(
    _ iterator: Value, _ cx: Context, _ body: (Value) throws(PyException) -> Void
  ) throws(PyException) {
    if let native = iterator.asIterator {
      while true {
        let item = try cx.advance(native)
        if item.isUnbound { return }
        try cx.checkInterrupt()
        try body(item)
      }
    }
    while true {
      let item = try cx.next(iterator)
      if item.isUnbound { return }
      try cx.checkInterrupt()
      try body(item)
    }
  }
}
