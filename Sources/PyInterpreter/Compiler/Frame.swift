/// Where a running function keeps its variables: two words, passed by value to every closure.
///
/// `slots[0]...` are the parameters, locals, cells and temporaries, in the order the resolver gave them;
/// `slots[-1]` takes the return value.
struct Frame {
  let slots: UnsafeMutablePointer<Value>
  let cx: Context
}

/// How a statement ended, when it did not raise.
enum Completion {
  case normal, breaking, continuing, returning, yielding
}

/// A compiled expression.
///
/// A struct and not a bare closure: a closure inside an array or optional would be called through thunks.
struct Evaluate {
  private let body: (Frame) throws(PyException) -> Value

  init(_ body: @escaping (Frame) throws(PyException) -> Value) { self.body = body }

  @inline(__always) func callAsFunction(_ frame: Frame) throws(PyException) -> Value {
    try body(frame)
  }
}

/// A compiled statement.
struct Execute {
  private let body: (Frame) throws(PyException) -> Completion

  init(_ body: @escaping (Frame) throws(PyException) -> Completion) { self.body = body }

  @inline(__always) func callAsFunction(_ frame: Frame) throws(PyException) -> Completion {
    try body(frame)
  }
}

/// A compiled test.
struct Test {
  private let body: (Frame) throws(PyException) -> Bool

  init(_ body: @escaping (Frame) throws(PyException) -> Bool) { self.body = body }

  @inline(__always) func callAsFunction(_ frame: Frame) throws(PyException) -> Bool {
    try body(frame)
  }
}

/// A compiled assignment target.
struct Store {
  private let body: (Frame, Value) throws(PyException) -> Void

  init(_ body: @escaping (Frame, Value) throws(PyException) -> Void) { self.body = body }

  @inline(__always) func callAsFunction(_ frame: Frame, _ value: Value) throws(PyException) {
    try body(frame, value)
  }
}

/// What the compiler makes of a function, lambda, comprehension or class body.
final class FunctionCode {
  let name: String
  let qualifiedName: String
  let file: String
  let firstLine: Int
  var documentation: String?

  /// The parameters in slot order: positional ones, keyword-only ones, then `*args`, then `**kwargs`.
  var parameters: [Symbol] = []
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasSequence = false
  var hasMapping = false
  /// Whether a call with exactly `positionalCount` positional values needs no binding.
  var isSimple = false

  var slotCount = 0
  /// Whether any of the three lists below has entries.
  var hasCells = false
  /// Parameters that inner functions share: their values move into a cell at the start.
  var cellParameters: [Int] = []
  /// Other variables that inner functions share: they start with an empty cell.
  var cellSlots: [Int] = []
  /// Where the cells of enclosing functions' variables are put.
  var freeSlots: [Int] = []

  var body = Execute { (_: Frame) throws(PyException) -> Completion in .normal }
  var isGenerator = false
  /// Set for lambdas and comprehensions: the body is one expression.
  var expression: Evaluate?

  init(name: String, qualifiedName: String, file: String, firstLine: Int) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.file = file
    self.firstLine = firstLine
  }
}
