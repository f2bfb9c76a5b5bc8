extension CoreTypes {
  static func installExceptions() {
    let type = Types.baseException
    type.slots.new = .calling { (type: PyType, a: Arguments, _: Context) throws(PyException) in
      .object(PyExceptionObject(type: type, arguments: a.positional))
    }
    type.slots.initialise = .calling {
      (value: Value, a: Arguments, _: Context) throws(PyException) in
      guard let object = value.asException else { return }
      if a.hasKeywords { try setFields(object, a) }
      object.arguments = a.positional
    }
    type.slots.repr = .calling { (value: Value, cx: Context) throws(PyException) in
      guard let object = value.asException else { return .none }
      let arguments = object.shownArguments
      if arguments.count == 1 {
        return .string("\(object.type.name)(\(try cx.repr(arguments[0])))")
      }
      return .string("\(object.type.name)\(try cx.repr(.tuple(arguments)))")
    }
    type.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      let arguments = value.asException?.arguments ?? []
      switch arguments.count {
      case 0: return .object(PyStr.empty)
      case 1: return .object(try cx.strObject(arguments[0]))
      default: return .object(try cx.reprObject(.tuple(arguments)))
      }
    }
    installExceptionAttributes(type)
    installSpecialExceptions()
    installOSError()
    installSyntaxErrors()
    installUnicodeErrors()
  }

  /// The keywords that some classes take: `ImportError("…", name="x")`.
  private static func setFields(
    _ object: PyExceptionObject, _ a: Arguments
  ) throws(PyException) {
    let fields: [(PyType, [String])] = [
      (Types.importError, ["name", "path"]), (Types.nameError, ["name"]),
      (Types.attributeError, ["name", "obj"]),
    ]
    guard let (type, names) = fields.first(where: { object.type.isSubclass(of: $0.0) }) else {
      throw .typeError("\(object.type.name)() takes no keyword arguments")
    }
    for (name, value) in a.keywords {
      guard names.contains(name.name) else {
        throw .typeError("'\(name)' is an invalid keyword argument for \(type.name)()")
      }
      object.setOwnAttribute(name, value)
    }
  }

  private static func installExceptionAttributes(_ type: PyType) {
    type.attribute(
      "args",
      get: { (value: Value, _: Context) throws(PyException) in
        .tuple(value.asException?.shownArguments ?? [])
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        value.asException?.arguments = try cx.items(new)
      })
    type.attribute(
      "__cause__",
      get: { (value: Value, _: Context) throws(PyException) in
        (value.asException?.cause).map { .object($0) } ?? Value.none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.cause = try exception(orNone: new, "cause")
        value.asException?.suppressesContext = true
      })
    type.attribute(
      "__context__",
      get: { (value: Value, _: Context) throws(PyException) in
        (value.asException?.context).map { .object($0) } ?? Value.none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.context = try exception(orNone: new, "context")
      })
    type.attribute(
      "__suppress_context__",
      get: { (value: Value, _: Context) throws(PyException) in
        .bool(value.asException?.suppressesContext ?? false)
      },
      set: { (value: Value, new: Value, cx: Context) throws(PyException) in
        value.asException?.suppressesContext = try cx.truth(new)
      })
    type.attribute(
      "__traceback__",
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException, object.isRaised else { return .none }
        return .object(PyTraceback(object))
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        try setTraceback(value, new)
      })
    type.method("with_traceback", .one) { (a: Arguments, _: Context) throws(PyException) in
      try setTraceback(a.receiver, a[0])
      return a.receiver
    }
    type.method("add_note", .one) { (a: Arguments, _: Context) throws(PyException) in
      guard a[0].asStr != nil else {
        throw .typeError("note must be a str, not '\(a[0].type.name)'")
      }
      a.receiver.asException?.notes.append(a[0])
      return .none
    }
    type.attribute(
      "__notes__",
      get: { (value: Value, cx: Context) throws(PyException) in
        guard let notes = value.asException?.notes, !notes.isEmpty else {
          throw cx.missing(value, "__notes__")
        }
        return .list(notes)
      })
  }

  private static func exception(
    orNone value: Value, _ what: String
  ) throws(PyException) -> PyExceptionObject? {
    if value.isNone { return nil }
    if let object = value.asException { return object }
    throw .typeError("exception \(what) must be None or derive from BaseException")
  }

  /// A traceback belongs to its exception: None takes it away, another is not put in its place.
  private static func setTraceback(_ value: Value, _ new: Value) throws(PyException) {
    if new.object is PyTraceback { return }
    guard new.isNone else { throw .typeError("__traceback__ must be a traceback or None") }
    value.asException?.isRaised = false
    value.asException?.traceback = []
  }

  /// An attribute that reads an argument by position.
  ///
  /// `missed` tells what of a missed name it is where no program has set it.
  private static func argument(
    _ type: PyType, _ name: String, _ index: Int, missed: String? = nil
  ) {
    let symbol = Symbol(name)
    type.attribute(
      name,
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException else { return .none }
        if let own = object.ownAttribute(symbol) { return own }
        if let missed, let fact = object.missed {
          return missed == "obj" ? fact.object ?? .none : .string(fact.name.name)
        }
        return index < object.arguments.count ? object.arguments[index] : .none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.setOwnAttribute(symbol, new)
      })
  }

  private static func installSpecialExceptions() {
    Types.keyError.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      let arguments = value.asException?.arguments ?? []
      if arguments.count == 1 { return .object(try cx.reprObject(arguments[0])) }
      return arguments.isEmpty
        ? .object(PyStr.empty) : .object(try cx.reprObject(.tuple(arguments)))
    }
    argument(Types.stopIteration, "value", 0)
    Types.systemExit.attribute(
      "code",
      get: { (value: Value, _: Context) throws(PyException) in
        let arguments = value.asException?.arguments ?? []
        switch arguments.count {
        case 0: return .none
        case 1: return arguments[0]
        default: return .tuple(arguments)
        }
      })
    for (type, names) in [
      (Types.importError, ["name", "path"]), (Types.nameError, ["name"]),
      (Types.attributeError, ["name", "obj"]),
    ] {
      for name in names { argument(type, name, Int.max, missed: name) }
    }
    let message = Symbol("msg")
    Types.importError.attribute(
      "msg",
      get: { (value: Value, _: Context) throws(PyException) in
        guard let object = value.asException else { return .none }
        if let own = object.ownAttribute(message) { return own }
        return object.arguments.count == 1 ? object.arguments[0] : .none
      },
      set: { (value: Value, new: Value, _: Context) throws(PyException) in
        value.asException?.setOwnAttribute(message, new.isUnbound ? .none : new)
      })
    // What it says follows its message, as far as that is text.
    Types.importError.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      if let text = value.asException?.ownAttribute(message), text.asStr != nil { return text }
      guard let slot = Types.baseException.slots.str else { return .none }
      return try slot(value, cx)
    }
  }
}
