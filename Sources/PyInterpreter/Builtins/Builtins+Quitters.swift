extension Builtins {
  /// `exit`, `quit` and `help`: objects that explain themselves when they are shown.
  static func installQuitters(_ builtins: Namespace) {
    for name in ["exit", "quit"] {
      builtins[Symbol(name)] = .object(PyInstance(type: quitter, native: Quitter(name)))
    }
    builtins["help"] = .object(PyInstance(type: helper))
  }

  // Made once: classes are kept, and each session has these objects of its own.
  nonisolated(unsafe) private static let quitter: PyType = {
    let type = PyType(native: "Quitter", module: "_sitebuiltins")
    type.slots.repr = .calling { value, _ in
      let name = value.native(Quitter.self)?.name ?? ""
      return .string("Use \(name)() or Ctrl-D (i.e. EOF) to exit")
    }
    type.slots.call = .calling { _, arguments, _ throws(PyException) in
      let code = arguments.get(0) ?? arguments.keywords.first?.value ?? .none
      throw .make(Types.systemExit, arguments: [code])
    }
    type.ready()
    return type
  }()

  nonisolated(unsafe) private static let helper: PyType = {
    let type = PyType(native: "_Helper", module: "_sitebuiltins")
    type.slots.repr = .calling { _, _ in
      .string(Unsupported.help.message)
    }
    type.slots.call = .calling { _, _, _ throws(PyException) in
      throw .make(Types.notImplementedError, Unsupported.help.message)
    }
    type.ready()
    return type
  }()

  /// Which of the two names the object has.
  private final class Quitter {
    let name: String

    init(_ name: String) { self.name = name }
  }
}
