internal import BigInt
internal import PySyntax

/// Turns resolved trees into closures.
///
/// One compiler serves one `run`; what it makes outlives it.
final class Compiler {
  let interpreter: Interpreter
  let namespace: Namespace
  let builtins: Namespace
  let file: String
  let moduleName: String
  private var scopes: [Resolver.Key: [Scope]]
  /// The scope whose code is being compiled.
  var scope: Scope
  /// The text of the program, for messages that quote it.
  let source: SourceText
  /// What takes the values of expression statements of the module itself, in blocks too; nil where nobody wants them.
  var observer: ((Value, Context) throws(PyException) -> Void)?

  init(
    _ interpreter: Interpreter, module: PySyntax.Module, resolver: Resolver, file: String
  ) {
    self.interpreter = interpreter
    namespace = interpreter.main.namespace
    builtins = interpreter.builtins
    moduleName = interpreter.main.name
    self.file = file
    scopes = resolver.scopes
    scope = resolver.module
    source = module.source
  }

  /// The scope that the resolver made for a node.
  func take(_ kind: Scope.Kind, _ range: SourceRange) -> Scope {
    let key = Resolver.Key(range: range, kind: kind)
    guard var list = scopes[key], !list.isEmpty else {
      preconditionFailure("the resolver visits every scope that the compiler visits")
    }
    let scope = list.count == 1 ? list[0] : list.removeFirst()
    scopes[key] = list
    return scope
  }

  /// Compiles with another scope as the present one.
  func inside<R>(
    _ inner: Scope, _ body: () throws(CompileError) -> R
  ) throws(CompileError) -> R {
    let outer = scope
    scope = inner
    defer { scope = outer }
    return try body()
  }

  func symbol(_ name: String) -> Symbol { Mangling.symbol(name, in: scope) }

  // MARK: Variables

  /// Where a variable is kept, seen from the present scope.
  enum Variable {
    /// In the frame.
    case local(Int)
    /// In a cell that the frame holds; `isFree` when it comes from an enclosing function.
    case cell(Int, isFree: Bool)
    /// In the frame of a class body, else global.
    case classLocal(Int, global: UnsafeMutablePointer<Value>)
    case global(UnsafeMutablePointer<Value>)
  }

  func variable(_ name: Symbol) -> Variable {
    if let slot = Self.temporarySlot(name.name) { return .local(slot) }
    guard let owner = scope.owner(of: name) else { return .global(namespace.slot(name)) }
    if owner.kind == .module { return .global(namespace.slot(name)) }
    if owner.frameOwner === scope.frameOwner {
      let slot = owner.slot(name)
      if owner.has(name, .captured) { return .cell(slot, isFree: false) }
      if owner.kind == .classBody { return .classLocal(slot, global: namespace.slot(name)) }
      return .local(slot)
    }
    return .cell(scope.frameOwner.freeSlot(name), isFree: true)
  }

  /// The slot of a temporary: `.t7` stands for slot 7 in rewritten trees.
  private static func temporarySlot(_ name: String) -> Int? {
    name.hasPrefix(".t") ? Int(name.dropFirst(2)) : nil
  }

  // MARK: Constants

  func integer(_ literal: IntegerLiteral, _ range: SourceRange) throws(CompileError) -> Value {
    if let small = literal.small { return .int(small) }
    if literal.radix == 10, literal.digits.count > interpreter.intDigits {
      throw .syntax(
        "Exceeds the limit (\(interpreter.intDigits) digits) for integer string"
          + " conversion: value has \(literal.digits.count) digits; use sys.set_int_max_str_digits()"
          + " to increase the limit - Consider hexadecimal for huge integer literals to avoid"
          + " decimal conversion limits.", range)
    }
    return Value(BigInt(literal.digits, radix: literal.radix) ?? 0)
  }

  /// The value of a literal, nil for other expressions.
  func constant(_ node: Expression) throws(CompileError) -> Value? {
    switch node.kind {
    case .none: return Value.none
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .ellipsis: return .ellipsis
    case .integer(let literal): return try integer(literal, node.range)
    case .float(let value): return .float(value)
    case .string(let text): return .object(PyStr(codePoints: text.codePoints))
    case .bytes(let bytes): return .bytes(bytes)
    case .unary(.minus, let operand):
      switch try constant(operand) {
      case .int(let value)? where value != Int.min: return .int(-value)
      case .float(let value)?: return .float(-value)
      default: return nil
      }
    case .tuple(let items):
      var values: [Value] = []
      for item in items {
        guard let value = try constant(item) else { return nil }
        values.append(value)
      }
      return .tuple(values)
    default:
      return nil
    }
  }
}
