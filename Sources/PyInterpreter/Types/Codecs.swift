/// Text to bytes and back, with CPython's error handlers.
package enum Codecs {
  // MARK: Encoding

  /// `text.encode(encoding, errors)`.
  package static func encode(
    _ text: PyStr, _ encoding: String, _ errors: String, _ cx: Context
  ) throws(PyException) -> [UInt8] {
    let codec = try codec(encoding, "encode")
    if text.isASCII, codec.keepsASCII { return text.ascii }
    let points = text.isASCII ? text.ascii.map(UInt32.init) : text.wide
    var result = codec.mark
    result.reserveCapacity(points.count * 2)
    var index = 0
    while index < points.count {
      if index & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      if append(points[index], codec, &result) {
        index += 1
        continue
      }
      var end = index + 1
      var scratch: [UInt8] = []
      while end < points.count, !append(points[end], codec, &scratch) { end += 1 }
      try handleUnencodable(text, index..<end, codec, errors, &result)
      index = end
    }
    return result
  }

  private static func append(_ point: UInt32, _ codec: Codec, _ result: inout [UInt8]) -> Bool {
    switch codec {
    case .ascii, .latin1:
      guard point < (codec == .ascii ? 0x80 : 0x100) else { return false }
      result.append(UInt8(point))
    case .utf8, .utf8Signature:
      guard let scalar = Unicode.Scalar(point), let units = UTF8.encode(scalar) else {
        return false
      }
      result.append(contentsOf: units)
    case .windows1252:
      guard let byte = Windows1252.byte(of: point) else { return false }
      result.append(byte)
    case .utf16(let order):
      guard !(0xD800...0xDFFF ~= point) else { return false }
      UTF16Units.append(point, order, &result)
    }
    return true
  }

  private static func handleUnencodable(
    _ text: PyStr, _ range: Range<Int>, _ codec: Codec, _ errors: String, _ result: inout [UInt8]
  ) throws(PyException) {
    switch errors {
    case "ignore": return
    case "replace": put(Array(repeating: 63, count: range.count), codec, &result)
    case "backslashreplace":
      for index in range { put(StrRepr.escaped(text[index]), codec, &result) }
    case "xmlcharrefreplace":
      for index in range { put(Array("&#\(text[index]);".utf8), codec, &result) }
    case "namereplace":
      for index in range { put(named(text[index]), codec, &result) }
    case "surrogateescape"
    where codec.escapesBytes && range.allSatisfy { 0xDC80...0xDCFF ~= text[$0] }:
      for index in range { result.append(UInt8(text[index] - 0xDC00)) }
    case "surrogatepass" where codec.passesSurrogates:
      if case .utf16(let order) = codec {
        for index in range { UTF16Units.append(text[index], order, &result) }
      } else {
        result.append(contentsOf: text.slice(range).utf8(lossless: true))
      }
    case "strict", "surrogateescape", "surrogatepass":
      let reason: String
      switch codec {
      case .utf8, .utf8Signature, .utf16: reason = "surrogates not allowed"
      case .windows1252: reason = "character maps to <undefined>"
      case .ascii: reason = "ordinal not in range(128)"
      case .latin1: reason = "ordinal not in range(256)"
      }
      throw .make(
        Types.unicodeEncodeError,
        arguments: [
          .string(codec.name), .object(text.plain), .int(range.lowerBound),
          .int(range.upperBound), .string(reason),
        ])
    default: throw unknownHandler(errors)
    }
  }

  /// ASCII text in place of what cannot be encoded.
  private static func put(_ text: [UInt8], _ codec: Codec, _ result: inout [UInt8]) {
    guard case .utf16(let order) = codec else { return result.append(contentsOf: text) }
    for unit in text { UTF16Units.append(UInt32(unit), order, &result) }
  }

  /// `\\N{EURO SIGN}`, or an escape by number where there is no name.
  private static func named(_ point: UInt32) -> [UInt8] {
    guard let name = Unicode.Scalar(point)?.properties.name else { return StrRepr.escaped(point) }
    return Array("\\N{\(name)}".utf8)
  }

  private static func unknownHandler(_ errors: String) -> PyException {
    .make(Types.lookupError, "unknown error handler name '\(errors)'")
  }

  // MARK: Decoding

  /// `bytes.decode(encoding, errors)`.
  package static func decode(
    _ bytes: [UInt8], _ encoding: String = "utf-8", _ errors: String = "strict", _ cx: Context
  ) throws(PyException) -> PyStr {
    // Nothing needs no codec, not even one that exists.
    if bytes.isEmpty { return PyStr.empty }
    let codec = try codec(encoding, "decode")
    if codec == .utf8Signature {
      let rest = bytes.starts(with: codec.mark) ? Array(bytes.dropFirst(3)) : bytes
      return try decode(rest, "utf-8", errors, cx)
    }
    if case .utf16(let order) = codec { return try decodeUTF16(bytes, order, errors) }
    if try isASCII(bytes, cx) { return PyStr(ascii: bytes) }
    var points: [UInt32] = []
    points.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if points.count & 0xFFFF == 0xFFFF { try cx.checkInterrupt() }
      let byte = bytes[index]
      if byte < 128 || codec == .latin1 {
        points.append(UInt32(byte))
        index += 1
        continue
      }
      if codec == .windows1252 {
        if let point = Windows1252.point(of: byte) {
          points.append(point)
        } else {
          try handleUndecodable(
            bytes, index..<index + 1, codec, "character maps to <undefined>", errors, &points)
        }
        index += 1
        continue
      }
      if codec == .ascii {
        try handleUndecodable(
          bytes, index..<index + 1, codec, "ordinal not in range(128)", errors, &points)
        index += 1
        continue
      }
      switch UTF8Sequence.read(bytes, at: index) {
      case .scalar(let point, let length):
        points.append(point)
        index += length
      case .malformed(let length, let reason):
        try handleUndecodable(bytes, index..<index + length, codec, reason, errors, &points)
        index += length
      }
    }
    return PyStr(codePoints: points)
  }

  /// Whether all bytes are ASCII; looking through many can be interrupted.
  private static func isASCII(_ bytes: [UInt8], _ cx: Context) throws(PyException) -> Bool {
    let piece = 1 << 22
    if bytes.count <= piece { return bytes.allSatisfy { $0 < 128 } }
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try cx.checkInterrupt()
      let end = min(start + piece, bytes.count)
      if !bytes[start..<end].allSatisfy({ $0 < 128 }) { return false }
    }
    return true
  }

  static func handleUndecodable(
    _ bytes: [UInt8], _ range: Range<Int>, _ codec: Codec, _ reason: String, _ errors: String,
    _ points: inout [UInt32]
  ) throws(PyException) {
    switch errors {
    case "ignore": return
    case "replace": points.append(0xFFFD)
    case "backslashreplace":
      for index in range {
        points.append(contentsOf: StrRepr.escaped(UInt32(bytes[index])).map(UInt32.init))
      }
    case "surrogateescape" where range.allSatisfy({ bytes[$0] >= 0x80 }):
      for index in range { points.append(0xDC00 + UInt32(bytes[index])) }
    case "strict", "surrogatepass", "surrogateescape":
      throw .make(
        Types.unicodeDecodeError,
        arguments: [
          .string(codec.name), .bytes(bytes), .int(range.lowerBound), .int(range.upperBound),
          .string(reason),
        ])
    case "xmlcharrefreplace", "namereplace":
      throw .typeError("don't know how to handle UnicodeDecodeError in error callback")
    default: throw unknownHandler(errors)
    }
  }
}

/// One UTF-8 sequence, read as CPython reads it.
enum UTF8Sequence {
  case scalar(UInt32, length: Int)
  case malformed(length: Int, reason: String)

  static func read(_ bytes: [UInt8], at index: Int) -> UTF8Sequence {
    let first = bytes[index]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .malformed(length: 1, reason: "invalid start byte")
    }
    var point = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard index + offset < bytes.count else {
        return .malformed(length: offset, reason: "unexpected end of data")
      }
      let byte = bytes[index + offset]
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      if offset == 1 {
        switch first {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
      }
      guard low...high ~= byte else {
        return .malformed(length: offset, reason: "invalid continuation byte")
      }
      point = point << 6 | UInt32(byte & 0x3F)
    }
    return .scalar(point, length: length)
  }
}
