extension StrType {
  /// `split`, `rsplit`, `splitlines` and the strip family.
  static func installSplit(_ type: PyType) {
    type.method("split", .clinic("sep=, maxsplit=")) { a, cx throws(PyException) in
      try split(a, fromRight: false, cx)
    }
    type.method("rsplit", .clinic("sep=, maxsplit=")) { a, cx throws(PyException) in
      try split(a, fromRight: true, cx)
    }
    type.method("splitlines", .clinic("keepends=")) { a, cx throws(PyException) in
      let text = receiver(a)
      var keep = false
      if let flag = a.get(0) { keep = try cx.int32Argument(flag) != 0 }
      var pieces = Pieces(of: text)
      if text.isASCII {
        try text.octets.lend { (units) throws(PyException) in
          try Search.lines(units, keepingEnds: keep, cx) {
            UnicodeData.isLineBreak(UInt32($0))
          } _: {
            pieces.add($0, units)
          }
        }
      } else {
        try text.wide.lend { (points) throws(PyException) in
          try Search.lines(points, keepingEnds: keep, cx, UnicodeData.isLineBreak) {
            pieces.add($0)
          }
        }
      }
      return .list(pieces.items)
    }
  }

  /// The parts of a text that a split makes, in the order found.
  private struct Pieces {
    private let text: PyStr
    private(set) var items: [Value] = []

    init(of text: PyStr) {
      self.text = text
      items.reserveCapacity(min(8, text.count))
    }

    /// A part of an ASCII text, whose units are lent.
    @inline(__always)
    mutating func add(_ range: Range<Int>, _ units: UnsafeBufferPointer<UInt8>) {
      if range.count < 2 || range.count == units.count { return add(range) }
      items.append(
        .object(PyStr(Octets(copying: UnsafeBufferPointer(rebasing: units[range])))))
    }

    /// A part of any text.
    mutating func add(_ range: Range<Int>) { items.append(.object(text.slice(range))) }
  }

  private static func split(
    _ a: Arguments, fromRight: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let text = receiver(a)
    let given = try cx.limitArgument(a.get(1))
    let limit = given < 0 ? Int.max : given
    let separator = a.get(0) ?? .none
    var pieces = Pieces(of: text)
    if separator.isNone {
      try words(text, limit, fromRight, cx, &pieces)
    } else {
      guard let part = separator.asStr else {
        throw .typeError("must be str or None, not \(separator.type.title)")
      }
      if part.count == 0 { throw .valueError("empty separator") }
      try split(text, part, limit, fromRight, cx, &pieces)
    }
    return .list(fromRight ? pieces.items.reversed() : pieces.items)
  }

  private static func split(
    _ text: PyStr, _ part: PyStr, _ limit: Int, _ fromRight: Bool, _ cx: Context,
    _ pieces: inout Pieces
  ) throws(PyException) {
    if text.isASCII {
      guard part.isASCII else { return pieces.add(0..<text.count) }
      try text.octets.lend { (units) throws(PyException) in
        try part.octets.lend { (separator) throws(PyException) in
          if fromRight {
            try Search.splitFromRight(units, by: separator, limit: limit, cx) {
              pieces.add($0, units)
            }
          } else {
            try Search.split(units, by: separator, limit: limit, cx) { pieces.add($0, units) }
          }
        }
      }
      return
    }
    try text.wide.lend { (points) throws(PyException) in
      try part.codePoints.lend { (separator) throws(PyException) in
        if fromRight {
          try Search.splitFromRight(points, by: separator, limit: limit, cx) { pieces.add($0) }
        } else {
          try Search.split(points, by: separator, limit: limit, cx) { pieces.add($0) }
        }
      }
    }
  }

  private static func words(
    _ text: PyStr, _ limit: Int, _ fromRight: Bool, _ cx: Context, _ pieces: inout Pieces
  ) throws(PyException) {
    if text.isASCII {
      try text.octets.lend { (units) throws(PyException) in
        if fromRight {
          try Search.wordsFromRight(units, limit: limit, cx, UnicodeData.isASCIISpace) {
            pieces.add($0, units)
          }
        } else {
          try Search.words(units, limit: limit, cx, UnicodeData.isASCIISpace) {
            pieces.add($0, units)
          }
        }
      }
      return
    }
    try text.wide.lend { (points) throws(PyException) in
      if fromRight {
        try Search.wordsFromRight(points, limit: limit, cx, UnicodeData.isSpace) { pieces.add($0) }
      } else {
        try Search.words(points, limit: limit, cx, UnicodeData.isSpace) { pieces.add($0) }
      }
    }
  }

  /// `strip`, `lstrip`, `rstrip`.
  static func installStrip(_ type: PyType) {
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method(name, .expected(0...1)) { a, cx throws(PyException) in
        let text = receiver(a)
        let characters = a.get(0) ?? .none
        if characters.isNone {
          return .object(
            text.isASCII
              ? try stripped(text, left, right, cx) {
                UnicodeData.isASCIISpace(UInt8(truncatingIfNeeded: $0))
              }
              : try stripped(text, left, right, cx) { UnicodeData.isSpace($0) })
        }
        guard let set = characters.asStr else {
          throw .typeError("\(name) arg must be None or str")
        }
        let points = set.codePoints
        return .object(try stripped(text, left, right, cx) { points.contains($0) })
      }
    }
  }

  @inline(__always)
  private static func stripped(
    _ text: PyStr, _ left: Bool, _ right: Bool, _ cx: Context, _ isDropped: (UInt32) -> Bool
  ) throws(PyException) -> PyStr {
    var start = 0
    var end = text.count
    while left, start < end, isDropped(text[start]) {
      start += 1
      if start & 0xFFFF == 0 { try cx.checkInterrupt() }
    }
    while right, end > start, isDropped(text[end - 1]) {
      end -= 1
      if end & 0xFFFF == 0 { try cx.checkInterrupt() }
    }
    return text.slice(start..<end)
  }

  /// `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.
  static func installPadding(_ type: PyType) {
    for name in ["ljust", "rjust", "center"] {
      type.method(name, .expected(1...2)) { a, cx throws(PyException) in
        let text = receiver(a)
        let width = max(0, try cx.sizeArgument(a[0]))
        var fill: UInt32 = 32
        if let character = a.get(1) {
          guard let given = character.asStr else {
            throw .typeError(
              "The fill character must be a unicode character, not \(character.type.title)")
          }
          guard given.count == 1 else {
            throw .typeError("The fill character must be exactly one character long")
          }
          fill = given[0]
        }
        let room = width - text.count
        if room <= 0 { return .object(text.plain) }
        let left = name == "ljust" ? 0 : name == "rjust" ? room : room / 2 + (room & width & 1)
        return .object(try padded(text, left, room - left, fill, cx))
      }
    }
    type.method("zfill", .one) { a, cx throws(PyException) in
      let text = receiver(a)
      let room = max(0, try cx.sizeArgument(a[0])) - text.count
      if room <= 0 { return .object(text.plain) }
      let hasSign = text.count > 0 && (text[0] == 43 || text[0] == 45)
      let body = hasSign ? text.slice(1..<text.count) : text
      let filled = try padded(body, room, 0, 48, cx)
      return .object(hasSign ? text.slice(0..<1).appending(filled) : filled)
    }
    type.method("expandtabs", .clinic("tabsize=")) { a, cx throws(PyException) in
      let text = receiver(a)
      var size = 8
      if let given = a.get(0) { size = try cx.int32Argument(given) }
      if text.isASCII {
        return .object(PyStr(ascii: try expandTabs(text.ascii, size, cx)))
      }
      return .object(PyStr(codePoints: try expandTabs(text.wide, size, cx)))
    }
  }

  /// A text with a character before and after it, so many times.
  static func padded(
    _ text: PyStr, _ left: Int, _ right: Int, _ fill: UInt32, _ cx: Context
  ) throws(PyException) -> PyStr {
    let isASCII = text.isASCII && fill < 128
    try cx.checkSize(left + right + text.count, of: isASCII ? 1 : 4)
    if isASCII {
      let unit = UInt8(fill)
      if left + right < 1 << 16 {
        var octets = Octets()
        octets.append(unit, times: left)
        octets.append(text.octets)
        octets.append(unit, times: right)
        return PyStr(octets)
      }
      return PyStr(
        ascii: try cx.repeating([unit], left) + text.ascii + cx.repeating([unit], right))
    }
    return PyStr(
      codePoints: try cx.repeating([fill], left) + text.codePoints + cx.repeating([fill], right))
  }

  /// How long a text is without tabs; as good as endless where that is beyond 64 bits.
  private static func expandedCount<T: FixedWidthInteger>(_ text: [T], _ size: Int) -> Int {
    var count = 0
    var column = 0
    for unit in text {
      let room = unit != 9 ? 1 : size > 0 ? size - column % size : 0
      let (sum, overflow) = count.addingReportingOverflow(room)
      if overflow { return .max }
      count = sum
      column = unit == 10 || unit == 13 ? 0 : (column + room) % max(1, size)
    }
    return count
  }

  /// Replaces tabs by spaces up to the next multiple of the size.
  static func expandTabs<T: FixedWidthInteger>(
    _ text: [T], _ size: Int, _ cx: Context
  ) throws(PyException) -> [T] {
    var result: [T] = []
    // The whole is refused before any of it is made.
    try cx.checkSize(expandedCount(text, size), of: MemoryLayout<T>.size)
    var column = 0
    for unit in text {
      if unit == 9 {
        if size > 0 {
          let room = size - column % size
          column += room
          try cx.checkInterrupt()
          result.append(contentsOf: repeatElement(32, count: room))
        }
      } else {
        column += 1
        result.append(unit)
        if unit == 10 || unit == 13 { column = 0 }
      }
    }
    return result
  }
}
