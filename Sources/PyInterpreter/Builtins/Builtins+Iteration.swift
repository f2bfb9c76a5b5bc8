extension Builtins {
  /// `iter`, `next`, `sorted`; `enumerate`, `zip`, `map`, `filter`, `reversed`.
  static func installIteration(_ builtins: Namespace) {
    add("iter", .expected(1...2), to: builtins) { a, cx throws(PyException) in
      guard let sentinel = a.get(1) else { return try cx.iter(a[0]) }
      let function = a[0]
      guard cx.isCallable(function) else {
        throw .typeError("iter(v, w): v must be callable")
      }
      var isOver = false
      return .object(
        ClosureIterator(Types.callableIterator) { cx throws(PyException) in
          if isOver { return .unbound }
          let value: Value
          do throws(PyException) {
            value = try cx.call(function)
          } catch  where error.matches(Types.stopIteration) {
            isOver = true
            return .unbound
          }
          isOver = try cx.equal(value, sentinel)
          return isOver ? .unbound : value
        })
    }
    add("next", .expected(1...2), to: builtins) { a, cx throws(PyException) in
      let value: Value
      do throws(PyException) {
        // A method of Python code brings its own StopIteration along.
        let isPython = a[0].asInstance != nil && a[0].type.lookup(Names.next)?.asFunction != nil
        value = try isPython ? cx.special(a[0], Names.next) : cx.next(a[0])
      } catch  where error.matches(Types.stopIteration) && a.get(1) != nil {
        return a[1]
      }
      if !value.isUnbound { return value }
      if let other = a.get(1) { return other }
      throw cx.stopIteration(a[0])
    }
    add("sorted", .any, to: builtins) { a, cx throws(PyException) in
      try a.expect("sorted", 1...1)
      let list = PyList(try cx.items(a[0]))
      var key = Value.none
      var reverse: Value?
      for (name, value) in a.keywords {
        switch name.name {
        case "key": key = value
        case "reverse": reverse = value
        default: throw .typeError("'\(name)' is an invalid keyword argument for sort()")
        }
      }
      // CPython calls the new list's own `sort`: one level more.
      let levels = try cx.enterNative(isCountedRarely: false)
      defer { cx.record.pointee.depth -= levels }
      try ListSort.sort(list, key: key, reverse: reverse, cx)
      return .object(list)
    }
  }

  /// The constructors of the iterator types.
  static func installIterators() {
    Types.enumerate.slots.new = .calling(makeEnumerate)
    Types.zip.slots.new = .calling(makeZip)
    Types.map.slots.new = .calling(makeMap)
    Types.filter.slots.new = .calling(makeFilter)
    Types.reversed.slots.new = .calling(makeReversed)
  }

  private static func makeEnumerate(
    _ type: PyType, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    var source: Value?
    var start = Value.int(0)
    let total = a.count + a.names.count
    if total > 2 { throw .typeError("enumerate() takes at most 2 arguments (\(total) given)") }
    if a.count > 0 { source = a[0] }
    if a.count > 1 { start = a[1] }
    for (name, value) in a.keywords {
      if name == "start", a.count < 2 {
        start = value
      } else if name == "iterable", source == nil {
        source = value
      } else {
        throw .typeError("'\(name)' is an invalid keyword argument for enumerate()")
      }
    }
    guard let source else {
      throw .typeError("enumerate() missing required argument 'iterable'")
    }
    let number = try cx.index(start)
    return .object(EnumerateIterator(type, try cx.iter(source), from: number))
  }

  /// `zip` of two iterators.
  private static func zipPairs(
    _ type: PyType, _ left: Value, _ right: Value, _ isStrict: Bool
  ) -> Value {
    var check: ((Int, Context) throws(PyException) -> Void)?
    if isStrict {
      check = { (place, cx) throws(PyException) in try checkEnds([left, right], place, cx) }
    }
    return .object(ZipPairsIterator(type, left, right, check: check))
  }

  private static func makeZip(
    _ type: PyType, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    var isStrict = false
    let keywords = a.keywords
    if keywords.count > 1 {
      throw .typeError("zip() takes at most 1 keyword argument (\(keywords.count) given)")
    }
    for (name, value) in keywords {
      guard name == "strict" else {
        throw .typeError("'\(name)' is an invalid keyword argument for zip()")
      }
      isStrict = try cx.truth(value)
    }
    var iterators: [Value] = []
    for source in a.positional { iterators.append(try cx.iter(source)) }
    if iterators.count == 2 { return zipPairs(type, iterators[0], iterators[1], isStrict) }
    return .object(
      ClosureIterator(type) { cx throws(PyException) in
        if iterators.isEmpty { return .unbound }
        var items: [Value] = []
        items.reserveCapacity(iterators.count)
        for (index, iterator) in iterators.enumerated() {
          let item = try cx.next(iterator)
          if item.isUnbound {
            if isStrict { try checkEnds(iterators, index, cx) }
            return .unbound
          }
          items.append(item)
        }
        return .tuple(items)
      })
  }

  /// `zip(strict=True)`: one iterator has ended; all must have.
  private static func checkEnds(
    _ iterators: [Value], _ ended: Int, _ cx: Context
  ) throws(PyException) {
    func others(_ count: Int) -> String { count == 1 ? " 1" : "s 1-\(count)" }
    if ended > 0 {
      throw .valueError(
        "zip() argument \(ended + 1) is shorter than argument\(others(ended))")
    }
    for index in 1..<max(1, iterators.count) where try !cx.next(iterators[index]).isUnbound {
      throw .valueError("zip() argument \(index + 1) is longer than argument\(others(index))")
    }
  }

  private static func makeMap(
    _ type: PyType, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try a.refuseKeywords("map")
    guard a.count >= 2 else { throw .typeError("map() must have at least two arguments.") }
    let function = a[0]
    var iterators: [Value] = []
    for index in 1..<a.count { iterators.append(try cx.iter(a[index])) }
    if iterators.count == 1 {
      let iterator = iterators[0]
      return .object(
        ClosureIterator(type) { cx throws(PyException) in
          let item = try cx.next(iterator)
          return item.isUnbound ? .unbound : try cx.call(function, item)
        })
    }
    return .object(
      ClosureIterator(type) { cx throws(PyException) in
        var items: [Value] = []
        for iterator in iterators {
          let item = try cx.next(iterator)
          if item.isUnbound { return .unbound }
          items.append(item)
        }
        return try cx.call(function, arguments: items)
      })
  }

  private static func makeFilter(
    _ type: PyType, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try a.refuseKeywords("filter")
    try a.expect("filter", 2...2)
    let function = a[0]
    let iterator = try cx.iter(a[1])
    return .object(
      ClosureIterator(type) { cx throws(PyException) in
        while true {
          let item = try cx.next(iterator)
          if item.isUnbound { return .unbound }
          let verdict = function.isNone ? item : try cx.call(function, item)
          if try cx.truth(verdict) { return item }
          try cx.checkInterrupt()
        }
      })
  }

  private static func makeReversed(
    _ type: PyType, _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try a.refuseKeywords("reversed")
    try a.expect("reversed", 1...1)
    let source = a[0]
    if let result = try cx.callSpecial(source, Names.reversed) { return result }
    if source.type.slots.getItem != nil, source.type.slots.length == nil {
      _ = try cx.length(source)
    }
    guard source.type.slots.getItem != nil, source.asDict == nil else {
      throw .typeError("'\(source.type.title)' object is not reversible")
    }
    var index = try cx.length(source) - 1
    let iterator = ClosureIterator(type) { cx throws(PyException) in
      if index < 0 { return .unbound }
      do throws(PyException) {
        let item = try cx.getItem(source, .int(index))
        index -= 1
        return item
      } catch  where error.matches(Types.indexError) || error.matches(Types.stopIteration) {
        index = -1
        return .unbound
      }
    }
    iterator.left = { index + 1 }
    if source.type.isHeap { iterator.sequence = source }
    return .object(iterator)
  }
}
