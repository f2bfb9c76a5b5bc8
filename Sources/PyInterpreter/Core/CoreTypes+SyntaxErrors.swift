/// `SyntaxError`: where the mistake is, as its second argument or the compiler tells it.
extension CoreTypes {
  static func installSyntaxErrors() {
    let type = Types.syntaxError
    field(type, "msg") { $0.arguments.first ?? .none }
    let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
    for (index, name) in names.enumerated() {
      field(type, name) { object in
        guard object.arguments.count == 2, let facts = object.arguments[1].asTuple,
          index < facts.items.count
        else { return .none }
        return facts.items[index]
      }
    }
    type.slots.str = .calling { (value: Value, cx: Context) throws(PyException) in
      let text = try cx.str(cx.getAttribute(value, "msg"))
      let line = try cx.getAttribute(value, "lineno").asInt
      let path = try cx.getAttribute(value, "filename").text
      let file = path.map { String($0.split(separator: "/").last ?? "") }
      switch (file, line) {
      case (let file?, let line?): return .string("\(text) (\(file), line \(line))")
      case (nil, let line?): return .string("\(text) (line \(line))")
      case (let file?, nil): return .string("\(text) (\(file))")
      case (nil, nil): return .string(text)
      }
    }
  }
}
