extension SetType {
  private static func set(_ arguments: Arguments) -> PySet { arguments.receiver.asSet ?? PySet() }

  /// The methods of both types.
  static func installMethods(_ type: PyType) {
    type.method("copy", .none) { a, cx throws(PyException) in
      if a.receiver.type === Types.frozenSet { return a.receiver }
      return .object(try copy(set(a), cx))
    }
    type.method("union", .any) { a, cx throws(PyException) in
      try a.refuseKeywords("\(type.name).union")
      let result = try copy(set(a), cx)
      for other in a.positional { try fill(result, other, cx) }
      return .object(result)
    }
    type.method("intersection", .any) { a, cx throws(PyException) in
      try a.refuseKeywords("\(type.name).intersection")
      if a.count == 0 { return .object(try copy(set(a), cx)) }
      var result = set(a)
      for other in a.positional { result = try intersection(result, other, cx) }
      return .object(result)
    }
    type.method("difference", .any) { a, cx throws(PyException) in
      try a.refuseKeywords("\(type.name).difference")
      guard let first = a.positional.first else { return .object(try copy(set(a), cx)) }
      let left = try difference(set(a), first, cx)
      for other in a.positional.dropFirst() { try remove(other, from: left, cx) }
      return .object(left)
    }
    type.method("symmetric_difference", .one) { a, cx throws(PyException) in
      .object(try symmetricDifference(set(a), a[0], cx))
    }
    type.method("issubset", .one) { a, cx throws(PyException) in
      .bool(try isSubset(set(a), set(from: a[0], cx), cx))
    }
    type.method("issuperset", .one) { a, cx throws(PyException) in
      if let other = a[0].asSet { return .bool(try isSubset(other, set(a), cx)) }
      return .bool(
        try allSatisfy(a[0], cx) { (item: Value) throws(PyException) -> Bool in
          try set(a).contains(item, cx)
        })
    }
    type.method("isdisjoint", .one) { a, cx throws(PyException) in
      let own = set(a)
      if let other = a[0].asSet {
        let (small, large) = other.count > own.count ? (own, other) : (other, own)
        for entry in small.entries where try large.contains(entry, cx) { return .bool(false) }
        return .bool(true)
      }
      return .bool(
        try allSatisfy(a[0], cx) { (item: Value) throws(PyException) -> Bool in
          try !own.contains(item, cx)
        })
    }
    type.classMethod("__class_getitem__", .one) { a, _ in
      .object(PyGenericAlias(a.receiver, a[0]))
    }
  }

  /// Whether all items of an iterable, taken up to the first for which it is not so, are as the body says.
  private static func allSatisfy(
    _ items: Value, _ cx: Context, _ body: (Value) throws(PyException) -> Bool
  ) throws(PyException) -> Bool {
    var isSo = true
    try cx.iterate(items) { (item: Value) throws(PyException) -> Bool in
      isSo = try body(item)
      return isSo
    }
    return isSo
  }

  /// The methods that change a `set`.
  static func installMutation(_ type: PyType) {
    type.method("add", .one) { a, cx throws(PyException) in
      try set(a).insert(a[0], cx)
      return .none
    }
    type.method("discard", .one) { a, cx throws(PyException) in
      _ = try set(a).remove(key(a[0], cx), cx)
      return .none
    }
    type.method("remove", .one) { a, cx throws(PyException) in
      guard try set(a).remove(key(a[0], cx), cx) else { throw .keyError(a[0]) }
      return .none
    }
    type.method("pop", .none) { a, _ throws(PyException) in
      let set = set(a)
      if set.count == 0 { throw .keyError(.string("pop from an empty set")) }
      var index = set.finger & max(0, set.slotCount - 1)
      while set.member(at: index) == nil { index = index + 1 >= set.slotCount ? 0 : index + 1 }
      let member = set.member(at: index) ?? .none
      set.remove(at: index)
      set.finger = index + 1
      return member
    }
    type.method("clear", .none) { a, _ in
      set(a).removeAll()
      return .none
    }
    type.method("update", .any) { a, cx throws(PyException) in
      try a.refuseKeywords("set.update")
      for other in a.positional { try fill(set(a), other, cx) }
      return .none
    }
    for (name, operation) in [
      ("intersection_update", BinaryOperation.and), ("difference_update", .subtract),
    ] {
      type.method(name, .any) { a, cx throws(PyException) in
        try a.refuseKeywords("set.\(name)")
        for other in a.positional { try assign(set(a), operation, other, cx) }
        return .none
      }
    }
    type.method("symmetric_difference_update", .one) { a, cx throws(PyException) in
      try assign(set(a), .xor, a[0], cx)
      return .none
    }
  }
}
