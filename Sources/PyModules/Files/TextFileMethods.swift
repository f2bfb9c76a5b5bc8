internal import PyInterpreter

/// The methods of `_io.TextIOWrapper`.
struct TextFileMethods {
  unowned(unsafe) let home: SocketModule

  private func file(_ value: Value) throws(PyException) -> TextFile {
    let file = try value.native(TextFile.self, or: "a text file")
    if file.isDetached { throw .valueError("underlying buffer has been detached") }
    return file
  }

  private func readable(_ value: Value) throws(PyException) -> TextFile {
    let file = try file(value)
    try file.raw?.checkOpen()
    if file.input == nil { throw FileErrors.unsupported("not readable", home) }
    return file
  }

  /// Gives the class its methods.
  func fill(_ type: PyType) {
    type.method("read", .expected(0...1)) { (a, cx) throws(PyException) in
      let size = try FileErrors.size(a.get(0), cx) ?? -1
      return .object(try readable(a.receiver).read(size < 0 ? nil : size, cx))
    }
    type.method("readline", .expected(0...1)) { (a, cx) throws(PyException) in
      let limit = try a.get(0).map { (v) throws(PyException) in try cx.size(v) } ?? -1
      return .object(try readable(a.receiver).readLine(limit < 0 ? nil : limit, cx))
    }
    type.method("readlines", .expected(0...1)) { (a, cx) throws(PyException) in
      let hint = try FileErrors.size(a.get(0), cx) ?? -1
      var lines: [Value] = []
      var total = 0
      while true {
        let line = try readable(a.receiver).readLine(nil, cx)
        if line.count == 0 { return .list(lines) }
        lines.append(.object(line))
        total += line.count
        if hint > 0, total >= hint { return .list(lines) }
      }
    }
    type.method("write", .one) { (a, cx) throws(PyException) in
      try write(a.receiver, a[0], cx)
    }
    type.method("writelines", .one) { (a, cx) throws(PyException) in
      try file(a.receiver).raw?.checkOpen()
      try cx.iterate(a[0]) { (line) throws(PyException) in
        _ = try write(a.receiver, line, cx)
        return true
      }
      return .none
    }
    type.slots.iter = .calling { (value, _) throws(PyException) in
      try file(value).raw?.checkOpen()
      return value
    }
    type.slots.next = .calling { (value, cx) throws(PyException) in
      let line = try readable(value).readLine(nil, cx)
      return line.count == 0 ? .unbound : .object(line)
    }
    fillState(type)
  }

  /// A name that is missing is missing in the buffer underneath.
  func askBufferForName(_ type: PyType) {
    let refuse = type.slots.missingAttribute
    type.slots.missingAttribute = .calling { (value, name, cx) throws(PyException) in
      if name == Symbol("name"), let file = value.native(TextFile.self), !file.isDetached {
        return try cx.getAttribute(file.buffer, name)
      }
      guard let refuse else { throw cx.missing(value, name) }
      return try refuse(value, name, cx)
    }
  }

  private func write(_ value: Value, _ text: Value, _ cx: Context) throws(PyException) -> Value {
    let file = try file(value)
    guard let text = text.asStr else {
      throw .typeError("write() argument must be str, not \(text.type.noneOrName)")
    }
    try file.raw?.checkOpen()
    if file.output == nil { throw FileErrors.unsupported("not writable", home) }
    return .int(try file.write(text, cx))
  }

  private func fillState(_ type: PyType) {
    type.method("flush", .none) { (a, cx) throws(PyException) in
      try file(a.receiver).flush(cx)
      return .none
    }
    type.method("close", .none) { (a, cx) throws(PyException) in
      try file(a.receiver).close(cx)
      return .none
    }
    type.method("fileno", .none) { (a, cx) throws(PyException) in
      try cx.callMethod(file(a.receiver).buffer, "fileno")
    }
    let questions: [(String, (RawFile) -> Bool)] = [
      ("readable", { $0.reads }), ("writable", { $0.writes }), ("seekable", { _ in false }),
    ]
    for (name, answer) in questions {
      type.method(name, .none) { (a, _) throws(PyException) in
        let file = try file(a.receiver)
        guard let raw = file.raw else { return .none }
        // Only what the buffer underneath can do is asked of the socket.
        let isForeign =
          name == "readable" && file.input == nil || name == "writable" && file.output == nil
        if isForeign { return .bool(false) }
        if raw.isClosed { throw .valueError("I/O operation on closed socket.") }
        return .bool(answer(raw))
      }
    }
    type.attribute("closed") { (v, _) throws(PyException) in
      .bool(try file(v).raw?.isClosed ?? true)
    }
    type.attribute("name") { (v, cx) throws(PyException) in
      try cx.getAttribute(file(v).buffer, "name")
    }
    type.attribute("buffer") { (v, _) throws(PyException) in try file(v).buffer }
    type.attribute("mode") { (v, _) throws(PyException) in .string(try file(v).mode) }
    type.attribute("encoding") { (v, _) throws(PyException) in .string(try file(v).encoding) }
    type.attribute("errors") { (v, _) throws(PyException) in .string(try file(v).errors) }
    type.attribute("newlines") { (v, _) throws(PyException) in
      let seen = try file(v).seenLineEnds.map { Value.string($0) }
      return seen.count > 1 ? .tuple(seen) : seen.first ?? .none
    }
    type.attribute("write_through") { (_, _) throws(PyException) in .bool(false) }
    type.method("detach", .none) { (a, cx) throws(PyException) in
      let file = try file(a.receiver)
      try file.flush(cx)
      file.isDetached = true
      return file.buffer
    }
    type.method(
      "reconfigure", .clinic("*, encoding=, errors=, newline=, line_buffering=, write_through=")
    ) { (a, cx) throws(PyException) in
      for index in [0, 1, 2] where a.get(index).map({ !$0.isNone }) ?? false {
        throw .make(
          Types.notImplementedError,
          "reconfigure cannot change how text is coded here; say it when you call makefile")
      }
      let file = try file(a.receiver)
      try file.flush(cx)
      if let wanted = a.get(3), !wanted.isNone { file.isLineBuffered = try cx.truth(wanted) }
      return .none
    }
    type.attribute("line_buffering") { (v, _) throws(PyException) in
      .bool(try file(v).isLineBuffered)
    }
    type.slots.repr = .calling { (value, _) throws(PyException) in
      guard let file = value.native(TextFile.self) else { return .none }
      if file.isDetached {
        return .string("<_io.TextIOWrapper mode='\(file.mode)' encoding='\(file.encoding)'>")
      }
      let isPair = file.input != nil && file.output != nil
      let name = isPair ? "" : " name=\(file.raw?.descriptor ?? -1)"
      return .string(
        "<_io.TextIOWrapper\(name) mode='\(file.mode)' encoding='\(file.encoding)'>")
    }
  }
}
