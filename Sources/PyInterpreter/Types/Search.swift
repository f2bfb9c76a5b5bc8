#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Finding, splitting and replacing in arrays of units: what `str` and `bytes` share.
enum Search {
  /// Interrupts are looked for once in so many pieces.
  private static let often = 0xFFF

  /// Where the needle first lies wholly within the bounds.
  static func first<T: FixedWidthInteger>(
    _ needle: [T], in hay: [T], from: Int, to: Int
  ) -> Int? {
    if from > to { return nil }
    if needle.isEmpty { return from }
    if to - from < needle.count { return nil }
    return hay.withUnsafeBufferPointer { hay -> Int? in
      needle.withUnsafeBufferPointer { needle -> Int? in
        guard let base = hay.baseAddress, let wanted = needle.baseAddress else { return nil }
        let last = to - needle.count
        let size = needle.count * MemoryLayout<T>.size
        var position = from
        while position <= last {
          guard let next = next(wanted[0], base, position, last) else { return nil }
          if memcmp(base + next, wanted, size) == 0 { return next }
          position = next + 1
        }
        return nil
      }
    }
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

  /// Where the needle last lies wholly within the bounds.
  static func last<T: FixedWidthInteger>(
    _ needle: [T], in hay: [T], from: Int, to: Int
  ) -> Int? {
    if from > to || to - from < needle.count { return nil }
    if needle.isEmpty { return to }
    var position = to - needle.count
    while position >= from {
      if hay[position] == needle[0], matches(needle, in: hay, at: position) { return position }
      position -= 1
    }
    return nil
  }

  /// Whether the needle lies at a position; the caller has checked the bounds.
  @inline(__always)
  static func matches<T: FixedWidthInteger>(_ needle: [T], in hay: [T], at position: Int) -> Bool {
    hay.withUnsafeBytes { hay in
      needle.withUnsafeBytes { needle in
        if needle.isEmpty { return true }
        return memcmp(
          hay.baseAddress.unsafelyUnwrapped + position * MemoryLayout<T>.size,
          needle.baseAddress.unsafelyUnwrapped, needle.count) == 0
      }
    }
  }

  /// How often the needle occurs without overlap, at most `limit` times.
  static func count<T: FixedWidthInteger>(
    _ needle: [T], in hay: [T], from: Int, to: Int, limit: Int = .max, _ cx: Context
  ) throws(PyException) -> Int {
    if from > to { return 0 }
    if needle.isEmpty { return min(limit, to - from + 1) }
    var number = 0
    var start = from
    while number < limit, let found = first(needle, in: hay, from: start, to: to) {
      number += 1
      start = found + needle.count
      if number & often == 0 { try cx.checkInterrupt() }
    }
    return number
  }

  /// The text with up to `limit` occurrences replaced, nil when there is none.
  static func replacing<T: FixedWidthInteger>(
    _ old: [T], with new: [T], in text: [T], limit: Int, _ cx: Context
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
      } else if let found = first(old, in: text, from: start, to: text.count) {
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
  static func split<T: FixedWidthInteger>(
    _ text: [T], by separator: [T], limit: Int, _ cx: Context
  ) throws(PyException) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while pieces.count < limit,
      let found = first(separator, in: text, from: start, to: text.count)
    {
      pieces.append(start..<found)
      if pieces.count & often == 0 { try cx.checkInterrupt() }
      start = found + separator.count
    }
    pieces.append(start..<text.count)
    return pieces
  }

  /// The pieces between separators, from the right.
  static func splitFromRight<T: FixedWidthInteger>(
    _ text: [T], by separator: [T], limit: Int, _ cx: Context
  ) throws(PyException) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = text.count
    while pieces.count < limit, let found = last(separator, in: text, from: 0, to: end) {
      pieces.append(found + separator.count..<end)
      if pieces.count & often == 0 { try cx.checkInterrupt() }
      end = found
    }
    pieces.append(0..<end)
    return pieces.reversed()
  }

  /// The words between runs of white space, from the left.
  static func words<T: FixedWidthInteger>(
    _ text: [T], limit: Int, _ cx: Context, _ isSpace: (T) -> Bool
  ) throws(PyException) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var position = 0
    while true {
      while position < text.count, isSpace(text[position]) { position += 1 }
      if position == text.count { return pieces }
      if pieces.count == limit {
        pieces.append(position..<text.count)
        return pieces
      }
      let start = position
      while position < text.count, !isSpace(text[position]) { position += 1 }
      pieces.append(start..<position)
      if pieces.count & often == 0 { try cx.checkInterrupt() }
    }
  }

  /// The words between runs of white space, from the right.
  static func wordsFromRight<T: FixedWidthInteger>(
    _ text: [T], limit: Int, _ cx: Context, _ isSpace: (T) -> Bool
  ) throws(PyException) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var position = text.count
    while true {
      while position > 0, isSpace(text[position - 1]) { position -= 1 }
      if position == 0 { break }
      if pieces.count == limit {
        pieces.append(0..<position)
        break
      }
      let end = position
      while position > 0, !isSpace(text[position - 1]) { position -= 1 }
      pieces.append(position..<end)
      if pieces.count & often == 0 { try cx.checkInterrupt() }
    }
    return pieces.reversed()
  }

  /// The lines of a text.
  ///
  /// `isBreak` tells line boundaries; a carriage return and a line feed count once.
  static func lines<T: FixedWidthInteger>(
    _ text: [T], keepingEnds: Bool, _ cx: Context, _ isBreak: (T) -> Bool
  ) throws(PyException) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
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
      pieces.append(start..<end)
      if pieces.count & often == 0 { try cx.checkInterrupt() }
    }
    return pieces
  }
}
