internal import PySyntax

extension Compiler {
  /// Compiles storing under a name.
  func store(_ name: Symbol) -> Store {
    switch variable(name) {
    case .local(let slot), .classLocal(let slot, _):
      return Store { (frame: Frame, value: Value) throws(PyException) in frame.slots[slot] = value }
    case .cell(let slot, _):
      return Store { (frame: Frame, value: Value) throws(PyException) in
        if case .object(let cell) = frame.slots[slot] {
          unsafeDowncast(cell, to: PyCell.self).value = value
        }
      }
    case .global(let global):
      return Store { (frame: Frame, value: Value) throws(PyException) in global.pointee = value }
    }
  }

  /// Compiles an assignment target.
  func target(_ target: Target) throws(CompileError) -> Store {
    switch target.kind {
    case .name(let name): return store(symbol(name))
    case .attribute(let object, let name):
      return try storeAttribute(object, symbol(name.name))
    case .subscript(let container, let index):
      return try storeItem(container, index)
    case .tuple(let items), .list(let items): return try unpacking(items)
    case .starred:
      throw .syntax("starred assignment target must be in a list or tuple", target.range)
    }
  }

  private func storeItem(
    _ container: Expression, _ index: Expression
  ) throws(CompileError) -> Store {
    let holder = try compiled(container)
    let index = try expression(index)
    let evaluate = holder.evaluate
    if case .local(let slot, _) = holder.form {
      return Store { (frame: Frame, value: Value) throws(PyException) in
        let key = try index(frame)
        if let heap = (frame.slots + slot).borrowedObject,
          try heap.borrow({ (heap: PyObject) throws(PyException) in
            try Self.setDirectItem(heap, key, value, frame.cx)
          })
        {
          return
        }
        try frame.cx.setItem(try evaluate(frame), key, value)
      }
    }
    return Store { (frame: Frame, value: Value) throws(PyException) in
      let object = try evaluate(frame)
      let key = try index(frame)
      try Self.setItem(object, key, value, frame.cx)
    }
  }

  @inline(__always)
  static func setItem(
    _ object: Value, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) {
    if let heap = object.lentObject,
      try heap.borrow({ (heap: PyObject) throws(PyException) in
        try setDirectItem(heap, key, value, cx)
      })
    {
      return
    }
    try cx.setItem(object, key, value)
  }

  /// Sets an item of a plain list or dict; false where the general way has to be gone.
  @inline(__always)
  private static func setDirectItem(
    _ heap: PyObject, _ key: Value, _ value: Value, _ cx: Context
  ) throws(PyException) -> Bool {
    if heap.kind == .list, case .int(let position) = key {
      let list = unsafeDowncast(heap, to: PyList.self)
      let count = list.items.count
      let place = position < 0 ? position + count : position
      guard place >= 0, place < count, list.isExactly(TypeAddress.list) else { return false }
      list.items[place] = value
      return true
    }
    guard heap.kind == .dict, heap.isExactly(TypeAddress.dict) else { return false }
    try unsafeDowncast(heap, to: PyDict.self).set(key, value, cx)
    return true
  }

  private func unpacking(_ items: [Target]) throws(CompileError) -> Store {
    var stores: [Store] = []
    var star: Int?
    for (index, item) in items.enumerated() {
      if case .starred(let inner) = item.kind {
        if star != nil {
          throw .syntax("multiple starred expressions in assignment", item.range)
        }
        star = index
        stores.append(try target(inner))
      } else {
        stores.append(try target(item))
      }
    }
    let count = stores.count
    if let star {
      return Store { (frame: Frame, value: Value) throws(PyException) in
        let values = try Self.values(value, frame.cx)
        guard values.count >= count - 1 else {
          throw .valueError(
            "not enough values to unpack (expected at least \(count - 1), got \(values.count))")
        }
        let tail = count - star - 1
        for index in 0..<star { try stores[index](frame, values[index]) }
        try stores[star](frame, .list(Array(values[star..<values.count - tail])))
        for index in 0..<tail {
          try stores[star + 1 + index](frame, values[values.count - tail + index])
        }
      }
    }
    if count == 2 {
      let first = stores[0]
      let second = stores[1]
      return Store { (frame: Frame, value: Value) throws(PyException) in
        if let tuple = Self.plainTuple(value, of: 2) {
          try first(frame, tuple.lend { $0[0] })
          try second(frame, tuple.lend { $0[1] })
          return
        }
        if let list = Self.plainList(value, of: 2) {
          let items = list.items
          try first(frame, items[0])
          try second(frame, items[1])
          return
        }
        let values = try Self.exactly(2, value, frame.cx)
        try first(frame, values[0])
        try second(frame, values[1])
      }
    }
    if count == 3 {
      let first = stores[0]
      let second = stores[1]
      let third = stores[2]
      return Store { (frame: Frame, value: Value) throws(PyException) in
        if let tuple = Self.plainTuple(value, of: 3) {
          try first(frame, tuple.lend { $0[0] })
          try second(frame, tuple.lend { $0[1] })
          try third(frame, tuple.lend { $0[2] })
          return
        }
        if let list = Self.plainList(value, of: 3) {
          let items = list.items
          try first(frame, items[0])
          try second(frame, items[1])
          try third(frame, items[2])
          return
        }
        let values = try Self.exactly(3, value, frame.cx)
        try first(frame, values[0])
        try second(frame, values[1])
        try third(frame, values[2])
      }
    }
    return Store { (frame: Frame, value: Value) throws(PyException) in
      if let tuple = Self.plainTuple(value, of: count) {
        for index in 0..<count { try stores[index](frame, tuple.lend { $0[index] }) }
        return
      }
      let values = try Self.exactly(count, value, frame.cx)
      for (index, store) in stores.enumerated() { try store(frame, values[index]) }
    }
  }

  /// A plain tuple of so many items, not counted: the value must live on meanwhile.
  @inline(__always)
  private static func plainTuple(_ value: Value, of count: Int) -> Unmanaged<PyTuple>? {
    guard let heap = value.lentObject, heap.lend({ $0.isExactly(TypeAddress.tuple) }) else {
      return nil
    }
    let tuple = Unmanaged<PyTuple>.fromOpaque(heap.toOpaque())
    return tuple.lend { $0.count } == count ? tuple : nil
  }

  /// A plain list of so many items.
  @inline(__always)
  private static func plainList(_ value: Value, of count: Int) -> PyList? {
    guard let list = value.asList, list.isExactly(TypeAddress.list), list.items.count == count
    else { return nil }
    return list
  }

  private static func values(_ value: Value, _ cx: Context) throws(PyException) -> [Value] {
    if value.type.slots.iter == nil, value.type.slots.getItem == nil {
      throw .typeError("cannot unpack non-iterable \(value.type.title) object")
    }
    return try cx.items(value)
  }

  private static func exactly(
    _ count: Int, _ value: Value, _ cx: Context
  ) throws(PyException) -> [Value] {
    if value.type.slots.iter == nil, value.type.slots.getItem == nil {
      throw .typeError("cannot unpack non-iterable \(value.type.title) object")
    }
    var values: [Value] = []
    let iterator = try cx.iter(value)
    while values.count <= count {
      let item = try cx.next(iterator)
      if item.isUnbound { break }
      values.append(item)
    }
    if values.count > count {
      throw .valueError("too many values to unpack (expected \(count))")
    }
    if values.count < count {
      throw .valueError(
        "not enough values to unpack (expected \(count), got \(values.count))")
    }
    return values
  }

  // MARK: Deleting

  func delete(_ target: Target) throws(CompileError) -> Execute {
    switch target.kind {
    case .name(let name): return deleteName(symbol(name))
    case .attribute(let object, let name):
      let object = try expression(object)
      let name = symbol(name.name)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        try frame.cx.setAttribute(try object(frame), name, .unbound)
        return .normal
      }
    case .subscript(let container, let index):
      let container = try expression(container)
      let index = try expression(index)
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        let object = try container(frame)
        try frame.cx.deleteItem(object, try index(frame))
        return .normal
      }
    case .tuple(let items), .list(let items):
      var parts: [Execute] = []
      for item in items { parts.append(try delete(item)) }
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        for part in parts { _ = try part(frame) }
        return .normal
      }
    case .starred: throw .syntax("cannot delete starred", target.range)
    }
  }

  private func deleteName(_ name: Symbol) -> Execute {
    switch variable(name) {
    case .local(let slot):
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        if frame.slots[slot].isUnbound { throw NameErrors.unboundLocal(name) }
        frame.slots[slot] = .unbound
        return .normal
      }
    case .classLocal(let slot, _):
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        if frame.slots[slot].isUnbound { throw NameErrors.undefined(name) }
        frame.slots[slot] = .unbound
        return .normal
      }
    case .cell(let slot, let isFree):
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        guard case .object(let heap) = frame.slots[slot] else { return .normal }
        let cell = unsafeDowncast(heap, to: PyCell.self)
        if cell.value.isUnbound {
          throw isFree ? NameErrors.unboundFree(name) : NameErrors.unboundLocal(name)
        }
        cell.value = .unbound
        return .normal
      }
    case .global(let global):
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        if global.pointee.isUnbound { throw NameErrors.undefined(name) }
        global.pointee = .unbound
        return .normal
      }
    }
  }
}
