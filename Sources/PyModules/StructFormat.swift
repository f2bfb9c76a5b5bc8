internal import PyInterpreter

/// A parsed struct format: what lies where.
final class StructFormat {
  /// One code of the format.
  struct Item {
    /// The format character.
    let code: UInt8
    /// Where the first one lies.
    let offset: Int
    /// The size of one.
    let size: Int
    /// How many; for `s` and `p` the length of the one field.
    let count: Int
    /// What is made of the bytes of one.
    let nature: Nature
    /// The least and the greatest small number that an integer code takes; the others are refused or large.
    let range: ClosedRange<Int>

    init(code: UInt8, offset: Int, size: Int, count: Int) {
      self.code = code
      self.offset = offset
      self.size = size
      self.count = count
      nature = Nature(code)
      let bits = size * 8
      range =
        switch nature {
        case .signed where bits < 64: -(1 << (bits - 1))...(1 << (bits - 1)) - 1
        case .unsigned where bits < 64: 0...(1 << bits) - 1
        case .unsigned where code != UInt8(ascii: "P"): 0...Int.max
        default: Int.min...Int.max
        }
    }

    /// Whether it is one field of many bytes.
    var isText: Bool { nature == .text }
  }

  /// The kinds of codes.
  enum Nature {
    case text, character, truth, real, signed, unsigned

    init(_ code: UInt8) {
      switch code {
      case UInt8(ascii: "s"), UInt8(ascii: "p"): self = .text
      case UInt8(ascii: "c"): self = .character
      case UInt8(ascii: "?"): self = .truth
      case UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "d"): self = .real
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .signed
      default: self = .unsigned
      }
    }
  }

  /// The format as written.
  let text: String
  /// The items that take values; padding is left out.
  ///
  /// In plain memory, so that packing counts no references.
  let items: UnsafeBufferPointer<Item>
  /// The size of the whole.
  let size: Int
  /// How many values it takes.
  let valueCount: Int
  /// Whether the highest byte comes first.
  let isBigEndian: Bool
  /// Whether sizes and alignment are those of C on this machine.
  let isNative: Bool

  /// Why a format is refused.
  enum Mistake: Error {
    case badCharacter, noCharacter, tooLong

    /// CPython's words.
    var message: String {
      switch self {
      case .badCharacter: "bad char in struct format"
      case .noCharacter: "repeat count given without format specifier"
      case .tooLong: "total struct size too long"
      }
    }
  }

  /// Reads a format.
  init(_ format: [UInt8]) throws(Mistake) {
    text = String(decoding: format, as: UTF8.self)
    var position = 0
    var isBig = false
    var isNative = true
    switch format.first {
    case UInt8(ascii: "@"): position = 1
    case UInt8(ascii: "="), UInt8(ascii: "<"):
      position = 1
      isNative = false
    case UInt8(ascii: ">"), UInt8(ascii: "!"):
      position = 1
      isNative = false
      isBig = true
    default: break
    }
    var items: [Item] = []
    var offset = 0
    var values = 0
    while position < format.count {
      let character = format[position]
      position += 1
      if character == 32 || 9...13 ~= character { continue }
      let (count, code) = try Self.count(format, &position, character)
      guard let size = Self.size(of: code, isNative: isNative) else { throw .badCharacter }
      if isNative, size > 1 { offset = try Self.checked((offset + size - 1) / size * size) }
      let (length, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw .tooLong }
      if code != UInt8(ascii: "x") {
        let item = Item(code: code, offset: offset, size: size, count: count)
        if item.isText {
          items.append(item)
          values += 1
        } else if count > 0 {
          items.append(item)
          values += count
        }
      }
      let (end, tooFar) = offset.addingReportingOverflow(length)
      if tooFar { throw .tooLong }
      offset = try Self.checked(end)
    }
    let memory = UnsafeMutableBufferPointer<Item>.allocate(capacity: items.count)
    _ = memory.initialize(from: items)
    self.items = UnsafeBufferPointer(memory)
    size = offset
    valueCount = values
    isBigEndian = isBig
    self.isNative = isNative
  }

  deinit { items.deallocate() }

  private static func checked(_ size: Int) throws(Mistake) -> Int {
    if size > Int.max - 16 { throw .tooLong }
    return size
  }

  /// The repeat count before a code, and the code.
  private static func count(
    _ format: [UInt8], _ position: inout Int, _ first: UInt8
  ) throws(Mistake) -> (Int, UInt8) {
    guard 48...57 ~= first else { return (1, first) }
    var count = Int(first) - 48
    while position < format.count, 48...57 ~= format[position] {
      let digit = Int(format[position]) - 48
      if count > (Int.max - digit) / 10 { throw .tooLong }
      count = count * 10 + digit
      position += 1
    }
    guard position < format.count else { throw .noCharacter }
    position += 1
    return (count, format[position - 1])
  }

  private static func size(of code: UInt8, isNative: Bool) -> Int? {
    switch Character(Unicode.Scalar(code)) {
    case "x", "c", "b", "B", "?", "s", "p": 1
    case "h", "H", "e": 2
    case "i", "I", "f": 4
    case "l", "L": isNative ? 8 : 4
    case "q", "Q", "d": 8
    case "n", "N", "P": isNative ? 8 : nil
    default: nil
    }
  }
}
