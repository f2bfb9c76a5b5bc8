extension DictType {
  private static func dict(_ arguments: Arguments) -> PyDict {
    arguments.receiver.asDict ?? PyDict()
  }

  /// The methods of `dict`.
  static func installMethods(_ type: PyType) {
    type.method("get", .expected(1...2)) { a, cx throws(PyException) in
      if dict(a).count == 0 { _ = try cx.hash(a[0]) }
      return try dict(a).get(a[0], cx) ?? a.get(1) ?? .none
    }
    type.method("setdefault", .expected(1...2)) { a, cx throws(PyException) in
      let dict = dict(a)
      if let found = try dict.get(a[0], cx) { return found }
      let value = a.get(1) ?? .none
      try dict.set(a[0], value, cx)
      return value
    }
    type.method("pop", .expected(1...2)) { a, cx throws(PyException) in
      // An empty dict does not ask for the key's hash.
      if dict(a).count > 0, let removed = try dict(a).remove(a[0], cx) { return removed }
      if let other = a.get(1) { return other }
      throw .keyError(a[0])
    }
    type.method("popitem", .none) { a, _ throws(PyException) in
      guard let (key, value) = dict(a).removeLast() else {
        throw .keyError(.string("popitem(): dictionary is empty"))
      }
      return .tuple([key, value])
    }
    type.method("update", .any) { a, cx throws(PyException) in
      try update(dict(a), a, "update", cx)
      return .none
    }
    type.method("clear", .none) { a, _ in
      dict(a).removeAll()
      return .none
    }
    type.method("copy", .none) { a, _ in .object(dict(a).copy()) }
    type.method("keys", .none) { a, _ in .object(PyDictView(dict(a), .keys)) }
    type.method("values", .none) { a, _ in .object(PyDictView(dict(a), .values)) }
    type.method("items", .none) { a, _ in .object(PyDictView(dict(a), .items)) }
    type.method("__reversed__", .none) { a, _ in reverseIterator(dict(a), .keys) }
    type.classMethod("fromkeys", .expected(1...2)) { a, cx throws(PyException) in
      let value = a.get(1) ?? .none
      let result =
        a.receiver.asType === Types.dict ? Value.object(PyDict()) : try cx.call(a.receiver)
      try cx.iterate(a[0]) { (key: Value) throws(PyException) -> Bool in
        try cx.setItem(result, key, value)
        return true
      }
      return result
    }
    type.classMethod("__class_getitem__", .one) { a, _ in
      .object(PyGenericAlias(a.receiver, a[0]))
    }
  }
}

/// What `dict.keys()`, `values()` and `items()` return: a live view.
final class PyDictView: PyObject {
  let dict: PyDict
  let part: DictType.Part

  init(_ dict: PyDict, _ part: DictType.Part) {
    self.dict = dict
    self.part = part
    let type =
      switch part {
      case .keys: Types.dictKeys
      case .values: Types.dictValues
      case .items: Types.dictItems
      }
    super.init(kind: .other, type: type)
  }

  /// What the view shows, in order.
  var values: [Value] {
    dict.items.map { item in
      switch part {
      case .keys: item.key
      case .values: item.value
      case .items: .tuple([item.key, item.value])
      }
    }
  }

  /// Whether an item is shown.
  func contains(_ item: Value, _ cx: Context) throws(PyException) -> Bool {
    switch part {
    case .keys:
      if dict.count == 0 { _ = try cx.hash(item) }
      return try dict.get(item, cx) != nil
    case .items:
      guard let pair = item.asTuple?.items, pair.count == 2,
        let value = try dict.get(pair[0], cx)
      else { return false }
      return try cx.equal(value, pair[1])
    case .values:
      for value in values where try cx.equal(value, item) { return true }
      return false
    }
  }
}
