internal import CKernel

/// Builds a `str` piece by piece; stays ASCII as long as the pieces are.
struct TextBuilder {
  private var ascii = Octets()
  private var wide: [UInt32] = []
  private var isWide = false

  /// How many code points there are so far.
  var count: Int { isWide ? wide.count : ascii.count }

  /// An empty text.
  init() {}

  private mutating func widen() {
    if isWide { return }
    isWide = true
    wide = ascii.withBytes { $0.map(UInt32.init) }
    ascii = Octets()
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
      units.withUnsafeBufferPointer { ascii.append($0) }
    }
  }

  /// Adds ASCII bytes.
  @inline(__always) mutating func append(_ units: Octets) {
    if isWide {
      units.withBytes { for unit in $0 { wide.append(UInt32(unit)) } }
    } else {
      ascii.append(units)
    }
  }

  /// Adds a text.
  mutating func append(_ text: PyStr) {
    if text.isASCII { return append(text.octets) }
    widen()
    wide.append(contentsOf: text.wide)
  }

  /// Adds a part of a text.
  mutating func append(_ text: PyStr, _ range: Range<Int>) {
    if range.isEmpty { return }
    if text.isASCII {
      if isWide {
        for index in range { wide.append(text[index]) }
      } else {
        text.octets.withBytes { ascii.append(UnsafeBufferPointer(rebasing: $0[range])) }
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
      ascii.append(UInt8(point), times: times)
    } else {
      widen()
      wide.append(contentsOf: repeatElement(point, count: times))
    }
  }

  /// Adds the decimal digits of a number, filled up to a width before them and after them.
  ///
  /// With `signFirst` the minus sign stands before what fills.
  mutating func append(
    decimal number: Int, width: Int = 0, fill: UInt8 = 32, signFirst: Bool = false,
    rightTo right: Int = 0
  ) {
    var digits = DecimalDigits(number.magnitude)
    let length = digits.count + (number < 0 ? 1 : 0)
    if number < 0, signFirst { append(45) }
    if length < width { append(UInt32(fill), times: width - length) }
    if number < 0, !signFirst { append(45) }
    digits.withBytes { bytes in
      if isWide {
        for byte in bytes { wide.append(UInt32(byte)) }
      } else {
        ascii.append(bytes)
      }
    }
    if length < right { append(32, times: right - length) }
  }

  /// Adds a finite number with so many places after the point, filled up to a width before it.
  mutating func append(fixed number: Double, places: Int, width: Int, fill: UInt8) {
    // A finite number has at most 309 digits before the point.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: places + 330) { buffer in
      let length = Int(
        ck_print_number(
          buffer.baseAddress, buffer.count, CChar(UInt8(ascii: "f")), 0, Int32(places), number))
      if length < width { append(UInt32(fill), times: width - length) }
      for index in 0..<length { append(UInt32(UInt8(bitPattern: buffer[index]))) }
    }
  }

  /// The text.
  var text: PyStr {
    if isWide { return PyStr(codePoints: wide) }
    return ascii.count == 0 ? .empty : PyStr(ascii)
  }
}
