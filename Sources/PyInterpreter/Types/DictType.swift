/// `dict`: the constructor, operators and protocols.
enum DictType {
  /// Fills the type and its views.
  static func install() {
    let type = Types.dict
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      guard let dict = value.asDict else { return .notImplemented }
      if dict.count == 0 { return .string("{}") }
      return try cx.containerRepr(dict, ellipsis: "{...}") { result throws(PyException) in
        result.append("{")
        var index = 0
        var isFirst = true
        while index < dict.entryCount {
          if let (key, value) = dict.entry(at: index) {
            if !isFirst { result.append(", ") }
            isFirst = false
            result.append(try cx.reprObject(key))
            result.append(": ")
            result.append(try cx.reprObject(value))
            try cx.checkInterrupt()
          }
          index += 1
        }
        result.append("}")
      }
    }
    slots.isUnhashable = true
    slots.compare = .calling(compare)
    slots.length = .calling { value, _ in value.asDict?.count ?? 0 }
    slots.bool = .calling { value, _ in value.asDict?.count != 0 }
    slots.getItem = .calling { container, key, cx throws(PyException) in
      guard let dict = container.asDict else { return .notImplemented }
      if let found = try dict.get(key, cx) { return found }
      if dict.type !== Types.dict,
        let result = try cx.callSpecial(container, Names.missing, key)
      {
        return result
      }
      throw .keyError(key)
    }
    slots.setItem = .calling { container, key, value, cx throws(PyException) in
      guard let dict = container.asDict else { return }
      if value.isUnbound {
        guard try dict.remove(key, cx) != nil else { throw .keyError(key) }
      } else {
        try dict.set(key, value, cx)
      }
    }
    slots.contains = .calling { container, key, cx throws(PyException) in
      guard let dict = container.asDict else { return false }
      if dict.count == 0 { _ = try cx.hash(key) }
      return try dict.get(key, cx) != nil
    }
    slots.iter = .calling { value, _ in
      guard let dict = value.asDict else { return .notImplemented }
      return iterator(dict, .keys)
    }
    slots[.or] = .calling { a, b, cx throws(PyException) in
      guard let left = a.asDict, let right = b.asDict else { return .notImplemented }
      let result = left.copy()
      try merge(right, into: result, cx)
      return .object(result)
    }
    slots.inplace[BinaryOperation.or.rawValue] = .calling { a, b, cx throws(PyException) in
      guard let dict = a.asDict else { return .notImplemented }
      try update(dict, b, cx)
      return a
    }
    slots.new = .calling { type, _, _ in .object(PyDict(type: type)) }
    slots.initialise = .calling { value, arguments, cx throws(PyException) in
      guard let dict = value.asDict else { return }
      try update(dict, arguments, "dict", cx)
    }
    type.slots = slots
    installMethods(type)
    DictViewType.install()
  }

  private static func compare(
    _ a: Value, _ b: Value, _ comparison: Comparison, _ cx: Context
  ) throws(PyException) -> Value {
    guard comparison == .equal || comparison == .notEqual, let left = a.asDict,
      let right = b.asDict
    else { return .notImplemented }
    return .bool(try equal(left, right, cx) == (comparison == .equal))
  }

  private static func equal(
    _ a: PyDict, _ b: PyDict, _ cx: Context
  ) throws(PyException) -> Bool {
    if a.count != b.count { return false }
    var index = 0
    while index < a.entryCount {
      if let (key, value) = a.entry(at: index) {
        guard let other = try b.get(key, cx), try cx.equal(value, other) else { return false }
      }
      index += 1
    }
    return true
  }

  // MARK: Filling

  private static func merge(
    _ source: PyDict, into dict: PyDict, _ cx: Context
  ) throws(PyException) {
    if source === dict { return }
    let count = source.count
    var index = 0
    while index < source.entryCount {
      if let (key, value) = source.entry(at: index) {
        try dict.set(key, value, cx)
        if source.count != count { throw .runtimeError("dict mutated during update") }
        if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      }
      index += 1
    }
  }

  /// `dict(...)` and `dict.update(...)`.
  static func update(
    _ dict: PyDict, _ arguments: Arguments, _ name: String, _ cx: Context
  ) throws(PyException) {
    try arguments.expect(name, 0...1)
    if let source = arguments.get(0) { try update(dict, source, cx) }
    for (name, value) in arguments.keywords { try dict.set(name.name, value, cx) }
  }

  /// Adds the items of a mapping, or of an iterable of pairs.
  static func update(_ dict: PyDict, _ source: Value, _ cx: Context) throws(PyException) {
    if let other = source.asDict, other.type.slots.iter != nil, other.type === Types.dict {
      return try merge(other, into: dict, cx)
    }
    if let keys = try cx.attribute(source, "keys") {
      try cx.iterate(cx.call(keys)) { (key: Value) throws(PyException) -> Bool in
        try dict.set(key, cx.getItem(source, key), cx)
        return true
      }
      return
    }
    var index = 0
    try cx.iterate(source) { (item: Value) throws(PyException) -> Bool in
      guard item.type.slots.iter != nil || item.type.slots.getItem != nil else {
        throw .typeError(
          "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      let pair = try cx.items(item)
      guard pair.count == 2 else {
        throw .valueError(
          "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try dict.set(pair[0], pair[1], cx)
      index += 1
      return true
    }
  }

  // MARK: Iteration

  /// What a walk of a dict gives.
  enum Part {
    case keys, values, items
  }

  /// An iterator over a dict; a change of its size is a `RuntimeError`.
  static func iterator(_ dict: PyDict, _ part: Part) -> Value {
    .object(DictIterator(dict, part))
  }

  /// An iterator over a dict from its end.
  static func reverseIterator(_ dict: PyDict, _ part: Part) -> Value {
    let count = dict.count
    var index = dict.entryCount - 1
    var left = count
    let type =
      switch part {
      case .keys: Types.dictReverseKeyIterator
      case .values: DictViewType.reverseValueIterator
      case .items: DictViewType.reverseItemIterator
      }
    let iterator = ClosureIterator(type) { _ throws(PyException) in
      if count != dict.count {
        throw .runtimeError("dictionary changed size during iteration")
      }
      while index >= 0 {
        index -= 1
        if let (key, value) = dict.entry(at: index + 1) {
          left -= 1
          switch part {
          case .keys: return key
          case .values: return value
          case .items: return .tuple([key, value])
          }
        }
      }
      return .unbound
    }
    iterator.left = { count == dict.count ? left : 0 }
    return .object(iterator)
  }
}
