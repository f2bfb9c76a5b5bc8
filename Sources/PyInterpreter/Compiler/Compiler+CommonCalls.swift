internal import PySyntax

/// The calls that nearly every loop makes, `len(x)`, `str(x)`, `isinstance(x, T)` and `items.append(x)`, as CPython specialises
/// them: where the name means what it usually means, the work is done in place; otherwise the call is made.
extension Compiler {
  /// A function or class of the builtins under its own name, seen from the program.
  private struct BuiltinFunction {
    let global: UnsafeMutablePointer<Value>
    let builtin: UnsafeMutablePointer<Value>
    let function: Unmanaged<PyObject>

    /// Whether neither the program nor the session has put something else under the name.
    @inline(__always) var isUntouched: Bool {
      global.pointee.isUnbound && builtin.borrowedObject?.toOpaque() == function.toOpaque()
    }
  }

  private func builtinFunction(_ node: Expression, _ name: String) -> BuiltinFunction? {
    guard case .name(let text) = node.kind, text == name else { return nil }
    let symbol = symbol(name)
    guard case .global(let global) = variable(symbol) else { return nil }
    let builtin = builtins.slot(symbol)
    guard builtin.pointee.asNative != nil || builtin.pointee.asType != nil,
      let object = builtin.borrowedObject
    else { return nil }
    return BuiltinFunction(global: global, builtin: builtin, function: object)
  }

  /// A call that can be made in place; nil for all others.
  func commonCall(
    _ function: Expression, _ plain: PlainArguments, _ arguments: [Argument], general: Evaluate
  ) throws(CompileError) -> Evaluate? {
    guard plain.names.isEmpty else { return nil }
    if plain.values.count == 1, let length = builtinFunction(function, "len") {
      return Self.length(length, try compiled(arguments[0].value), general)
    }
    if plain.values.count == 1, let text = builtinFunction(function, "str") {
      let argument = plain.values[0]
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        guard text.isUntouched else { return try general(frame) }
        return .object(try frame.cx.strObject(try argument(frame)))
      }
    }
    if plain.values.count == 2, let check = builtinFunction(function, "isinstance") {
      let first = plain.values[0]
      let second = plain.values[1]
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        guard check.isUntouched else { return try general(frame) }
        let value = try first(frame)
        return .bool(try frame.cx.isInstance(value, try second(frame)))
      }
    }
    return nil
  }

  private static func length(
    _ function: BuiltinFunction, _ argument: Compiled, _ general: Evaluate
  ) -> Evaluate {
    let evaluate = argument.evaluate
    if let place = argument.place {
      return Evaluate { (frame: Frame) throws(PyException) -> Value in
        guard function.isUntouched else { return try general(frame) }
        if let count = place(frame).borrowedObject?.lend({ Self.plainLength($0) }), count >= 0 {
          return .int(count)
        }
        return .int(try frame.cx.length(try evaluate(frame)))
      }
    }
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      guard function.isUntouched else { return try general(frame) }
      let value = try evaluate(frame)
      defer { withExtendedLifetime(value) {} }
      if let count = value.lentObject?.lend({ Self.plainLength($0) }), count >= 0 {
        return .int(count)
      }
      return .int(try frame.cx.length(value))
    }
  }

  /// The length of an object of a plain builtin type, −1 for others.
  @inline(__always)
  static func plainLength(_ object: PyObject) -> Int {
    switch object.kind {
    case .str where object.isExactly(TypeAddress.str): unsafeDowncast(object, to: PyStr.self).count
    case .bytes where object.isExactly(TypeAddress.bytes):
      unsafeDowncast(object, to: PyBytes.self).count
    case .list where object.isExactly(TypeAddress.list):
      unsafeDowncast(object, to: PyList.self).items.count
    case .dict where object.isExactly(TypeAddress.dict):
      unsafeDowncast(object, to: PyDict.self).count
    case .tuple where object.isExactly(TypeAddress.tuple):
      unsafeDowncast(object, to: PyTuple.self).count
    default: -1
    }
  }

  /// `items.append(x)` on a plain list; `general` makes every other call of the name.
  static func append(
    _ object: Compiled, _ argument: Evaluate,
    general: @escaping (Frame, Value) throws(PyException) -> Value
  ) -> Evaluate {
    let evaluate = object.evaluate
    return Evaluate { (frame: Frame) throws(PyException) -> Value in
      let receiver = try evaluate(frame)
      defer { withExtendedLifetime(receiver) {} }
      guard let heap = receiver.lentObject, heap.lend({ $0.isExactly(TypeAddress.list) })
      else { return try general(frame, receiver) }
      let item = try argument(frame)
      heap.lend { unsafeDowncast($0, to: PyList.self).items.append(item) }
      return .none
    }
  }
}
