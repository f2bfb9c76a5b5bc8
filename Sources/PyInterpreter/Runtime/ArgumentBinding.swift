extension PyNative {
  /// Calls the body after binding the arguments; `arguments.base - 1` holds the receiver of a method.
  @inline(__always)
  func invoke(_ arguments: Arguments, _ cx: Context) throws(PyException) -> Value {
    if arguments.count >= least, arguments.count <= most, !arguments.hasKeywords || takesAnything {
      return try body(arguments, cx)
    }
    // A signature that has been read once: what is left out needs no more than a mark.
    if let list = parsed, list.required <= arguments.count, arguments.count <= list.positional,
      !arguments.hasKeywords, list.isPlain
    {
      return try invokePadded(list, arguments, cx)
    }
    return try bindAndInvoke(arguments, cx)
  }

  /// Whether a dunder method of a builtin type is an ordinary method in CPython.
  private static func isPlainMethod(_ name: String, _ owner: PyType) -> Bool {
    switch name {
    case "__format__": true
    case "__getitem__": owner === Types.list || owner === Types.dict
    case "__contains__":
      owner === Types.dict || owner === Types.set || owner === Types.frozenSet
    default: false
    }
  }

  /// The words of a slot wrapper that is called with the wrong number of arguments.
  private func wrongCount(_ arguments: Arguments, of owner: PyType) -> PyException {
    if arguments.hasKeywords { return .typeError("wrapper \(name)() takes no keyword arguments") }
    // Counts of repetitions are taken apart by a function that puts its name first; it has none.
    let isRepetition =
      name == "__imul__"
      || (name == "__mul__" || name == "__rmul__") && owner.slots.repeated != nil
    switch signature {
    case .none: return .typeError("expected 0 arguments, got \(arguments.count)")
    case .one, .any, .clinic, .python:
      return .typeError(
        (isRepetition ? " " : "") + "expected 1 argument, got \(arguments.count)")
    case .expected(let range), .tuple(let range):
      return .typeError(Self.expected("", range, arguments.count))
    }
  }

  @inline(never)
  private func bindAndInvoke(_ arguments: Arguments, _ cx: Context) throws(PyException) -> Value {
    if isSlotWrapper, let owner, !Self.isPlainMethod(name, owner) {
      throw wrongCount(arguments, of: owner)
    }
    switch signature {
    case .any: return try body(arguments, cx)
    case .none:
      try refuseKeywords(arguments)
      throw .typeError("\(qualifiedName)() takes no arguments (\(arguments.count) given)")
    case .one:
      try refuseKeywords(arguments)
      throw .typeError("\(qualifiedName)() takes exactly one argument (\(arguments.count) given)")
    case .expected(let range):
      try refuseKeywords(arguments)
      throw .typeError(Self.expected(name, range, arguments.count))
    case .tuple(let range):
      if owner == nil, arguments.hasKeywords {
        throw .typeError("\(name)() takes no keyword arguments")
      }
      try refuseKeywords(arguments)
      throw .typeError(Self.takes(name, range, arguments.count))
    case .clinic(let text):
      let list = parameterList(text)
      if !arguments.hasKeywords, list.required <= arguments.count,
        arguments.count <= list.positional
      {
        return try invokePadded(list, arguments, cx)
      }
      return try bindClinic(list, arguments, cx)
    case .python(let text):
      return try bindPython(parameterList(text), arguments, cx)
    }
  }

  private func refuseKeywords(_ arguments: Arguments) throws(PyException) {
    if arguments.hasKeywords { throw .typeError("\(qualifiedName)() takes no keyword arguments") }
  }

  private func parameterList(_ text: String) -> ParameterList {
    if let parsed { return parsed }
    let list = ParameterList(text)
    parsed = list
    return list
  }

  /// `pop expected at most 1 argument, got 2`.
  package static func expected(_ name: String, _ range: ClosedRange<Int>, _ given: Int) -> String {
    let limit = given < range.lowerBound ? range.lowerBound : range.upperBound
    let bound =
      range.count == 1 ? "" : given < range.lowerBound ? "at least " : "at most "
    return "\(name) expected \(bound)\(limit) argument\(limit == 1 ? "" : "s"), got \(given)"
  }

  /// `recv() takes at most 2 arguments (3 given)`.
  package static func takes(_ name: String, _ range: ClosedRange<Int>, _ given: Int) -> String {
    let limit = given < range.lowerBound ? range.lowerBound : range.upperBound
    let bound =
      range.count == 1 ? "exactly" : given < range.lowerBound ? "at least" : "at most"
    return "\(name)() takes \(bound) \(limit) argument\(limit == 1 ? "" : "s") (\(given) given)"
  }

  // MARK: Named parameters

  /// Calls the body with the parameters laid out on the value stack, receiver first.
  private func invokeBound(
    _ values: [Value], _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let receiver: Value = owner == nil ? .none : arguments.receiver
    return try cx.withStack([receiver] + values) {
      (base: UnsafeMutablePointer<Value>) throws(PyException) in
      try body(Arguments(base: base + 1, count: values.count), cx)
    }
  }

  /// Calls the body with the parameters that were left out marked where they would lie.
  ///
  /// The arguments are the topmost values of the stack; the marks need no release, and the caller puts the top back.
  private func invokePadded(
    _ list: ParameterList, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let total = list.count
    let base = arguments.base
    guard base + total < cx.record.pointee.stackEnd else { throw .memoryError() }
    for index in arguments.count..<total { (base + index).initialize(to: .unbound) }
    cx.record.pointee.top = base + total
    return try body(Arguments(base: base, count: total), cx)
  }

  private func bindClinic(
    _ list: ParameterList, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let total = list.parameters.count
    let given = arguments.count + arguments.names.count
    let required = list.parameters.count { $0.isRequired }
    if given > total {
      let word = arguments.count == 0 ? "keyword " : ""
      throw .typeError(
        "\(name)() takes at most \(total) \(word)argument\(total == 1 ? "" : "s") (\(given) given)")
    }
    if arguments.count > list.positional {
      if list.positional == 0 { throw .typeError("\(name)() takes no positional arguments") }
      let least = list.parameters.prefix(list.positional).count { $0.isRequired }
      let bound = least == list.positional ? "exactly" : "at most"
      throw .typeError(
        "\(name)() takes \(bound) \(list.positional) positional argument"
          + "\(list.positional == 1 ? "" : "s") (\(given) given)")
    }
    var values = [Value](repeating: .unbound, count: total)
    for index in 0..<arguments.count { values[index] = arguments[index] }
    var mistake: PyException?
    for (keyword, value) in arguments.keywords {
      let index = list.parameters.indices.dropFirst(list.positionalOnly).first {
        list.parameters[$0].name == keyword
      }
      guard let index else {
        mistake =
          mistake ?? .typeError("'\(keyword)' is an invalid keyword argument for \(name)()")
        continue
      }
      if index < arguments.count {
        mistake = .typeError(
          "argument for \(name)() given by name ('\(keyword)') and position (\(index + 1))")
      } else {
        values[index] = value
      }
    }
    for index in 0..<total where values[index].isUnbound && list.parameters[index].isRequired {
      if index < list.positionalOnly {
        let bound = required == total ? "exactly" : "at least"
        throw .typeError(
          "\(name)() takes \(bound) \(list.positionalOnly) positional argument"
            + "\(list.positionalOnly == 1 ? "" : "s") (\(arguments.count) given)")
      }
      throw .typeError(
        "\(name)() missing required argument '\(list.parameters[index].name)' (pos \(index + 1))")
    }
    if let mistake { throw mistake }
    return try invokeBound(values, arguments, cx)
  }

  private func bindPython(
    _ list: ParameterList, _ arguments: Arguments, _ cx: Context
  ) throws(PyException) -> Value {
    let function = owner == nil ? name : qualifiedName
    let extra = owner == nil ? 0 : 1
    var values = [Value](repeating: .unbound, count: list.parameters.count)
    for index in 0..<min(arguments.count, list.positional) { values[index] = arguments[index] }
    let mapping = PyDict()
    for (keyword, value) in arguments.keywords {
      let index = list.parameters.indices.dropFirst(list.positionalOnly).first {
        list.parameters[$0].name == keyword
      }
      if let index {
        if !values[index].isUnbound {
          throw .typeError("\(function)() got multiple values for argument '\(keyword)'")
        }
        values[index] = value
      } else if list.mapping != nil {
        try mapping.set(keyword.name, value, cx)
      } else {
        throw .typeError("\(function)() got an unexpected keyword argument '\(keyword)'")
      }
    }
    if arguments.count > list.positional, list.sequence == nil {
      let least = list.parameters.prefix(list.positional).count { $0.isRequired } + extra
      throw .typeError(
        ArgumentMessages.tooMany(
          function, least: least, most: list.positional + extra, given: arguments.count + extra,
          keywordOnly: 0))
    }
    let missing = list.parameters.indices.filter {
      values[$0].isUnbound && list.parameters[$0].isRequired
    }
    if !missing.isEmpty {
      throw .typeError(
        ArgumentMessages.missing(
          function, missing.map { list.parameters[$0].name.name },
          keywordOnly: missing[0] >= list.positional))
    }
    if list.sequence != nil {
      values.append(.tuple(Array(arguments.positional.dropFirst(list.positional))))
    }
    if list.mapping != nil { values.append(.object(mapping)) }
    return try invokeBound(values, arguments, cx)
  }
}

/// The words for calls of Python functions that do not fit.
enum ArgumentMessages {
  /// `f() missing 2 required positional arguments: 'a' and 'b'`.
  static func missing(_ function: String, _ names: [String], keywordOnly: Bool) -> String {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    let sort = keywordOnly ? "keyword-only" : "positional"
    return "\(function)() missing \(names.count) required \(sort) argument"
      + "\(names.count == 1 ? "" : "s"): \(list)"
  }

  /// `f() takes from 1 to 2 positional arguments but 3 were given`.
  static func tooMany(
    _ function: String, least: Int, most: Int, given: Int, keywordOnly: Int
  ) -> String {
    let range = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = least == most && most == 1 ? "" : "s"
    if keywordOnly > 0 {
      let word = keywordOnly == 1 ? "" : "s"
      return
        "\(function)() takes \(range) positional argument\(plural) but \(given) positional argument"
        + "\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only argument\(word)) were given"
    }
    return "\(function)() takes \(range) positional argument\(plural) but \(given) "
      + (given == 1 ? "was given" : "were given")
  }
}
