/// The decimal digits of a word, without a detour over the heap.
struct DecimalDigits {
  /// Twenty places, filled from the end.
  private var places: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// How many digits there are.
  let count: Int

  init(_ number: UInt) {
    var rest = number
    var place = 24
    withUnsafeMutableBytes(of: &places) { bytes in
      repeat {
        place -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        bytes[place] = 48 + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
    }
    count = 24 - place
  }

  /// Lends the digits.
  @inline(__always)
  mutating func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    let count = count
    withUnsafeBytes(of: &places) { bytes in
      body(UnsafeRawBufferPointer(rebasing: bytes[(24 - count)...]))
    }
  }
}
