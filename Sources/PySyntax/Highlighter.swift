/// Divides a text into coloured parts; takes unfinished and wrong text as well and never fails.
package enum Highlighter {
  /// What a part of the text is.
  package enum Category: String, Hashable, Sendable, CaseIterable {
    case keyword, name, builtin, number, string, comment, `operator`, error
  }

  /// A part of the text, as offsets in UTF-8 bytes.
  package struct Span: Hashable, Sendable {
    /// What it is.
    package let category: Category
    /// Where it stands, in UTF-8 bytes of the text as given.
    package let range: Range<Int>

    /// Makes a span.
    package init(_ category: Category, _ range: Range<Int>) {
      self.category = category
      self.range = range
    }
  }

  /// The parts of a text in order, without overlap; blanks and line ends belong to none.
  package static func spans(in text: String) -> [Span] {
    var scanner = HighlightScanner(bytes: Array(text.utf8))
    return scanner.run()
  }

  /// The names that are coloured as builtins.
  static let builtins: Set<String> = [
    "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr",
    "classmethod", "delattr", "dict", "dir", "divmod", "enumerate", "filter", "float", "format",
    "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input", "int",
    "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min",
    "next", "object", "oct", "open", "ord", "pow", "print", "property", "range", "repr",
    "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum",
    "super", "tuple", "type", "vars", "zip", "BaseException", "Exception", "ArithmeticError",
    "AssertionError", "AttributeError", "BlockingIOError", "BrokenPipeError", "BufferError",
    "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
    "ConnectionResetError", "EOFError", "FileExistsError", "FileNotFoundError", "GeneratorExit",
    "ImportError", "IndexError", "InterruptedError", "KeyError", "KeyboardInterrupt",
    "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError",
    "PermissionError", "ProcessLookupError", "RecursionError", "RuntimeError", "StopIteration",
    "SyntaxError", "SystemExit", "TimeoutError", "TypeError", "UnicodeDecodeError",
    "UnicodeEncodeError", "UnicodeError", "ValueError", "ZeroDivisionError",
  ]
}

/// Walks over a text for the highlighter.
struct HighlightScanner {
  let bytes: [UInt8]
  private var index = 0
  private var spans: [Highlighter.Span] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func run() -> [Highlighter.Span] {
    while index < bytes.count {
      let start = index
      let first = bytes[index]
      if first.isBlank || first == UInt8(ascii: "\\") {
        index += 1
      } else if first == UInt8(ascii: "#") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        add(.comment, start)
      } else if first.isDigit || (first == UInt8(ascii: ".") && byte(index + 1).isDigit) {
        number()
      } else if first.startsIdentifier {
        word()
      } else if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
        string(from: start, prefix: StringPrefix(EmptyCollection<UInt8>()))
      } else {
        symbol()
      }
    }
    return spans
  }

  private mutating func add(_ category: Highlighter.Category, _ start: Int) {
    if index > start { spans.append(Highlighter.Span(category, start..<index)) }
  }

  private mutating func number() {
    let start = index
    while byte(index).continuesIdentifier || byte(index) == UInt8(ascii: ".")
      || ((byte(index) == UInt8(ascii: "+") || byte(index) == UInt8(ascii: "-"))
        && byte(index - 1) | 0x20 == UInt8(ascii: "e") && byte(start + 1) | 0x20 != 0x78)
    { index += 1 }
    var lexer = Lexer(bytes[start..<index], endRule: .file)
    let list = lexer.run()
    add(list.tokens.first?.kind == .number && list.tokens.count == 3 ? .number : .error, start)
  }

  private mutating func word() {
    let start = index
    while byte(index).continuesIdentifier { index += 1 }
    if byte(index) == UInt8(ascii: "'") || byte(index) == UInt8(ascii: "\""),
      let prefix = StringPrefix(bytes[start..<index])
    {
      return string(from: start, prefix: prefix)
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let isAttribute = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if TokenKind.keywords[text] != nil {
      add(.keyword, start)
    } else {
      add(Highlighter.builtins.contains(text) && !isAttribute ? .builtin : .name, start)
    }
  }

  private mutating func string(from start: Int, prefix: StringPrefix?) {
    let quote = bytes[index]
    let isTriple = byte(index + 1) == quote && byte(index + 2) == quote
    index += isTriple ? 3 : 1
    while index < bytes.count {
      let next = bytes[index]
      if next == UInt8(ascii: "\n"), !isTriple { return add(.error, start) }
      if next == quote, !isTriple || (byte(index + 1) == quote && byte(index + 2) == quote) {
        index += isTriple ? 3 : 1
        return add(.string, start)
      }
      index = min(index + (next == UInt8(ascii: "\\") ? 2 : 1), bytes.count)
    }
    add(.string, start)
  }

  private mutating func symbol() {
    let start = index
    for length in [3, 2, 1] where index + length <= bytes.count {
      let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
      if TokenKind.operators[text] != nil {
        index += length
        return add(.operator, start)
      }
    }
    index += 1
    add(.error, start)
  }
}
