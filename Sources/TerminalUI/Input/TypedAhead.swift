/// What is typed while a call blocks and is no key for that call: kept for the next prompt.
struct TypedAhead {
  /// What the bytes of one read were.
  enum Taken: Hashable {
    /// A key that means something while a call blocks.
    case key(Character, byte: UInt8, withinText: Bool)
    /// Text for the next prompt.
    case text
    /// A correction of that text, or the Enter behind a key.
    case nothing
  }

  /// The text, as the terminal gave it.
  private(set) var bytes: [UInt8] = []
  /// Whether a key came last, whose Enter means nothing.
  private var isBehindKey = false

  /// Takes one read's bytes.
  ///
  /// A key may be text where a line has begun: whoever takes keys decides, and lets it be kept. Several bytes at once are
  /// a paste or an arrow key, never a command.
  mutating func take(_ read: [UInt8], keys: Set<Character>) -> Taken {
    guard read.count == 1, let byte = read.first else {
      isBehindKey = false
      bytes += read
      return .text
    }
    switch byte {
    case 0x7F, 0x08:
      removeLast()
      return .nothing
    case 0x15:
      while !isAtLineStart { bytes.removeLast() }
      return .nothing
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      if isAtLineStart, isBehindKey { return .nothing }
    case 0x21..<0x7F:
      let key = Character(Unicode.Scalar(byte))
      guard keys.contains(key) else { break }
      isBehindKey = true
      return .key(key, byte: byte, withinText: !isAtLineStart)
    default: break
    }
    isBehindKey = false
    bytes.append(byte)
    return .text
  }

  /// Keeps a key that was none.
  mutating func keep(_ byte: UInt8) {
    isBehindKey = false
    bytes.append(byte)
  }

  private var isAtLineStart: Bool {
    bytes.last.map { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") } ?? true
  }

  /// Removes the last character of the line, which may have several bytes.
  private mutating func removeLast() {
    while !isAtLineStart, let byte = bytes.popLast(), byte & 0xC0 == 0x80 {}
  }
}

/// How text that was typed ahead is put before the editor.
enum AheadText {
  /// The bytes to be read as keys: a block with indented lines becomes a paste, so that nothing is indented twice.
  ///
  /// Commands before it, such as `:reset`, are lines of their own.
  static func keys(for bytes: [UInt8]) -> [UInt8] {
    guard !bytes.contains(0x1B) else { return bytes }
    if let end = bytes.firstIndex(where: isLineEnd), isCommand(bytes[..<end]) {
      return Array(bytes[...end]) + keys(for: Array(bytes[(end + 1)...]))
    }
    return blockKeys(for: bytes)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether a line is a command with a colon, or one bare word, or empty.
  private static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return line.first == UInt8(ascii: ":") || line.allSatisfy(letters.contains)
  }

  private static func blockKeys(for bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd)
    let isBlock = lines.dropFirst().contains { line in
      line.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? false
    }
    guard isBlock, let last = bytes.lastIndex(where: isLineEnd) else {
      return bytes
    }
    let rest = bytes[(last + 1)...]
    // An indented line that is not ended yet belongs to the block.
    let end = rest.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? false
    let split = end ? bytes.endIndex : last + 1
    return Array("\u{1B}[200~".utf8) + bytes[..<split] + Array("\u{1B}[201~".utf8)
      + bytes[split...]
  }
}
