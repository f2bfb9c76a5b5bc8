internal import PySyntax

extension Compiler {
  /// An annotation's value: its text, after `from __future__ import annotations`.
  func annotation(_ node: Expression) throws(CompileError) -> Evaluate {
    guard interpreter.keepsAnnotationsAsText else { return try expression(node) }
    let text = Value.string(source.text(of: node.range))
    return Evaluate { (frame: Frame) throws(PyException) -> Value in text }
  }

  /// Evaluates the annotation of a variable and keeps it in `__annotations__` of the module or class.
  func keep(
    _ annotation: Expression, of target: Target, _ isSimple: Bool
  ) throws(CompileError) -> Execute {
    let value = try self.annotation(annotation)
    guard isSimple, case .name(let name) = target.kind else {
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        _ = try value(frame)
        return .normal
      }
    }
    let key = symbol(name).name
    let variable = variable(Names.annotations)
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let annotation = try value(frame)
      let slot: UnsafeMutablePointer<Value>
      switch variable {
      case .classLocal(let index, _), .local(let index), .cell(let index, _):
        slot = frame.slots + index
      case .global(let global):
        slot = global
      }
      if slot.pointee.isUnbound { slot.pointee = .object(PyDict()) }
      try frame.cx.setItem(slot.pointee, .string(key), annotation)
      return .normal
    }
  }
}
