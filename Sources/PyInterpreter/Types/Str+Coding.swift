extension StrType {
  /// `encode`, `translate`, `maketrans`.
  static func installCoding(_ type: PyType) {
    type.method("encode", .clinic("encoding=, errors=")) { a, cx throws(PyException) in
      let text = receiver(a)
      if a.get(1) == nil, a.get(0).map(Codecs.isPlain) ?? true, text.isASCII {
        return BytesType.wrap(text.octets, like: .none)
      }
      var encoding = "utf-8"
      var errors = "strict"
      if let given = a.get(0) {
        encoding = try cx.wordArgument(given, "encode", named: "encoding")
      }
      if let given = a.get(1) {
        errors = try cx.wordArgument(given, "encode", named: "errors")
      }
      return .bytes(try Codecs.encode(text, encoding, errors, cx))
    }
    type.method("translate", .one, translate)
    type.staticMethod("maketrans", .expected(1...3), makeTable)
  }

  private static func translate(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let text = receiver(a)
    let table = a[0]
    guard table.type.slots.getItem != nil else {
      throw .typeError("'\(table.type.title)' object is not subscriptable")
    }
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    for index in 0..<text.count {
      let point = text[index]
      let mapped: Value
      if index & 0xFFF == 0xFFF { try cx.checkInterrupt() }
      do throws(PyException) {
        mapped = try cx.getItem(table, .int(Int(point)))
      } catch  where error.matches(Types.lookupError) {
        result.append(point)
        continue
      }
      if mapped.isNone { continue }
      if let string = mapped.asStr {
        try cx.checkSize(result.count + string.count, of: 4)
        result.append(contentsOf: string.codePoints)
      } else if mapped.isInt {
        guard let number = mapped.asInt, 0...0x10FFFF ~= number else {
          throw .valueError("character mapping must be in range(0x110000)")
        }
        result.append(UInt32(number))
      } else {
        throw .typeError("character mapping must return integer, None or str")
      }
    }
    return .object(PyStr(codePoints: result))
  }

  private static func makeTable(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let result = PyDict()
    if a.count == 1 {
      guard let dict = a[0].asDict else {
        throw .typeError("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in dict.items {
        if let text = key.asStr {
          guard text.count == 1 else {
            throw .valueError("string keys in translate table must be of length 1")
          }
          try result.set(.int(Int(text[0])), value, cx)
        } else if key.isInt {
          try result.set(key, value, cx)
        } else {
          throw .typeError("keys in translate table must be strings or integers")
        }
      }
      return .object(result)
    }
    let to = try cx.textArgument(a[1], "maketrans", 2)
    let dropped = try a.get(2).map { value throws(PyException) in
      try cx.textArgument(value, "maketrans", 3)
    }
    guard let from = a[0].asStr else {
      throw .typeError(
        "first maketrans argument must be a string if there is a second argument")
    }
    guard from.count == to.count else {
      throw .valueError("the first two maketrans arguments must have equal length")
    }
    for index in 0..<from.count {
      try result.set(.int(Int(from[index])), .int(Int(to[index])), cx)
    }
    if let dropped {
      for point in dropped.codePoints { try result.set(.int(Int(point)), .none, cx) }
    }
    return .object(result)
  }
}
