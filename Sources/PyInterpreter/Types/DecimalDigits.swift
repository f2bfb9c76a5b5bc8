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
      while rest >= 100 {
        let quotient = rest / 100
        let pair = rest &- quotient &* 100
        let tens = pair / 10
        bytes[place &- 1] = 48 &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
        bytes[place &- 2] = 48 &+ UInt8(truncatingIfNeeded: tens)
        place &-= 2
        rest = quotient
      }
      if rest >= 10 {
        place &-= 1
        bytes[place] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      place &-= 1
      bytes[place] = 48 &+ UInt8(truncatingIfNeeded: rest)
    }
    count = 24 - place
  }

  /// Lends the digits.
  @inline(__always)
  mutating func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let count = count
    withUnsafeBytes(of: &places) { bytes in
      bytes.withMemoryRebound(to: UInt8.self) {
        body(UnsafeBufferPointer(rebasing: $0[(24 - count)...]))
      }
    }
  }
}
