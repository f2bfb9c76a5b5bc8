extension BytesType {
  /// `find`, `count`, `replace`, `startswith`, `join`, `partition` and their kin.
  static func installSearch(_ type: PyType) {
    for (name, fromRight, raises) in [
      ("find", false, false), ("rfind", true, false), ("index", false, true),
      ("rindex", true, true),
    ] {
      type.method(name, .tuple(1...3)) { a, cx throws(PyException) in
        let bytes = octets(a)
        let (from, to) = try cx.bounds(a, from: 1, length: bytes.count)
        let part = try needle(a[0], cx)
        let found =
          fromRight
          ? try Search.last(part, in: bytes, from: from, to: to, cx)
          : try Search.first(part, in: bytes, from: from, to: to, cx)
        if found == nil, raises { throw .valueError("subsection not found") }
        return .int(found ?? -1)
      }
    }
    type.method("count", .tuple(1...3)) { a, cx throws(PyException) in
      let bytes = octets(a)
      let (from, to) = try cx.bounds(a, from: 1, length: bytes.count)
      return .int(try Search.count(needle(a[0], cx), in: bytes, from: from, to: to, cx))
    }
    type.method("replace", .expected(2...3)) { a, cx throws(PyException) in
      let old = try cx.bufferArgument(a[0])
      let new = try cx.bufferArgument(a[1])
      let limit = try cx.limitArgument(a.get(2))
      guard
        let result = try Search.replacing(
          old, with: new, in: receiver(a), limit: limit < 0 ? .max : limit, cx)
      else { return unchanged(a) }
      return wrap(result, like: a.receiver)
    }
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      type.method(name, .tuple(1...3)) { a, cx throws(PyException) in
        .bool(try hasAffix(a, name, isPrefix: isPrefix, cx))
      }
    }
    type.method("removeprefix", .one) { a, cx throws(PyException) in
      let bytes = receiver(a)
      let part = try cx.bufferArgument(a[0])
      guard !part.isEmpty, bytes.starts(with: part) else { return unchanged(a) }
      return wrap(Array(bytes.dropFirst(part.count)), like: a.receiver)
    }
    type.method("removesuffix", .one) { a, cx throws(PyException) in
      let bytes = receiver(a)
      let part = try cx.bufferArgument(a[0])
      guard !part.isEmpty, bytes.suffix(part.count).elementsEqual(part) else {
        return unchanged(a)
      }
      return wrap(Array(bytes.dropLast(part.count)), like: a.receiver)
    }
    type.method("join", .one, join)
    type.method("partition", .one) { a, cx throws(PyException) in
      try partition(a, fromRight: false, cx)
    }
    type.method("rpartition", .one) { a, cx throws(PyException) in
      try partition(a, fromRight: true, cx)
    }
  }

  /// What `find` looks for: bytes, or one byte as an integer.
  private static func needle(_ value: Value, _ cx: Context) throws(PyException) -> Octets {
    if value.isScattered { throw Context.scattered }
    if let bytes = value.octets { return bytes }
    guard cx.isIndex(value) else {
      throw .typeError(
        "argument should be integer or bytes-like object, not '\(value.type.title)'")
    }
    return Octets(repeating: try byte(value, cx), count: 1)
  }

  private static func hasAffix(
    _ a: Arguments, _ name: String, isPrefix: Bool, _ cx: Context
  ) throws(PyException) -> Bool {
    let bytes = octets(a)
    let (from, to) = try cx.bounds(a, from: 1, length: bytes.count)
    func test(_ part: Octets) -> Bool {
      guard from <= to, to - from >= part.count else { return false }
      return Search.matches(
        part, in: bytes, at: isPrefix ? from : to - part.count)
    }
    if let choices = a[0].asTuple {
      for choice in choices.items where test(Octets(try cx.bufferArgument(choice))) { return true }
      return false
    }
    guard let part = a[0].octets else {
      throw .typeError(
        "\(name) first arg must be bytes or a tuple of bytes, not \(a[0].type.title)")
    }
    return test(part)
  }

  private static func join(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let source = a[0]
    if let list = source.asList, list.items.count == 1, a.receiver.asBytes != nil,
      list.items[0].object?.isExactly(TypeAddress.bytes) == true
    {
      return list.items[0]
    }
    let separator = octets(a)
    let items: [Value]
    if let list = source.asList {
      items = list.items
    } else if let tuple = source.asTuple {
      items = tuple.items
    } else {
      let iterator: Value
      do throws(PyException) {
        iterator = try cx.iter(source)
      } catch  where error.matches(Types.typeError) {
        throw .typeError("can only join an iterable")
      }
      // The iterator is asked for its iterator once more.
      items = try cx.items(iterator)
    }
    if items.count == 1, items[0].type === Types.bytes, a.receiver.asBytes != nil {
      return items[0]
    }
    if let plain = Joining.count(items, .bytes) {
      try cx.checkSize(plain + separator.count * items.count)
      return wrap(Joining.joined(items, .bytes, separator, total: plain), like: a.receiver)
    }
    var total = separator.count * max(0, items.count - 1)
    for index in items.indices {
      guard let part = items[index].bytesLike, !items[index].isScattered else {
        throw .typeError(
          "sequence item \(index): expected a bytes-like object, \(items[index].type.title) found")
      }
      total += part.count
    }
    try cx.checkSize(total)
    var result: [UInt8] = []
    result.reserveCapacity(total)
    for index in items.indices {
      if index > 0 { separator.withBytes { result.append(contentsOf: $0) } }
      if let part = items[index].bytesLike { result.append(contentsOf: part) }
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
    }
    return wrap(result, like: a.receiver)
  }

  private static func partition(
    _ a: Arguments, fromRight: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let bytes = octets(a)
    let separator: Octets
    if let bytes = a[0].asBytes {
      separator = bytes.octets
    } else {
      separator = Octets(try cx.bufferArgument(a[0]))
    }
    if separator.count == 0 { throw .valueError("empty separator") }
    let found =
      fromRight
      ? try Search.last(separator, in: bytes, from: 0, to: bytes.count, cx)
      : try Search.first(separator, in: bytes, from: 0, to: bytes.count, cx)
    guard let found else {
      let empty = { wrap(Octets(), like: a.receiver) }
      return .tuple(
        fromRight ? [empty(), empty(), unchanged(a)] : [unchanged(a), empty(), empty()])
    }
    let middle = a.receiver.asByteArray == nil ? a[0] : wrap(separator, like: a.receiver)
    return .tuple([
      wrap(bytes.part(0..<found), like: a.receiver), middle,
      wrap(bytes.part(found + separator.count..<bytes.count), like: a.receiver),
    ])
  }

  // MARK: Splitting and stripping

  /// `split`, `rsplit`, `splitlines`, `strip`.
  static func installSplit(_ type: PyType) {
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
      type.method(name, .clinic("sep=, maxsplit=")) { a, cx throws(PyException) in
        try split(a, fromRight: fromRight, cx)
      }
    }
    type.method("splitlines", .clinic("keepends=")) { a, cx throws(PyException) in
      var keep = false
      if let flag = a.get(0) { keep = try cx.int32Argument(flag) != 0 }
      var items: [Value] = []
      try octets(a).lend { (bytes) throws(PyException) in
        try Search.lines(bytes, keepingEnds: keep, cx, { $0 == 10 || $0 == 13 }) {
          items.append(piece(bytes, $0, like: a.receiver))
        }
      }
      return .list(items)
    }
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method(name, .expected(0...1)) { a, cx throws(PyException) in
        let bytes = octets(a)
        var range: Range<Int>
        if let given = a.get(0), !given.isNone {
          let dropped = try cx.bufferArgument(given)
          range = try kept(bytes, left, right, cx) { dropped.contains($0) }
        } else {
          range = try kept(bytes, left, right, cx, UnicodeData.isByteSpace)
        }
        if range.count == bytes.count { return unchanged(a) }
        return wrap(bytes.part(range), like: a.receiver)
      }
    }
  }

  /// What stays when the ends are stripped.
  private static func kept(
    _ bytes: Octets, _ left: Bool, _ right: Bool, _ cx: Context, _ isDropped: (UInt8) -> Bool
  ) throws(PyException) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while left, start < end, isDropped(bytes[start]) {
      start += 1
      if start & 0xFFFF == 0 { try cx.checkInterrupt() }
    }
    while right, end > start, isDropped(bytes[end - 1]) {
      end -= 1
      if end & 0xFFFF == 0 { try cx.checkInterrupt() }
    }
    return start..<end
  }

  private static func split(
    _ a: Arguments, fromRight: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let bytes = octets(a)
    let given = try cx.limitArgument(a.get(1))
    let limit = given < 0 ? Int.max : given
    var part: Octets?
    if let separator = a.get(0), !separator.isNone {
      let wanted: Octets
      if let bytes = separator.asBytes {
        wanted = bytes.octets
      } else {
        wanted = Octets(try cx.bufferArgument(separator))
      }
      if wanted.count == 0 { throw .valueError("empty separator") }
      part = wanted
    }
    var items: [Value] = []
    items.reserveCapacity(min(8, bytes.count))
    let receiver = a.receiver
    try bytes.lend { (bytes) throws(PyException) in
      func add(_ range: Range<Int>) { items.append(piece(bytes, range, like: receiver)) }
      guard let part else {
        if fromRight {
          return try Search.wordsFromRight(bytes, limit: limit, cx, UnicodeData.isByteSpace) {
            add($0)
          }
        }
        return try Search.words(bytes, limit: limit, cx, UnicodeData.isByteSpace) { add($0) }
      }
      try part.lend { (part) throws(PyException) in
        if fromRight {
          try Search.splitFromRight(bytes, by: part, limit: limit, cx) { add($0) }
        } else {
          try Search.split(bytes, by: part, limit: limit, cx) { add($0) }
        }
      }
    }
    return .list(fromRight ? items.reversed() : items)
  }

  /// A part of lent bytes, as `bytes` or `bytearray`.
  @inline(__always)
  private static func piece(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, like value: Value
  ) -> Value {
    wrap(Octets(copying: UnsafeBufferPointer(rebasing: bytes[range])), like: value)
  }
}
