internal import BigInt

/// Products, quotients and digits of long integers by halves, so that interrupts are seen between the parts.
extension BigNumbers {
  /// `a * b`; a long product can be interrupted.
  static func multiply(_ a: BigInt, _ b: BigInt, _ cx: Context) throws(PyException) -> BigInt {
    let product = try multiply(a.magnitude, b.magnitude, cx)
    return BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: product)
  }

  /// `a * b`: the library's product where a factor is short, our own above.
  static func multiply(
    _ a: BigUInt, _ b: BigUInt, _ cx: Context
  ) throws(PyException) -> BigUInt {
    let (left, right) = (a.words.count, b.words.count)
    if min(left, right) < 4 && max(left, right) < 1 << 17 { return a * b }
    if min(left, right) == 0 { return 0 }
    return try LongProduct.product(a, b, cx)
  }

  /// Below this many words the library divides.
  private static let shortDivisor = 64

  /// Quotient and remainder, by Burnikel and Ziegler's recursive division; `b` is not zero.
  static func divide(
    _ a: BigUInt, _ b: BigUInt, _ cx: Context
  ) throws(PyException) -> (quotient: BigUInt, remainder: BigUInt) {
    let count = b.words.count
    if a < b { return (0, a) }
    if count < shortDivisor {
      if a.words.count < 4_096 { return a.quotientAndRemainder(dividingBy: b) }
      return try divideInParts(a, b, words: 2_048, cx) { (part, rest) throws(PyException) in
        join(rest, part, words: 2_048).quotientAndRemainder(dividingBy: b)
      }
    }
    // A divisor of leaf size times a power of two words, its highest bit set.
    var size = shortDivisor / 2
    while size < count { size *= 2 }
    let shift = size * 64 - b.bitWidth
    let divisor = shiftLeft(b, shift)
    let (quotient, remainder) = try divideInParts(shiftLeft(a, shift), divisor, words: size, cx) {
      (part, rest) throws(PyException) in
      try divideDouble(join(rest, part, words: size), divisor, size, cx)
    }
    return (quotient, remainder >> shift)
  }

  /// Divides from the top, so many words at a time.
  private static func divideInParts(
    _ a: BigUInt, _ b: BigUInt, words size: Int, _ cx: Context,
    _ step: (BigUInt, BigUInt) throws(PyException) -> (quotient: BigUInt, remainder: BigUInt)
  ) throws(PyException) -> (quotient: BigUInt, remainder: BigUInt) {
    let words = Array(a.words)
    var rest = BigUInt(0)
    var quotients: [BigUInt] = []
    var start = (words.count - 1) / size * size
    while start >= 0 {
      try cx.checkInterrupt()
      let part = BigUInt(words: words[start..<min(start + size, words.count)])
      let (quotient, remainder) = try step(part, rest)
      quotients.append(quotient)
      rest = remainder
      start -= size
    }
    var result: [UInt] = []
    result.reserveCapacity(words.count)
    for quotient in quotients.reversed() {
      let digits = Array(quotient.words)
      result.append(contentsOf: digits.prefix(size))
      for _ in min(size, digits.count)..<size { result.append(0) }
    }
    return (BigUInt(words: result), rest)
  }

  /// Divides twice as many words as the divisor has; the quotient has at most as many.
  private static func divideDouble(
    _ a: BigUInt, _ b: BigUInt, _ size: Int, _ cx: Context
  ) throws(PyException) -> (quotient: BigUInt, remainder: BigUInt) {
    if size <= shortDivisor { return a.quotientAndRemainder(dividingBy: b) }
    try cx.checkInterrupt()
    let half = size / 2
    let (upper, last) = split(a, half)
    let (high, rest) = try divideTriple(upper, b, half, cx)
    let (low, remainder) = try divideTriple(join(rest, last, words: half), b, half, cx)
    return (join(high, low, words: half), remainder)
  }

  /// Divides three halves by two.
  private static func divideTriple(
    _ a: BigUInt, _ b: BigUInt, _ half: Int, _ cx: Context
  ) throws(PyException) -> (quotient: BigUInt, remainder: BigUInt) {
    let (upper, last) = split(a, half)
    let (highB, lowB) = split(b, half)
    let (highA, _) = split(upper, half)
    var quotient: BigUInt
    var rest: BigUInt
    if highA < highB {
      (quotient, rest) = try divideDouble(upper, highB, half, cx)
    } else {
      quotient = BigUInt(words: repeatElement(UInt.max, count: half))
      rest = upper - join(highB, 0, words: half) + highB
    }
    rest = join(rest, last, words: half)
    let product = try multiply(quotient, lowB, cx)
    while rest < product {
      quotient -= 1
      rest += b
    }
    return (quotient, rest - product)
  }

  /// `high` above `low`, which has at most so many words.
  private static func join(_ high: BigUInt, _ low: BigUInt, words count: Int) -> BigUInt {
    if high.isZero { return low }
    let below = low.words
    var words: [UInt] = []
    words.reserveCapacity(high.words.count + count)
    words.append(contentsOf: below)
    words.append(contentsOf: repeatElement(0, count: count - below.count))
    words.append(contentsOf: high.words)
    return BigUInt(words: words)
  }

  private static func split(_ a: BigUInt, _ half: Int) -> (high: BigUInt, low: BigUInt) {
    let words = a.words
    return (BigUInt(words: words.dropFirst(half)), BigUInt(words: words.prefix(half)))
  }

  /// The decimal digits of a number, by halves.
  static func decimal(_ number: BigUInt, _ cx: Context) throws(PyException) -> [UInt8] {
    if number.bitWidth < 2_048 { return Array(String(number).utf8) }
    // The powers 10^(18·2^k), the last of them more than the number's root.
    var powers: [BigUInt] = [1_000_000_000_000_000_000]
    while let last = powers.last, last.bitWidth * 2 <= number.bitWidth + 1 {
      powers.append(try multiply(last, last, cx))
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(number.bitWidth * 302 / 1_000)
    try appendDecimal(number, powers.count - 1, isFirst: true, powers, &digits, cx)
    return digits
  }

  private static func appendDecimal(
    _ number: BigUInt, _ level: Int, isFirst: Bool, _ powers: [BigUInt], _ digits: inout [UInt8],
    _ cx: Context
  ) throws(PyException) {
    let width = 18 << (level + 1)
    if level < 0 || number.bitWidth < 512 {
      let text = String(number)
      if !isFirst {
        for _ in text.utf8.count..<max(text.utf8.count, width) { digits.append(48) }
      }
      digits.append(contentsOf: text.utf8)
      return
    }
    if isFirst, number < powers[level] {
      return try appendDecimal(number, level - 1, isFirst: true, powers, &digits, cx)
    }
    let (high, low) = try divide(number, powers[level], cx)
    try appendDecimal(high, level - 1, isFirst: isFirst, powers, &digits, cx)
    try appendDecimal(low, level - 1, isFirst: false, powers, &digits, cx)
  }

  /// The number with these digits, by halves; `digits` are values below the base.
  static func number(
    _ digits: ArraySlice<UInt8>, base: Int, _ cx: Context
  ) throws(PyException) -> BigUInt {
    var powers: [Int: BigUInt] = [:]
    return try number(digits, base: base, &powers, cx)
  }

  private static func number(
    _ digits: ArraySlice<UInt8>, base: Int, _ powers: inout [Int: BigUInt], _ cx: Context
  ) throws(PyException) -> BigUInt {
    if digits.count <= 256 { return short(digits, base) }
    try cx.checkInterrupt()
    // The lower part's length is 256 times a power of two: few powers are needed.
    var lower = 256
    while lower * 2 < digits.count { lower *= 2 }
    let power: BigUInt
    if let known = powers[lower] {
      power = known
    } else {
      var made = BigUInt(base).power(256)
      var length = 256
      powers[length] = made
      while length < lower {
        length *= 2
        if let known = powers[length] {
          made = known
        } else {
          made = try multiply(made, made, cx)
          powers[length] = made
        }
      }
      power = made
    }
    let high = try number(digits.dropLast(lower), base: base, &powers, cx)
    let low = try number(digits.suffix(lower), base: base, &powers, cx)
    return try multiply(high, power, cx) + low
  }

  /// The number of some hundred digits, twelve at a time.
  private static func short(_ digits: ArraySlice<UInt8>, _ base: Int) -> BigUInt {
    var result = BigUInt(0)
    var start = digits.startIndex
    while start < digits.endIndex {
      var part: UInt = 0
      var scale: UInt = 1
      for digit in digits[start..<min(start + 12, digits.endIndex)] {
        part = part * UInt(base) + UInt(digit)
        scale *= UInt(base)
      }
      result = result * BigUInt(scale) + BigUInt(part)
      start += 12
    }
    return result
  }
}
