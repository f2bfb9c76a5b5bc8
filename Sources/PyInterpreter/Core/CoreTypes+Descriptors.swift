extension CoreTypes {
  static func installDescriptors() {
    installProperty()
    for (type, kind) in [
      (Types.staticMethod, Kind.staticMethod), (Types.classMethod, Kind.classMethod),
    ] {
      let name = type.name
      type.slots.new = .calling { (_: PyType, a: Arguments, _: Context) throws(PyException) in
        try a.refuseKeywords(name)
        guard a.count == 1 else {
          throw .typeError("\(name) expected 1 argument, got \(a.count)")
        }
        return .object(PyMethodWrapper(kind, a[0]))
      }
      type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
        guard let wrapper = value.object as? PyMethodWrapper else { return .none }
        return .string("<\(name)(\(try cx.repr(wrapper.function)))>")
      }
      type.attribute(
        "__func__",
        get: { (value: Value, _: Context) throws(PyException) in
          (value.object as? PyMethodWrapper)?.function ?? .none
        })
      tellFunction(type)
    }
    Types.staticMethod.slots.call = .calling {
      (callee: Value, arguments: Arguments, cx: Context) throws(PyException) in
      guard let wrapper = callee.object as? PyMethodWrapper else { return .none }
      return try cx.call(wrapper.function, passing: arguments)
    }
    for (type, word) in [(Types.getset, "attribute"), (Types.member, "member")] {
      type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
        guard let attribute = value.object as? PyAttribute else { return .none }
        return .string("<\(word) '\(attribute.name)' of '\(attribute.owner.name)' objects>")
      }
      type.method("__get__", .expected(1...2)) { (a: Arguments, cx: Context) throws(PyException) in
        if a[0].isNone { return a.receiver }
        return try cx.bind(a.receiver, a[0], a[0].type)
      }
    }
    Types.member.attribute(
      "__name__",
      get: { value, _ in .string((value.object as? PyAttribute)?.name.name ?? "") })
  }

  /// What a static or class method takes over from its function.
  private static func tellFunction(_ type: PyType) {
    for name in ["__name__", "__qualname__", "__module__", "__doc__"] {
      let symbol = Symbol(name)
      type.attribute(
        name,
        get: { (value: Value, cx: Context) throws(PyException) in
          guard let wrapper = value.object as? PyMethodWrapper else { return .none }
          if let own = wrapper.ownAttribute(symbol) { return own }
          guard let found = try cx.attribute(wrapper.function, symbol) else {
            throw cx.missing(value, symbol)
          }
          return found
        },
        set: { (value: Value, new: Value, _: Context) throws(PyException) in
          value.object?.setOwnAttribute(symbol, new)
        })
    }
    type.attribute(
      "__wrapped__",
      get: { (value: Value, _: Context) throws(PyException) in
        (value.object as? PyMethodWrapper)?.function ?? .none
      })
    type.attribute(
      "__isabstractmethod__",
      get: { (value: Value, cx: Context) throws(PyException) in
        guard let wrapper = value.object as? PyMethodWrapper,
          let mark = try cx.attribute(wrapper.function, "__isabstractmethod__")
        else { return .bool(false) }
        return .bool(try cx.truth(mark))
      })
  }

  private static func installProperty() {
    let type = Types.property
    type.slots.new = .calling { (type: PyType, a: Arguments, cx: Context) throws(PyException) in
      var parts: [Value] = [.none, .none, .none, .none]
      guard a.count <= 4 else {
        throw .typeError("property() takes at most 4 arguments (\(a.count) given)")
      }
      for index in 0..<a.count { parts[index] = a[index] }
      let names: [Symbol] = ["fget", "fset", "fdel", "doc"]
      for (name, value) in a.keywords {
        guard let index = names.firstIndex(of: name) else {
          throw .typeError("'\(name)' is an invalid keyword argument for property()")
        }
        parts[index] = value
      }
      return .object(
        PyProperty(
          getter: parts[0], setter: parts[1], deleter: parts[2], documentation: parts[3],
          type: type))
    }
    for (name, index) in [("getter", 0), ("setter", 1), ("deleter", 2)] {
      type.method(name, .one) { (a: Arguments, _: Context) throws(PyException) in
        guard let property = a.receiver.object as? PyProperty else { return .none }
        var parts = [property.getter, property.setter, property.deleter]
        parts[index] = a[0]
        let copy = PyProperty(
          getter: parts[0], setter: parts[1], deleter: parts[2],
          documentation: property.documentation, type: property.type)
        copy.name = property.name
        return .object(copy)
      }
    }
    for type in [Types.property, Types.staticMethod, Types.classMethod] {
      type.method("__get__", .expected(1...2)) {
        (a: Arguments, cx: Context) throws(PyException) in
        let owner = a.get(1)?.asType ?? a[0].type
        return try cx.bind(a.receiver, a[0].isNone ? .unbound : a[0], owner)
      }
    }
    for (name, index) in [("fget", 0), ("fset", 1), ("fdel", 2)] {
      type.attribute(
        name,
        get: { (value: Value, _: Context) throws(PyException) in
          guard let property = value.object as? PyProperty else { return .none }
          return [property.getter, property.setter, property.deleter][index]
        })
    }
    type.attribute(
      "__doc__",
      get: { (value: Value, cx: Context) throws(PyException) in
        guard let property = value.object as? PyProperty else { return .none }
        if !property.documentation.isNone { return property.documentation }
        return try cx.attribute(property.getter, Names.doc) ?? .none
      })
  }

  // MARK: super

  static func installSuper() {
    let type = Types.superType
    type.slots.new = .calling { (_: PyType, a: Arguments, cx: Context) throws(PyException) in
      try a.refuseKeywords("super")
      if a.count > 2 { throw .typeError(PyNative.expected("super()", 0...2, a.count)) }
      guard a.count == 2, let start = a[0].asType else {
        if a.count == 0 { throw .runtimeError("super(): no arguments") }
        throw .typeError("super() argument 1 must be a type, not \(a[0].type.title)")
      }
      return try cx.makeSuper(start, a[1])
    }
    type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      guard let proxy = value.object as? PySuper else { return .none }
      return .string(
        "<super: <class '\(proxy.start.name)'>, <\(proxy.receiverType.name) object>>")
    }
    type.slots.getAttribute = .calling {
      (value: Value, name: Symbol, cx: Context) throws(PyException) in
      guard case .object(let object) = value else { return .none }
      let proxy = unsafeDowncast(object, to: PySuper.self)
      let order = proxy.receiverType.mro
      if name != Names.classCell, let index = order.firstIndex(where: { $0 === proxy.start }) {
        for type in order[(index + 1)...] {
          guard let found = type.ownValue(name) else { continue }
          let isClass = proxy.receiver.asType === proxy.receiverType
          return try cx.bind(found, isClass ? .unbound : proxy.receiver, proxy.receiverType)
        }
      }
      if let found = try cx.plainAttribute(value, Types.superType, name) { return found }
      throw .attributeError("'super' object has no attribute '\(name)'")
    }
  }
}
