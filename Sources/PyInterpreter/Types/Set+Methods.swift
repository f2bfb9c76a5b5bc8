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
      for other in a.positional {
        if let other = other.asSet {
          result = try combine(.and, result, other, cx)
          continue
        }
        let next = empty(like: result)
        try cx.iterate(other) { (item: Value) throws(PyException) -> Bool in
          if try result.contains(item, cx) { try next.insert(item, cx) }
          return true
        }
        result = next
      }
      return .object(result)
    }
    type.method("difference", .any) { a, cx throws(PyException) in
      try a.refuseKeywords("\(type.name).difference")
      var others = a.positional[...]
      let left: PySet
      if let first = others.first?.asSet {
        left = try combine(.subtract, set(a), first, cx)
        others = others.dropFirst()
      } else {
        left = try copy(set(a), cx)
      }
      for other in others {
        try cx.iterate(other) { (item: Value) throws(PyException) -> Bool in
          _ = try left.remove(item, cx)
          return true
        }
      }
      return .object(left)
    }
    type.method("symmetric_difference", .one) { a, cx throws(PyException) in
      .object(try combine(.xor, set(a), set(from: a[0], cx), cx))
    }
    type.method("issubset", .one) { a, cx throws(PyException) in
      .bool(try isSubset(set(a), set(from: a[0], cx), cx))
    }
    type.method("issuperset", .one) { a, cx throws(PyException) in
      .bool(try isSubset(set(from: a[0], cx), set(a), cx))
    }
    type.method("isdisjoint", .one) { a, cx throws(PyException) in
      let own = set(a)
      if let other = a[0].asSet {
        let (small, large) = other.count > own.count ? (own, other) : (other, own)
        for entry in small.entries where try large.contains(entry, cx) { return .bool(false) }
        return .bool(true)
      }
      for item in try cx.items(a[0]) where try own.contains(item, cx) { return .bool(false) }
      return .bool(true)
    }
    type.classMethod("__class_getitem__", .one) { a, _ in
      .object(PyGenericAlias(a.receiver, a[0]))
    }
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
        for other in a.positional { try assign(set(a), operation, set(from: other, cx), cx) }
        return .none
      }
    }
    type.method("symmetric_difference_update", .one) { a, cx throws(PyException) in
      try assign(set(a), .xor, set(from: a[0], cx), cx)
      return .none
    }
  }
}
