internal import PyInterpreter

/// `sys.stdin`, `sys.stdout` and `sys.stderr`.
enum StandardStreams {
  /// One of the three.
  private final class Stream {
    let name: String
    let number: Int
    let mode: String
    let output: Interpreter.OutputStream?
    var isLineBuffered: Bool
    var isClosed = false
    /// The exception of what the stream cannot do.
    let refuse: (String) -> PyException

    init(
      _ name: String, _ number: Int, _ mode: String, _ output: Interpreter.OutputStream?,
      _ refuse: @escaping (String) -> PyException
    ) {
      self.refuse = refuse
      isLineBuffered = number == 2
      self.name = name
      self.number = number
      self.mode = mode
      self.output = output
    }
  }

  /// Puts the streams into the module.
  static func add(to module: PyModule, _ environment: ModuleEnvironment) {
    let text = PyType(native: "TextIOWrapper", module: "_io")
    let binary = PyType(native: "BufferedWriter", module: "_io")
    let reader = PyType(native: "BufferedReader", module: "_io")
    fill(text, binary: binary, reader: reader)
    fillBinary(binary)
    fillReader(reader)
    for type in [text, binary, reader] {
      for name in ["seek", "tell"] {
        type.method(name, .expected(0...2)) { (a, _) throws(PyException) in
          throw try stream(a.receiver).refuse("underlying stream is not seekable")
        }
      }
      type.method("seekable", .none) { (_, _) throws(PyException) in .bool(false) }
      type.slots.new = .calling { (type, _, _) throws(PyException) in
        throw .make(
          Types.notImplementedError,
          "\(type.name) cannot be called in this tutorial; use the makefile method of a socket")
      }
      type.tellsModule()
      type.ready()
    }
    module.set("_TextIOWrapper", .object(text))
    module.set("_BufferedWriter", .object(binary))
    module.set("_BufferedReader", .object(reader))
    let refuse = { [unowned environment] what in environment.unsupported(what) }
    let streams = [
      Stream("stdin", 0, "r", nil, refuse), Stream("stdout", 1, "w", .standardOutput, refuse),
      Stream("stderr", 2, "w", .standardError, refuse),
    ]
    for stream in streams {
      let object = Value.object(PyInstance(type: text, native: stream))
      module.set(stream.name, object)
      module.set("__\(stream.name)__", object)
    }
  }

  private static func stream(_ value: Value) throws(PyException) -> Stream {
    try value.native(Stream.self, or: "a standard stream")
  }

  private static func output(
    _ value: Value
  ) throws(PyException) -> Interpreter.OutputStream {
    let stream = try stream(value)
    if let output = stream.output { return output }
    throw stream.refuse("not writable")
  }

  private static func line(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    let stream = try stream(value)
    guard stream.output == nil else { throw stream.refuse("not readable") }
    if stream.isClosed { throw FileErrors.closed }
    return try cx.callMethod(.bytes(cx.readLine()), "decode")
  }

  private static func fill(_ type: PyType, binary: PyType, reader: PyType) {
    type.method("write", .one) { (a, cx) throws(PyException) in
      guard let text = a[0].asStr else {
        throw .typeError("write() argument must be str, not \(a[0].type.noneOrName)")
      }
      try cx.write(text, to: output(a.receiver))
      return .int(text.count)
    }
    type.method("writelines", .one) { (a, cx) throws(PyException) in
      let target = try output(a.receiver)
      try cx.iterate(a[0]) { (line) throws(PyException) in
        guard let text = line.asStr else {
          throw .typeError("write() argument must be str, not \(line.type.noneOrName)")
        }
        try cx.write(text, to: target)
        return true
      }
      return .none
    }
    type.method("flush", .none) { (a, cx) throws(PyException) in
      if let output = try stream(a.receiver).output { try cx.flush(output) }
      return .none
    }
    type.method("close", .none) { (a, cx) throws(PyException) in try close(a.receiver, cx) }
    type.method("__enter__", .none) { (a, _) throws(PyException) in
      if try stream(a.receiver).isClosed { throw FileErrors.closed }
      return a.receiver
    }
    type.method("__exit__", .any) { (a, cx) throws(PyException) in try close(a.receiver, cx) }
    fillReading(type)
    fillFacts(type)
    type.attribute("buffer") { [unowned binary, unowned reader] (v, _) throws(PyException) in
      let stream = try stream(v)
      return .object(PyInstance(type: stream.output == nil ? reader : binary, native: stream))
    }
  }

  private static func close(_ value: Value, _ cx: Context) throws(PyException) -> Value {
    let stream = try stream(value)
    stream.isClosed = true
    try cx.close(stream.output)
    return .none
  }

  /// How many characters are wanted at most.
  private static func limit(_ value: Value?, _ cx: Context) throws(PyException) -> Int {
    guard let size = try FileErrors.size(value, cx), size >= 0 else { return .max }
    return size
  }

  /// The first characters of a line and how many they are; the rest is given back.
  private static func text(
    _ line: Value, upTo limit: Int, _ cx: Context
  ) throws(PyException) -> (Value, Int) {
    guard let text = line.text else { return (line, 0) }
    let points = text.unicodeScalars
    if points.count <= limit { return (line, points.count) }
    let end = points.index(points.startIndex, offsetBy: limit)
    cx.unread(Array(String(points[end...]).utf8))
    return (.string(String(points[..<end])), limit)
  }

  private static func fillReading(_ type: PyType) {
    type.method("readline", .expected(0...1)) { (a, cx) throws(PyException) in
      let limit = try limit(a.get(0), cx)
      return try text(line(a.receiver, cx), upTo: limit, cx).0
    }
    type.method("read", .expected(0...1)) { (a, cx) throws(PyException) in
      var left = try limit(a.get(0), cx)
      var all: [Value] = []
      while left > 0 {
        let (next, length) = try text(line(a.receiver, cx), upTo: left, cx)
        if length == 0 { break }
        all.append(next)
        left -= length
      }
      return try cx.callMethod(.string(""), "join", [.list(all)])
    }
    type.method("readlines", .expected(0...1)) { (a, cx) throws(PyException) in
      var lines: [Value] = []
      while true {
        let next = try line(a.receiver, cx)
        if try !cx.truth(next) { return .list(lines) }
        lines.append(next)
      }
    }
    type.slots.iter = .calling { (value, _) throws(PyException) in value }
    type.slots.next = .calling { (value, cx) throws(PyException) in
      let next = try line(value, cx)
      return try cx.truth(next) ? next : .unbound
    }
  }

  private static func fillFacts(_ type: PyType) {
    type.slots.repr = .calling { (value, _) throws(PyException) in
      let stream = try stream(value)
      return .string(
        "<_io.TextIOWrapper name='<\(stream.name)>' mode='\(stream.mode)' encoding='utf-8'>")
    }
    type.method("fileno", .none) { (a, _) throws(PyException) in
      let stream = try stream(a.receiver)
      if stream.isClosed { throw .valueError("I/O operation on closed file") }
      return .int(stream.number)
    }
    type.method("isatty", .none) { (_, _) throws(PyException) in .bool(false) }
    type.method("readable", .none) { (a, _) throws(PyException) in
      .bool(try stream(a.receiver).output == nil)
    }
    type.method("writable", .none) { (a, _) throws(PyException) in
      .bool(try stream(a.receiver).output != nil)
    }
    type.method(
      "reconfigure", .clinic("*, encoding=, errors=, newline=, line_buffering=, write_through=")
    ) { (a, cx) throws(PyException) in
      let stream = try stream(a.receiver)
      if let output = stream.output { try cx.flush(output) }
      if let wanted = a.get(3), !wanted.isNone { stream.isLineBuffered = try cx.truth(wanted) }
      return .none
    }
    type.attribute("line_buffering") { (v, _) throws(PyException) in
      .bool(try stream(v).isLineBuffered)
    }
    type.attribute("name") { (v, _) throws(PyException) in .string("<\(try stream(v).name)>") }
    type.attribute("mode") { (v, _) throws(PyException) in .string(try stream(v).mode) }
    type.attribute("encoding") { (_, _) throws(PyException) in .string("utf-8") }
    type.attribute("closed") { (v, _) throws(PyException) in .bool(try stream(v).isClosed) }
    type.attribute("errors") { (v, _) throws(PyException) in
      .string(try stream(v).number == 2 ? "backslashreplace" : "strict")
    }
  }

  private static func fillBinary(_ type: PyType) {
    type.method("write", .one) { (a, cx) throws(PyException) in
      let bytes = try cx.readable(a[0])
      try cx.write(bytes, to: output(a.receiver))
      return .int(bytes.count)
    }
    type.method("flush", .none) { (a, cx) throws(PyException) in
      if let output = try stream(a.receiver).output { try cx.flush(output) }
      return .none
    }
    fillBinaryFacts(type)
  }

  private static func fillReader(_ type: PyType) {
    type.method("readline", .expected(0...1)) { (_, cx) throws(PyException) in
      .bytes(try cx.readLine())
    }
    type.method("read", .expected(0...1)) { (_, cx) throws(PyException) in
      var all: [UInt8] = []
      while true {
        let line = try cx.readLine()
        if line.isEmpty { return .bytes(all) }
        all += line
      }
    }
    type.slots.iter = .calling { (value, _) throws(PyException) in value }
    type.slots.next = .calling { (_, cx) throws(PyException) in
      let line = try cx.readLine()
      return line.isEmpty ? .unbound : .bytes(line)
    }
    fillBinaryFacts(type)
  }

  private static func fillBinaryFacts(_ type: PyType) {
    let title = type.title
    type.slots.repr = .calling { (value, _) throws(PyException) in
      .string("<\(title) name='<\(try stream(value).name)>'>")
    }
    type.attribute("name") { (v, _) throws(PyException) in .string("<\(try stream(v).name)>") }
    type.attribute("mode") { (v, _) throws(PyException) in .string(try stream(v).mode + "b") }
    type.attribute("closed") { (_, _) throws(PyException) in .bool(false) }
    type.method("fileno", .none) { (a, _) throws(PyException) in
      .int(try stream(a.receiver).number)
    }
  }
}
