#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The bytes of a `bytes` or of a text that is all ASCII: a few lie in place, more in an array.
///
/// Most texts and bytes of a program are short and live for a moment, so each costs one allocation less.
/// There is one way to hold a number of bytes: up to `room` in place, with zeros after them.
public struct Octets: Sendable {
  /// How many bytes lie in place at most.
  @inlinable package static var room: Int { 24 }

  /// How many bytes there are.
  @usableFromInline package private(set) var count: Int
  /// The bytes in place, for readers in other modules; meaningless when there are more than `room`.
  @usableFromInline var words: (UInt64, UInt64, UInt64)
  /// All bytes, when there are more than `room`.
  @usableFromInline var many: [UInt8]

  /// No bytes.
  @inline(__always) package init() {
    count = 0
    words = (0, 0, 0)
    many = []
  }

  /// Bytes in place; those of the words beyond the count are zero.
  package init(words: (UInt64, UInt64, UInt64), count: Int) {
    self.count = count
    self.words = words
    many = []
  }

  /// The bytes of an array.
  @inline(__always) package init(_ bytes: [UInt8]) {
    count = bytes.count
    words = (0, 0, 0)
    if bytes.count > Self.room {
      many = bytes
    } else {
      many = []
      bytes.withUnsafeBytes { bytes in
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
      }
    }
  }

  /// A copy of these bytes.
  @inlinable @inline(__always) public init(copying bytes: UnsafeBufferPointer<UInt8>) {
    count = bytes.count
    words = (0, 0, 0)
    if bytes.count > Self.room {
      many = Array(bytes)
    } else {
      many = []
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(bytes)) }
    }
  }

  /// The same byte several times.
  init(repeating byte: UInt8, count: Int) {
    self.count = count
    words = (0, 0, 0)
    if count > Self.room {
      many = Array(repeating: byte, count: count)
    } else {
      many = []
      let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      words.0 = Self.first(count, of: pattern)
      words.1 = Self.first(count - 8, of: pattern)
      words.2 = Self.first(count - 16, of: pattern)
    }
  }

  /// The first bytes of a word, zeros after them.
  @inline(__always) private static func first(_ count: Int, of word: UInt64) -> UInt64 {
    if count <= 0 { return 0 }
    return count >= 8 ? word : word & (1 << UInt64(count * 8) &- 1)
  }

  /// Both, one after the other.
  @inline(__always) init(_ left: Octets, _ right: Octets) {
    let total = left.count + right.count
    if total <= Self.room {
      self = left
      right.withBytes { append(short: $0) }
    } else {
      count = total
      words = (0, 0, 0)
      many = ByteAssembly.array(total) { room in
        left.withBytes { room.copyMemory(from: UnsafeRawBufferPointer($0)) }
        right.withBytes {
          UnsafeMutableRawBufferPointer(rebasing: room[left.count...])
            .copyMemory(from: UnsafeRawBufferPointer($0))
        }
      }
    }
  }

  /// The bytes as an array: made anew when they lie in place, so take them once.
  package var array: [UInt8] {
    if count > Self.room { return many }
    return withBytes { Array($0) }
  }

  /// Has the bytes of a very large text or bytes object given back beside the program.
  @inline(never) mutating func giveBack() {
    count = 0
    LargeRelease.take(&many)
  }

  /// Lends the bytes.
  @inlinable @inline(__always)
  public func withBytes<R, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    if count > Self.room {
      return try many.withUnsafeBufferPointer { (bytes) throws(E) in try body(bytes) }
    }
    let count = count
    return try withUnsafeBytes(of: words) { (place) throws(E) in
      try body(
        UnsafeBufferPointer(
          start: place.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self),
          count: count))
    }
  }

  /// A part of the bytes.
  @inline(__always) func part(_ range: Range<Int>) -> Octets {
    withBytes { Octets(copying: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Each byte changed.
  @inline(__always) func map(_ change: (UInt8) -> UInt8) -> Octets {
    var result = self
    let count = count
    if count > Self.room {
      result.many = many.withUnsafeBufferPointer { bytes in
        ByteAssembly.array(count) { room in
          for index in 0..<count { room[index] = change(bytes[index]) }
        }
      }
      return result
    }
    withUnsafeMutableBytes(of: &result.words) { place in
      for index in 0..<count { place[index] = change(place[index]) }
    }
    return result
  }

  /// Each byte changed; long work can be interrupted.
  @inline(__always)
  func map(_ cx: Context, _ change: (UInt8) -> UInt8) throws(PyException) -> Octets {
    let stretch = 1 << 22
    if count <= stretch { return map(change) }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    while result.count < count {
      let end = Swift.min(count, result.count + stretch)
      result.append(contentsOf: part(result.count..<end).map(change).array)
      try cx.checkInterrupt()
    }
    return Octets(result)
  }

  /// The byte at a position that is known to be there.
  @inline(__always) package subscript(index: Int) -> UInt8 {
    if count > Self.room { return many[index] }
    let word = index < 8 ? words.0 : index < 16 ? words.1 : words.2
    return UInt8(truncatingIfNeeded: word &>> UInt64(index & 7 &* 8))
  }

  /// Adds bytes that fit in place.
  @inline(__always)
  private mutating func append(short bytes: UnsafeBufferPointer<UInt8>) {
    let start = count
    count += bytes.count
    withUnsafeMutableBytes(of: &words) { place in
      UnsafeMutableRawBufferPointer(rebasing: place[start...])
        .copyMemory(from: UnsafeRawBufferPointer(bytes))
    }
  }

  /// Adds bytes.
  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if count + bytes.count <= Self.room { return append(short: bytes) }
    spill(bytes.count)
    many.append(contentsOf: bytes)
    count += bytes.count
  }

  /// Adds the bytes of another.
  @inline(__always) mutating func append(_ other: Octets) {
    other.withBytes { append($0) }
  }

  /// Adds one byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    if count < Self.room {
      let shifted = UInt64(byte) &<< UInt64(count & 7 &* 8)
      if count < 8 {
        words.0 |= shifted
      } else if count < 16 {
        words.1 |= shifted
      } else {
        words.2 |= shifted
      }
    } else {
      spill(1)
      many.append(byte)
    }
    count += 1
  }

  /// Adds one byte several times.
  mutating func append(_ byte: UInt8, times: Int) {
    if count + times > Self.room {
      spill(times)
      many.append(contentsOf: repeatElement(byte, count: times))
      count += times
    } else {
      for _ in 0..<max(0, times) { append(byte) }
    }
  }

  /// Moves what lies in place to the array, which then has room for so many more.
  @inline(__always) private mutating func spill(_ more: Int) {
    if count <= Self.room { move(more) }
  }

  @inline(never) private mutating func move(_ more: Int) {
    var moved: [UInt8] = []
    moved.reserveCapacity(max(64, count + more))
    withBytes { moved.append(contentsOf: $0) }
    many = moved
    words = (0, 0, 0)
  }

  /// Whether every byte is below 128.
  @inline(__always) var isASCII: Bool {
    if count <= Self.room { return (words.0 | words.1 | words.2) & 0x8080_8080_8080_8080 == 0 }
    return many.allSatisfy { $0 < 128 }
  }

  /// The first eight bytes as a number that has their order, zeros after fewer.
  @inline(__always) var prefix: UInt64 {
    if count <= Self.room { return words.0.bigEndian }
    return many.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self).bigEndian }
  }

  /// The order of the bytes of two: -1, 0 or 1.
  @inline(__always) static func order(_ a: Octets, _ b: Octets) -> Int {
    if a.count <= room, b.count <= room {
      // Zeros follow the bytes in place, so only the count tells those apart that are alike so far.
      if a.words.0 != b.words.0 { return a.words.0.bigEndian < b.words.0.bigEndian ? -1 : 1 }
      if a.words.1 != b.words.1 { return a.words.1.bigEndian < b.words.1.bigEndian ? -1 : 1 }
      if a.words.2 != b.words.2 { return a.words.2.bigEndian < b.words.2.bigEndian ? -1 : 1 }
    } else {
      let order = a.withBytes { left in
        b.withBytes { right in
          guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
          return Int(memcmp(one, other, min(left.count, right.count)))
        }
      }
      if order != 0 { return order.signum() }
    }
    return (a.count - b.count).signum()
  }

  /// A hash of the bytes; never zero.
  var hash: Int {
    var hasher = Hashing()
    hasher.add(UInt64(count))
    if count <= Self.room {
      hasher.add(words.0)
      if count > 8 { hasher.add(words.1) }
      if count > 16 { hasher.add(words.2) }
      return hasher.result
    }
    many.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        hasher.add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      while place < bytes.count {
        hasher.add(UInt64(bytes[place]))
        place += 1
      }
    }
    return hasher.result
  }
}

extension Octets: Equatable {
  /// Whether both hold the same bytes.
  @inline(__always) public static func == (left: Octets, right: Octets) -> Bool {
    guard left.count == right.count else { return false }
    if left.count > room { return left.many == right.many }
    return left.words.0 == right.words.0 && left.words.1 == right.words.1
      && left.words.2 == right.words.2
  }
}

/// Making arrays of bytes that are filled piece by piece.
enum ByteAssembly {
  /// An array of so many bytes, all of which the body writes.
  ///
  /// A short one is put together on the stack: copying it costs less than asking for an array with room.
  @inline(__always)
  static func array(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) -> [UInt8] {
    if count <= 1024 {
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { room in
        let bytes = UnsafeMutableBufferPointer(rebasing: room[..<count])
        fill(UnsafeMutableRawBufferPointer(bytes))
        return Array(UnsafeBufferPointer(bytes))
      }
    }
    return Array(unsafeUninitializedCapacity: count) { room, filled in
      fill(UnsafeMutableRawBufferPointer(room))
      filled = count
    }
  }
}
