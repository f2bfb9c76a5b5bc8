/// Builds a `str` piece by piece; stays ASCII as long as the pieces are.
struct TextBuilder {
  private var ascii: [UInt8] = []
  private var wide: [UInt32] = []
  private var isWide = false

  /// How many code points there are so far.
  var count: Int { isWide ? wide.count : ascii.count }

  /// Room for so many code points.
  init(capacity: Int = 0) { ascii.reserveCapacity(capacity) }

  private mutating func widen() {
    if isWide { return }
    isWide = true
    wide = ascii.map(UInt32.init)
    ascii = []
  }

  /// Adds one code point.
  @inline(__always) mutating func append(_ point: UInt32) {
    if !isWide, point < 128 {
      ascii.append(UInt8(truncatingIfNeeded: point))
    } else {
      widen()
      wide.append(point)
    }
  }

  /// Adds ASCII bytes.
  mutating func append(_ units: [UInt8]) {
    if isWide {
      for unit in units { wide.append(UInt32(unit)) }
    } else {
      ascii.append(contentsOf: units)
    }
  }

  /// Adds a text.
  mutating func append(_ text: PyStr) {
    if text.isASCII { return append(text.ascii) }
    widen()
    wide.append(contentsOf: text.wide)
  }

  /// Adds a part of a text.
  mutating func append(_ text: PyStr, _ range: Range<Int>) {
    if range.isEmpty { return }
    if text.isASCII {
      if isWide {
        for index in range { wide.append(UInt32(text.ascii[index])) }
      } else {
        ascii.append(contentsOf: text.ascii[range])
      }
    } else {
      widen()
      wide.append(contentsOf: text.wide[range])
    }
  }

  /// Adds text that is known to be ASCII.
  mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// Adds a code point several times.
  mutating func append(_ point: UInt32, times: Int) {
    if times <= 0 { return }
    if !isWide, point < 128 {
      ascii.append(contentsOf: repeatElement(UInt8(point), count: times))
    } else {
      widen()
      wide.append(contentsOf: repeatElement(point, count: times))
    }
  }

  /// The text.
  var text: PyStr {
    if isWide { return PyStr(codePoints: wide) }
    return ascii.isEmpty ? .empty : PyStr(ascii: ascii)
  }
}
