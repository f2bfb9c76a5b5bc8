extension Builtins {
  /// `sum`, `min`, `max`, `any`, `all`.
  static func installReduction(_ builtins: Namespace) {
    add("any", .one, to: builtins) { a, cx throws(PyException) in
      var found = false
      try cx.iterate(a[0]) { (item: Value) throws(PyException) -> Bool in
        found = try cx.truth(item)
        return !found
      }
      return .bool(found)
    }
    add("all", .one, to: builtins) { a, cx throws(PyException) in
      var holds = true
      try cx.iterate(a[0]) { (item: Value) throws(PyException) -> Bool in
        holds = try cx.truth(item)
        return holds
      }
      return .bool(holds)
    }
    add("sum", .any, to: builtins, sum)
    add("min", .any, to: builtins) { a, cx throws(PyException) in
      try extreme("min", .less, a, cx)
    }
    add("max", .any, to: builtins) { a, cx throws(PyException) in
      try extreme("max", .greater, a, cx)
    }
  }

  private static func sum(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let given = a.count + a.names.count
    if given > 2 { throw .typeError("sum() takes at most 2 arguments (\(given) given)") }
    if a.count == 0 {
      throw .typeError("sum() takes at least 1 positional argument (0 given)")
    }
    var total = a.count > 1 ? a[1] : Value.int(0)
    for (name, value) in a.keywords {
      guard name == "start" else {
        throw .typeError("'\(name)' is an invalid keyword argument for sum()")
      }
      total = value
    }
    // What is no iterable is refused before the start is.
    let isAsked = a[0].type.isHeap || a[0].type.slots.iter == nil
    let source = isAsked ? try cx.iter(a[0]) : a[0]
    if total.asStr != nil {
      throw .typeError("sum() can't sum strings [use ''.join(seq) instead]")
    }
    if total.asBytes != nil {
      throw .typeError("sum() can't sum bytes [use b''.join(seq) instead]")
    }
    if total.asByteArray != nil {
      throw .typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    }
    func add(_ item: Value) throws(PyException) -> Bool {
      if case .int(let left) = total, case .int(let right) = item {
        let (result, overflow) = left.addingReportingOverflow(right)
        if !overflow {
          total = .int(result)
          return true
        }
      } else if case .float(let left) = total, case .float(let right) = item {
        total = .float(left + right)
        return true
      }
      total = try cx.binary(.add, total, item)
      return true
    }
    if isAsked { try cx.iterate(over: source, add) } else { try cx.iterate(source, add) }
    return total
  }

  private static func extreme(
    _ name: String, _ comparison: Comparison, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    if a.count == 0 { throw .typeError("\(name) expected at least 1 argument, got 0") }
    if a.count > 1, !a.hasKeywords, case .int(var best) = a[0] {
      var index = 1
      while index < a.count, case .int(let item) = a[index] {
        if comparison == .less ? item < best : item > best { best = item }
        index += 1
      }
      if index == a.count { return .int(best) }
    }
    var key = Value.none
    var other: Value?
    for (keyword, value) in a.keywords {
      switch keyword.name {
      case "key": key = value
      case "default": other = value
      default:
        throw .typeError("'\(keyword)' is an invalid keyword argument for \(name)()")
      }
    }
    if a.count > 1, other != nil {
      throw .typeError(
        "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best: Value?
    var bestKey = Value.none
    func consider(_ item: Value) throws(PyException) -> Bool {
      let itemKey = key.isNone ? item : try cx.call(key, item)
      let isBetter = best == nil ? true : try cx.truth(cx.compare(comparison, itemKey, bestKey))
      if isBetter {
        best = item
        bestKey = itemKey
      }
      return true
    }
    if a.count > 1 {
      for item in a.positional { _ = try consider(item) }
    } else {
      try cx.iterate(a[0], consider)
    }
    if let best = best ?? other { return best }
    throw .valueError("\(name)() arg is an empty sequence")
  }
}
