internal import PySyntax

extension Compiler {
  func importing(_ aliases: [ImportAlias], _ range: SourceRange) throws(CompileError) -> Execute {
    var parts: [Execute] = []
    for alias in aliases {
      let top = String(alias.name.prefix { $0 != "." })
      let name = alias.name
      let store = store(symbol(alias.alias?.name ?? top))
      let step: Execute = Execute { (frame: Frame) throws(PyException) -> Completion in
        try store(frame, .object(try frame.cx.importModule(name)))
        return .normal
      }
      parts.append(step)
    }
    return Self.sequence(parts)
  }

  func importing(
    from module: String, _ names: [ImportAlias]?, _ range: SourceRange
  ) throws(CompileError) -> Execute {
    if module == "__future__" {
      return Execute { (frame: Frame) throws(PyException) -> Completion in .normal }
    }
    guard let names else {
      let namespace = namespace
      return Execute { (frame: Frame) throws(PyException) -> Completion in
        let source = try frame.cx.importModule(module)
        for name in source.exported { namespace[name] = source.namespace[name] }
        return .normal
      }
    }
    var stores: [(Symbol, Store)] = []
    for alias in names {
      stores.append((Symbol(alias.name), store(symbol(alias.alias?.name ?? alias.name))))
    }
    return Execute { (frame: Frame) throws(PyException) -> Completion in
      let source = try frame.cx.importModule(module)
      for (name, store) in stores {
        guard let value = source.namespace[name] else {
          if source.outside.contains(name.name) {
            throw .make(
              Types.importError, "\(source.name).\(name) is not part of this language")
          }
          let place = source.path.map { " (\($0))" } ?? " (unknown location)"
          throw .make(
            Types.importError, "cannot import name '\(name)' from '\(source.name)'\(place)"
          ).importing(source.name, source.path)
        }
        try store(frame, value)
      }
      return .normal
    }
  }
}

extension Context {
  /// The module of a name, loaded at its first import.
  package func importModule(_ name: String) throws(PyException) -> PyModule {
    let interpreter = interpreter
    let symbol = Symbol(name)
    if let module = interpreter.modules[symbol] { return module }
    if let loader = interpreter.configuration.modules[name] {
      let module = try loader(interpreter, self)
      interpreter.own(
        module.namespace.names.compactMap { module.namespace[$0]?.asType }.filter(\.isOfSession))
      interpreter.modules[symbol] = module
      return module
    }
    let top = String(name.prefix { $0 != "." })
    if Unsupported.standardModules[top] != nil {
      throw .make(Types.moduleNotFoundError, Unsupported.message(module: top))
    }
    if interpreter.configuration.modules[top] != nil {
      throw .make(
        Types.moduleNotFoundError, "No module named '\(name)'; '\(top)' is not a package"
      ).importing(name)
    }
    throw .make(Types.moduleNotFoundError, "No module named '\(top)'").importing(top)
  }
}

extension PyException {
  /// The same exception with the module in its `name`, and the module's file in its `path`.
  fileprivate func importing(_ name: String, _ path: String? = nil) -> PyException {
    object?.setOwnAttribute("name", .string(name))
    if let path { object?.setOwnAttribute("path", .string(path)) }
    return self
  }
}
