extension Builtins {
  /// `repr`, `hash`, `id`, `isinstance`, `callable` and their kin.
  static func installObjects(_ builtins: Namespace) {
    add("repr", .one, to: builtins) { a, cx throws(PyException) in
      .object(try cx.reprObject(a[0]))
    }
    add("ascii", .one, to: builtins) { a, cx throws(PyException) in
      .object(StrRepr.asciiOnly(try cx.reprObject(a[0])))
    }
    add("hash", .one, to: builtins) { a, cx throws(PyException) in .int(try cx.hash(a[0])) }
    add("id", .one, to: builtins) { a, _ in .int(identity(a[0])) }
    add("len", .one, to: builtins) { a, cx throws(PyException) in .int(try cx.length(a[0])) }
    add("callable", .one, to: builtins) { a, cx in .bool(cx.isCallable(a[0])) }
    add("isinstance", .expected(2...2), to: builtins) { a, cx throws(PyException) in
      .bool(try cx.isInstance(a[0], a[1]))
    }
    add("issubclass", .expected(2...2), to: builtins) { a, cx throws(PyException) in
      .bool(try cx.isSubclass(a[0], a[1]))
    }
    add("format", .expected(1...2), to: builtins) { a, cx throws(PyException) in
      var specification = PyStr.empty
      if let given = a.get(1) { specification = try cx.textArgument(given, "format", 2) }
      return .object(try cx.format(a[0], specification))
    }
  }

  /// A number that no other living object has.
  private static func identity(_ value: Value) -> Int {
    switch value {
    case .object(let object): object.address
    case .int(let number): 0x7000_0000_0000 &+ number &* 32
    case .float(let number): Int(truncatingIfNeeded: number.bitPattern >> 1) | 1 << 62
    case .bool(let flag): flag ? 0x95_5C20 : 0x95_5C00
    case .none, .unbound: 0x95_5D00
    }
  }

  /// `getattr`, `setattr`, `hasattr`, `delattr`, `vars`, `dir`.
  static func installAttributes(_ builtins: Namespace) {
    add("getattr", .expected(2...3), to: builtins) { a, cx throws(PyException) in
      let name = try cx.attributeName(a[1])
      if let other = a.get(2) { return try cx.attribute(a[0], name) ?? other }
      return try cx.getAttribute(a[0], name)
    }
    add("setattr", .expected(3...3), to: builtins) { a, cx throws(PyException) in
      try cx.setAttribute(a[0], try cx.attributeName(a[1]), a[2])
      return .none
    }
    add("hasattr", .expected(2...2), to: builtins) { a, cx throws(PyException) in
      .bool(try cx.attribute(a[0], try cx.attributeName(a[1])) != nil)
    }
    add("delattr", .expected(2...2), to: builtins) { a, cx throws(PyException) in
      try cx.setAttribute(a[0], try cx.attributeName(a[1]), .unbound)
      return .none
    }
    add("vars", .expected(0...1), to: builtins) { a, cx throws(PyException) in
      guard let object = a.get(0) else {
        throw .make(Types.notImplementedError, Unsupported.vars.message)
      }
      if let found = try cx.attribute(object, Names.dict) { return found }
      throw .typeError("vars() argument must have __dict__ attribute")
    }
    add("dir", .expected(0...1), to: builtins) { a, cx throws(PyException) in
      let object = a.get(0) ?? .object(cx.interpreter.main)
      let listed: Value
      if object.asType == nil, object.asModule == nil,
        let result = try cx.callSpecial(object, Names.dir)
      {
        listed = result
      } else {
        listed = .list(names(of: object).map { .string($0) })
      }
      let list = PyList(try cx.items(listed))
      try ListSort.sort(list, key: .none, reverse: nil, cx)
      return .object(list)
    }
  }

  /// The names that `dir(object)` lists.
  static func names(of object: Value) -> Set<String> {
    if let module = object.asModule { return Set(module.namespace.names.map(\.name)) }
    var names: Set<String> = []
    for (name, _) in object.object?.ownAttributes ?? [] { names.insert(name.name) }
    let type = object.asType ?? object.type
    for name in type.allNames { names.insert(name.name) }
    if !type.hasAttributes || !type.hasDictionary { names.remove("__dict__") }
    return names
  }
}
