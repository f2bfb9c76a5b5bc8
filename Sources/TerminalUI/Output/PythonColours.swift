/// Which stretches of typed Python get which colour.
///
/// It looks at characters only, never fails, and is right for text that is half typed: a string
/// without its end is a string up to the end of its line.
package struct PythonColours: Sendable {
  /// A stretch of scalars in one style.
  package struct Span: Hashable, Sendable {
    package var range: Range<Int>
    package var style: Style
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
  private static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "bytearray", "bytes", "chr", "dict", "enumerate", "float", "hex",
    "input", "int", "isinstance", "iter", "len", "list", "max", "memoryview", "min", "next", "ord",
    "print", "range", "repr", "reversed", "set", "sorted", "str", "sum", "super", "tuple", "type",
    "zip",
  ]

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var spans: [Span] = []

  private init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The coloured stretches of a text, in order; what is between them is plain.
  package static func spans(_ scalars: [Unicode.Scalar]) -> [Span] {
    if scalars.first == ":" { return commandSpans(scalars) }
    var colours = PythonColours(scalars)
    colours.scan()
    return colours.spans
  }

  private static func commandSpans(_ scalars: [Unicode.Scalar]) -> [Span] {
    let end = scalars.firstIndex { $0 == " " || $0 == "\n" } ?? scalars.count
    return [Span(range: 0..<end, style: .command)]
  }

  private mutating func scan() {
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == "#" {
        add(.comment) { $0 != "\n" }
      } else if scalar == "\"" || scalar == "'" {
        string(from: place)
      } else if scalar == "_" || scalar.properties.isAlphabetic {
        name()
      } else if scalar.value >= 48 && scalar.value <= 57 {
        add(.number) { EditBuffer.isWord($0) || $0 == "." }
      } else {
        place += 1
      }
    }
  }

  private mutating func add(_ style: Style, while belongs: (Unicode.Scalar) -> Bool) {
    let start = place
    while place < scalars.count, belongs(scalars[place]) { place += 1 }
    spans.append(Span(range: start..<place, style: style))
  }

  private mutating func name() {
    let start = place
    while place < scalars.count, EditBuffer.isWord(scalars[place]) { place += 1 }
    let word = EditBuffer(scalars: Array(scalars[start..<place])).text
    let isPrefix = word.count <= 2 && word.lowercased().allSatisfy { "rbfu".contains($0) }
    if isPrefix, place < scalars.count, scalars[place] == "\"" || scalars[place] == "'" {
      string(from: start)
    } else if start > 0, scalars[start - 1] == "." {
      return
    } else if Self.keywords.contains(word) {
      spans.append(Span(range: start..<place, style: .keyword))
    } else if Self.builtins.contains(word) {
      spans.append(Span(range: start..<place, style: .builtin))
    }
  }

  /// A string whose opening quote is at `place`; its prefix starts at `start`.
  private mutating func string(from start: Int) {
    let quote = scalars[place]
    let isTriple =
      place + 2 < scalars.count && scalars[place + 1] == quote && scalars[place + 2] == quote
    place += isTriple ? 3 : 1
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == "\\" {
        place += 2
      } else if scalar == "\n" && !isTriple {
        break
      } else if scalar == quote, !isTriple || isQuoteTripled(quote) {
        place += isTriple ? 3 : 1
        break
      } else {
        place += 1
      }
    }
    place = min(place, scalars.count)
    spans.append(Span(range: start..<place, style: .string))
  }

  private func isQuoteTripled(_ quote: Unicode.Scalar) -> Bool {
    place + 2 < scalars.count && scalars[place + 1] == quote && scalars[place + 2] == quote
  }
}
