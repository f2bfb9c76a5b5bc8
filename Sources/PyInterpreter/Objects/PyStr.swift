/// A Python `str`: code points with constant-time access; lone surrogates are allowed.
public final class PyStr: PyObject {
  /// The code points of a text that is all ASCII; empty when it is not.
  @exclusivity(unchecked) private(set) final var octets: Octets
  /// The code points of a text that is not all ASCII; empty when it is.
  let wide: [UInt32]
  /// Whether every code point is below 128, so that `octets` holds the text.
  package let isASCII: Bool
  @exclusivity(unchecked) private final var cachedHash = 0

  /// A `str` of ASCII bytes; the caller vouches for them.
  @inline(__always) init(_ octets: Octets) {
    self.octets = octets
    wide = []
    isASCII = true
    super.init(kind: .str, typeAddress: TypeAddress.str ?? Types.str.ownAddress)
  }

  /// An instance of a subclass, of ASCII bytes; the caller vouches for them.
  init(_ octets: Octets, type: PyType) {
    self.octets = octets
    wide = []
    isASCII = true
    super.init(kind: .str, type: type)
  }

  /// A `str` of ASCII bytes; the caller vouches for them.
  package convenience init(ascii: [UInt8]) { self.init(Octets(ascii)) }

  /// A `str` of code points, stored as ASCII where they all are.
  package init(codePoints: [UInt32], type: PyType? = nil) {
    if codePoints.allSatisfy({ $0 < 128 }) {
      octets = Octets(codePoints.map { UInt8(truncatingIfNeeded: $0) })
      wide = []
      isASCII = true
    } else {
      octets = Octets()
      wide = codePoints
      isASCII = false
    }
    super.init(kind: .str, type: type ?? Types.str)
  }

  /// A `str` of this text.
  package convenience init(_ text: String) {
    var text = text
    let ascii: [UInt8]? = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 128 } ? Array(bytes) : nil
    }
    if let ascii {
      self.init(ascii: ascii)
    } else {
      self.init(codePoints: text.unicodeScalars.map(\.value))
    }
  }

  deinit {
    if octets.count >= LargeRelease.worthwhile { octets.giveBack() }
  }

  /// The number of code points.
  @inline(__always) package var count: Int { isASCII ? octets.count : wide.count }

  /// The bytes of a text that is all ASCII: made anew for a short one, so take them once.
  package var ascii: [UInt8] { octets.array }

  /// The code point at a position.
  @inline(__always) package subscript(index: Int) -> UInt32 {
    isASCII ? UInt32(octets[index]) : wide[index]
  }

  /// All code points.
  package var codePoints: [UInt32] { isASCII ? ascii.map(UInt32.init) : wide }

  /// The text; lone surrogates become U+FFFD.
  package var string: String {
    if isASCII { return octets.withBytes { String(decoding: $0, as: UTF8.self) } }
    var scalars = String.UnicodeScalarView()
    for point in wide { scalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// The text in UTF-8; lone surrogates as three bytes each when `lossless`, else as `?`.
  package func utf8(lossless: Bool = false) -> [UInt8] {
    if isASCII { return ascii }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wide.count * 2)
    for point in wide {
      if let scalar = Unicode.Scalar(point) {
        bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
      } else if lossless {
        bytes.append(UInt8(0xE0 | point >> 12))
        bytes.append(UInt8(0x80 | (point >> 6 & 0x3F)))
        bytes.append(UInt8(0x80 | (point & 0x3F)))
      } else {
        bytes.append(0x3F)
      }
    }
    return bytes
  }

  /// The hash, computed once.
  @inline(__always) var hash: Int {
    if cachedHash != 0 { return cachedHash }
    return computeHash()
  }

  @inline(never) private func computeHash() -> Int {
    if isASCII {
      cachedHash = octets.hash
    } else {
      var hasher = Hashing()
      for point in wide { hasher.add(UInt64(point)) }
      cachedHash = hasher.result
    }
    return cachedHash
  }

  /// Whether both hold the same code points.
  @inline(__always) package func equals(_ other: PyStr) -> Bool {
    if self === other { return true }
    guard isASCII == other.isASCII else { return false }
    return isASCII ? octets == other.octets : wide == other.wide
  }

  /// Appends in place, for a text that nobody else holds; false when the representation does not allow it.
  func append(_ other: PyStr) -> Bool {
    guard isASCII, other.isASCII else { return false }
    octets.append(other.octets)
    cachedHash = 0
    return true
  }

  /// One-character strings of ASCII, made once.
  nonisolated(unsafe) private static let characters: [PyStr] = (0..<128).map {
    PyStr(ascii: [UInt8($0)])
  }

  /// The empty string, made once.
  nonisolated(unsafe) package static let empty = PyStr(Octets())

  /// The string of one code point.
  package static func character(_ point: UInt32) -> PyStr {
    point < 128 ? characters[Int(point)] : PyStr(codePoints: [point])
  }
}

/// A simple, fast mixing of words into a hash; never zero.
struct Hashing {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  var result: Int {
    let mixed = (state ^ (state >> 32)) &* 0xD6E8_FEB8_6659_FD93
    let value = Int(bitPattern: UInt(mixed ^ (mixed >> 32)))
    return value == 0 || value == -1 ? -2 : value
  }
}
