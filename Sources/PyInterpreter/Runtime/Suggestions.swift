/// What an uncaught `NameError` or `AttributeError` may have meant: `Did you mean: 'recv'?`.
///
/// The exception holds what is needed for it, and only a report searches.
final class MissedName {
  /// The name that was not found.
  let name: Symbol
  /// The object that has no such attribute; nil for a variable.
  let object: Value?
  /// The variables of the function that asked for the variable.
  var locals: [Symbol] = []

  init(_ name: Symbol, of object: Value? = nil) {
    self.name = name
    self.object = object
  }
}

extension PyException {
  /// The same exception, knowing which name was missed.
  func missing(_ name: Symbol, of object: Value? = nil) -> PyException {
    self.object?.missed = MissedName(name, of: object)
    return self
  }
}

extension Context {
  /// `. Did you mean: 'x'?` behind the last line of a report; empty where nothing is near.
  func suggestion(for object: PyExceptionObject) -> String {
    guard let missed = object.missed else { return "" }
    let name = missed.name.name
    let found: String?
    if let holder = missed.object {
      found = Suggestions.nearest(to: name, among: attributeList(of: holder))
    } else {
      found =
        Suggestions.nearest(to: name, among: missed.locals.map(\.name))
        ?? Suggestions.nearest(to: name, among: interpreter.main.namespace.names.map(\.name))
        ?? Suggestions.nearest(to: name, among: Suggestions.builtins)
    }
    return found.map { ". Did you mean: '\($0)'?" } ?? ""
  }

  /// What `dir(value)` lists; empty where it raises.
  private func attributeList(of value: Value) -> [String] {
    do throws(PyException) {
      guard let dir = interpreter.builtins["dir"] else { return [] }
      return try items(try call(dir, value)).compactMap(\.text)
    } catch {
      return []
    }
  }
}

/// Finds the nearest name by edit distance, as CPython 3.11 weighs it.
enum Suggestions {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let mostCandidates = 750
  private static let longest = 40

  /// The first of the nearest candidates; nil where none is near enough.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    guard candidates.count < mostCandidates else { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let bytes = Array(candidate.utf8)
      // At most a third of the letters may differ.
      let bound = min((wanted.count + bytes.count + 3) * moveCost / 6, bestDistance - 1)
      let distance = distance(wanted, bytes, within: bound)
      if distance <= bound {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// The cost of turning one name into the other; more than `bound` where it would exceed that.
  private static func distance(_ a: [UInt8], _ b: [UInt8], within bound: Int) -> Int {
    var (x, y) = (a[...], b[...])
    while let p = x.first, p == y.first {
      x.removeFirst()
      y.removeFirst()
    }
    while let p = x.last, p == y.last {
      x.removeLast()
      y.removeLast()
    }
    if x.isEmpty || y.isEmpty { return (x.count + y.count) * moveCost }
    if max(x.count, y.count) > longest { return bound + 1 }
    if x.count > y.count { swap(&x, &y) }
    if (y.count - x.count) * moveCost > bound { return bound + 1 }
    var row = (1...x.count).map { $0 * moveCost }
    var result = 0
    for (line, letter) in y.enumerated() {
      var diagonal = line * moveCost
      result = diagonal
      var least = Int.max
      for (column, other) in x.enumerated() {
        let substituted = diagonal + substitution(letter, other)
        diagonal = row[column]
        result = min(substituted, min(result, diagonal) + moveCost)
        row[column] = result
        least = min(least, result)
      }
      if least > bound { return bound + 1 }
    }
    return result
  }

  private static func substitution(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    return lowercased(a) == lowercased(b) ? caseCost : moveCost
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte + 32 : byte
  }

  /// CPython's builtins in their order: the first of two equally near ones is named.
  static let builtins: [String] = """
    __name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any
    ascii bin breakpoint callable chr compile delattr dir divmod eval exec format getattr
    globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min next
    anext oct ord pow print repr round setattr sorted sum vars None Ellipsis NotImplemented
    False True bool memoryview bytearray bytes classmethod complex dict enumerate filter float
    frozenset property int list map object range reversed set slice staticmethod str super tuple
    type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit
    KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError
    EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError
    StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
    FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning
    EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning
    RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError
    ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError
    NotADirectoryError PermissionError ProcessLookupError TimeoutError IndentationError
    IndexError KeyError ModuleNotFoundError NotImplementedError RecursionError UnboundLocalError
    UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError
    ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
    ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}
