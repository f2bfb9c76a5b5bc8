internal import BigInt
internal import PyInterpreter

/// Values to bytes and back, by a struct format.
struct StructPacking {
  let format: StructFormat
  /// `struct.error`.
  let errorType: PyType

  private func failure(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { .make(errorType, message, file, line) }

  // MARK: Packing

  /// The packed bytes; `value(i)` gives the i-th value.
  @inline(__always)
  func pack(
    _ cx: Context, _ value: (Int) -> Value
  ) throws(PyException) -> Octets {
    let size = format.size
    if size <= Octets.room {
      var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
      try withUnsafeMutableBytes(of: &words) { (place) throws(PyException) in
        let start = place.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        try pack(cx, into: UnsafeMutableBufferPointer(start: start, count: size), value)
      }
      return Octets(words: words, count: size)
    }
    try cx.checkSize(size)
    var bytes = [UInt8](repeating: 0, count: size)
    try bytes.withUnsafeMutableBufferPointer { (bytes) throws(PyException) in
      try pack(cx, into: bytes, value)
    }
    return Octets(bytes)
  }

  @inline(__always)
  private func pack(
    _ cx: Context, into bytes: UnsafeMutableBufferPointer<UInt8>, _ value: (Int) -> Value
  ) throws(PyException) {
    var next = 0
    for item in format.items {
      if item.isText {
        try packText(value(next), item, bytes)
        next += 1
        continue
      }
      var place = item.offset
      for _ in 0..<item.count {
        if case .int(let number) = value(next), item.nature == .signed || item.nature == .unsigned,
          item.range.contains(number)
        {
          store(UInt64(truncatingIfNeeded: number), item.size, at: place, bytes)
        } else {
          store(try bits(of: value(next), item, cx), item.size, at: place, bytes)
        }
        place += item.size
        next += 1
      }
    }
  }

  /// Writes the lowest bytes of a word in the format's order.
  @inline(__always)
  private func store(
    _ bits: UInt64, _ size: Int, at place: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let base = bytes.baseAddress else { return }
    let start = UnsafeMutableRawPointer(base + place)
    switch size {
    case 1: base[place] = UInt8(truncatingIfNeeded: bits)
    case 2:
      let word = UInt16(truncatingIfNeeded: bits)
      start.storeBytes(of: format.isBigEndian ? word.bigEndian : word.littleEndian, as: UInt16.self)
    case 4:
      let word = UInt32(truncatingIfNeeded: bits)
      start.storeBytes(of: format.isBigEndian ? word.bigEndian : word.littleEndian, as: UInt32.self)
    default:
      start.storeBytes(of: format.isBigEndian ? bits.bigEndian : bits.littleEndian, as: UInt64.self)
    }
  }

  private func packText(
    _ value: Value, _ item: StructFormat.Item, _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(PyException) {
    let isPascal = item.code == UInt8(ascii: "p")
    guard let text = value.asBytes?.bytes ?? value.asByteArray?.bytes else {
      throw failure("argument for '\(isPascal ? "p" : "s")' must be a bytes object")
    }
    var start = item.offset
    var room = item.count
    if isPascal {
      if room == 0 { return }
      room -= 1
      bytes[start] = UInt8(min(text.count, room, 255))
      start += 1
    }
    let length = min(text.count, room)
    for index in 0..<length { bytes[start + index] = text[index] }
  }

  /// The bits of a value that is no small integer in range.
  @inline(never)
  private func bits(
    of value: Value, _ item: StructFormat.Item, _ cx: Context
  ) throws(PyException) -> UInt64 {
    switch item.nature {
    case .character, .text:
      guard let text = value.asBytes?.bytes, text.count == 1 else {
        throw failure("char format requires a bytes object of length 1")
      }
      return UInt64(text[0])
    case .truth: return try cx.truth(value) ? 1 : 0
    case .real: return try floatBits(value, item, cx)
    case .signed, .unsigned: return try integerBits(value, item, cx)
    }
  }

  private func floatBits(
    _ value: Value, _ item: StructFormat.Item, _ cx: Context
  ) throws(PyException) -> UInt64 {
    let number: Double
    do throws(PyException) {
      number = try cx.realNumber(value)
    } catch  where error.object != nil {
      throw failure("required argument is not a float")
    }
    switch item.size {
    case 2:
      guard let half = HalfFloat.bits(of: number) else {
        if value.isInt { throw failure("int too large to convert") }
        throw .overflowError("float too large to pack with e format")
      }
      return UInt64(half)
    case 4:
      let single = Float(number)
      if single.isInfinite, !number.isInfinite, !format.isNative {
        if value.isInt { throw failure("int too large to convert") }
        throw .overflowError("float too large to pack with f format")
      }
      return UInt64(single.bitPattern)
    default: return number.bitPattern
    }
  }

  private func integerBits(
    _ value: Value, _ item: StructFormat.Item, _ cx: Context
  ) throws(PyException) -> UInt64 {
    if case .int(let number) = value { return try checked(number, item) }
    guard value.isInt || value.type.slots.index != nil else {
      throw failure("required argument is not an integer")
    }
    let number = try cx.index(value)
    if let small = number.asInt { return try checked(small, item) }
    guard let big = number.asBigInt else { return 0 }
    let code = Character(Unicode.Scalar(item.code))
    if code == "P" {
      guard big.sign == .plus, big.magnitude.bitWidth <= 64 else {
        throw failure("int too large to convert")
      }
    } else if "BHILQN".contains(code) && big.sign == .plus && big.magnitude.bitWidth <= 64 {
      if let message = rangeMessage(item), item.size < 8, !isPackedAsLong(item) {
        throw failure(message)
      }
      guard "ILQN".contains(code) else { throw failure("argument out of range") }
    } else {
      throw failure(outOfRange(item))
    }
    return UInt64(truncatingIfNeeded: big.magnitude)
  }

  private func checked(_ number: Int, _ item: StructFormat.Item) throws(PyException) -> UInt64 {
    let code = Character(Unicode.Scalar(item.code))
    let bits = item.size * 8
    let isSigned = item.code >= 97 || code == "P"
    let fits =
      bits == 64
      ? isSigned || number >= 0
      : isSigned
        ? -(1 << (bits - 1)) <= number && number < 1 << (bits - 1)
        : number >= 0 && number < 1 << bits
    if fits { return UInt64(bitPattern: Int64(number)) }
    if bits == 64 || (!isSigned && !isPackedAsLong(item) && number < 0) {
      throw failure(outOfRange(item))
    }
    throw failure(rangeMessage(item) ?? "argument out of range")
  }

  /// Whether CPython reads an unsigned value as a C `long` first.
  private func isPackedAsLong(_ item: StructFormat.Item) -> Bool {
    usesNativeWords(item) && item.size < 4
  }

  /// The words for a number that the C type cannot hold: eight bytes in the other order go another way.
  private func outOfRange(_ item: StructFormat.Item) -> String {
    format.isBigEndian && item.size == 8 ? "int too large to convert" : "argument out of range"
  }

  /// CPython packs one-byte codes, native ones and little-endian ones of native size by C types.
  private func usesNativeWords(_ item: StructFormat.Item) -> Bool {
    if item.size == 1 || format.isNative { return true }
    return !format.isBigEndian && item.code | 32 != UInt8(ascii: "l")
  }

  private func rangeMessage(_ item: StructFormat.Item) -> String? {
    let code = Character(Unicode.Scalar(item.code))
    switch code {
    case "b": return "byte format requires -128 <= number <= 127"
    case "B": return "ubyte format requires 0 <= number <= 255"
    case "h" where usesNativeWords(item): return "short format requires -32768 <= number <= 32767"
    case "H" where usesNativeWords(item): return "ushort format requires 0 <= number <= 65535"
    case "q", "Q", "n", "N", "P": return nil
    default:
      let bits = item.size * 8
      if bits == 64 { return nil }
      return item.code >= 97
        ? "'\(code)' format requires \(-(1 << (bits - 1))) <= number <= \((1 << (bits - 1)) - 1)"
        : "'\(code)' format requires 0 <= number <= \((1 << bits) - 1)"
    }
  }

  // MARK: Unpacking

  /// The values in the bytes from `start`; the caller has checked the size.
  func unpack(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Value {
    if format.valueCount <= 3 { return unpackFew(bytes, from: start) }
    var values: [Value] = []
    values.reserveCapacity(format.valueCount)
    for item in format.items {
      var offset = start + item.offset
      if item.isText {
        values.append(.bytes(text(bytes, offset, item)))
        continue
      }
      for _ in 0..<item.count {
        values.append(value(bytes, offset, item))
        offset += item.size
      }
    }
    return .tuple(values)
  }

  /// Up to three values, which a tuple holds in itself.
  private func unpackFew(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Value {
    var parts = (Value.unbound, Value.unbound, Value.unbound)
    var next = 0
    for item in format.items {
      var offset = start + item.offset
      for _ in 0..<(item.isText ? 1 : item.count) {
        let part: Value =
          item.isText ? .bytes(text(bytes, offset, item)) : value(bytes, offset, item)
        switch next {
        case 0: parts.0 = part
        case 1: parts.1 = part
        default: parts.2 = part
        }
        next += 1
        offset += item.size
      }
    }
    return .object(PyTuple(small: next, parts.0, parts.1, parts.2))
  }

  private func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ item: StructFormat.Item
  ) -> [UInt8] {
    if item.code == UInt8(ascii: "s") || item.count == 0 {
      return Array(bytes[offset..<offset + item.count])
    }
    let length = min(Int(bytes[offset]), item.count - 1)
    return Array(bytes[offset + 1..<offset + 1 + length])
  }

  @inline(__always)
  private func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ item: StructFormat.Item
  ) -> Value {
    let bits = load(bytes, offset, item.size)
    switch item.nature {
    case .signed:
      let shift = UInt64(64 - item.size * 8)
      return .int(Int(Int64(bitPattern: bits << shift) >> Int64(shift)))
    case .unsigned:
      if let small = Int(exactly: bits) { return .int(small) }
      return Value(BigInt(bits))
    case .character, .text: return .object(PyBytes.single(UInt8(truncatingIfNeeded: bits)))
    case .truth: return .bool(bits != 0)
    case .real:
      switch item.size {
      case 2: return .float(HalfFloat.number(UInt16(truncatingIfNeeded: bits)))
      case 4: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
      default: return .float(Double(bitPattern: bits))
      }
    }
  }

  /// Reads a word of some bytes in the format's order.
  @inline(__always)
  private func load(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ size: Int) -> UInt64 {
    let start = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + offset)
    let isBig = format.isBigEndian
    switch size {
    case 1: return UInt64(bytes[offset])
    case 2:
      let word = start.loadUnaligned(as: UInt16.self)
      return UInt64(isBig ? UInt16(bigEndian: word) : UInt16(littleEndian: word))
    case 4:
      let word = start.loadUnaligned(as: UInt32.self)
      return UInt64(isBig ? UInt32(bigEndian: word) : UInt32(littleEndian: word))
    default:
      let word = start.loadUnaligned(as: UInt64.self)
      return isBig ? UInt64(bigEndian: word) : UInt64(littleEndian: word)
    }
  }
}

/// Floating-point numbers of 16 bits (IEEE 754 binary16).
enum HalfFloat {
  /// The bits of the nearest one, ties to even; nil when the number is too large.
  static func bits(of number: Double) -> UInt16? {
    let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
    if number.isNaN { return sign | 0x7E00 }
    if number.isInfinite { return sign | 0x7C00 }
    if number == 0 { return sign }
    let exponent = number.exponent
    if exponent < -14 {
      let quanta = (number.magnitude * 0x1p24).rounded(.toNearestOrEven)
      return sign | UInt16(quanta)
    }
    if exponent > 15 { return nil }
    let mantissa = (number.significand * 1024).rounded(.toNearestOrEven)
    // A mantissa of 2048 carries into the exponent by itself.
    let bits = (UInt32(exponent + 15) << 10) + UInt32(mantissa) - 1024
    return bits >= 0x7C00 ? nil : sign | UInt16(bits)
  }

  /// The number that bits stand for.
  static func number(_ bits: UInt16) -> Double {
    let magnitude: Double
    let fraction = Double(bits & 0x3FF)
    switch bits >> 10 & 0x1F {
    case 0: magnitude = fraction * 0x1p-24
    case 31: magnitude = fraction == 0 ? .infinity : .nan
    case let exponent:
      magnitude = Double(
        sign: .plus, exponent: Int(exponent) - 15, significand: 1 + fraction / 1024)
    }
    return bits & 0x8000 == 0 ? magnitude : -magnitude
  }
}
