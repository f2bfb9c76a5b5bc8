/// `bool`, and the constructors of the types of `None`, `...` and `NotImplemented`.
enum ConstantTypes {
  /// Fills the types.
  static func install() {
    installBool()
    Types.none.slots.new = .calling(single("NoneType", .none))
    Types.ellipsis.slots.new = .calling(single("EllipsisType", .ellipsis))
    Types.notImplementedType.slots.new = .calling(single("NotImplementedType", .notImplemented))
  }

  private static func single(
    _ name: String, _ value: Value
  ) -> (PyType, Arguments, Context) throws(PyException) -> Value {
    { _, arguments, _ throws(PyException) in
      guard arguments.count == 0, !arguments.hasKeywords else {
        throw .typeError("\(name) takes no arguments")
      }
      return value
    }
  }

  private static func installBool() {
    let type = Types.bool
    type.isFinal = true
    var slots = TypeSlots()
    slots.repr = .calling { value, _ in
      if case .bool(true) = value { return .string("True") }
      return .string("False")
    }
    slots.new = .calling { _, arguments, cx throws(PyException) in
      try arguments.refuseKeywords("bool")
      try arguments.expect("bool", 0...1)
      guard let value = arguments.get(0) else { return .bool(false) }
      return .bool(try cx.truth(value))
    }
    slots[.and] = logic(.and) { $0 && $1 }
    slots[.or] = logic(.or) { $0 || $1 }
    slots[.xor] = logic(.xor) { $0 != $1 }
    slots.str = .calling { value, cx throws(PyException) in .object(try cx.reprObject(value)) }
    type.slots = slots
  }

  private static func logic(
    _ operation: BinaryOperation, _ body: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> BinarySlot {
    .calling { a, b, cx throws(PyException) in
      if case .bool(let left) = a, case .bool(let right) = b { return .bool(body(left, right)) }
      guard let slot = Types.int.slots[operation] else { return .notImplemented }
      return try slot(a, b, cx)
    }
  }
}
