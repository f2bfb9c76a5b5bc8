/// The values that a line echoes at the prompt: a loop can have thousands of them, and nobody reads those.
struct Echoes {
  /// How many are shown before the others are left out.
  static let first = 20

  private var count = 0
  private var text: [UInt8]?
  private var last: String?
  private var leftOut = 0

  /// An echo begins; nothing is to be shown yet.
  mutating func begin() -> String? {
    text = []
    return nil
  }

  /// Takes what is written while an echo is on; false where none is.
  mutating func takes(_ bytes: [UInt8]) -> Bool {
    guard text != nil else { return false }
    text? += bytes
    return true
  }

  /// An echo ends; its text where it is to be shown now.
  mutating func end(isShown: Bool) -> String? {
    guard let bytes = text else { return nil }
    text = nil
    guard isShown else { return nil }
    count += 1
    let whole = String(decoding: bytes, as: UTF8.self)
    if count <= Echoes.first { return whole }
    if last != nil { leftOut += 1 }
    last = whole
    return nil
  }

  /// How many were left out before the last one, and that one; nil where all were shown.
  mutating func takeLast() -> (leftOut: Int, last: String)? {
    guard let value = last else { return nil }
    defer {
      last = nil
      leftOut = 0
    }
    return (leftOut, value)
  }
}
