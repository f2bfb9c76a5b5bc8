extension CoreTypes {
  /// Refuses what would show how code is run.
  static func refuseInspection(_ type: PyType, _ names: [String]) {
    for name in names {
      type.attribute(
        name,
        get: { (_: Value, _: Context) throws(PyException) in
          throw .make(Types.notImplementedError, Unsupported.inspection.message)
        })
    }
  }

  static func installFunctions() {
    let call: (Value, Arguments, Context) throws(PyException) -> Value = {
      (callee: Value, arguments: Arguments, cx: Context) throws(PyException) in
      try cx.call(callee, passing: arguments)
    }
    for type in [
      Types.function, Types.builtinFunction, Types.methodDescriptor, Types.slotWrapper,
      Types.methodWrapper, Types.method,
    ] {
      type.slots.call = .calling(call)
    }
    installFunction()
    installNatives()
    installMethod()
  }

  private static func installFunction() {
    let type = Types.function
    type.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      guard let function = value.asFunction else { return .none }
      return .string(
        "<function \(function.qualifiedName) at 0x\(String(function.address, radix: 16))>")
    }
    type.attribute(
      "__name__",
      get: { (value: Value, _: Context) throws(PyException) in .string(value.asFunction?.name ?? "")
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        guard let text = new.text else {
          throw .typeError("__name__ must be set to a string object")
        }
        value.asFunction?.name = text
      })
    type.attribute(
      "__qualname__",
      get: { (value: Value, _: Context) throws(PyException) in
        .string(value.asFunction?.qualifiedName ?? "")
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        guard let text = new.text else {
          throw .typeError("__qualname__ must be set to a string object")
        }
        value.asFunction?.qualifiedName = text
      })
    type.attribute(
      "__doc__",
      get: { (value: Value, _: Context) throws(PyException) in
        value.asFunction?.documentation ?? .none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asFunction?.documentation = new
      })
    type.attribute(
      "__module__", get: { (_: Value, _: Context) throws(PyException) in .string("__main__") })
    type.attribute(
      "__defaults__",
      get: { (value: Value, _: Context) throws(PyException) in
        let defaults = value.asFunction?.defaults ?? []
        return defaults.isEmpty ? .none : .tuple(defaults)
      })
    refuseInspection(type, ["__code__", "__globals__", "__closure__"])
    type.attribute(
      "__kwdefaults__",
      get: { (value: Value, cx: Context) throws(PyException) in
        guard let function = value.asFunction, !function.keywordDefaults.isEmpty else {
          return .none
        }
        let dict = PyDict()
        for (index, value) in function.keywordDefaults.enumerated() where !value.isUnbound {
          let name = function.code.parameters[function.code.positionalCount + index]
          try dict.set(name.name, value, cx)
        }
        return .object(dict)
      })
    type.attribute(
      "__annotations__",
      get: { (value: Value, _: Context) throws(PyException) in
        guard let function = value.asFunction else { return .none }
        if function.annotations.isNone { function.annotations = .object(PyDict()) }
        return function.annotations
      })
    type.method("__get__", .expected(1...2)) { (a: Arguments, cx: Context) throws(PyException) in
      try cx.bind(a.receiver, a[0].isNone ? .unbound : a[0], a[0].type)
    }
  }

  private static func installNatives() {
    for type in [
      Types.builtinFunction, Types.methodDescriptor, Types.slotWrapper, Types.methodWrapper,
    ] {
      type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
        if let method = value.asBoundMethod { return .string(boundNative(method)) }
        guard let native = value.asNative else { return .none }
        guard let owner = native.owner else {
          // What CPython wrote in Python is a plain function there.
          if case .python = native.signature {
            return .string("<function \(native.name) at 0x\(String(native.address, radix: 16))>")
          }
          return .string("<built-in function \(native.name)>")
        }
        let sort = native.isSlotWrapper ? "slot wrapper" : "method"
        return .string("<\(sort) '\(native.name)' of '\(owner.name)' objects>")
      }
      type.attribute(
        "__name__",
        get: { (value: Value, _: Context) throws(PyException) in
          .string((value.asNative ?? value.asBoundMethod?.function.asNative)?.name ?? "")
        })
      type.attribute(
        "__qualname__",
        get: { (value: Value, _: Context) throws(PyException) in
          let native = value.asNative ?? value.asBoundMethod?.function.asNative
          guard let native else { return .none }
          return .string(native.owner.map { "\($0.name).\(native.name)" } ?? native.name)
        })
      type.attribute(
        "__self__",
        get: { (value: Value, cx: Context) throws(PyException) in
          if let method = value.asBoundMethod { return method.receiver }
          guard let native = value.asNative, native.owner == nil else {
            throw cx.missing(value, "__self__")
          }
          // A function's is its module.
          let module = cx.interpreter.modules[Symbol(native.module ?? "builtins")]
          return module.map { .object($0) } ?? .none
        })
    }
    Types.builtinFunction.attribute(
      "__module__",
      get: { (value: Value, _: Context) throws(PyException) in
        guard let native = value.asNative else { return .none }
        return .string(native.module ?? "builtins")
      })
    Types.methodWrapper.slots.repr = .calling { (value: Value, _: Context) throws(PyException) in
      guard let method = value.asBoundMethod else { return .none }
      let address = String(method.receiver.object?.address ?? 0, radix: 16)
      return .string(
        "<method-wrapper '\(method.function.asNative?.name ?? "")' of \(method.receiver.type.title) object"
          + " at 0x\(address)>")
    }
  }

  private static func boundNative(_ method: PyBoundMethod) -> String {
    let name = method.function.asNative?.name ?? ""
    let holder: String
    if let type = method.receiver.asType {
      holder = "type object"
      _ = type
    } else {
      holder = "\(method.receiver.type.title) object"
    }
    let address = String(method.receiver.object?.address ?? 0, radix: 16)
    return "<built-in method \(name) of \(holder) at 0x\(address)>"
  }

  private static func installMethod() {
    let type = Types.method
    type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
      guard let method = value.asBoundMethod else { return .none }
      let name: String
      if let function = method.function.asFunction {
        name = function.qualifiedName
      } else {
        name = try cx.attribute(method.function, Names.qualname)?.text ?? "?"
      }
      return .string("<bound method \(name) of \(try cx.repr(method.receiver))>")
    }
    for type in [Types.method, Types.builtinFunction, Types.methodWrapper] {
      type.slots.compare = .calling {
        (a: Value, b: Value, comparison: Comparison, _: Context) throws(PyException) in
        guard let x = a.asBoundMethod, let y = b.asBoundMethod else {
          guard comparison == .equal || comparison == .notEqual, a.asNative != nil else {
            return .notImplemented
          }
          return .bool(a.isIdentical(to: b) == (comparison == .equal))
        }
        let same =
          x.function.isIdentical(to: y.function) && x.receiver.isIdentical(to: y.receiver)
        switch comparison {
        case .equal: return .bool(same)
        case .notEqual: return .bool(!same)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return .notImplemented
        }
      }
      type.slots.hash = .calling { (value: Value, _: Context) throws(PyException) -> Int in
        guard let method = value.asBoundMethod else { return (value.object?.address ?? 0) >> 4 }
        return ((method.receiver.object?.address ?? 0) >> 4)
          ^ ((method.function.object?.address ?? 0) >> 3)
      }
    }
    type.attribute(
      "__self__",
      get: { (value: Value, _: Context) throws(PyException) in
        value.asBoundMethod?.receiver ?? .none
      })
    type.attribute(
      "__func__",
      get: { (value: Value, _: Context) throws(PyException) in
        value.asBoundMethod?.function ?? .none
      })
    type.slots.missingAttribute = .calling {
      (value: Value, name: Symbol, cx: Context) throws(PyException) in
      guard let method = value.asBoundMethod,
        let found = try cx.attribute(method.function, name)
      else { throw cx.missing(value, name) }
      return found
    }
    for name in ["__name__", "__qualname__", "__doc__"] {
      let symbol = Symbol(name)
      type.attribute(
        name,
        get: { (value: Value, cx: Context) throws(PyException) in
          try cx.getAttribute(value.asBoundMethod?.function ?? .none, symbol)
        })
    }
  }
}
