internal import BigInt

extension IntType {
  /// The methods of `int`.
  static func installMethods(_ type: PyType) {
    type.method("bit_length", .none) { a, _ in
      .int((a.receiver.asBigInt ?? 0).magnitude.bitWidth)
    }
    type.method("bit_count", .none) { a, _ in
      var count = 0
      for word in (a.receiver.asBigInt ?? 0).magnitude.words { count += word.nonzeroBitCount }
      return .int(count)
    }
    type.method("as_integer_ratio", .none) { a, _ in .tuple([plain(a.receiver), .int(1)]) }
    for name in ["conjugate", "__trunc__", "__floor__", "__ceil__"] {
      type.method(name, .none) { a, _ in plain(a.receiver) }
    }
    type.attribute("real", get: { value, _ in plain(value) })
    type.attribute("numerator", get: { value, _ in plain(value) })
    type.attribute("imag", get: { _, _ in .int(0) })
    type.attribute("denominator", get: { _, _ in .int(1) })
    type.method("to_bytes", .clinic("length=, byteorder=, *, signed="), toBytes)
    type.classMethod("from_bytes", .clinic("bytes, byteorder=, *, signed="), fromBytes)
    type.method("__round__", .expected(0...1), round)
    type.method("__getnewargs__", .none) { a, _ in .tuple([plain(a.receiver)]) }
  }

  nonisolated(unsafe) private static let little = PyStr("little")
  nonisolated(unsafe) private static let big = PyStr("big")

  private static func isLittle(
    _ value: Value?, _ function: String, _ cx: Context
  ) throws(PyException) -> Bool {
    guard let value else { return false }
    let order = try cx.textArgument(value, function, named: "byteorder")
    if order.equals(little) { return true }
    if order.equals(big) { return false }
    throw .valueError("byteorder must be either 'little' or 'big'")
  }

  private static func toBytes(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let length =
      try a.get(0).map { (value: Value) throws(PyException) in try cx.sizeArgument(value) } ?? 1
    let little = try isLittle(a.get(1), "to_bytes", cx)
    let isSigned =
      try a.get(2).map { (value: Value) throws(PyException) in try cx.truth(value) } ?? false
    if length < 0 { throw .valueError("length argument must be non-negative") }
    try BytesType.checkLength(length)
    try cx.checkSize(length)
    if let small = a.receiver.asInt, small >= 0, length <= 8, isSigned == false,
      length == 8 || small >> (length * 8) == 0
    {
      let word = UInt64(small)
      let ordered = little || length == 0 ? word : word.byteSwapped >> UInt64(64 - length * 8)
      return BytesType.wrap(Octets(words: (ordered, 0, 0), count: length), like: .none)
    }
    let number = a.receiver.asBigInt ?? 0
    if number.sign == .minus, !isSigned {
      throw .overflowError("can't convert negative int to unsigned")
    }
    let magnitude = number.sign == .minus ? (-number - 1).magnitude : number.magnitude
    let bits = magnitude.bitWidth + (isSigned ? 1 : 0)
    if length * 8 < bits, !(length == 0 && magnitude.isZero) {
      throw .overflowError("int too big to convert")
    }
    let words = Array(magnitude.words)
    let flip: UInt8 = number.sign == .minus ? 0xFF : 0
    var result: [UInt8] = []
    result.reserveCapacity(length)
    for index in 0..<length {
      let word = index / 8 < words.count ? words[index / 8] : 0
      result.append(UInt8(truncatingIfNeeded: word >> UInt(index % 8 * 8)) ^ flip)
      if index & 0xFFFFF == 0xFFFFF { try cx.checkInterrupt() }
    }
    return .bytes(little ? result : result.reversed())
  }

  private static func fromBytes(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let little = try isLittle(a.get(1), "from_bytes", cx)
    let isSigned =
      try a.get(2).map { (value: Value) throws(PyException) in try cx.truth(value) } ?? false
    if let short = a[0].asBytes?.octets, short.count <= 7, a.receiver.asType === Types.int {
      return .int(number(short, little, isSigned))
    }
    let bytes = try BytesType.bytes(from: a[0], cx)
    let number = try Self.number(bytes, isLittle: little, isSigned: isSigned, cx)
    guard let type = a.receiver.asType, type !== Types.int else { return number }
    return try cx.call(.object(type), number)
  }

  /// The number that up to seven bytes stand for.
  private static func number(_ bytes: Octets, _ isLittle: Bool, _ isSigned: Bool) -> Int {
    if bytes.count == 0 { return 0 }
    let unused = UInt64(64 - bytes.count * 8)
    // The bytes in the upper end of the word, so that a shift brings the sign along.
    let word = isLittle ? bytes.words.0 << unused : bytes.words.0.byteSwapped
    return isSigned ? Int(Int64(bitPattern: word) >> Int64(unused)) : Int(word >> unused)
  }

  /// The number that bytes stand for; long work can be interrupted.
  private static func number(
    _ bytes: [UInt8], isLittle: Bool, isSigned: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let words = try bytes.lend { (bytes) throws(PyException) in
      try Self.words(UnsafeRawBufferPointer(bytes), isLittle, cx)
    }
    let magnitude = BigUInt(words: words)
    if isSigned, let last = isLittle ? bytes.last : bytes.first, last >= 0x80 {
      return Value(BigInt(magnitude) - BigNumbers.shiftLeft(BigInt(1), bytes.count * 8))
    }
    return Value(BigInt(magnitude))
  }

  /// Bytes as words, the lowest first.
  private static func words(
    _ bytes: UnsafeRawBufferPointer, _ isLittle: Bool, _ cx: Context
  ) throws(PyException) -> [BigUInt.Word] {
    let whole = bytes.count / 8
    var words: [BigUInt.Word] = []
    words.reserveCapacity(whole + 1)
    for index in 0..<whole {
      let place = isLittle ? index * 8 : bytes.count - 8 - index * 8
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt.self)
      words.append(isLittle ? UInt(littleEndian: word) : UInt(bigEndian: word))
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
    }
    var rest: UInt = 0
    for index in whole * 8..<bytes.count {
      rest |= UInt(bytes[isLittle ? index : bytes.count - 1 - index]) << UInt(index % 8 * 8)
    }
    words.append(rest)
    return words
  }

  private static func round(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let number = plain(a.receiver)
    guard let places = a.get(0) else { return number }
    guard let digits = try cx.index(places).asInt, digits < 0 else { return number }
    guard let value = number.asBigInt else { return number }
    if -digits > value.magnitude.bitWidth { return .int(0) }
    let unit = BigInt(10).power(-digits)
    let (quotient, remainder) = try BigNumbers.floorDivide(value, unit, cx)
    let twice = remainder * 2
    let isUp = twice > unit || (twice == unit && (quotient.magnitude.words.first ?? 0) & 1 == 1)
    return Value((isUp ? quotient + 1 : quotient) * unit)
  }
}
