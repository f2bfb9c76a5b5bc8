extension Context {
  /// `len(value)`.
  package func length(_ value: Value) throws(PyException) -> Int {
    if let count = value.lentObject?.lend({ Compiler.plainLength($0) }), count >= 0 {
      return count
    }
    guard let slot = value.type.slots.length else {
      throw .typeError("object of type '\(value.type.title)' has no len()")
    }
    return try slot(value, self)
  }

  /// `container[key]`.
  package func getItem(_ container: Value, _ key: Value) throws(PyException) -> Value {
    if let slot = container.type.slots.getItem { return try slot(container, key, self) }
    if let type = container.asType {
      if let method = type.lookup(Names.classGetItem) {
        return try call(bind(method, .unbound, type), key)
      }
      if type === Types.type { return .object(PyGenericAlias(container, key)) }
      throw .typeError("type '\(type.title)' is not subscriptable")
    }
    throw .typeError("'\(container.type.title)' object is not subscriptable")
  }

  /// `container[key] = value`.
  package func setItem(
    _ container: Value, _ key: Value, _ value: Value
  ) throws(PyException) {
    guard let slot = container.type.slots.setItem else {
      _ = try isIndexedSequence(container, key)
      throw .typeError("'\(container.type.title)' object does not support item assignment")
    }
    try slot(container, key, value, self)
  }

  /// Whether what cannot be changed is a sequence that is given an index; the index has to fit even so.
  private func isIndexedSequence(_ container: Value, _ key: Value) throws(PyException) -> Bool {
    guard container.type.isHeap || container.type.slots.contains != nil, isIndex(key) else {
      return false
    }
    if !container.type.isHeap { _ = try itemIndex(key) }
    return true
  }

  /// `del container[key]`.
  package func deleteItem(_ container: Value, _ key: Value) throws(PyException) {
    guard let slot = container.type.slots.setItem else {
      // CPython has two sentences: one for an index into what is a sequence, one for all else.
      let isSequence = try isIndexedSequence(container, key)
      let says = isSequence ? "doesn't" : "does not"
      throw .typeError("'\(container.type.title)' object \(says) support item deletion")
    }
    try slot(container, key, .unbound, self)
  }

  /// `item in container`.
  package func contains(_ container: Value, _ item: Value) throws(PyException) -> Bool {
    if let dict = container.asDict, dict.isExactly(TypeAddress.dict), dict.count > 0 {
      return try dict.has(item, self)
    }
    if let heap = container.lentObject, heap.lend({ $0.isExactly(TypeAddress.set) }),
      item.lentObject?.lend({ $0.kind }) != .set
    {
      return try heap.borrow { (set) throws(PyException) in
        try unsafeDowncast(set, to: PySet.self).contains(item, self)
      }
    }
    if let slot = container.type.slots.contains { return try slot(container, item, self) }
    let iterator: Value
    do throws(PyException) {
      iterator = try iter(container)
    } catch  where error.matches(Types.typeError) {
      throw .typeError("argument of type '\(container.type.title)' is not iterable")
    }
    while true {
      let next = try next(iterator)
      if next.isUnbound { return false }
      if try equal(next, item) { return true }
      try checkInterrupt()
    }
  }

  /// `iter(value)`.
  package func iter(_ value: Value) throws(PyException) -> Value {
    if let slot = value.type.slots.iter {
      let iterator = try slot(value, self)
      guard iterator.type.slots.next != nil else {
        throw .typeError("iter() returned non-iterator of type '\(iterator.type.title)'")
      }
      return iterator
    }
    guard value.asType == nil, value.type.slots.getItem != nil, value.asDict == nil else {
      throw .typeError("'\(value.type.title)' object is not iterable")
    }
    var index = 0
    var isOver = false
    let iterator = ClosureIterator(Types.sequenceIterator) {
      (cx: Context) throws(PyException) -> Value in
      if isOver { return .unbound }
      do throws(PyException) {
        let item = try cx.getItem(value, .int(index))
        index += 1
        return item
      } catch  where error.matches(Types.indexError) || error.matches(Types.stopIteration) {
        isOver = true
        return .unbound
      }
    }
    iterator.sequence = value
    return .object(iterator)
  }

  /// `next(iterator)`, `.unbound` at the end.
  @inline(__always) package func next(_ iterator: Value) throws(PyException) -> Value {
    if let native = iterator.asIterator { return try advance(native) }
    if let generator = iterator.asGenerator {
      return try resume(generator)
    }
    guard let slot = iterator.type.slots.next else {
      throw .typeError("'\(iterator.type.title)' object is not an iterator")
    }
    return try slot(iterator, self)
  }

  /// One step of an iterator written in Swift, which may be around others: deep nesting ends in `RecursionError`.
  @inline(__always) func advance(_ iterator: PyIterator) throws(PyException) -> Value {
    try guardNativeStack()
    return try iterator.advance(self)
  }

  /// `next` of the iterator that a slot holds while its code runs; not counted.
  @inline(__always)
  func nextItem(at slot: UnsafeMutablePointer<Value>) throws(PyException) -> Value {
    guard let heap = slot.borrowedObject else { return try next(slot.pointee) }
    return try heap.borrow { (iterator: PyObject) throws(PyException) -> Value in
      if iterator.kind == .generator {
        return try resume(unsafeDowncast(iterator, to: PyGenerator.self))
      }
      if iterator.kind == .iterator {
        return try advance(unsafeDowncast(iterator, to: PyIterator.self))
      }
      return try next(.object(iterator))
    }
  }

  /// Calls the body with each item; it returns whether to go on.
  package func iterate(
    _ value: Value, _ body: (Value) throws(PyException) -> Bool
  ) throws(PyException) {
    if let range = value.asRange {
      var number = range.start
      for _ in 0..<range.count {
        if try !body(.int(number)) { return }
        number &+= range.step
        try checkInterrupt()
      }
      return
    }
    if let list = value.asList, list.isExactly(TypeAddress.list) {
      var index = 0
      while index < list.items.count {
        if try !body(list.items[index]) { return }
        index += 1
        try checkInterrupt()
      }
      return
    }
    if let tuple = value.asTuple, tuple.isExactly(TypeAddress.tuple) {
      for index in 0..<tuple.count {
        if try !body(tuple[index]) { return }
        try checkInterrupt()
      }
      return
    }
    try iterate(over: try iter(value), body)
  }

  /// The same with an iterator that has been asked for already.
  func iterate(
    over iterator: Value, _ body: (Value) throws(PyException) -> Bool
  ) throws(PyException) {
    if let native = iterator.asIterator {
      while true {
        let item = try advance(native)
        if item.isUnbound { return }
        if try !body(item) { return }
        try checkInterrupt()
      }
    }
    if let generator = iterator.asGenerator {
      while true {
        let item = try resume(generator)
        if item.isUnbound { return }
        if try !body(item) { return }
      }
    }
    while true {
      let item = try next(iterator)
      if item.isUnbound { return }
      if try !body(item) { return }
      try checkInterrupt()
    }
  }

  /// All items of an iterable.
  package func items(_ value: Value) throws(PyException) -> [Value] {
    if let list = value.asList, list.isExactly(TypeAddress.list) { return list.items }
    if let tuple = value.asTuple, tuple.isExactly(TypeAddress.tuple) { return tuple.items }
    if let set = value.asSet, set.isExactly(TypeAddress.set), set.count < 1 << 16 {
      return set.members
    }
    if let dict = value.asDict, dict.isExactly(TypeAddress.dict), dict.count < 1 << 16 {
      return dict.keys
    }
    if value.asInstance != nil { return try itemsAsked(value) }
    var items: [Value] = []
    let isRange = value.asRange != nil
    if !isRange, value.type === Types.range { _ = try length(value) }
    let source = isRange ? value : try iter(value)
    if let sequence = value.asIterator?.sequence { try askLength(sequence, orElse: false) }
    if let count = value.asRange?.count ?? source.asIterator?.remaining {
      try checkSize(count, of: MemoryLayout<Value>.stride)
      items.reserveCapacity(count)
    }
    try iterate(source) { (item: Value) throws(PyException) -> Bool in
      items.append(item)
      return true
    }
    return items
  }

  /// The items of a program's own object, whose length is asked for between its iterator and the items.
  private func itemsAsked(_ value: Value) throws(PyException) -> [Value] {
    let iterator = try iter(value)
    try askLength(value)
    var items: [Value] = []
    while true {
      let item = try next(iterator)
      if item.isUnbound { return items }
      items.append(item)
      try checkInterrupt()
    }
  }

  /// Asks how many items to expect, as CPython does to make room; only the asking can be seen.
  func askLength(_ value: Value, orElse asksHint: Bool = true) throws(PyException) {
    if let slot = value.type.slots.length {
      do throws(PyException) {
        _ = try slot(value, self)
        return
      } catch  where error.matches(Types.typeError) {
        // Not every `__len__` has an answer: then the hint is asked.
      }
    }
    if !asksHint { return }
    let hint: Value?
    do throws(PyException) {
      hint = try callSpecial(value, "__length_hint__")
    } catch  where error.matches(Types.typeError) {
      return
    }
    guard let hint, !hint.isNotImplemented else { return }
    guard hint.isInt else {
      throw .typeError("__length_hint__ must be an integer, not \(hint.type.title)")
    }
    if let number = hint.asInt, number < 0 {
      throw .valueError("__length_hint__() should return >= 0")
    }
  }
}
