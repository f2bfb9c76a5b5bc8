/// Walks over the characters of one line and knows the column.
struct LineCursor {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private let start: LessonPosition

  init(_ text: some StringProtocol, at start: LessonPosition) {
    scalars = Array(text.unicodeScalars)
    self.start = start
  }

  var position: LessonPosition {
    LessonPosition(line: start.line, column: start.column + index)
  }

  var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  var rest: String { text(scalars[index...]) }

  mutating func advance() { index += 1 }

  mutating func skipSpaces() {
    while let scalar = peek, scalar.properties.isWhitespace { index += 1 }
  }

  /// Takes characters as long as they fit, possibly none.
  mutating func take(_ fits: (Unicode.Scalar) -> Bool) -> String {
    let first = index
    while let scalar = peek, fits(scalar) { index += 1 }
    return text(scalars[first..<index])
  }

  /// Takes the next word: everything up to a space.
  mutating func word() -> String {
    skipSpaces()
    return take { !$0.properties.isWhitespace }
  }

  private func text(_ slice: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: slice)
    return String(view)
  }
}
