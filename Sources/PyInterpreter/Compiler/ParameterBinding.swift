extension Context {
  /// Lays the arguments of a call out as the function's parameters; on a mistake they are given up.
  @inline(never)
  func bindParameters(
    _ function: PyFunction, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) {
    if try bindInPlace(function, base: base, count: count, names: names) { return }
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
      let value = function.keywordDefault(index - code.positionalCount)
      if !value.isUnbound {
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

  /// The usual calls, without an array: fewer arguments than parameters, names that are known, `*args`.
  ///
  /// False, with everything as it was, where the general way has to be gone.
  private func bindInPlace(
    _ function: PyFunction, base: UnsafeMutablePointer<Value>, count: Int, names: NameList?
  ) throws(PyException) -> Bool {
    let plan = function.plan
    let positional = plan.pointee.positional
    let named = positional + plan.pointee.keywordOnly
    let given = names?.names.count ?? 0
    if plan.pointee.hasMapping || (count > positional && !plan.pointee.hasSequence) { return false }
    let scratch = base + max(plan.pointee.parameters, count) + given
    guard scratch + given < record.pointee.stackEnd else { return false }
    if let names, !hasPlaces(names, plan, above: count) { return false }
    scratch.moveInitialize(from: base + count, count: given)
    let places = min(count, positional)
    var extra = Value.unbound
    if plan.pointee.hasSequence {
      extra = count > positional ? gather(base + positional, count - positional) : Self.noItems
    }
    (base + places).clear(plan.pointee.parameters - places)
    if plan.pointee.hasSequence { base[named] = extra }
    if let names {
      for (index, name) in names.names.enumerated() {
        base[place(of: name, plan)] = (scratch + index).move()
      }
    }
    try fillDefaults(function, base, from: places)
    return true
  }

  private static var noItems: Value { .object(PyTuple.empty) }

  /// Moves values off the stack into a tuple.
  private func gather(_ values: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    let items = Array(UnsafeBufferPointer(start: values, count: count))
    values.destroy(count)
    return .tuple(items)
  }

  /// Whether every name is a parameter that no positional argument has taken.
  private func hasPlaces(
    _ names: NameList, _ plan: UnsafePointer<CallPlan>, above count: Int
  ) -> Bool {
    for name in names.names {
      let index = place(of: name, plan)
      if index < max(count, plan.pointee.positionalOnly) { return false }
    }
    return true
  }

  /// Where a parameter that can be named lies, −1 when there is none of the name.
  @inline(__always)
  private func place(of name: Symbol, _ plan: UnsafePointer<CallPlan>) -> Int {
    let named = plan.pointee.positional + plan.pointee.keywordOnly
    var index = 0
    while index < named {
      if plan.pointee.names[index] == name { return index }
      index += 1
    }
    return -1
  }

  /// Gives the parameters without argument their defaults; where one has none, all are given up.
  private func fillDefaults(
    _ function: PyFunction, _ base: UnsafeMutablePointer<Value>, from start: Int
  ) throws(PyException) {
    let plan = function.plan
    let positional = plan.pointee.positional
    let firstDefault = positional - function.defaults.count
    var isComplete = true
    var index = start
    while index < positional + plan.pointee.keywordOnly {
      if base[index].isUnbound {
        if index >= positional {
          base[index] = function.keywordDefault(index - positional)
        } else if index >= firstDefault {
          base[index] = function.defaults[index - firstDefault]
        }
        if base[index].isUnbound { isComplete = false }
      }
      index += 1
    }
    if isComplete { return }
    var bound = Array(UnsafeBufferPointer(start: base, count: plan.pointee.parameters))
    base.destroy(plan.pointee.parameters)
    try fillDefaults(function, &bound)
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
