internal import PyInterpreter

extension PyType {
  /// Gives the class an `__init__` that CPython writes in Python; `self` is its first parameter.
  func initialiser(
    _ parameters: String = "", _ body: @escaping NativeFunction = { (_, _) in .none }
  ) {
    let signature = parameters.isEmpty ? "self" : "self, \(parameters)"
    let native = Value.object(PyNative("\(name).__init__", .python(signature), body))
    slots.initialise = .calling { (value, a, cx) throws(PyException) in
      _ = try cx.call(
        native, arguments: [value] + a.positional,
        keywords: a.keywords.map { ($0.name, $0.value) })
    }
  }
}
