extension Context {
  /// Lays the arguments of a call out as the function's parameters; on a mistake they are given up.
  @inline(never)
  func bindParameters(
    _ function: PyFunction, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) {
    let code = function.code
    let given = Array(UnsafeBufferPointer(start: base, count: count))
    let values = Array(UnsafeBufferPointer(start: base + count, count: (names?.names.count ?? 0)))
    base.deinitialize(count: count + (names?.names.count ?? 0))
    var bound = [Value](repeating: .unbound, count: code.parameters.count)
    let named = code.positionalCount + code.keywordOnlyCount
    for index in 0..<min(count, code.positionalCount) { bound[index] = given[index] }
    var extra: PyDict?
    for (name, value) in zip(names?.names ?? [], values) {
      if let index = code.parameters[..<named].firstIndex(of: name),
        index >= code.positionalOnlyCount
      {
        if !bound[index].isUnbound {
          throw .typeError(
            "\(function.qualifiedName)() got multiple values for argument '\(name)'")
        }
        bound[index] = value
      } else if code.hasMapping {
        let mapping = extra ?? PyDict()
        extra = mapping
        try mapping.set(name.name, value, self)
      } else {
        throw unexpected(function, name, names?.names ?? [])
      }
    }
    if count > code.positionalCount, !code.hasSequence {
      throw tooMany(function, given: count, bound: bound)
    }
    try fillDefaults(function, &bound)
    var next = named
    if code.hasSequence {
      bound[next] = .tuple(Array(given.dropFirst(code.positionalCount)))
      next += 1
    }
    if code.hasMapping { bound[next] = .object(extra ?? PyDict()) }
    for (index, value) in bound.enumerated() { (base + index).initialize(to: value) }
  }

  private func fillDefaults(
    _ function: PyFunction, _ bound: inout [Value]
  ) throws(PyException) {
    let code = function.code
    let firstDefault = code.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<code.positionalCount where bound[index].isUnbound {
      if index >= firstDefault {
        bound[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(code.parameters[index].name)
      }
    }
    if !missing.isEmpty {
      throw .typeError(
        ArgumentMessages.missing(function.qualifiedName, missing, keywordOnly: false))
    }
    for index in code.positionalCount..<code.positionalCount + code.keywordOnlyCount
    where bound[index].isUnbound {
      if let value = function.keywordDefaults[code.parameters[index]] {
        bound[index] = value
      } else {
        missing.append(code.parameters[index].name)
      }
    }
    if !missing.isEmpty {
      throw .typeError(
        ArgumentMessages.missing(function.qualifiedName, missing, keywordOnly: true))
    }
  }

  private func unexpected(
    _ function: PyFunction, _ name: Symbol, _ names: [Symbol]
  ) -> PyException {
    let code = function.code
    let positionalOnly = code.parameters.prefix(code.positionalOnlyCount).filter {
      names.contains($0)
    }
    if !positionalOnly.isEmpty {
      let list = positionalOnly.map(\.name).joined(separator: ", ")
      return .typeError(
        "\(function.qualifiedName)() got some positional-only arguments passed as keyword arguments:"
          + " '\(list)'")
    }
    return .typeError(
      "\(function.qualifiedName)() got an unexpected keyword argument '\(name)'")
  }

  private func tooMany(
    _ function: PyFunction, given: Int, bound: [Value]
  ) -> PyException {
    let code = function.code
    let keywordOnly = (code.positionalCount..<code.positionalCount + code.keywordOnlyCount).count {
      !bound[$0].isUnbound
    }
    return .typeError(
      ArgumentMessages.tooMany(
        function.qualifiedName, least: code.positionalCount - function.defaults.count,
        most: code.positionalCount, given: given, keywordOnly: keywordOnly))
  }
}
