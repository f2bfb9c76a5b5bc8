#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Finding, splitting and replacing in units: what `str` and `bytes` share.
///
/// The work is done on lent memory; arrays and `Octets` lend theirs in `Search+Lending`.
enum Search {
  /// Interrupts are looked for once in so many pieces.
  private static let often = 0xFFF
  /// So many units are looked through at once.
  private static let stretch = 0xFF_FFFF

  /// Where the needle first lies wholly within the bounds.
  static func first<T: FixedWidthInteger>(
    _ needle: UnsafeBufferPointer<T>, in hay: UnsafeBufferPointer<T>, from: Int, to: Int,
    _ cx: Context
  ) throws(PyException) -> Int? {
    if from > to { return nil }
    if needle.isEmpty { return from }
    if to - from < needle.count { return nil }
    guard let base = hay.baseAddress, let wanted = needle.baseAddress else { return nil }
    let last = to - needle.count
    let size = needle.count * MemoryLayout<T>.size
    var position = from
    var turn = 0
    while position <= last {
      turn += 1
      if turn & often == 0 { try cx.checkInterrupt() }
      let end = min(last, position + stretch)
      guard let next = next(wanted[0], base, position, end) else {
        try cx.checkInterrupt()
        position = end + 1
        continue
      }
      if needle.count == 1 || memcmp(base + next, wanted, size) == 0 { return next }
      position = next + 1
    }
    return nil
  }

  /// Where a unit is next; the bounds are inclusive.
  @inline(__always)
  private static func next<T: FixedWidthInteger>(
    _ unit: T, _ base: UnsafePointer<T>, _ from: Int, _ last: Int
  ) -> Int? {
    if MemoryLayout<T>.size == 1 {
      guard let found = memchr(base + from, Int32(truncatingIfNeeded: unit), last - from + 1) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
    var position = from
    while position <= last {
      if base[position] == unit { return position }
      position += 1
    }
    return nil
  }

  /// The order of two sequences of units: -1, 0 or 1.
  static func order<T: FixedWidthInteger>(
    _ a: UnsafeBufferPointer<T>, _ b: UnsafeBufferPointer<T>
  ) -> Int {
    let common = min(a.count, b.count)
    var index = 0
    while index < common {
      if a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
      index += 1
    }
    return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
  }

  /// Where the needle last lies wholly within the bounds.
  static func last<T: FixedWidthInteger>(
    _ needle: UnsafeBufferPointer<T>, in hay: UnsafeBufferPointer<T>, from: Int, to: Int,
    _ cx: Context
  ) throws(PyException) -> Int? {
    if from > to || to - from < needle.count { return nil }
    if needle.isEmpty { return to }
    var position = to - needle.count
    while position >= from {
      if hay[position] == needle[0], matches(needle, in: hay, at: position) { return position }
      position -= 1
      if position & often == 0 { try cx.checkInterrupt() }
    }
    return nil
  }

  /// Whether the needle lies at a position; the caller has checked the bounds.
  @inline(__always)
  static func matches<T: FixedWidthInteger>(
    _ needle: UnsafeBufferPointer<T>, in hay: UnsafeBufferPointer<T>, at position: Int
  ) -> Bool {
    guard !needle.isEmpty, let base = hay.baseAddress, let wanted = needle.baseAddress else {
      return true
    }
    return memcmp(base + position, wanted, needle.count * MemoryLayout<T>.size) == 0
  }

  /// How often the needle occurs without overlap, at most `limit` times.
  static func count<T: FixedWidthInteger>(
    _ needle: UnsafeBufferPointer<T>, in hay: UnsafeBufferPointer<T>, from: Int, to: Int,
    limit: Int = .max, _ cx: Context
  ) throws(PyException) -> Int {
    if from > to { return 0 }
    if needle.isEmpty { return min(limit, to - from + 1) }
    var number = 0
    var start = from
    while number < limit, let found = try first(needle, in: hay, from: start, to: to, cx) {
      number += 1
      start = found + needle.count
      if number & often == 0 { try cx.checkInterrupt() }
    }
    return number
  }

  /// The text with up to `limit` occurrences replaced, nil when there is none.
  static func replacing<T: FixedWidthInteger>(
    _ old: UnsafeBufferPointer<T>, with new: UnsafeBufferPointer<T>,
    in text: UnsafeBufferPointer<T>,
    limit: Int, _ cx: Context
  ) throws(PyException) -> [T]? {
    let number = try count(old, in: text, from: 0, to: text.count, limit: limit, cx)
    if number == 0 { return nil }
    try cx.checkSize(
      replacedCount(old.count, new.count, text.count, number), of: MemoryLayout<T>.size)
    var result: [T] = []
    result.reserveCapacity(replacedCount(old.count, new.count, text.count, number))
    var start = 0
    for turn in 0..<number {
      if turn & often == 0 { try cx.checkInterrupt() }
      if old.isEmpty {
        if turn > 0 {
          result.append(text[start])
          start += 1
        }
        result.append(contentsOf: new)
      } else if let found = try first(old, in: text, from: start, to: text.count, cx) {
        result.append(contentsOf: text[start..<found])
        result.append(contentsOf: new)
        start = found + old.count
      }
    }
    result.append(contentsOf: text[start...])
    return result
  }

  /// How long a text will be after replacements; saturates.
  static func replacedCount(_ old: Int, _ new: Int, _ text: Int, _ number: Int) -> Int {
    let (growth, overflow) = (new - old).multipliedReportingOverflow(by: number)
    return overflow ? .max : text &+ growth < 0 ? .max : text + growth
  }

  // MARK: Splitting; every piece is a range of the text

  /// The pieces between separators, from the left.
  @inline(__always)
  static func split<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<T>, by separator: UnsafeBufferPointer<T>, limit: Int, _ cx: Context,
    _ piece: (Range<Int>) -> Void
  ) throws(PyException) {
    var number = 0
    var start = 0
    while number < limit,
      let found = try first(separator, in: text, from: start, to: text.count, cx)
    {
      piece(start..<found)
      number += 1
      if number & often == 0 { try cx.checkInterrupt() }
      start = found + separator.count
    }
    piece(start..<text.count)
  }

  /// The pieces between separators, from the right: the last one comes first.
  @inline(__always)
  static func splitFromRight<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<T>, by separator: UnsafeBufferPointer<T>, limit: Int, _ cx: Context,
    _ piece: (Range<Int>) -> Void
  ) throws(PyException) {
    var number = 0
    var end = text.count
    while number < limit, let found = try last(separator, in: text, from: 0, to: end, cx) {
      piece(found + separator.count..<end)
      number += 1
      if number & often == 0 { try cx.checkInterrupt() }
      end = found
    }
    piece(0..<end)
  }

  /// The words between runs of white space, from the left.
  @inline(__always)
  static func words<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<T>, limit: Int, _ cx: Context, _ isSpace: (T) -> Bool,
    _ piece: (Range<Int>) -> Void
  ) throws(PyException) {
    var number = 0
    var position = 0
    while true {
      while position < text.count, isSpace(text[position]) { position += 1 }
      if position == text.count { return }
      if number == limit { return piece(position..<text.count) }
      let start = position
      while position < text.count, !isSpace(text[position]) { position += 1 }
      piece(start..<position)
      number += 1
      if number & often == 0 { try cx.checkInterrupt() }
    }
  }

  /// The words between runs of white space, from the right: the last one comes first.
  @inline(__always)
  static func wordsFromRight<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<T>, limit: Int, _ cx: Context, _ isSpace: (T) -> Bool,
    _ piece: (Range<Int>) -> Void
  ) throws(PyException) {
    var number = 0
    var position = text.count
    while true {
      while position > 0, isSpace(text[position - 1]) { position -= 1 }
      if position == 0 { return }
      if number == limit { return piece(0..<position) }
      let end = position
      while position > 0, !isSpace(text[position - 1]) { position -= 1 }
      piece(position..<end)
      number += 1
      if number & often == 0 { try cx.checkInterrupt() }
    }
  }

  /// The lines of a text.
  ///
  /// `isBreak` tells line boundaries; a carriage return and a line feed count once.
  @inline(__always)
  static func lines<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<T>, keepingEnds: Bool, _ cx: Context, _ isBreak: (T) -> Bool,
    _ piece: (Range<Int>) -> Void
  ) throws(PyException) {
    var number = 0
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, !isBreak(text[position]) { position += 1 }
      var end = position
      if position < text.count {
        let isPair =
          text[position] == 13 && position + 1 < text.count && text[position + 1] == 10
        position += isPair ? 2 : 1
        if keepingEnds { end = position }
      }
      piece(start..<end)
      number += 1
      if number & often == 0 { try cx.checkInterrupt() }
    }
  }
}
