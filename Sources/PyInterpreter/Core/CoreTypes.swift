/// The methods and slots of the types that the language itself is made of: `object`, `type`, functions, descriptors,
/// exceptions, generators.
enum CoreTypes {
  /// Fills them.
  ///
  /// Called once per process, before any `ready()`.
  static func install() {
    installObject()
    installType()
    installSingletons()
    installFunctions()
    installDescriptors()
    installSuper()
    installModule()
    installExceptions()
    installGenerator()
    installGenericTypes()
    for type in [
      Types.bool, Types.none, Types.function, Types.builtinFunction, Types.methodDescriptor,
      Types.method, Types.generator, Types.range, Types.slice, Types.memoryView, Types.cell,
      Types.ellipsis, Types.notImplementedType, Types.dictKeys, Types.dictValues, Types.dictItems,
    ] {
      type.isFinal = true
    }
    for type in Types.plain where type.layout == .iterator { nativeIterator(type) }
    for type in [
      Types.builtinFunction, Types.methodDescriptor, Types.slotWrapper, Types.methodWrapper,
      Types.getset, Types.member, Types.generator, Types.dictKeys, Types.dictValues,
      Types.dictItems, Types.mappingProxy,
    ] {
      refuseInstances(type)
    }
  }

  /// A class whose instances only the interpreter makes.
  private static func refuseInstances(_ type: PyType) {
    type.slots.new = .calling { (type: PyType, _: Arguments, _: Context) throws(PyException) in
      throw .typeError("cannot create '\(type.title)' instances")
    }
  }

  /// The native class that knows how a class's instances are made; nil where that is `object`.
  private static func nativeBase(_ type: PyType) -> PyType? {
    if type.isPlain { return nil }
    guard let base = type.mro.first(where: { !$0.isHeap }), base !== Types.object,
      base.entry(Names.new)?.owner !== Types.object
    else { return nil }
    return base
  }

  /// Iterators written in Swift iterate over themselves.
  private static func nativeIterator(_ type: PyType) {
    type.slots.iter = .calling { (value: Value, _: Context) throws(PyException) in value }
    type.slots.next = .calling { (value: Value, cx: Context) throws(PyException) in
      guard let iterator = value.asIterator else { return .unbound }
      return try iterator.advance(cx)
    }
    refuseInstances(type)
    // What wraps other iterators does not tell how much is left.
    let hintless = [
      Types.map, Types.filter, Types.zip, Types.enumerate, Types.callableIterator,
      Types.memoryIterator,
    ]
    if hintless.contains(where: { $0 === type }) { return }
    type.method("__length_hint__", .none) { (a: Arguments, _: Context) throws(PyException) in
      .int(a.receiver.asIterator?.remaining ?? 0)
    }
  }

  // MARK: object

  private static func installObject() {
    let type = Types.object
    type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
      .string(cx.defaultRepr(value))
    }
    type.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      try (value.type.slots.repr ?? Types.object.slots.repr)?(value, cx) ?? .notImplemented
    }
    type.slots.hash = .calling { (value: Value, _: Context) throws(PyException) -> Int in
      let address = value.object?.address ?? 0
      return (address >> 4) | (address << 60)
    }
    type.slots.compare = .calling {
      (a: Value, b: Value, comparison: Comparison, cx: Context) throws(PyException) in
      switch comparison {
      case .equal: return a.isIdentical(to: b) ? .bool(true) : .notImplemented
      case .notEqual:
        guard let slot = a.type.slots.compare else { return .notImplemented }
        let equal = try slot(a, b, .equal, cx)
        return equal.isNotImplemented ? equal : .bool(try !cx.truth(equal))
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return .notImplemented
      }
    }
    type.slots.format = .calling { (value: Value, spec: PyStr, cx: Context) throws(PyException) in
      if spec.count > 0 {
        throw .typeError("unsupported format string passed to \(value.type.title).__format__")
      }
      return .object(try cx.strObject(value))
    }
    type.slots.new = .calling {
      (type: PyType, arguments: Arguments, cx: Context) throws(PyException) in
      if let base = nativeBase(type) {
        // The classes that CPython writes in Python are made as any other.
        guard !["builtins", "select", "time"].contains(base.module), !base.module.hasPrefix("_"),
          let new = base.slots.new
        else {
          throw .typeError(
            "object.__new__(\(type.title)) is not safe, use \(base.title).__new__()")
        }
        return try new(type, arguments, cx)
      }
      if arguments.count > 0 || arguments.hasKeywords {
        if type.entry(Names.new)?.owner !== Types.object {
          throw .typeError(
            "object.__new__() takes exactly one argument (the type to instantiate)")
        }
        if type.entry(Names.initialise)?.owner === Types.object {
          throw .typeError("\(type.title)() takes no arguments")
        }
      }
      return .object(PyInstance(type: type))
    }
    type.slots.initialise = .calling {
      (value: Value, arguments: Arguments, _: Context) throws(PyException) in
      guard arguments.count > 0 || arguments.hasKeywords else { return }
      let type = value.type
      if type.entry(Names.initialise)?.owner !== Types.object {
        throw .typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)")
      }
      if type.entry(Names.new)?.owner === Types.object {
        throw .typeError(
          "\(type.title).__init__() takes exactly one argument (the instance to initialize)")
      }
    }
    type.method("__getattribute__", .one) { (a: Arguments, cx: Context) throws(PyException) in
      let name = try cx.attributeName(a[0])
      if let found = try cx.plainAttribute(a.receiver, a.receiver.type, name) { return found }
      throw cx.missing(a.receiver, name)
    }
    type.method("__setattr__", .expected(2...2)) {
      (a: Arguments, cx: Context) throws(PyException) in
      try cx.genericSetAttribute(a.receiver, try cx.attributeName(a[0]), a[1])
      return .none
    }
    type.method("__delattr__", .one) { (a: Arguments, cx: Context) throws(PyException) in
      try cx.genericSetAttribute(a.receiver, try cx.attributeName(a[0]), .unbound)
      return .none
    }
    type.method("__dir__", .none) { (a: Arguments, cx: Context) throws(PyException) in
      .list(Builtins.names(of: a.receiver).map { .string($0) })
    }
    for name in ["__reduce__", "__reduce_ex__", "__getstate__", "__sizeof__"] {
      type.method(name, .any) { (a: Arguments, cx: Context) throws(PyException) in
        throw .make(Types.notImplementedError, Unsupported.memory.message)
      }
    }
    type.classMethod("__subclasshook__", .one) { (a: Arguments, _: Context) in .notImplemented }
    type.classMethod("__init_subclass__", .any) { (a: Arguments, _: Context) throws(PyException) in
      if a.hasKeywords {
        throw .typeError(
          "\(a.receiver.asType?.qualifiedName ?? "object").__init_subclass__() takes no keyword arguments"
        )
      }
      return .none
    }
    type.attribute(
      "__class__", get: { (value: Value, _: Context) throws(PyException) in .object(value.type) },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        throw changingClass(of: value, to: new)
      })
    type.attribute(
      "__dict__",
      get: { (value: Value, cx: Context) throws(PyException) in
        try cx.attributeDictionary(value)
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        guard value.type.hasDictionary, value.type.hasAttributes, value.asModule == nil,
          let object = value.object
        else { throw cx.missing(value, Names.dict) }
        guard let dict = new.asDict else {
          throw .typeError(
            "__dict__ must be set to a dictionary, not a '\(new.type.title)'")
        }
        object.attributeTable.share(dict)
      })
    type.attribute(
      "__doc__",
      get: { (value: Value, _: Context) throws(PyException) in
        if value.isNone { return .none }
        if let own = value.object?.ownAttribute("__doc__") { return own }
        throw .make(Types.notImplementedError, Unsupported.documentation.message)
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        guard value.type.hasAttributes, value.type.hasDictionary, let object = value.object
        else { throw cx.cannotSet(value, "__doc__", isFound: true) }
        object.setOwnAttribute("__doc__", new)
      })
  }

  /// The error of `x.__class__ = C`.
  private static func changingClass(of value: Value, to new: Value) -> PyException {
    guard let type = new.asType else {
      return .typeError("__class__ must be set to a class, not '\(new.type.title)' object")
    }
    let old = value.type
    if !type.isPythonic || !old.isPythonic {
      return .typeError(
        "__class__ assignment only supported for mutable types or ModuleType subclasses")
    }
    return .make(Types.notImplementedError, Unsupported.classChange.message)
  }

  // MARK: None, NotImplemented, Ellipsis

  private static func installSingletons() {
    for (type, text, truth) in [
      (Types.none, "None", false), (Types.ellipsis, "Ellipsis", true),
      (Types.notImplementedType, "NotImplemented", true),
    ] {
      type.slots.repr = .calling { (_: Value, _: Context) throws(PyException) in .string(text) }
      type.slots.bool = .calling { (_: Value, _: Context) throws(PyException) in truth }
    }
    Types.none.slots.hash = .calling { (_: Value, cx: Context) throws(PyException) in
      try cx.hash(Value.none)
    }
    Types.cell.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
      .string("<cell at 0x\(String(value.object?.address ?? 0, radix: 16))>")
    }
  }

  private static func installModule() {
    let type = Types.module
    type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      let name = value.asModule?.name ?? ""
      guard let path = value.asModule?.path else { return .string("<module '\(name)' (built-in)>") }
      return .string("<module '\(name)' from '\(path)'>")
    }
    type.slots.getAttribute = .calling {
      (value: Value, name: Symbol, cx: Context) throws(PyException) in
      if let found = value.asModule?.namespace[name] { return found }
      if value.asModule?.name == "builtins", let refused = Unsupported.functions[name] {
        throw .make(Types.notImplementedError, refused.message)
      }
      if let module = value.asModule?.name,
        Unsupported.members[module]?.contains(name.name) == true
      {
        throw .make(
          Types.notImplementedError, Unsupported.message(member: name.name, of: module))
      }
      return try cx.genericAttribute(value, name)
    }
    type.slots.setAttribute = .calling {
      (value: Value, name: Symbol, new: Value, cx: Context) throws(PyException) in
      guard let module = value.asModule else { return }
      if name == Names.classCell { return try cx.genericSetAttribute(value, name, new) }
      if new.isUnbound, module.namespace[name] == nil { throw cx.missing(value, name) }
      module.namespace[name] = new.isUnbound ? nil : new
    }
  }
}

extension Context {
  /// The name in `getattr(x, name)` and its like.
  package func attributeName(_ value: Value) throws(PyException) -> Symbol {
    guard let name = value.text else {
      throw .typeError("attribute name must be string, not '\(value.type.title)'")
    }
    return Symbol(name)
  }

  /// The dict of an object's own attributes; what is set in either is set in both.
  func attributeDictionary(_ value: Value) throws(PyException) -> Value {
    guard value.type.hasAttributes, value.type.hasDictionary, let object = value.object
    else { throw missing(value, Names.dict) }
    guard let module = value.asModule else {
      return .object(object.attributeTable.sharedDictionary())
    }
    let dict = PyDict()
    for name in module.namespace.names {
      try dict.set(name.name, module.namespace[name] ?? .none, self)
    }
    return .object(dict)
  }
}
