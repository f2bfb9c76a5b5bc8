extension ListType {
  private static func list(_ arguments: Arguments) -> PyList {
    arguments.receiver.asList ?? PyList([])
  }

  /// The methods of `list`.
  static func installMethods(_ type: PyType) {
    type.method("append", .one) { a, _ in
      list(a).items.append(a[0])
      return .none
    }
    type.method("extend", .one) { a, cx throws(PyException) in
      try extend(list(a), a[0], cx)
      return .none
    }
    type.method("insert", .expected(2...2)) { a, cx throws(PyException) in
      let list = list(a)
      var index = try cx.sizeArgument(a[0])
      if index < 0 { index = max(0, index + list.items.count) }
      list.items.insert(a[1], at: min(index, list.items.count))
      return .none
    }
    type.method("pop", .expected(0...1), pop)
    type.method("remove", .one) { a, cx throws(PyException) in
      let list = list(a)
      guard let index = try firstIndex(of: a[0], in: list, from: 0, to: .max, cx) else {
        throw .valueError("list.remove(x): x not in list")
      }
      if index < list.items.count {
        let old = list.items.remove(at: index)
        withExtendedLifetime(old) {}
      }
      return .none
    }
    type.method("clear", .none) { a, _ in
      let list = list(a)
      let old = list.items
      list.items = []
      withExtendedLifetime(old) {}
      return .none
    }
    type.method("copy", .none) { a, _ in .list(list(a).items) }
    type.method("reverse", .none) { a, _ in
      list(a).items.reverse()
      return .none
    }
    type.method("count", .one) { a, cx throws(PyException) in
      let list = list(a)
      var number = 0
      var index = 0
      while index < list.items.count {
        if try cx.equal(list.items[index], a[0]) { number += 1 }
        index += 1
        if index & 0xFFF == 0 { try cx.checkInterrupt() }
      }
      return .int(number)
    }
    type.method("index", .expected(1...3)) { a, cx throws(PyException) in
      let list = list(a)
      let (from, to) = try cx.indexBounds(a, length: list.items.count)
      if let index = try firstIndex(of: a[0], in: list, from: from, to: to, cx) {
        return .int(index)
      }
      throw try cx.valueError(quoting: a[0]) { "\($0.string) is not in list" }
    }
    type.method("sort", .clinic("*, key=, reverse=")) { a, cx throws(PyException) in
      try ListSort.sort(list(a), key: a.get(0) ?? .none, reverse: a.get(1), cx)
      return .none
    }
    type.method("__reversed__", .none) { a, _ in
      let list = list(a)
      var index = list.items.count - 1
      let iterator = ClosureIterator(Types.listReverseIterator) { _ in
        guard index >= 0, index < list.items.count else {
          index = -1
          return .unbound
        }
        index -= 1
        return list.items[index + 1]
      }
      iterator.left = { index + 1 }
      return .object(iterator)
    }
    type.classMethod("__class_getitem__", .one) { a, _ in
      .object(PyGenericAlias(a.receiver, a[0]))
    }
  }

  private static func pop(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let list = list(a)
    if a.count == 0 {
      guard let last = list.items.popLast() else { throw .indexError("pop from empty list") }
      return last
    }
    var index = try cx.sizeArgument(a[0])
    if list.items.isEmpty { throw .indexError("pop from empty list") }
    if index < 0 { index += list.items.count }
    guard list.items.indices.contains(index) else {
      throw .indexError("pop index out of range")
    }
    return list.items.remove(at: index)
  }
}

extension Context {
  /// The bounds of `list.index` and `tuple.index`, cut to the length.
  func indexBounds(
    _ a: Arguments, length: Int
  ) throws(PyException) -> (from: Int, to: Int) {
    func bound(_ place: Int, _ other: Int) throws(PyException) -> Int {
      guard let value = a.get(place) else { return other }
      guard isIndex(value) else {
        throw .typeError("slice indices must be integers or have an __index__ method")
      }
      let number = clamped(try index(value))
      return number < 0 ? max(0, number + length) : number
    }
    return (try bound(1, 0), try bound(2, .max))
  }
}
