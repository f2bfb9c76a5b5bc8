extension Builtins {
  /// `print` and `input`.
  static func installStreams(_ builtins: Namespace) {
    add("print", .any, to: builtins, print)
    add("input", .expected(0...1), to: builtins) { a, cx throws(PyException) in
      if let prompt = a.get(0) { try cx.write(cx.strObject(prompt)) }
      try cx.flush()
      var line = try cx.readLine()
      if line.isEmpty {
        throw .make(Types.eofError, "EOF when reading a line")
      }
      if line.last == 10 { line.removeLast() }
      return .object(try Codecs.decode(line, "utf-8", "strict", cx))
    }
  }

  /// The options of one `print` call.
  private struct PrintOptions {
    var separator = PyStr(ascii: [32])
    var end = PyStr(ascii: [10])
    var file = Value.none
    var flushes = false
  }

  private static func print(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    var options = PrintOptions()
    if a.hasKeywords { options = try self.options(a, cx) }
    if options.file.isNone {
      try write(a, options, cx)
      if options.flushes { try cx.flush() }
      return .none
    }
    let write = try cx.getAttribute(options.file, "write")
    for index in 0..<a.count {
      if index > 0 { _ = try cx.call(write, .object(options.separator)) }
      _ = try cx.call(write, .object(try cx.strObject(a[index])))
    }
    _ = try cx.call(write, .object(options.end))
    if options.flushes { _ = try cx.callMethod(options.file, "flush") }
    return .none
  }

  /// Writes at once what is printed; what comes before a part that cannot be printed is written as well.
  private static func write(
    _ a: Arguments, _ options: PrintOptions, _ cx: Context
  ) throws(PyException) {
    var text = TextBuilder()
    func add(_ part: PyStr) throws(PyException) {
      if !part.isASCII { try cx.checkEncodable(part) }
      text.append(part)
    }
    do throws(PyException) {
      for index in 0..<a.count {
        if index > 0 { try add(options.separator) }
        try add(try cx.strObject(a[index]))
      }
      try add(options.end)
    } catch {
      try cx.write(text.text.utf8())
      throw error
    }
    try cx.write(text.text.utf8())
  }

  private static func options(_ a: Arguments, _ cx: Context) throws(PyException) -> PrintOptions {
    var options = PrintOptions()
    for (name, value) in a.keywords {
      switch name.name {
      case "sep":
        if !value.isNone { options.separator = try word(value, "sep") }
      case "end":
        if !value.isNone { options.end = try word(value, "end") }
      case "file": options.file = value
      case "flush": options.flushes = try cx.truth(value)
      default: throw .typeError("'\(name)' is an invalid keyword argument for print()")
      }
    }
    return options
  }

  private static func word(_ value: Value, _ name: String) throws(PyException) -> PyStr {
    if let text = value.asStr { return text }
    throw .typeError("\(name) must be None or a string, not \(value.type.title)")
  }
}
