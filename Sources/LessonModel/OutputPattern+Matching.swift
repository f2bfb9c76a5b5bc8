extension OutputPattern {
  /// Reads the text of an `output` block.
  package init(_ text: String, at position: LessonPosition) {
    self.text = text
    self.position = position
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.map(Self.pieces)
  }

  /// Compares with what the screen showed.
  ///
  /// Gives the captured texts by name, or the index of the first pattern line that did not match,
  /// counted from 0; the number of lines when there was text behind the last one. Spaces at the
  /// ends of lines never count.
  package func match(_ shown: String) -> Match {
    var actual = shown.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Self.trimmedRight)
    while actual.last?.isEmpty == true { actual.removeLast() }
    var captured: [String: String] = [:]
    var work = Self.workLimit
    var furthest = 0
    let isMatch = matchLines(
      0, actual[...], &captured, &work, &furthest)
    return isMatch ? .matches(captured) : .differs(line: furthest)
  }

  /// What a comparison gives.
  package enum Match: Sendable, Hashable {
    /// The text fits; the captures by name.
    case matches([String: String])
    /// The pattern's line, from 0, that did not fit first.
    case differs(line: Int)
  }

  /// Patterns with many wildcards could take for ever; this many attempts are enough for real ones.
  private static let workLimit = 100_000

  private static func trimmedRight(_ line: Substring) -> Substring {
    guard let end = line.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return line[...end]
  }

  private static func pieces(_ line: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var rest = trimmedRight(line)
    var plain = ""
    while let open = rest.firstIndex(of: "<") {
      plain += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: ">"), let piece = wildcard(inner[..<close]) else {
        plain += "<"
        rest = inner
        continue
      }
      if !plain.isEmpty { pieces.append(.text(plain)) }
      plain = ""
      pieces.append(piece)
      rest = inner[inner.index(after: close)...]
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.text(plain)) }
    return pieces
  }

  private static func wildcard(_ name: Substring) -> Piece? {
    if name == "..." { return .any }
    guard let first = name.first, first.isLowercase, first.isASCII else { return nil }
    let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isName ? .capture(String(name)) : nil
  }

  private func matchLines(
    _ index: Int, _ actual: ArraySlice<Substring>, _ captured: inout [String: String],
    _ work: inout Int, _ furthest: inout Int
  ) -> Bool {
    furthest = max(furthest, index)
    work -= 1
    guard work > 0 else { return false }
    guard index < lines.count else { return actual.isEmpty }
    if lines[index] == [.any] {
      for count in 0...actual.count {
        var attempt = captured
        if matchLines(index + 1, actual.dropFirst(count), &attempt, &work, &furthest) {
          captured = attempt
          return true
        }
      }
      return false
    }
    guard let first = actual.first else {
      return lines[index].isEmpty
        && matchLines(index + 1, actual, &captured, &work, &furthest)
    }
    var attempt = captured
    guard Self.matchPieces(lines[index][...], first, &attempt, &work) else { return false }
    guard matchLines(index + 1, actual.dropFirst(), &attempt, &work, &furthest) else {
      return false
    }
    captured = attempt
    return true
  }

  private static func matchPieces(
    _ pieces: ArraySlice<Piece>, _ text: Substring, _ captured: inout [String: String],
    _ work: inout Int
  ) -> Bool {
    work -= 1
    guard work > 0 else { return false }
    guard let first = pieces.first else { return text.isEmpty }
    let rest = pieces.dropFirst()
    let name: String?
    switch first {
    case .text(let expected):
      return text.hasPrefix(expected)
        && matchPieces(rest, text.dropFirst(expected.count), &captured, &work)
    case .capture(let known) where captured[known] != nil:
      let expected = captured[known] ?? ""
      return text.hasPrefix(expected)
        && matchPieces(rest, text.dropFirst(expected.count), &captured, &work)
    case .any: name = nil
    case .capture(let new): name = new
    }
    var end = text.startIndex
    if name != nil {
      guard end < text.endIndex else { return false }
      end = text.index(after: end)
    }
    while true {
      var attempt = captured
      if let name { attempt[name] = String(text[..<end]) }
      if matchPieces(rest, text[end...], &attempt, &work) {
        captured = attempt
        return true
      }
      guard end < text.endIndex else { return false }
      end = text.index(after: end)
    }
  }
}
