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

/// What a call needs to know of a function, in plain memory: reading it counts no references.
struct CallPlan {
  /// The number of positional arguments that need no binding, −1 when every call binds.
  var direct: Int
  /// The number of parameters.
  var parameters: Int
  /// The number of slots.
  var slots: Int
  /// Whether cells are to be made, or a generator.
  var isSpecial: Bool
  /// The number of positional parameters, of those that have no name for callers, and of keyword-only ones.
  var positional: Int
  var positionalOnly: Int
  var keywordOnly: Int
  /// Whether there is `*args`, and whether `**kwargs`.
  var hasSequence: Bool
  var hasMapping: Bool
  /// The names of the parameters, in slot order.
  var names: UnsafeMutablePointer<Symbol>
  var code: Unmanaged<FunctionCode>
}

/// How a function's parameters are declared.
struct Signing {
  /// The parameters in slot order: positional ones, keyword-only ones, then `*args`, then `**kwargs`.
  var parameters: [Symbol] = []
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasSequence = false
  var hasMapping = false
}

/// Where a function's cells are.
struct CellPlan {
  /// Parameters that inner functions share: their values move into a cell at the start.
  var parameters: [Int] = []
  /// Other variables that inner functions share: they start with an empty cell.
  var own: [Int] = []
  /// Where the cells of enclosing functions' variables are put.
  var free: [Int] = []

  var isEmpty: Bool { parameters.isEmpty && own.isEmpty && free.isEmpty }
}

/// What the compiler makes of a function, lambda, generator or class body.
final class FunctionCode {
  let name: String
  let qualifiedName: String
  let file: String
  let firstLine: Int
  let documentation: String?
  let signing: Signing
  let cells: CellPlan
  let slotCount: Int
  let isGenerator: Bool
  /// Whether a generator can be suspended inside a `try` or `with`.
  let hasCleanup: Bool
  /// The slots in which the `yield from` of a generator keep what they wait for.
  let delegateSlots: [Int]
  let body: Execute
  /// The names of the variables in the frame, those of enclosing functions included.
  let variables: [Symbol]
  let plan: UnsafeMutablePointer<CallPlan>

  init(
    _ scope: Scope, name: String? = nil, file: String, line: Int, documentation: String? = nil,
    signing: Signing, cells: CellPlan, isGenerator: Bool = false, body: Execute
  ) {
    self.name = name ?? scope.name
    qualifiedName = scope.qualifiedName
    self.file = file
    firstLine = line
    self.documentation = documentation
    self.signing = signing
    self.cells = cells
    self.isGenerator = isGenerator
    hasCleanup = scope.hasCleanup
    delegateSlots = scope.delegateSlots
    self.body = body
    slotCount = scope.slotCount
    variables = scope.kind == .module ? [] : scope.order.filter(scope.owns) + scope.freeNames
    plan = .allocate(capacity: 1)
    let isSimple =
      signing.keywordOnlyCount == 0 && !signing.hasSequence && !signing.hasMapping
    plan.initialize(
      to: CallPlan(
        direct: isSimple ? signing.positionalCount : -1, parameters: signing.parameters.count,
        slots: slotCount, isSpecial: isGenerator || !cells.isEmpty,
        positional: signing.positionalCount, positionalOnly: signing.positionalOnlyCount,
        keywordOnly: signing.keywordOnlyCount, hasSequence: signing.hasSequence,
        hasMapping: signing.hasMapping,
        names: .allocate(capacity: max(1, signing.parameters.count)),
        code: Unmanaged.passUnretained(self)))
    for (index, name) in signing.parameters.enumerated() {
      (plan.pointee.names + index).initialize(to: name)
    }
  }

  deinit {
    plan.pointee.names.deallocate()
    plan.deallocate()
  }

  var parameters: [Symbol] { signing.parameters }
  var positionalOnlyCount: Int { signing.positionalOnlyCount }
  var positionalCount: Int { signing.positionalCount }
  var keywordOnlyCount: Int { signing.keywordOnlyCount }
  var hasSequence: Bool { signing.hasSequence }
  var hasMapping: Bool { signing.hasMapping }
}
