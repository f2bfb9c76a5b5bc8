internal import PySyntax

extension Compiler {
  /// Compiles `target op= value`: the target is read once, and written once.
  func augmented(
    _ target: Target, _ operation: BinaryOperation, _ value: Expression, _ line: Int
  ) throws(CompileError) -> Execute {
    switch target.kind {
    case .name(let name):
      return try augmentedName(symbol(name), operation, try compiled(value), line)
    case .attribute(let object, let name):
      let holder = try compiled(object)
      let object = holder.evaluate
      let name = symbol(name.name)
      let value = try expression(value)
      let reading = AttributeCache()
      let writing = AttributeCache()
      func general(_ frame: Frame) throws(PyException) -> Completion {
        let holder = try object(frame)
        let old = try Self.getAttribute(holder, name, reading, frame.cx)
        let new = try Arithmetic.inplace(operation, old, try value(frame), frame.cx)
        try Self.setAttribute(holder, name, new, writing, frame.cx)
        return .normal
      }
      if case .local(let slot, _) = holder.form {
        return Execute { (frame: Frame) throws(PyException) -> Completion in
          frame.cx.record.pointee.line = line
          if let heap = (frame.slots + slot).borrowedObject,
            let place = heap.lend({ Self.place($0, reading) }), reading.isWritable
          {
            guard case .int(let x) = place.pointee else {
              if operation == .add, Self.holdsText(place) {
                let holder = try object(frame)
                return try Self.appendText(to: place, holder, value, reading, frame) {
                  (new) throws(PyException) in
                  try Self.setAttribute(holder, name, new, writing, frame.cx)
                }
              }
              return try general(frame)
            }
            let operand = try value(frame)
            if case .int(let y) = operand, let sum = Arithmetic.ints(operation, x, y),
              let again = (frame.slots + slot).borrowedObject,
              let place = again.lend({ Self.place($0, reading) })
            {
              place.pointee = sum
              return .normal
            }
            let new = try Arithmetic.inplace(operation, .int(x), operand, frame.cx)
            try Self.setAttribute(try object(frame), name, new, writing, frame.cx)
            return .normal
          }
          return try general(frame)
        }
      }
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        return try general(frame)
      }
    case .subscript(let container, let index):
      let container = try expression(container)
      let index = try expression(index)
      let value = try expression(value)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        let holder = try container(frame)
        let key = try index(frame)
        let old = try frame.cx.getItem(holder, key)
        let new = try Arithmetic.inplace(operation, old, try value(frame), frame.cx)
        try Self.setItem(holder, key, new, frame.cx)
        return .normal
      }
    case .tuple, .list, .starred:
      throw .syntax("illegal expression for augmented assignment", target.range)
    }
  }

  private func augmentedName(
    _ name: Symbol, _ operation: BinaryOperation, _ value: Compiled, _ line: Int
  ) throws(CompileError) -> Execute {
    let evaluate = value.evaluate
    switch variable(name) {
    case .local(let slot):
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        if frame.slots[slot].isUnbound { throw NameErrors.unboundLocal(name) }
        if let x = (frame.slots + slot).smallInt {
          let operand = try evaluate(frame)
          if case .int(let y) = operand, let result = Arithmetic.ints(operation, x, y) {
            frame.slots[slot] = result
          } else {
            frame.slots[slot] = try frame.cx.inplace(operation, .int(x), operand)
          }
          return .normal
        }
        if operation == .add, Self.holdsText(frame.slots + slot) {
          try Self.appendText(frame.slots + slot, try evaluate(frame), frame.cx)
          return .normal
        }
        let old = frame.slots[slot]
        let operand = try evaluate(frame)
        frame.slots[slot] = try Arithmetic.inplace(operation, old, operand, frame.cx)
        return .normal
      }
    case .global(let global):
      let builtin = builtins.slot(name)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        if let x = global.smallInt {
          let operand = try evaluate(frame)
          if case .int(let y) = operand, let result = Arithmetic.ints(operation, x, y) {
            global.pointee = result
          } else {
            global.pointee = try frame.cx.inplace(operation, .int(x), operand)
          }
          return .normal
        }
        if operation == .add, Self.holdsText(global) {
          try Self.appendText(global, try evaluate(frame), frame.cx)
          return .normal
        }
        let old = try Self.global(global, builtin, name)
        let operand = try evaluate(frame)
        global.pointee = try Arithmetic.inplace(operation, old, operand, frame.cx)
        return .normal
      }
    case .cell, .classLocal:
      let load = load(name).evaluate
      let store = store(name)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        frame.cx.record.pointee.line = line
        let old = try load(frame)
        let operand = try evaluate(frame)
        try store(frame, try Arithmetic.inplace(operation, old, operand, frame.cx))
        return .normal
      }
    }
  }

  /// `holder.text += operand`, or bytes, where the attribute lies in the holder itself.
  @inline(__always)
  private static func appendText(
    to place: UnsafeMutablePointer<Value>, _ holder: Value, _ value: Evaluate,
    _ reading: AttributeCache, _ frame: Frame,
    _ store: (Value) throws(PyException) -> Void
  ) throws(PyException) -> Completion {
    let old = place.pointee
    let operand = try value(frame)
    // The operand may have given the holder another text, or another shape.
    guard let heap = holder.lentObject, let place = heap.lend({ Self.place($0, reading) }),
      place.borrowedObject?.toOpaque() == old.lentObject?.toOpaque(), Self.areAlike(old, operand)
    else {
      try store(try Arithmetic.inplace(.add, old, operand, frame.cx))
      return .normal
    }
    _ = consume old
    try appendText(place, operand, frame.cx)
    return .normal
  }

  /// `text += operand`, or bytes: in place where nobody else holds them, so that building up is linear.
  @inline(never)
  static func appendText(
    _ place: UnsafeMutablePointer<Value>, _ operand: Value, _ cx: Context
  ) throws(PyException) {
    if case .object(let addition) = operand, case .object(let heap) = place.pointee,
      heap.kind == addition.kind
    {
      if heap.kind == .str, heap.isExactly(TypeAddress.str), addition.isExactly(TypeAddress.str) {
        var text = unsafeDowncast(heap, to: PyStr.self)
        place.pointee = .unbound
        _ = consume heap
        let isDone =
          isKnownUniquelyReferenced(&text)
          && text.append(unsafeDowncast(addition, to: PyStr.self))
        place.pointee = .object(text)
        if isDone { return }
      } else if heap.kind == .bytes, heap.isExactly(TypeAddress.bytes),
        addition.isExactly(TypeAddress.bytes)
      {
        var bytes = unsafeDowncast(heap, to: PyBytes.self)
        place.pointee = .unbound
        _ = consume heap
        let isDone = isKnownUniquelyReferenced(&bytes)
        if isDone { bytes.append(unsafeDowncast(addition, to: PyBytes.self)) }
        place.pointee = .object(bytes)
        if isDone { return }
      }
    }
    place.pointee = try cx.inplace(.add, place.pointee, operand)
  }

  /// Whether both are plain texts, or both plain bytes, so that adding them runs no code of a program.
  private static func areAlike(_ a: Value, _ b: Value) -> Bool {
    guard let a = a.lentObject?.lend({ $0.typeAddress }),
      let b = b.lentObject?.lend({ $0.typeAddress })
    else { return false }
    return a == b && (a == TypeAddress.str || a == TypeAddress.bytes)
  }

  /// Whether `+=` may go on in place: on a text or bytes.
  @inline(__always)
  private static func holdsText(_ place: UnsafeMutablePointer<Value>) -> Bool {
    guard let heap = place.borrowedObject else { return false }
    let kind = heap.lend { $0.kind }
    return kind == .str || kind == .bytes
  }
}
