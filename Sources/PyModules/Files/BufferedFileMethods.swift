internal import PyInterpreter

/// The methods of the buffered binary files.
struct BufferedFileMethods {
  unowned(unsafe) let home: SocketModule

  /// Gives the classes their methods.
  func fill(reader: PyType, writer: PyType, duplex: PyType) {
    for type in [reader, duplex] { fillReading(type) }
    for type in [writer, duplex] { fillWriting(type) }
    for type in [reader, writer, duplex] { fillState(type, named: type !== duplex) }
    refuse(reader, ["write"])
    // What a writer cannot read ends in its raw file's read, whatever was asked for.
    refuse(writer, ["read", "readline", "readlines", "readinto"], as: "read")
    refuse(writer, ["read1"])
    writer.slots.iter = .calling { (value, _) throws(PyException) in
      if try raw(value).isClosed { throw FileErrors.closed }
      return value
    }
    writer.slots.next = .calling { [unowned home] (_, _) throws(PyException) in
      throw FileErrors.unsupported("read", home)
    }
    for type in [reader, writer] {
      type.method("detach", .none) { (a, cx) throws(PyException) in
        let raw = try raw(a.receiver)
        if let output = a.receiver.native(BufferedOutput.self) { try output.flush(cx) }
        detach(a.receiver)
        return .object(PyInstance(type: home.files.raw, native: raw))
      }
    }
    refuse(duplex, ["detach"])
    for type in [reader, writer] {
      let title = type.name
      type.slots.repr = .calling { (value, _) throws(PyException) in
        .string("<_io.\(title) name=\(try raw(value).descriptor)>")
      }
    }
  }

  private func detach(_ value: Value) {
    value.native(BufferedInput.self)?.isDetached = true
    value.native(BufferedOutput.self)?.isDetached = true
  }

  private func refuse(_ type: PyType, _ names: [String], as what: String? = nil) {
    for name in names {
      type.method(name, .any) { [unowned home] (_, _) throws(PyException) in
        throw FileErrors.unsupported(what ?? name, home)
      }
    }
  }

  // MARK: What is underneath

  private func input(_ value: Value, _ verb: String) throws(PyException) -> BufferedInput {
    let input =
      if let input = value.native(BufferedInput.self) { input } else {
        try value.native(BufferedDuplex.self, or: "a reader").input
      }
    if input.isDetached { throw Self.detached }
    if input.raw.isClosed { throw .valueError("\(verb) of closed file") }
    return input
  }

  private func output(_ value: Value) throws(PyException) -> BufferedOutput {
    if let duplex = value.native(BufferedDuplex.self) { return duplex.output }
    let output = try value.native(BufferedOutput.self, or: "a writer")
    if output.isDetached { throw Self.detached }
    return output
  }

  private static var detached: PyException { .valueError("raw stream has been detached") }

  private func raw(_ value: Value) throws(PyException) -> RawFile {
    if let input = value.native(BufferedInput.self) {
      if input.isDetached { throw Self.detached }
      return input.raw
    }
    return try output(value).raw
  }

  // MARK: Reading

  private func fillReading(_ type: PyType) {
    type.method("read", .expected(0...1)) { (a, cx) throws(PyException) in
      let size = try FileErrors.size(a.get(0), cx) ?? -1
      if size < -1 { throw .valueError("read length must be non-negative or -1") }
      let input = try input(a.receiver, "read")
      let bytes = size == -1 ? try input.readAll(cx) : try input.read(size, cx)
      return bytes.map { .bytes($0) } ?? .none
    }
    type.method("read1", .expected(0...1)) { (a, cx) throws(PyException) in
      let size = try a.get(0).map { (v) throws(PyException) in try cx.size(v) } ?? -1
      let input = try input(a.receiver, "read")
      return .bytes(
        try input.readOnce(size < 0 ? FileErrors.defaultBufferSize : size, cx))
    }
    type.method("peek", .expected(0...1)) { (a, cx) throws(PyException) in
      .bytes(try input(a.receiver, "peek").peek(cx))
    }
    for (name, once) in [("readinto", false), ("readinto1", true)] {
      type.method(name, .one) { (a, cx) throws(PyException) in
        let target = try WritableBuffer(a[0], of: name, argument: "argument", cx)
        let count = try input(a.receiver, "readinto").readInto(target, once: once, cx)
        return count.map { .int($0) } ?? .none
      }
    }
    type.method("readline", .expected(0...1)) { (a, cx) throws(PyException) in
      let limit = try FileErrors.size(a.get(0), cx)
      return .bytes(
        try input(a.receiver, "readline").readLine(limit.flatMap { $0 < 0 ? nil : $0 }, cx))
    }
    type.method("readlines", .expected(0...1)) { (a, cx) throws(PyException) in
      let hint = try FileErrors.size(a.get(0), cx) ?? -1
      var lines: [Value] = []
      var total = 0
      while true {
        let line = try input(a.receiver, "readline").readLine(nil, cx)
        if line.count == 0 { return .list(lines) }
        lines.append(.bytes(line))
        total += line.count
        if hint > 0, total >= hint { return .list(lines) }
      }
    }
    type.slots.iter = .calling { (value, _) throws(PyException) in
      if try raw(value).isClosed { throw FileErrors.closed }
      return value
    }
    type.slots.next = .calling { (value, cx) throws(PyException) in
      let line = try input(value, "readline").readLine(nil, cx)
      return line.count == 0 ? .unbound : .bytes(line)
    }
  }

  // MARK: Writing

  private func fillWriting(_ type: PyType) {
    type.method("write", .one) { (a, cx) throws(PyException) in
      let bytes = try cx.readable(a[0])
      return .int(try output(a.receiver).write(bytes, cx))
    }
    type.method("writelines", .one) { (a, cx) throws(PyException) in
      let file = try output(a.receiver)
      if file.raw.isClosed { throw FileErrors.closed }
      try cx.iterate(a[0]) { (line) throws(PyException) in
        _ = try file.write(cx.readable(line), cx)
        return true
      }
      return .none
    }
  }

  // MARK: State

  private func fillState(_ type: PyType, named: Bool) {
    type.method("flush", .none) { (a, cx) throws(PyException) in
      if a.receiver.native(BufferedInput.self) != nil {
        try raw(a.receiver).checkOpen()
      } else {
        try output(a.receiver).flush(cx)
      }
      return .none
    }
    type.method("close", .none) { (a, cx) throws(PyException) in
      if a.receiver.native(BufferedInput.self) != nil {
        try raw(a.receiver).close(cx)
      } else {
        try output(a.receiver).close(cx)
      }
      return .none
    }
    let questions: [(String, (RawFile) -> Bool)] = [
      ("readable", { $0.reads }), ("writable", { $0.writes }), ("seekable", { _ in false }),
    ]
    for (name, answer) in questions {
      type.method(name, .none) { (a, _) throws(PyException) in
        let raw = try raw(a.receiver)
        let isForeign =
          name == "readable" && a.receiver.native(BufferedOutput.self) != nil
          || name == "writable" && a.receiver.native(BufferedInput.self) != nil
        if isForeign { return .bool(false) }
        if raw.isClosed { throw .valueError("I/O operation on closed socket.") }
        return .bool(answer(raw))
      }
    }
    type.attribute("closed") { (v, _) throws(PyException) in .bool(try raw(v).isClosed) }
    type.method("fileno", .none) { [unowned home] (a, _) throws(PyException) in
      guard named else { throw FileErrors.unsupported("fileno", home) }
      let raw = try raw(a.receiver)
      try raw.checkOpen()
      return .int(Int(raw.descriptor))
    }
    guard named else { return }
    type.attribute("name") { (v, _) throws(PyException) in .int(Int(try raw(v).descriptor)) }
    type.attribute("mode") { (v, _) throws(PyException) in .string(try raw(v).mode) }
    type.attribute("raw") { [unowned home] (v, _) throws(PyException) in
      .object(PyInstance(type: home.files.raw, native: try raw(v)))
    }
  }
}
