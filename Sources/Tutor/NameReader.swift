internal import PySyntax

/// Finds the names that a piece of Python reads before it binds them, as far as the order of its text tells.
struct NameReader {
  private let bytes: [UInt8]
  private let spans: [Highlighter.Span]
  private var bound: Set<String> = []
  private var read: Set<String> = []

  /// The names read first, and only then bound, in a text.
  static func names(in source: String) -> Set<String> {
    var reader = NameReader(source)
    return reader.run()
  }

  private init(_ source: String) {
    bytes = Array(source.utf8)
    spans = Highlighter.spans(in: source)
  }

  private mutating func run() -> Set<String> {
    var fresh: Set<String> = []
    for index in spans.indices where spans[index].category == .name {
      let name = text(index)
      if startsLine(index) {
        bound.formUnion(fresh)
        fresh = Set(targets(from: index))
      }
      if isAttribute(index) || isKeyword(index) { continue }
      if fresh.contains(name), isTarget(index) || isBinder(before: index) { continue }
      if isBinder(before: index) {
        bound.insert(name)
      } else if !bound.contains(name) {
        read.insert(name)
      }
    }
    return read
  }

  private func text(_ index: Int) -> String {
    String(decoding: bytes[spans[index].range], as: UTF8.self)
  }

  private func startsLine(_ index: Int) -> Bool {
    let start = spans[index].range.lowerBound
    let before = bytes[..<start].reversed().prefix { $0 != UInt8(ascii: "\n") }
    return before.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }
  }

  /// The names between the beginning of a line and its `=`: `a` and `b` of `a, b = …`.
  private func targets(from index: Int) -> [String] {
    var names: [String] = []
    for place in spans.indices[index...] {
      switch spans[place].category {
      case .name: names.append(text(place))
      case .operator where text(place) == "=": return names
      case .operator where [",", "(", ")", "*"].contains(text(place)): continue
      default: return []
      }
    }
    return []
  }

  private func isTarget(_ index: Int) -> Bool {
    let end = spans[index].range.upperBound
    return bytes[end...].first { $0 != UInt8(ascii: " ") } != UInt8(ascii: ".")
  }

  private func isAttribute(_ index: Int) -> Bool {
    let start = spans[index].range.lowerBound
    return start > 0 && bytes[start - 1] == UInt8(ascii: ".")
  }

  /// Whether the name is a keyword argument's: `timeout=1` inside a call.
  private func isKeyword(_ index: Int) -> Bool {
    let end = spans[index].range.upperBound
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "=") else { return false }
    return bytes[end + 1] != UInt8(ascii: "=") && !startsLine(index)
  }

  private func isBinder(before index: Int) -> Bool {
    guard index > 0 else { return false }
    return ["import", "as", "def", "class", "for", "global"].contains(text(index - 1))
  }
}
