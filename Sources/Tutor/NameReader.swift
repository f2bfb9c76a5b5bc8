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
    var targetsEnd = 0
    for index in spans.indices where spans[index].category == .name {
      let name = text(index)
      if startsLine(index) {
        bound.formUnion(fresh)
        (fresh, targetsEnd) = targets(from: index)
      }
      if isAttribute(index) || isKeyword(index) { continue }
      if index < targetsEnd, isTarget(index) { continue }
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

  /// The names between the beginning of a line and its `=`, such as `a` and `b` of `a, b = …`, and where the `=` is.
  private func targets(from index: Int) -> (names: Set<String>, end: Int) {
    var names: Set<String> = []
    for place in spans.indices[index...] {
      switch spans[place].category {
      case .name: names.insert(text(place))
      case .operator where text(place) == "=": return (names, place)
      case .operator
      where text(place) == "(" && place > index
        && spans[place - 1].category == .name:
        return ([], 0)
      case .operator where [",", "(", ")", "*"].contains(text(place)): continue
      default: return ([], 0)
      }
    }
    return ([], 0)
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
