extension StrType {
  /// `find`, `index`, `count`, `replace`, `startswith` and their kin.
  static func installSearch(_ type: PyType) {
    type.method("find", .tuple(1...3)) { a, cx throws(PyException) in
      .int(try find(a, fromRight: false, cx) ?? -1)
    }
    type.method("rfind", .tuple(1...3)) { a, cx throws(PyException) in
      .int(try find(a, fromRight: true, cx) ?? -1)
    }
    type.method("index", .tuple(1...3)) { a, cx throws(PyException) in
      guard let found = try find(a, fromRight: false, cx) else {
        throw .valueError("substring not found")
      }
      return .int(found)
    }
    type.method("rindex", .tuple(1...3)) { a, cx throws(PyException) in
      guard let found = try find(a, fromRight: true, cx) else {
        throw .valueError("substring not found")
      }
      return .int(found)
    }
    type.method("count", .tuple(1...3), count)
    type.method("replace", .expected(2...3), replace)
    type.method("startswith", .tuple(1...3)) { a, cx throws(PyException) in
      .bool(try hasAffix(a, "startswith", isPrefix: true, cx))
    }
    type.method("endswith", .tuple(1...3)) { a, cx throws(PyException) in
      .bool(try hasAffix(a, "endswith", isPrefix: false, cx))
    }
    type.method("removeprefix", .one) { a, cx throws(PyException) in
      let text = receiver(a)
      let part = try cx.onlyText(a[0], "removeprefix")
      guard matches(text, part, at: 0), part.count > 0 else { return .object(text.plain) }
      return .object(text.slice(part.count..<text.count))
    }
    type.method("removesuffix", .one) { a, cx throws(PyException) in
      let text = receiver(a)
      let part = try cx.onlyText(a[0], "removesuffix")
      let start = text.count - part.count
      guard start >= 0, matches(text, part, at: start), part.count > 0 else {
        return .object(text.plain)
      }
      return .object(text.slice(0..<start))
    }
    type.method("join", .one, join)
    type.method("partition", .one) { a, cx throws(PyException) in
      try partition(a, fromRight: false, cx)
    }
    type.method("rpartition", .one) { a, cx throws(PyException) in
      try partition(a, fromRight: true, cx)
    }
  }

  /// The text whose method is called.
  @inline(__always) static func receiver(_ arguments: Arguments) -> PyStr {
    arguments.receiver.asStr ?? .empty
  }

  private static func plainText(_ value: Value) throws(PyException) -> PyStr {
    if let text = value.asStr { return text }
    throw .typeError("must be str, not \(value.type.title)")
  }

  private static func find(
    _ a: Arguments, fromRight: Bool, _ cx: Context
  ) throws(PyException) -> Int? {
    let text = receiver(a)
    let (from, to) = try cx.bounds(a, from: 1, length: text.count)
    let part = try plainText(a[0])
    return fromRight
      ? try text.lastIndex(of: part, from: from, to: to, cx)
      : try text.firstIndex(of: part, from: from, to: to, cx)
  }

  private static func count(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let text = receiver(a)
    let (from, to) = try cx.bounds(a, from: 1, length: text.count)
    let part = try plainText(a[0])
    if text.isASCII {
      guard part.isASCII else { return .int(0) }
      return .int(try Search.count(part.octets, in: text.octets, from: from, to: to, cx))
    }
    return .int(try Search.count(part.codePoints, in: text.wide, from: from, to: to, cx))
  }

  private static func replace(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let text = receiver(a)
    let old = try cx.textArgument(a[0], "replace", 1)
    let new = try cx.textArgument(a[1], "replace", 2)
    let limit = try cx.limitArgument(a.get(2))
    let most = limit < 0 ? Int.max : limit
    if text.isASCII, old.isASCII, new.isASCII {
      guard
        let result = try Search.replacing(
          old.octets, with: new.octets, in: text.octets, limit: most, cx)
      else { return .object(text.plain) }
      return .object(PyStr(ascii: result))
    }
    guard
      let result = try Search.replacing(
        old.codePoints, with: new.codePoints, in: text.codePoints, limit: most, cx)
    else { return .object(text.plain) }
    return .object(PyStr(codePoints: result))
  }

  private static func hasAffix(
    _ a: Arguments, _ name: String, isPrefix: Bool, _ cx: Context
  ) throws(PyException) -> Bool {
    let text = receiver(a)
    let (from, to) = try cx.bounds(a, from: 1, length: text.count)
    func test(_ part: PyStr) -> Bool {
      guard from <= to, to - from >= part.count else { return false }
      return matches(text, part, at: isPrefix ? from : to - part.count)
    }
    if let choices = a[0].asTuple {
      for choice in choices.items {
        guard let part = choice.asStr else {
          throw .typeError(
            "tuple for \(name) must only contain str, not \(choice.type.title)")
        }
        if test(part) { return true }
      }
      return false
    }
    guard let part = a[0].asStr else {
      throw .typeError(
        "\(name) first arg must be str or a tuple of str, not \(a[0].type.title)")
    }
    return test(part)
  }

  /// Whether a part stands at a position of a text.
  static func matches(_ text: PyStr, _ part: PyStr, at position: Int) -> Bool {
    if text.count - position < part.count { return false }
    if text.isASCII {
      return part.isASCII && Search.matches(part.octets, in: text.octets, at: position)
    }
    return Search.matches(part.codePoints, in: text.wide, at: position)
  }

  private static func join(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let separator = receiver(a)
    let items: [Value]
    if let list = a[0].asList {
      items = list.items
    } else if let tuple = a[0].asTuple {
      items = tuple.items
    } else {
      let iterator: Value
      do throws(PyException) {
        iterator = try cx.iter(a[0])
      } catch  where error.matches(Types.typeError) {
        throw .typeError("can only join an iterable")
      }
      // The iterator is asked for its iterator once more.
      items = try cx.items(iterator)
    }
    if items.count == 1, let only = items[0].asStr, only.type === Types.str { return items[0] }
    if separator.isASCII, let plain = Joining.count(items, .str) {
      try cx.checkSize(plain + separator.count * items.count)
      return .object(
        PyStr(ascii: Joining.joined(items, .str, separator.octets, total: plain)))
    }
    var total = separator.count * max(0, items.count - 1)
    var isASCII = separator.isASCII
    for (index, item) in items.enumerated() {
      guard let text = item.asStr else {
        throw .typeError(
          "sequence item \(index): expected str instance, \(item.type.title) found")
      }
      total += text.count
      if !text.isASCII { isASCII = false }
    }
    try cx.checkSize(total, of: isASCII ? 1 : 4)
    if isASCII {
      let joined = try joined(items, separator.ascii, total, cx) { $0.ascii }
      return .object(PyStr(ascii: joined))
    }
    let joined = try joined(items, separator.codePoints, total, cx) { $0.codePoints }
    return .object(PyStr(codePoints: joined))
  }

  @inline(__always)
  private static func joined<T>(
    _ items: [Value], _ separator: [T], _ total: Int, _ cx: Context, _ units: (PyStr) -> [T]
  ) throws(PyException) -> [T] {
    var result: [T] = []
    result.reserveCapacity(total)
    for (index, item) in items.enumerated() {
      if index > 0, !separator.isEmpty { result.append(contentsOf: separator) }
      if let text = item.asStr { result.append(contentsOf: units(text)) }
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
    }
    return result
  }

  private static func partition(
    _ a: Arguments, fromRight: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let text = receiver(a)
    let separator = try plainText(a[0])
    if separator.count == 0 { throw .valueError("empty separator") }
    let found =
      fromRight
      ? try text.lastIndex(of: separator, from: 0, to: text.count, cx)
      : try text.firstIndex(of: separator, from: 0, to: text.count, cx)
    guard let found else {
      let whole = Value.object(text.plain)
      let empty = Value.object(PyStr.empty)
      return .tuple(fromRight ? [empty, empty, whole] : [whole, empty, empty])
    }
    return .tuple([
      .object(text.slice(0..<found)), a[0],
      .object(text.slice(found + separator.count..<text.count)),
    ])
  }
}
