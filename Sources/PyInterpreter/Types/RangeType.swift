internal import BigInt

/// `range` and `slice`.
enum RangeType {
  /// Fills both types.
  static func install() {
    let type = Types.range
    var slots = TypeSlots()
    slots.repr = .calling { value, _ in
      guard let range = value.asRange else {
        guard let range = wide(value) else { return .notImplemented }
        let step = range.step == 1 ? "" : ", \(range.step)"
        return .string("range(\(range.start), \(range.stop)\(step))")
      }
      let step = range.step == 1 ? "" : ", \(range.step)"
      return .string("range(\(range.start), \(range.stop)\(step))")
    }
    slots.hash = .calling { value, cx throws(PyException) in
      guard let range = wide(value) else { return 0 }
      return try cx.hash(
        .tuple([
          Value(range.count), range.count == 0 ? .none : Value(range.start),
          range.count <= 1 ? .none : Value(range.step),
        ]))
    }
    slots.compare = .calling { a, b, comparison, _ in
      guard let left = wide(a), let right = wide(b),
        comparison == .equal || comparison == .notEqual
      else { return .notImplemented }
      let same =
        left.count == right.count
        && (left.count == 0
          || (left.start == right.start && (left.count == 1 || left.step == right.step)))
      return .bool(same == (comparison == .equal))
    }
    slots.length = .calling { value, _ throws(PyException) in
      if let range = value.asRange { return range.count }
      guard let count = Int(exactly: wide(value)?.count ?? 0) else {
        throw .overflowError("Python int too large to convert to C ssize_t")
      }
      return count
    }
    slots.bool = .calling { value, _ in
      value.asRange.map { $0.count != 0 } ?? (wide(value)?.count.isZero == false)
    }
    slots.getItem = .calling(getItem)
    slots.contains = .calling { value, item, cx throws(PyException) in
      guard let range = value.asRange else {
        guard let range = wide(value) else { return false }
        if item.isInt { return range.index(of: item.asBigInt ?? 0) != nil }
        return try place(in: range, cx) { number throws(PyException) in
          try cx.equal(number, item)
        } != nil
      }
      if item.isInt { return item.asInt.flatMap { index(of: $0, in: range) } != nil }
      for place in 0..<range.count {
        if try cx.equal(.int(range.start + place * range.step), item) { return true }
        try cx.checkInterrupt()
      }
      return false
    }
    slots.iter = .calling { value, _ in
      guard let range = value.asRange else {
        return wide(value).map { iterator($0) } ?? .notImplemented
      }
      return iterator(range.start, range.step, range.count)
    }
    slots.new = .calling(make)
    type.slots = slots
    installMethods(type)
    installSlice()
  }

  private static func iterator(_ start: Int, _ step: Int, _ count: Int) -> Value {
    var index = 0
    let iterator = ClosureIterator(Types.rangeIterator) { _ in
      guard index < count else { return .unbound }
      index += 1
      return .int(start &+ (index - 1) &* step)
    }
    iterator.left = { count - index }
    return .object(iterator)
  }

  private static func make(
    _ type: PyType, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    try arguments.refuseKeywords("range")
    try arguments.expect("range", 1...3)
    func number(_ index: Int) throws(PyException) -> BigInt {
      try cx.index(arguments[index]).asBigInt ?? 0
    }
    if arguments.count == 1, case .int(let stop) = arguments[0] {
      return .object(PyRange(start: 0, stop: stop, step: 1))
    }
    if arguments.count == 1 { return range(0, try number(0), 1) }
    let start = try number(0)
    let stop = try number(1)
    let step = arguments.count == 3 ? try number(2) : 1
    if step.isZero { throw .valueError("range() arg 3 must not be zero") }
    return range(start, stop, step)
  }

  private static func index(of number: Int, in range: PyRange) -> Int? {
    if range.count == 0 { return nil }
    let inside =
      range.step > 0
      ? number >= range.start && number < range.stop : number <= range.start && number > range.stop
    guard inside else { return nil }
    let (distance, overflow) = number.subtractingReportingOverflow(range.start)
    guard !overflow, distance % range.step == 0 else { return nil }
    return distance / range.step
  }

  private static func getItem(
    _ container: Value, _ key: Value, _ cx: Context
  ) throws(PyException) -> Value {
    guard let range = container.asRange, key.asSlice == nil else {
      return try wide(container).map { range throws(PyException) in try item(range, key, cx) }
        ?? .notImplemented
    }
    guard cx.isIndex(key) else {
      throw .typeError("range indices must be integers or slices, not \(key.type.title)")
    }
    guard try cx.index(key).asInt != nil else {
      throw .indexError("range object index out of range")
    }
    let place = try cx.position(key, count: range.count, "range object")
    return .int(range.start + place * range.step)
  }

  private static func installMethods(_ type: PyType) {
    type.method("count", .one) { a, cx throws(PyException) in
      guard let range = a.receiver.asRange else {
        guard let range = wide(a.receiver) else { return .notImplemented }
        if a[0].isInt { return .int(range.index(of: a[0].asBigInt ?? 0) == nil ? 0 : 1) }
        var number = 0
        _ = try place(in: range, cx) { item throws(PyException) in
          if try cx.equal(item, a[0]) { number += 1 }
          return false
        }
        return .int(number)
      }
      if a[0].isInt { return .int(a[0].asInt.flatMap { index(of: $0, in: range) } == nil ? 0 : 1) }
      var number = 0
      for place in 0..<range.count
      where try cx.equal(.int(range.start + place * range.step), a[0]) {
        number += 1
      }
      return .int(number)
    }
    type.method("index", .one) { a, cx throws(PyException) in
      guard let range = a.receiver.asRange else {
        guard let range = wide(a.receiver) else { return .notImplemented }
        if a[0].isInt {
          if let place = range.index(of: a[0].asBigInt ?? 0) { return Value(place) }
          throw try cx.valueError(quoting: a[0]) { "\($0.string) is not in range" }
        }
        let found = try place(in: range, cx) { item throws(PyException) in
          try cx.equal(item, a[0])
        }
        if let found { return Value(found) }
        throw .valueError("sequence.index(x): x not in sequence")
      }
      if a[0].isInt {
        if let place = a[0].asInt.flatMap({ index(of: $0, in: range) }) { return .int(place) }
        throw try cx.valueError(quoting: a[0]) { "\($0.string) is not in range" }
      }
      for place in 0..<range.count
      where try cx.equal(.int(range.start + place * range.step), a[0]) {
        return .int(place)
      }
      throw .valueError("sequence.index(x): x not in sequence")
    }
    type.method("__reversed__", .none) { a, _ in
      guard let range = a.receiver.asRange else {
        return wide(a.receiver).map { iterator($0, isReversed: true) } ?? .notImplemented
      }
      let last = range.start + (range.count - 1) * range.step
      return iterator(last, -range.step, range.count)
    }
    type.attribute("start", get: { value, _ in wide(value).map { Value($0.start) } ?? .int(0) })
    type.attribute("stop", get: { value, _ in wide(value).map { Value($0.stop) } ?? .int(0) })
    type.attribute("step", get: { value, _ in wide(value).map { Value($0.step) } ?? .int(0) })
  }

  private static func installSlice() {
    let type = Types.slice
    var slots = TypeSlots()
    slots.repr = .calling { value, cx throws(PyException) in
      guard let slice = value.asSlice else { return .notImplemented }
      return .string(
        "slice(\(try cx.repr(slice.start)), \(try cx.repr(slice.stop)), \(try cx.repr(slice.step)))"
      )
    }
    slots.isUnhashable = true
    slots.compare = .calling { a, b, comparison, cx throws(PyException) in
      guard let left = a.asSlice, let right = b.asSlice else { return .notImplemented }
      return try cx.compare(
        comparison, .tuple([left.start, left.stop, left.step]),
        .tuple([right.start, right.stop, right.step]))
    }
    slots.new = .calling { _, arguments, _ throws(PyException) in
      try arguments.refuseKeywords("slice")
      try arguments.expect("slice", 1...3)
      if arguments.count == 1 {
        return .object(PySlice(start: .none, stop: arguments[0], step: .none))
      }
      return .object(
        PySlice(start: arguments[0], stop: arguments[1], step: arguments.get(2) ?? .none))
    }
    type.slots = slots
    type.attribute("start", get: { value, _ in value.asSlice?.start ?? .none })
    type.attribute("stop", get: { value, _ in value.asSlice?.stop ?? .none })
    type.attribute("step", get: { value, _ in value.asSlice?.step ?? .none })
    type.method("indices", .one) { a, cx throws(PyException) in
      guard let slice = a.receiver.asSlice else { return .notImplemented }
      return .tuple(try indices(slice, length: a[0], cx))
    }
  }

  /// The bounds of a slice in a sequence of a length, all of any size.
  static func indices(
    _ slice: PySlice, length: Value, _ cx: Context
  ) throws(PyException) -> [Value] {
    let length = try cx.index(length).asBigInt ?? 0
    if length < 0 { throw .valueError("length should not be negative") }
    let step = try part(slice.step, cx) ?? 1
    if step == 0 { throw .valueError("slice step cannot be zero") }
    let (lower, upper): (BigInt, BigInt) = step > 0 ? (0, length) : (-1, length - 1)
    func adjusted(_ bound: BigInt) -> BigInt {
      bound < 0 ? max(bound + length, lower) : min(bound, upper)
    }
    let start = try part(slice.start, cx).map(adjusted) ?? (step > 0 ? lower : upper)
    let stop = try part(slice.stop, cx).map(adjusted) ?? (step > 0 ? upper : lower)
    return [Value(start), Value(stop), Value(step)]
  }

  /// One part of a slice, nil for None.
  private static func part(_ value: Value, _ cx: Context) throws(PyException) -> BigInt? {
    if value.isNone || value.isUnbound { return nil }
    guard cx.isIndex(value) else {
      throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
    return try cx.index(value).asBigInt
  }
}
