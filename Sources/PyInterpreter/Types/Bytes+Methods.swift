extension BytesType {
  /// The methods that `bytes` and `bytearray` share.
  static func installMethods(_ type: PyType) {
    installSearch(type)
    installSplit(type)
    installCase(type)
    installPredicates(type)
    installCoding(type)
  }

  /// The receiver's bytes.
  @inline(__always) static func receiver(_ arguments: Arguments) -> [UInt8] {
    arguments.receiver.bytesLike ?? []
  }

  /// The receiver's bytes, without an array for a few.
  @inline(__always) static func octets(_ arguments: Arguments) -> Octets {
    arguments.receiver.octets ?? Octets()
  }

  // MARK: Case and padding

  private static func installCase(_ type: PyType) {
    type.method("lower", .none) { a, cx throws(PyException) in
      wrap(try ASCIICase.lower(octets(a), cx), like: a.receiver)
    }
    type.method("upper", .none) { a, cx throws(PyException) in
      wrap(try ASCIICase.upper(octets(a), cx), like: a.receiver)
    }
    for (name, change) in [
      ("swapcase", ASCIICase.swapped), ("title", ASCIICase.title),
      ("capitalize", ASCIICase.capitalized),
    ] as [(String, ([UInt8]) -> [UInt8])] {
      type.method(name, .none) { a, _ in wrap(change(receiver(a)), like: a.receiver) }
    }
    for name in ["ljust", "rjust", "center"] {
      type.method(name, .expected(1...2)) { a, cx throws(PyException) in
        let bytes = receiver(a)
        let width = max(0, try cx.sizeArgument(a[0]))
        var fill: [UInt8] = [32]
        if let given = a.get(1) {
          guard let one = given.asBytes?.bytes ?? given.asByteArray?.bytes, one.count == 1 else {
            throw cx.badArgument(name, "argument 2", "a byte string of length 1", given)
          }
          fill = one
        }
        let room = width - bytes.count
        if room <= 0 { return unchanged(a) }
        if a.receiver.asByteArray == nil { try checkLength(width) }
        try cx.checkSize(width)
        let left = name == "ljust" ? 0 : name == "rjust" ? room : room / 2 + (room & width & 1)
        return wrap(
          try cx.repeating(fill, left) + bytes + cx.repeating(fill, room - left),
          like: a.receiver)
      }
    }
    type.method("zfill", .one) { a, cx throws(PyException) in
      let bytes = receiver(a)
      let room = max(0, try cx.sizeArgument(a[0])) - bytes.count
      if room <= 0 { return unchanged(a) }
      if a.receiver.asByteArray == nil { try checkLength(room) }
      let zeros = try cx.repeating([48] as [UInt8], room)
      if let sign = bytes.first, sign == 43 || sign == 45 {
        return wrap([sign] + zeros + bytes.dropFirst(), like: a.receiver)
      }
      return wrap(zeros + bytes, like: a.receiver)
    }
    type.method("expandtabs", .clinic("tabsize=")) { a, cx throws(PyException) in
      var size = 8
      if let given = a.get(0) { size = try cx.int32Argument(given) }
      return wrap(try StrType.expandTabs(receiver(a), size, cx), like: a.receiver)
    }
  }

  /// The receiver itself where `bytes` may return it, a copy for `bytearray`.
  static func unchanged(_ a: Arguments) -> Value {
    a.receiver.type === Types.bytes ? a.receiver : wrap(receiver(a), like: a.receiver)
  }

  private static func installPredicates(_ type: PyType) {
    let tests: [(String, (UInt8) -> Bool)] = [
      ("isalpha", ASCIICase.isLetter), ("isdigit", ASCIICase.isDigit),
      ("isalnum", { ASCIICase.isLetter($0) || ASCIICase.isDigit($0) }),
      ("isspace", UnicodeData.isByteSpace),
    ]
    for (name, test) in tests {
      type.method(name, .none) { a, _ in
        let bytes = receiver(a)
        return .bool(!bytes.isEmpty && bytes.allSatisfy(test))
      }
    }
    type.method("isascii", .none) { a, _ in .bool(receiver(a).allSatisfy { $0 < 128 }) }
    type.method("islower", .none) { a, _ in
      .bool(
        receiver(a).contains(where: ASCIICase.isLower)
          && !receiver(a).contains(where: ASCIICase.isUpper))
    }
    type.method("isupper", .none) { a, _ in
      .bool(
        receiver(a).contains(where: ASCIICase.isUpper)
          && !receiver(a).contains(where: ASCIICase.isLower))
    }
    type.method("istitle", .none) { a, _ in
      var found = false
      var isInside = false
      for unit in receiver(a) {
        if ASCIICase.isUpper(unit), isInside { return .bool(false) }
        if ASCIICase.isLower(unit), !isInside { return .bool(false) }
        isInside = ASCIICase.isLetter(unit)
        found = found || isInside
      }
      return .bool(found)
    }
  }

  // MARK: Text

  private static func installCoding(_ type: PyType) {
    type.method("decode", .clinic("encoding=, errors=")) { a, cx throws(PyException) in
      let short = octets(a)
      if a.get(1) == nil, a.get(0).map(Codecs.isPlain) ?? true, short.isASCII {
        return .object(short.count == 0 ? PyStr.empty : PyStr(short))
      }
      let bytes = short.array
      var words = ["utf-8", "strict"]
      for (index, name) in ["encoding", "errors"].enumerated() {
        if let given = a.get(index) {
          words[index] = try cx.wordArgument(given, "decode", named: name)
        }
      }
      return .object(try Codecs.decode(bytes, words[0], words[1], cx))
    }
    type.method("hex", .clinic("sep=, bytes_per_sep=")) { a, cx throws(PyException) in
      try hexadecimal({ receiver(a) }, a, cx)
    }
    type.classMethod("fromhex", .one) { a, cx throws(PyException) in
      guard let text = a[0].asStr else {
        throw cx.badArgument("fromhex", "argument", "str", a[0])
      }
      let bytes = try fromHex(text, cx)
      if a.receiver.asType === Types.bytes { return .bytes(bytes) }
      if a.receiver.asType === Types.byteArray { return .object(PyByteArray(bytes)) }
      return try cx.call(a.receiver, .bytes(bytes))
    }
    type.method("translate", .clinic("table, /, delete="), translate)
    type.staticMethod("maketrans", .expected(2...2)) { a, cx throws(PyException) in
      let from = try cx.bufferArgument(a[0])
      let to = try cx.bufferArgument(a[1])
      guard from.count == to.count else {
        throw .valueError("maketrans arguments must have same length")
      }
      var table = Array(UInt8.min...UInt8.max)
      for (old, new) in zip(from, to) { table[Int(old)] = new }
      return .bytes(table)
    }
    if type === Types.bytes {
      type.method("__getnewargs__", .none) { a, _ in .tuple([.bytes(receiver(a))]) }
      type.method("__bytes__", .none) { a, _ in .bytes(receiver(a)) }
    }
  }

  private static func translate(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let bytes = receiver(a)
    var table: [UInt8]?
    if !a[0].isNone {
      let given = try cx.bufferArgument(a[0])
      guard given.count == 256 else {
        throw .valueError("translation table must be 256 characters long")
      }
      table = given
    }
    let dropped =
      try a.get(1).map { (value: Value) throws(PyException) in try cx.bufferArgument(value) } ?? []
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes where !dropped.contains(byte) { result.append(table?[Int(byte)] ?? byte) }
    return wrap(result, like: a.receiver)
  }

  /// `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, from the left when negative.
  static func hexadecimal(
    _ content: () throws(PyException) -> [UInt8], _ a: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let group =
      try a.get(1).map { (value: Value) throws(PyException) in try cx.int32Argument(value) } ?? 1
    let bytes = try content()
    var separator: UInt8?
    if let given = a.get(0) {
      guard try cx.length(given) == 1 else { throw .valueError("sep must be length 1.") }
      if let text = given.asStr {
        guard text[0] < 128 else { throw .valueError("sep must be ASCII.") }
        separator = UInt8(text[0])
      } else if let one = given.asBytes?.bytes.first {
        guard one < 128 else { throw .valueError("sep must be ASCII.") }
        separator = one
      } else {
        throw .typeError("sep must be str or bytes.")
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3)
    for (index, byte) in bytes.enumerated() {
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      if index > 0, group != 0, let separator {
        let place = group > 0 ? bytes.count - index : index
        if place % abs(group) == 0 { result.append(separator) }
      }
      result.append(StrRepr.hexDigits[Int(byte >> 4)])
      result.append(StrRepr.hexDigits[Int(byte & 15)])
    }
    return .object(PyStr(ascii: result))
  }

  private static func fromHex(_ text: PyStr, _ cx: Context) throws(PyException) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 2)
    var position = 0
    func digit(_ place: Int) throws(PyException) -> UInt8 {
      if place < text.count, text[place] < 128,
        let value = IntText.digitValue(UInt8(text[place])), value < 16
      {
        return UInt8(value)
      }
      throw .valueError(
        "non-hexadecimal number found in fromhex() arg at position \(place)")
    }
    while position < text.count {
      if text[position] < 128, UnicodeData.isByteSpace(UInt8(text[position])) {
        position += 1
        continue
      }
      if result.count & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      let high = try digit(position)
      result.append(high << 4 | (try digit(position + 1)))
      position += 2
    }
    return result
  }
}
