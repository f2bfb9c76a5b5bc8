internal import PyInterpreter

/// Decodes text that comes in pieces: a character cut in two waits for its rest.
struct TextDecoder {
  private var encoding: String
  private var pieces: Codecs.Pieces
  private let errors: String
  private let translates: Bool
  private let isUniversal: Bool
  private var kept: [UInt8] = []
  private var keptReturn = false
  private var follows: UInt32 = 0
  private var seen: (cr: Bool, lf: Bool, both: Bool) = (false, false, false)

  /// A decoder; where line ends are translated, all become `\n`.
  init(encoding: String, errors: String, lineEnds: TextFile.LineEnds) {
    self.encoding = encoding
    self.errors = errors
    translates = lineEnds == .translated
    isUniversal = lineEnds == .translated || lineEnds == .kept
    pieces = Codecs.pieces(of: encoding)
  }

  /// The line ends that were met, in CPython's order.
  var seenLineEnds: [String] {
    [(seen.cr, "\r"), (seen.lf, "\n"), (seen.both, "\r\n")].filter(\.0).map(\.1)
  }

  /// Notes which line ends there are.
  private mutating func note(_ points: [UInt32], isLast: Bool) {
    for point in points {
      if point == 10 {
        if follows == 13 { seen.both = true } else { seen.lf = true }
      } else if follows == 13 {
        seen.cr = true
      }
      follows = point
    }
    if isLast, follows == 13 { seen.cr = true }
  }

  /// Whether nothing waits, and ASCII is as it stands save for `\r`.
  var isPlain: Bool {
    translates && pieces == .utf8 && kept.isEmpty && !keptReturn && follows != 13
  }

  /// Whether a piece is one line of ASCII alone, with its end; the line end is then noted.
  mutating func isLine(_ piece: [UInt8]) -> Bool {
    guard piece.last == 10 else { return false }
    for unit in piece.dropLast() where unit >= 128 || unit == 10 || unit == 13 { return false }
    seen.lf = true
    follows = 10
    return true
  }

  /// Forgets what waits.
  mutating func reset() {
    kept = []
    keptReturn = false
  }

  /// The characters of a piece.
  mutating func decode(
    _ piece: [UInt8], isLast: Bool, _ cx: Context
  ) throws(PyException) -> [UInt32] {
    var bytes = kept + piece
    kept = []
    if !isLast {
      let cut = takesMark(&bytes) ? incomplete(bytes) : bytes.count
      kept = Array(bytes.suffix(cut))
      bytes.removeLast(cut)
    }
    guard !bytes.isEmpty || (isLast && keptReturn) else { return [] }
    var points: [UInt32] = []
    if !bytes.isEmpty {
      let text = try cx.callMethod(
        .bytes(bytes), "decode", [.string(encoding), .string(errors)])
      points = text.asStr?.codePoints ?? []
    }
    if isUniversal { note(points, isLast: isLast) }
    return translates ? translated(points, isLast: isLast) : points
  }

  private mutating func translated(_ points: [UInt32], isLast: Bool) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(points.count)
    for point in points {
      if keptReturn {
        keptReturn = false
        result.append(10)
        if point == 10 { continue }
      }
      if point == 13 {
        keptReturn = true
      } else {
        result.append(point)
      }
    }
    if isLast, keptReturn {
      keptReturn = false
      result.append(10)
    }
    return result
  }

  /// Removes the mark at the start, which tells the order; false while it may still be coming.
  private mutating func takesMark(_ bytes: inout [UInt8]) -> Bool {
    switch pieces {
    case .bytes, .utf8, .littleUTF16, .bigUTF16: return true
    case .markedUTF8:
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      if bytes.count < 3, mark.starts(with: bytes) { return false }
      if bytes.starts(with: mark) { bytes.removeFirst(3) }
      (pieces, encoding) = (.utf8, "utf-8")
    case .markedUTF16:
      guard bytes.count >= 2 else { return false }
      let isBig = bytes.starts(with: [0xFE, 0xFF])
      if isBig || bytes.starts(with: [0xFF, 0xFE]) { bytes.removeFirst(2) }
      (pieces, encoding) = isBig ? (.bigUTF16, "utf-16-be") : (.littleUTF16, "utf-16-le")
    }
    return true
  }

  /// How many bytes at the end wait for more.
  private func incomplete(_ bytes: [UInt8]) -> Int {
    switch pieces {
    case .bytes: return 0
    case .utf8, .markedUTF8: return TextDecoder.incompleteTail(bytes)
    case .littleUTF16, .bigUTF16, .markedUTF16:
      let odd = bytes.count % 2
      guard bytes.count >= 2 else { return odd }
      // The first half of a character beyond the first 65,536 waits for its second.
      let high = bytes[bytes.count - odd - (pieces == .bigUTF16 ? 2 : 1)]
      return 0xD8...0xDB ~= high ? odd + 2 : odd
    }
  }

  /// How many bytes at the end begin a character of UTF-8 without ending it.
  private static func incompleteTail(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length =
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
      return length > back ? back : 0
    }
    return 0
  }
}
