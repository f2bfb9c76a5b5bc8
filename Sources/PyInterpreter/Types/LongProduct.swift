internal import BigInt

/// The product of two long integers: row by row below a size, by Karatsuba's three products of halves above it.
///
/// The work is done on words in raw storage, the lowest first, so no number is made in between; it is many times
/// quicker than the library's product, and an interrupt is seen within a millisecond or two. Sums in twice the
/// width leave no branch on a carry, which no processor could foresee.
struct LongProduct {
  /// Below so many words of the shorter factor, the rows are quicker.
  private static let rows = 40
  /// So many words of the longer factor are taken at once where the shorter one is short.
  private static let stretch = 4_096

  private let cx: Context

  /// `a * b`; can be interrupted.
  static func product(
    _ a: BigUInt, _ b: BigUInt, _ cx: Context
  ) throws(PyException) -> BigUInt {
    let (long, short) = a.words.count < b.words.count ? (b.words, a.words) : (a.words, b.words)
    let count = long.count + short.count
    try cx.checkSize(count, of: 8 * MemoryLayout<UInt>.size)
    let room = UnsafeMutablePointer<UInt>.allocate(capacity: 2 * count + scratch(long.count))
    defer { room.deallocate() }
    for (index, word) in long.enumerated() { (room + index).initialize(to: word) }
    let second = room + long.count
    for (index, word) in short.enumerated() { (second + index).initialize(to: word) }
    let result = room + count
    try LongProduct(cx: cx).multiply(
      room, long.count, second, short.count, into: result, result + count)
    return BigUInt(words: UnsafeBufferPointer(start: result, count: count))
  }

  /// How many words of scratch a product needs whose longer factor has so many.
  private static func scratch(_ count: Int) -> Int { 6 * count + 512 }

  /// Writes all of `n + m` words of the result; `n` is not less than `m`, which may be 0.
  private func multiply(
    _ x: UnsafePointer<UInt>, _ n: Int, _ y: UnsafePointer<UInt>, _ m: Int,
    into result: UnsafeMutablePointer<UInt>, _ scratch: UnsafeMutablePointer<UInt>
  ) throws(PyException) {
    if m < Self.rows {
      if n <= Self.stretch { return Self.multiplyRows(x, n, y, m, into: result) }
      return try multiplyParts(x, n, y, m, size: Self.stretch, into: result, scratch)
    }
    if 2 * m <= n { return try multiplyParts(x, n, y, m, size: m, into: result, scratch) }
    if m > 512 { try cx.checkInterrupt() }
    try multiplyHalves(x, n, y, m, into: result, scratch)
  }

  /// As on paper: a row for each word of the shorter factor.
  private static func multiplyRows(
    _ x: UnsafePointer<UInt>, _ n: Int, _ y: UnsafePointer<UInt>, _ m: Int,
    into result: UnsafeMutablePointer<UInt>
  ) {
    result.initialize(repeating: 0, count: n)
    for row in 0..<m {
      let factor = y[row]
      let line = result + row
      var carry: UInt = 0
      for place in 0..<n {
        let total =
          UInt128(x[place]) &* UInt128(factor) &+ UInt128(line[place]) &+ UInt128(carry)
        line[place] = UInt(truncatingIfNeeded: total)
        carry = UInt(truncatingIfNeeded: total >> 64)
      }
      line[n] = carry
    }
  }

  /// The longer factor in parts of a size, each multiplied by the shorter one.
  private func multiplyParts(
    _ x: UnsafePointer<UInt>, _ n: Int, _ y: UnsafePointer<UInt>, _ m: Int, size: Int,
    into result: UnsafeMutablePointer<UInt>, _ scratch: UnsafeMutablePointer<UInt>
  ) throws(PyException) {
    result.initialize(repeating: 0, count: n + m)
    var start = 0
    while start < n {
      try cx.checkInterrupt()
      let count = min(size, n - start)
      let rest = scratch + count + m
      if count < m {
        try multiply(y, m, x + start, count, into: scratch, rest)
      } else {
        try multiply(x + start, count, y, m, into: scratch, rest)
      }
      Self.add(scratch, count + m, to: result + start)
      start += count
    }
  }

  /// Three products of halves instead of four: the middle is low + high - (x₀ - x₁)(y₀ - y₁).
  private func multiplyHalves(
    _ x: UnsafePointer<UInt>, _ n: Int, _ y: UnsafePointer<UInt>, _ m: Int,
    into result: UnsafeMutablePointer<UInt>, _ scratch: UnsafeMutablePointer<UInt>
  ) throws(PyException) {
    let half = (n + 1) / 2
    let (low, high) = (result, result + 2 * half)
    try multiply(x, half, y, half, into: low, scratch)
    try multiply(x + half, n - half, y + half, m - half, into: high, scratch)
    let isLess = Self.difference(x, half, x + half, n - half, into: scratch)
    let isLessToo = Self.difference(y, half, y + half, m - half, into: scratch + half)
    let product = scratch + 2 * half
    let middle = scratch + 4 * half
    try multiply(scratch, half, scratch + half, half, into: product, middle)
    // One word more than the products have takes the carries.
    middle.initialize(from: low, count: 2 * half)
    middle[2 * half] = 0
    Self.add(high, n + m - 2 * half, to: middle)
    if isLess == isLessToo {
      Self.subtract(product, 2 * half, from: middle)
    } else {
      Self.add(product, 2 * half, to: middle)
    }
    var count = 2 * half + 1
    while count > 0, middle[count - 1] == 0 { count -= 1 }
    Self.add(middle, count, to: result + half)
  }

  /// |a - b| in so many words as `a` has, which are not fewer; whether `a` is less than `b`.
  private static func difference(
    _ a: UnsafePointer<UInt>, _ n: Int, _ b: UnsafePointer<UInt>, _ m: Int,
    into result: UnsafeMutablePointer<UInt>
  ) -> Bool {
    var place = n - 1
    while place > 0, a[place] == (place < m ? b[place] : 0) { place -= 1 }
    let isLess = a[place] < (place < m ? b[place] : 0)
    // Above that place both have the same words, so nothing is left there.
    result.initialize(from: isLess ? b : a, count: place + 1)
    (result + place + 1).initialize(repeating: 0, count: n - place - 1)
    subtract(isLess ? a : b, isLess ? place + 1 : min(m, place + 1), from: result)
    return isLess
  }

  /// Adds so many words; the carry goes as far as it must.
  private static func add(
    _ a: UnsafePointer<UInt>, _ count: Int, to result: UnsafeMutablePointer<UInt>
  ) {
    var carry: UInt = 0
    for place in 0..<count {
      let total = UInt128(result[place]) &+ UInt128(a[place]) &+ UInt128(carry)
      result[place] = UInt(truncatingIfNeeded: total)
      carry = UInt(truncatingIfNeeded: total >> 64)
    }
    var place = count
    while carry != 0 {
      let (sum, isOver) = result[place].addingReportingOverflow(carry)
      result[place] = sum
      carry = isOver ? 1 : 0
      place += 1
    }
  }

  /// Takes so many words away from a number that is not less.
  private static func subtract(
    _ a: UnsafePointer<UInt>, _ count: Int, from result: UnsafeMutablePointer<UInt>
  ) {
    var borrow: UInt = 0
    for place in 0..<count {
      let rest = UInt128(result[place]) &- UInt128(a[place]) &- UInt128(borrow)
      result[place] = UInt(truncatingIfNeeded: rest)
      borrow = UInt(truncatingIfNeeded: rest >> 64) & 1
    }
    var place = count
    while borrow != 0 {
      let (rest, isUnder) = result[place].subtractingReportingOverflow(borrow)
      result[place] = rest
      borrow = isUnder ? 1 : 0
      place += 1
    }
  }
}
