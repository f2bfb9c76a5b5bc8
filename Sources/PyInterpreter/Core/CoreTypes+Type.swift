extension CoreTypes {
  static func installType() {
    let type = Types.type
    type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      guard let type = value.asType else { return .none }
      let name =
        type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
      return .string("<class '\(name)'>")
    }
    type.slots.call = .calling {
      (callee: Value, arguments: Arguments, cx: Context) throws(PyException) in
      guard let type = callee.asType else { return .none }
      return try cx.instantiate(type, arguments)
    }
    type.slots.getAttribute = .calling {
      (value: Value, name: Symbol, cx: Context) throws(PyException) in
      guard let type = value.asType else { return .none }
      if let special = try classAttribute(type, name, cx) { return special }
      if let found = type.lookup(name) {
        if case .object(let object) = found, object.kind == .attribute,
          let own = Types.type.lookup(name)
        {
          return try cx.bind(own, value, Types.type)
        }
        return try cx.bind(found, .unbound, type)
      }
      if let found = Types.type.lookup(name) { return try cx.bind(found, value, Types.type) }
      throw cx.missing(value, name)
    }
    type.slots.setAttribute = .calling {
      (value: Value, name: Symbol, new: Value, cx: Context) throws(PyException) in
      guard let type = value.asType else { return }
      if name == Names.classCell { return try cx.genericSetAttribute(value, name, new) }
      guard type.isHeap else {
        throw .typeError(
          "cannot set '\(name)' attribute of immutable type '\(type.title)'"
        )
      }
      if name == Names.name, let text = new.text {
        type.rename(text)
      } else if name == Names.qualname, let text = new.text {
        type.qualifiedName = text
      } else if new.isUnbound {
        if !type.remove(name) { throw cx.missing(value, name) }
      } else {
        type.set(name, new)
      }
    }
    type.method("mro", .none) { (a: Arguments, _: Context) throws(PyException) in
      .list(a.receiver.asType?.mro.map { .object($0) } ?? [])
    }
    type.method("__subclasses__", .none) { (a: Arguments, cx: Context) throws(PyException) in
      .list(
        cx.interpreter.heapTypes.filter { type in
          type.bases.contains { $0 === a.receiver.object }
        }.map { .object($0) })
    }
    type.method("__instancecheck__", .one) { (a: Arguments, cx: Context) throws(PyException) in
      .bool(try cx.isInstance(a[0], a.receiver))
    }
  }

  private static func classAttribute(
    _ type: PyType, _ name: Symbol, _ cx: Context
  ) throws(PyException) -> Value? {
    switch name {
    case Names.name: return .string(type.name)
    case Names.qualname: return .string(type.qualifiedName)
    case Names.module: return type.ownValue(name) ?? .string(type.module)
    case "__bases__": return .tuple(type.bases.map { .object($0) })
    case "__base__": return type.bases.first.map { .object($0) } ?? Value.none
    case "__mro__": return .tuple(type.mro.map { .object($0) })
    case Names.classCell: return .object(Types.type)
    case Names.annotations where type.isHeap:
      return type.ownValue(name) ?? .object(PyDict())
    case Names.dict:
      return .object(PyMappingProxy(type))
    default: return nil
    }
  }
}

extension Context {
  /// `type(arguments)` for a class: makes an instance and initialises it.
  func instantiate(_ type: PyType, _ arguments: Arguments) throws(PyException) -> Value {
    if type === Types.type {
      if arguments.count == 1, !arguments.hasKeywords { return .object(arguments[0].type) }
      if arguments.count == 3 { return .object(try makeClass(from: arguments)) }
      if arguments.count == 1 { throw .typeError("type() takes no keyword arguments") }
      throw .typeError("type() takes 1 or 3 arguments")
    }
    guard let new = type.slots.new else {
      throw .typeError("cannot create '\(type.title)' instances")
    }
    let object = try new(type, arguments, self)
    if type.needsInitialising, object.type.isSubclass(of: type),
      let initialise = object.type.slots.initialise
    {
      try initialise(object, arguments, self)
    }
    return object
  }

  /// `isinstance(value, wanted)`; `wanted` may be a tuple.
  package func isInstance(_ value: Value, _ wanted: Value) throws(PyException) -> Bool {
    if let type = wanted.asType { return value.type.isSubclass(of: type) }
    if let tuple = wanted.asTuple {
      return try recursing(" in __instancecheck__") { () throws(PyException) -> Bool in
        for item in tuple.items where try isInstance(value, item) { return true }
        return false
      }
    }
    if let union = wanted.asUnion {
      return try isInstance(value, .tuple(union.members))
    }
    if wanted.asAlias != nil {
      throw .typeError("isinstance() argument 2 cannot be a parameterized generic")
    }
    throw .typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// `issubclass(value, wanted)`; `wanted` may be a tuple.
  package func isSubclass(_ value: Value, _ wanted: Value) throws(PyException) -> Bool {
    guard let type = value.asType else {
      throw .typeError("issubclass() arg 1 must be a class")
    }
    if let other = wanted.asType { return type.isSubclass(of: other) }
    if let tuple = wanted.asTuple {
      return try recursing(" in __subclasscheck__") { () throws(PyException) -> Bool in
        for item in tuple.items where try isSubclass(value, item) { return true }
        return false
      }
    }
    if let union = wanted.asUnion {
      return try isSubclass(value, .tuple(union.members))
    }
    if wanted.asAlias != nil {
      throw .typeError("issubclass() argument 2 cannot be a parameterized generic")
    }
    throw .typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }
}
