extension Types {
  /// Gives the builtin types their methods and slots, once per process.
  static func installOnce() { installed }

  private static let installed: Void = {
    TypeAddress.note()
    CoreTypes.install()
    BuiltinTypes.install()
    for type in plain + exceptions { type.ready() }
  }()
}

extension Interpreter {
  /// Fills the namespace of builtins.
  func installBuiltins() {
    for type in Types.exceptions { builtins[Symbol(type.name)] = .object(type) }
    for type in [
      Types.object, Types.type, Types.int, Types.bool, Types.float, Types.str, Types.bytes,
      Types.byteArray, Types.memoryView, Types.list, Types.tuple, Types.dict, Types.set,
      Types.frozenSet, Types.range, Types.slice, Types.property, Types.staticMethod,
      Types.classMethod, Types.superType, Types.enumerate, Types.zip, Types.map, Types.filter,
      Types.reversed,
    ] {
      builtins[Symbol(type.name)] = .object(type)
    }
    builtins["IOError"] = .object(Types.osError)
    builtins["EnvironmentError"] = .object(Types.osError)
    builtins["NotImplemented"] = .notImplemented
    builtins["Ellipsis"] = .ellipsis
    builtins["__debug__"] = .bool(true)
    Builtins.install(in: builtins)
  }
}
