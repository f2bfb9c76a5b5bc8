internal import PyInterpreter

/// The methods of `socket.SocketIO`.
struct RawFileMethods {
  unowned(unsafe) let home: SocketModule

  private func file(_ a: Arguments) throws(PyException) -> RawFile { try file(a.receiver) }

  private func file(_ value: Value) throws(PyException) -> RawFile {
    try value.native(RawFile.self, or: "a SocketIO object")
  }

  /// Gives the class its methods.
  func fill(_ type: PyType) {
    type.method("read", .expected(0...1)) { (a, cx) throws(PyException) in
      let size =
        try a.get(0).map { (v) throws(PyException) in
          try FileErrors.size(v, cx)
        } ?? nil
      let bytes =
        if let size, size >= 0 { try file(a).read(size, cx) } else { try file(a).readAll(cx) }
      return bytes.map { .bytes($0) } ?? .none
    }
    type.method("readall", .none) { (a, cx) throws(PyException) in
      try file(a).readAll(cx).map { .bytes($0) } ?? .none
    }
    type.method("readinto", .python("b")) { (a, cx) throws(PyException) in
      let target = try WritableBuffer(a[0], of: "recv_into", cx)
      guard let bytes = try file(a).read(target.count, cx) else { return .none }
      target.write(Octets(bytes))
      return .int(bytes.count)
    }
    type.method("readline", .expected(0...1)) { (a, cx) throws(PyException) in
      .bytes(try line(file(a), FileErrors.size(a.get(0), cx), cx))
    }
    type.method("readlines", .expected(0...1)) { (a, cx) throws(PyException) in
      var lines: [Value] = []
      while true {
        let next = try line(file(a), nil, cx)
        if next.isEmpty { return .list(lines) }
        lines.append(.bytes(next))
      }
    }
    type.method("write", .python("b")) { (a, cx) throws(PyException) in
      let file = try file(a)
      let bytes = try cx.readable(a[0])
      return try file.write(bytes, cx).map { .int($0) } ?? .none
    }
    type.slots.iter = .calling { (value, _) throws(PyException) in value }
    type.slots.next = .calling { (value, cx) throws(PyException) in
      let next = try line(file(value), nil, cx)
      return next.isEmpty ? .unbound : .bytes(next)
    }
    fillState(type)
  }

  private func fillState(_ type: PyType) {
    type.method("close", .python("")) { (a, cx) throws(PyException) in
      try file(a).close(cx)
      return .none
    }
    type.method("flush", .none) { (a, _) throws(PyException) in
      try file(a).checkOpen()
      return .none
    }
    type.method("fileno", .python("")) { (a, _) throws(PyException) in
      let file = try file(a)
      try file.checkOpen()
      return .int(Int(file.descriptor))
    }
    let questions: [(String, (RawFile) -> Bool)] = [
      ("readable", { $0.reads }), ("writable", { $0.writes }), ("seekable", { _ in false }),
    ]
    for (name, answer) in questions {
      type.method(name, .python("")) { (a, _) throws(PyException) in
        let file = try file(a)
        if file.isClosed { throw .valueError("I/O operation on closed socket.") }
        return .bool(answer(file))
      }
    }
    type.attribute("closed") { (v, _) throws(PyException) in .bool(try file(v).isClosed) }
    type.attribute("name") { (v, _) throws(PyException) in .int(Int(try file(v).descriptor)) }
    type.attribute("mode") { (v, _) throws(PyException) in .string(try file(v).mode) }
  }

  /// A line read byte by byte, as an unbuffered file must.
  private func line(
    _ file: RawFile, _ limit: Int?, _ cx: Context
  ) throws(PyException) -> [UInt8] {
    var line: [UInt8] = []
    let limit = limit.flatMap { $0 < 0 ? nil : $0 } ?? Int.max
    while line.count < limit {
      guard let byte = try file.read(1, cx) else {
        throw .make(
          Types.osError, "read() should have returned a bytes object, not 'NoneType'")
      }
      guard let value = byte.first else { break }
      line.append(value)
      if value == 10 { break }
    }
    return line
  }
}
