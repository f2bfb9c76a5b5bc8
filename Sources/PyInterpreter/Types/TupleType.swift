/// `tuple`: the constructor, operators and protocols.
enum TupleType {
  /// Fills the type.
  static func install() {
    let type = Types.tuple
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      guard let tuple = value.asTuple else { return .notImplemented }
      if tuple.count == 0 { return .string("()") }
      return try cx.containerRepr(tuple, ellipsis: "(...)") { result throws(PyException) in
        result.append("(")
        try cx.appendReprs(&result, count: { tuple.count }, { tuple[$0] })
        result.append(tuple.count == 1 ? ",)" : ")")
      }
    }
    slots.hash = .calling(hash)
    slots.compare = .calling { a, b, comparison, cx throws(PyException) in
      guard let left = a.asTuple, let right = b.asTuple else { return .notImplemented }
      return try cx.compareItems(
        comparison, count: { (left.count, right.count) },
        { (left[$0], right[$0]) })
    }
    slots.length = .calling { value, _ in value.asTuple?.count ?? 0 }
    slots.getItem = .calling(getItem)
    slots.contains = .calling { value, item, cx throws(PyException) in
      for other in value.asTuple?.items ?? [] where try cx.equal(other, item) { return true }
      return false
    }
    slots.concatenate = .calling { a, b, cx throws(PyException) in
      guard let left = a.asTuple else { return .notImplemented }
      guard let right = b.asTuple else {
        throw .typeError("can only concatenate tuple (not \"\(b.type.title)\") to tuple")
      }
      if right.count == 0, left.type === Types.tuple { return a }
      if left.count == 0, right.type === Types.tuple { return b }
      try cx.checkSize(left.count + right.count, of: 16)
      return .tuple(left.items + right.items)
    }
    slots.repeated = .calling { a, b, cx throws(PyException) in
      guard let tuple = a.asTuple, let times = try cx.repetitions(b) else { return .notImplemented }
      return .tuple(try cx.repeating(tuple.items, times))
    }
    slots.iter = .calling { value, _ in
      guard let tuple = value.asTuple else { return .notImplemented }
      return .object(TupleIterator(tuple))
    }
    slots.new = .calling(make)
    type.slots = slots
    installMethods(type)
  }

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try arguments.refuseKeywords("tuple", unless: type !== Types.tuple)
    try arguments.expect("tuple", 0...1)
    guard let source = arguments.get(0) else {
      return .object(type === Types.tuple ? PyTuple.empty : PyTuple([], type: type))
    }
    if type === Types.tuple, source.type === Types.tuple { return source }
    return .object(PyTuple(try cx.items(source), type: type))
  }

  private static func hash(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    try cx.guardNativeStack()
    // The mixing of CPython's tuples, so that sets of tuples of numbers print in its order.
    let prime: (UInt64, UInt64, UInt64) = (
      11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261
    )
    var state = prime.2
    guard let tuple = value.asTuple else { return 0 }
    for index in 0..<tuple.count {
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      let item = tuple[index]
      state &+= UInt64(bitPattern: Int64(try cx.hash(item))) &* prime.1
      state = state << 31 | state >> 33
      state &*= prime.0
    }
    state &+= UInt64(tuple.count) ^ (prime.2 ^ 3_527_539)
    return state == .max ? 1_546_275_796 : Int(bitPattern: UInt(state))
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let tuple = container.asTuple else { return .notImplemented }
    if let slice = key.asSlice {
      let walk = try cx.walk(slice, length: tuple.count)
      if walk.count == tuple.count, walk.step == 1, tuple.type === Types.tuple {
        return container
      }
      return .tuple(try cx.pick(tuple.items, walk))
    }
    if case .int = key {
    } else {
      guard cx.isIndex(key) else {
        throw .typeError("tuple indices must be integers or slices, not \(key.type.title)")
      }
    }
    return tuple[try cx.position(key, count: tuple.count, "tuple")]
  }

  private static func installMethods(_ type: PyType) {
    type.method("count", .one) { a, cx throws(PyException) in
      var number = 0
      for item in a.receiver.asTuple?.items ?? [] where try cx.equal(item, a[0]) { number += 1 }
      return .int(number)
    }
    type.method("index", .expected(1...3)) { a, cx throws(PyException) in
      let items = a.receiver.asTuple?.items ?? []
      let (from, to) = try cx.indexBounds(a, length: items.count)
      var index = from
      while index < min(to, items.count) {
        if try cx.equal(items[index], a[0]) { return .int(index) }
        index += 1
      }
      throw .valueError("tuple.index(x): x not in tuple")
    }
    type.method("__getnewargs__", .none) { a, _ in .tuple([.tuple(a.receiver.asTuple?.items ?? [])])
    }
    type.classMethod("__class_getitem__", .one) { a, _ in
      .object(PyGenericAlias(a.receiver, a[0]))
    }
  }
}
