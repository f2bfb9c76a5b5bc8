internal import Timeline

/// Small pieces of language: counts, spans of time, addresses.
enum Words {
  /// The most columns of a line, and the most words of a sentence.
  static let columns = 76

  /// "1 byte", "5 bytes".
  static func bytes(_ count: Int) -> String {
    count == 1 ? "1 byte" : "\(count) bytes"
  }

  /// "1 caller waits", "2 callers wait".
  static func callersWait(_ count: Int) -> String {
    count == 1 ? "1 caller waits" : "\(count) callers wait"
  }

  /// What stands for calls that a trace does not show.
  static func omitted(_ count: Int) -> String {
    count == 1 ? "... 1 call is left out" : "... \(count) calls are left out"
  }

  /// What stands behind a call for those that it speaks for.
  static func repeated(_ count: Int) -> String {
    count == 1 ? "... and the same once more" : "... and the same \(count) times more"
  }

  /// A span of nanoseconds: "less than 1 ms", "3 ms", "2.5 s".
  static func span(_ nanoseconds: Int64) -> String {
    let milliseconds = nanoseconds / 1_000_000
    if milliseconds < 1 { return "less than 1 ms" }
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    let tenths = milliseconds / 100
    if milliseconds >= 60_000 || tenths % 10 == 0 { return "\(milliseconds / 1000) s" }
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// A time limit as it was set: "2 s", "0.3 s".
  static func exactSpan(_ nanoseconds: Int64) -> String {
    if nanoseconds % 1_000_000_000 == 0 { return "\(nanoseconds / 1_000_000_000) s" }
    return "\(Double(nanoseconds) / 1e9) s"
  }

  /// Who a peer is, as the subject of a sentence: "the peer echo", "the visitor nc".
  static func who(_ actor: Actor?) -> String {
    switch actor {
    case .peer(let name): "the peer \(name)"
    case .visitor(let name) where name.hasPrefix("visitor"): "the \(name)"
    case .visitor(let name): "the visitor \(name)"
    case .reader, nil: "the peer"
    }
  }

  /// A sentence with its first letter in upper case.
  static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A little-endian or big-endian C int, by this machine's order; nil for other lengths.
  static func integer(_ bytes: [UInt8]) -> Int32? {
    guard bytes.count == 4 else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) }
  }

  /// Text cut in the middle to a number of columns.
  static func cut(_ text: String, to columns: Int) -> String {
    guard text.count > columns, columns > 5 else { return text }
    let head = (columns - 3) * 2 / 3
    return text.prefix(head) + "..." + text.suffix(columns - 3 - head)
  }

  /// A paragraph likewise, whose lines after the first stand further right; blanks before it are kept.
  static func wrap(_ text: String, _ columns: Int, hanging: Int) -> [String] {
    let indent = String(repeating: " ", count: hanging)
    let first = String(text.prefix { $0 == " " })
    let lines = wrap(text, max(20, columns - max(hanging, first.count)))
    return lines.enumerated().map { ($0.offset == 0 ? first : indent) + $0.element }
  }

  /// A paragraph in lines of at most so many columns; a word longer than that stands alone, cut.
  static func wrap(_ text: String, _ columns: Int = Words.columns) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let piece = word.count > columns ? cut(String(word), to: columns) : String(word)
      if line.isEmpty {
        line = piece
      } else if line.count + 1 + piece.count <= columns {
        line += " " + piece
      } else {
        lines.append(line)
        line = piece
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
