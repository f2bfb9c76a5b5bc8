/// `dict_keys`, `dict_values`, `dict_items`: the first and last are sets as well.
enum DictViewType {
  nonisolated(unsafe) static let reverseValueIterator = iterator("dict_reversevalueiterator")
  nonisolated(unsafe) static let reverseItemIterator = iterator("dict_reverseitemiterator")

  private static func iterator(_ name: String) -> PyType {
    let type = PyType(builtin: name, base: Types.object, layout: .iterator)
    type.slots.iter = .calling { value, _ in value }
    type.slots.next = .calling { value, cx throws(PyException) in
      try value.asIterator?.advance(cx) ?? .unbound
    }
    type.ready()
    return type
  }

  private static func view(_ value: Value) -> PyDictView? { value.object as? PyDictView }

  /// Fills the types.
  static func install() {
    for (type, name) in [
      (Types.dictKeys, "dict_keys"), (Types.dictValues, "dict_values"),
      (Types.dictItems, "dict_items"),
    ] {
      var slots = TypeSlots()
      slots.repr = .calling { value, cx throws(PyException) in
        guard let view = view(value) else { return .notImplemented }
        return try cx.containerRepr(view, ellipsis: "...") { result throws(PyException) in
          result.append("\(name)(")
          result.append(try cx.reprObject(.list(view.values)))
          result.append(")")
        }
      }
      slots.length = .calling { value, _ in view(value)?.dict.count ?? 0 }
      slots.iter = .calling { value, _ in
        guard let view = view(value) else { return .notImplemented }
        return DictType.iterator(view.dict, view.part)
      }
      if type !== Types.dictValues {
        slots.contains = .calling { value, item, cx throws(PyException) in
          try view(value)?.contains(item, cx) ?? false
        }
        installSetOperations(type, &slots)
      }
      type.slots = slots
      type.method("__reversed__", .none) { a, _ in
        guard let view = view(a.receiver) else { return .notImplemented }
        return DictType.reverseIterator(view.dict, view.part)
      }
    }
  }

  private static func installSetOperations(_ type: PyType, _ slots: inout TypeSlots) {
    slots.isUnhashable = true
    slots.compare = .calling { a, b, comparison, cx throws(PyException) in
      guard let left = view(a), b.asSet != nil || (view(b).map { $0.part != .values } ?? false)
      else { return .notImplemented }
      let other = try SetType.set(from: b, cx)
      let own = try SetType.set(from: .list(left.values), cx)
      return .bool(try SetType.compare(own, other, comparison, cx))
    }
    for operation in [BinaryOperation.and, .or, .subtract, .xor] {
      slots[operation] = .calling { a, b, cx throws(PyException) in
        guard view(a) != nil || view(b) != nil else { return .notImplemented }
        if operation == .and { return .object(try intersection(a, b, cx)) }
        let left = PySet()
        try SetType.fill(left, source(a), cx)
        try SetType.assign(left, operation, b, cx)
        return .object(left)
      }
    }
    type.method("isdisjoint", .one) { a, cx throws(PyException) in
      guard let view = view(a.receiver) else { return .notImplemented }
      for item in try cx.items(a[0]) where try view.contains(item, cx) { return .bool(false) }
      return .bool(true)
    }
  }

  /// What a set of a view's members is made from: for the keys the dict itself, whose size is known.
  private static func source(_ value: Value) -> Value {
    guard let view = view(value), view.part == .keys else { return value }
    return .object(view.dict)
  }

  /// A view's `&`: the members of the other operand that the view has, or of the view where a set is no smaller.
  private static func intersection(
    _ a: Value, _ b: Value, _ cx: Context
  ) throws(PyException) -> PySet {
    var (own, other) = (a, b)
    if view(own)?.isLikeSet != true { swap(&own, &other) }
    guard let first = view(own) else { return PySet() }
    if other.type === Types.set, let set = other.asSet, first.dict.count <= set.count {
      return try SetType.intersection(set, own, cx)
    }
    var walked = other
    var asked = first
    if let second = view(other), second.isLikeSet, second.dict.count > first.dict.count {
      (asked, walked) = (second, own)
    }
    let result = PySet()
    try cx.iterate(walked) { (item: Value) throws(PyException) -> Bool in
      if try asked.contains(item, cx) { try result.insert(item, cx) }
      return true
    }
    return result
  }
}

extension PyDictView {
  /// Whether the view is a set as well.
  fileprivate var isLikeSet: Bool { part != .values }
}
