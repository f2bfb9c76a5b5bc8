extension Context {
  /// `repr(value)` as a Python string.
  package func reprObject(_ value: Value) throws(PyException) -> PyStr {
    try recursing(" while getting the repr of an object") { () throws(PyException) -> PyStr in
      if isDescribing, let beginning = beginning(of: value) { return beginning }
      guard let slot = value.type.slots.repr else { return PyStr(defaultRepr(value)) }
      let result = try slot(value, self)
      guard let text = result.asStr else {
        throw .typeError("__repr__ returned non-string (type \(result.type.title))")
      }
      return text
    }
  }

  /// `repr(value)` as text.
  package func repr(_ value: Value) throws(PyException) -> String {
    try reprObject(value).string
  }

  /// `str(value)` as a Python string.
  package func strObject(_ value: Value) throws(PyException) -> PyStr {
    if let text = value.asStr, text.isExactly(TypeAddress.str) { return text }
    if case .int(let number) = value { return IntText.text(number) }
    guard let slot = value.type.slots.str else { return try reprObject(value) }
    return try recursing(" while getting the str of an object") {
      () throws(PyException) -> PyStr in
      let result = try slot(value, self)
      guard let text = result.asStr else {
        throw .typeError("__str__ returned non-string (type \(result.type.title))")
      }
      return text
    }
  }

  /// `str(value)` as text.
  package func str(_ value: Value) throws(PyException) -> String {
    try strObject(value).string
  }

  /// `format(value, specification)`: what f-strings and `str.format` call for each field.
  package func format(_ value: Value, _ specification: PyStr) throws(PyException) -> PyStr {
    if specification.count == 0 {
      if let text = value.asStr, text.type === Types.str { return text }
      if value.type === Types.int { return try strObject(value) }
    }
    guard let slot = value.type.slots.format else {
      if specification.count == 0 {
        if !value.type.isHeap { return try strObject(value) }
        // By way of `object.__format__`.
        return try recursing(" while calling a Python object") { () throws(PyException) in
          try strObject(value)
        }
      }
      throw .typeError("unsupported format string passed to \(value.type.title).__format__")
    }
    let result = try slot(value, specification, self)
    guard let text = result.asStr else {
      throw .typeError("__format__ must return a str, not \(result.type.title)")
    }
    return text
  }

  /// `<module.Class object at 0x…>`.
  package func defaultRepr(_ value: Value) -> String {
    let type = value.type
    let name =
      type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    return "<\(name) object at 0x\(String(value.object?.address ?? 0, radix: 16))>"
  }
}
