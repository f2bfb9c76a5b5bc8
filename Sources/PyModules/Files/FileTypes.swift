internal import PyInterpreter

/// `_io.BufferedRWPair`: a reader and a writer over one socket.
final class BufferedDuplex {
  let input: BufferedInput
  let output: BufferedOutput

  /// A pair over one raw file.
  init(_ raw: RawFile, capacity: Int) {
    input = BufferedInput(raw, capacity: capacity)
    output = BufferedOutput(raw, capacity: capacity)
  }
}

/// The classes of what `makefile` returns.
struct FileTypes {
  let raw = PyType(native: "SocketIO", module: "socket")
  let reader = PyType(native: "BufferedReader", module: "_io")
  let writer = PyType(native: "BufferedWriter", module: "_io")
  let duplex = PyType(native: "BufferedRWPair", module: "_io")
  let text = PyType(native: "TextIOWrapper", module: "_io")

  /// The classes with their methods.
  init(_ home: SocketModule) {
    RawFileMethods(home: home).fill(raw)
    BufferedFileMethods(home: home).fill(reader: reader, writer: writer, duplex: duplex)
    TextFileMethods(home: home).fill(text)
    let (raw, reader, text, duplex) = (raw, reader, text, duplex)
    for type in [raw, reader, writer, duplex, text] {
      type.slots.new = .calling { (type, _, _) throws(PyException) in
        throw .make(
          Types.notImplementedError,
          "\(type.name) cannot be called in this tutorial; use the makefile method of a socket")
      }
      type.method("__enter__", .none) { (a, cx) throws(PyException) in
        if try cx.truth(cx.getAttribute(a.receiver, "closed")) { throw FileErrors.closed }
        return a.receiver
      }
      type.method("__exit__", .any) { (a, cx) throws(PyException) in
        _ = try cx.callMethod(a.receiver, "close")
        return .none
      }
      type.method("seek", .any) { [unowned home] (_, _) throws(PyException) in
        throw FileErrors.unsupported(
          type === text
            ? "underlying stream is not seekable"
            : type === raw || type === duplex ? "seek" : "File or stream is not seekable.", home)
      }
      type.method("truncate", .expected(0...1)) { [unowned home] (_, _) throws(PyException) in
        throw FileErrors.unsupported("truncate", home)
      }
      type.method("tell", .none) { [unowned home] (_, _) throws(PyException) in
        throw FileErrors.unsupported(
          type === text ? "underlying stream is not seekable" : "seek", home)
      }
      type.method("isatty", .none) { (a, cx) throws(PyException) in
        if try cx.truth(cx.getAttribute(a.receiver, "closed")) { throw FileErrors.closed }
        return .bool(false)
      }
      if type === raw || type === reader {
        type.method("writelines", .one) { (a, cx) throws(PyException) in
          if try cx.truth(cx.getAttribute(a.receiver, "closed")) { throw FileErrors.closed }
          try cx.iterate(a[0]) { (line) throws(PyException) in
            _ = try cx.callMethod(a.receiver, "write", [line])
            return true
          }
          return .none
        }
      }
      if type !== raw { type.tellsModule() }
      if type === text { TextFileMethods(home: home).askBufferForName(type) }
      type.ready()
    }
  }
}

extension SocketMethods {
  func makeFile(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let mode = try mode(a.get(0), cx)
    let owner = try home.owner(a.receiver, "makefile")
    let writing = mode.contains("w")
    let reading = mode.contains("r") || !writing
    let rawMode = (reading ? "r" : "") + (writing ? "w" : "") + "b"
    let raw = RawFile(owner, self, mode: rawMode)
    var size = FileErrors.defaultBufferSize
    if let given = a.get(1), !given.isNone {
      guard given.isInt || given.type === Types.float else {
        throw .typeError("'<' not supported between instances of '\(given.type.title)' and 'int'")
      }
      size = try cx.size(given)
      if size < 0 { size = FileErrors.defaultBufferSize }
      try cx.checkSize(size)
    }
    let types = home.files
    let rawValue = Value.object(PyInstance(type: types.raw, native: raw))
    if size == 0 {
      guard mode.contains("b") else { throw .valueError("unbuffered streams must be binary") }
      return rawValue
    }
    let buffered: (Value, BufferedInput?, BufferedOutput?)
    if reading, writing {
      let pair = BufferedDuplex(raw, capacity: size)
      buffered = (
        .object(PyInstance(type: types.duplex, native: pair)), pair.input, pair.output
      )
    } else if reading {
      let input = BufferedInput(raw, capacity: size)
      buffered = (.object(PyInstance(type: types.reader, native: input)), input, nil)
    } else {
      let output = BufferedOutput(raw, capacity: size)
      buffered = (.object(PyInstance(type: types.writer, native: output)), nil, output)
    }
    if mode.contains("b") { return buffered.0 }
    return try makeText(buffered, mode, a, cx)
  }

  private func mode(_ value: Value?, _ cx: Context) throws(PyException) -> String {
    guard let value else { return "r" }
    let letters = try cx.items(value).map(\.text)
    guard letters.allSatisfy({ ["r", "w", "b"].contains($0) }) else {
      throw .valueError("invalid mode \(try cx.repr(value)) (only r, w, b allowed)")
    }
    return letters.compactMap { $0 }.joined()
  }

  private func makeText(
    _ buffered: (Value, BufferedInput?, BufferedOutput?), _ mode: String, _ a: Arguments,
    _ cx: Context
  ) throws(PyException) -> Value {
    let encoding = try option(a.get(2), "encoding", cx) ?? "UTF-8"
    let errors = try option(a.get(3), "errors", cx) ?? "strict"
    // Unknown encodings are refused now, not at the first character.
    _ = try cx.callMethod(.string("x"), "encode", [.string(encoding), .string(errors)])
    let lineEnds: TextFile.LineEnds
    switch try option(a.get(4), "newline", cx) {
    case nil: lineEnds = .translated
    case "": lineEnds = .kept
    case "\n": lineEnds = .only("\n")
    case "\r": lineEnds = .only("\r")
    case "\r\n": lineEnds = .only("\r\n")
    case let other?: throw .valueError("illegal newline value: \(other)")
    }
    let text = TextFile(
      buffered.1, buffered.2, buffer: buffered.0, mode: mode, encoding: encoding, errors: errors,
      lineEnds: lineEnds, isLineBuffered: false)
    return .object(PyInstance(type: home.files.text, native: text))
  }

  private func option(
    _ value: Value?, _ name: String, _ cx: Context
  ) throws(PyException) -> String? {
    guard let value, !value.isNone else { return nil }
    if let text = value.text { return text }
    throw .typeError(
      "TextIOWrapper() argument '\(name)' must be str or None, not \(value.type.title)")
  }
}
