extension Context {
  /// Writes to standard output or standard error; a failed write is an `OSError`.
  package func write(
    _ bytes: [UInt8], to stream: Interpreter.OutputStream = .standardOutput
  ) throws(PyException) {
    let interpreter = interpreter
    if interpreter.isPure { throw .stop(.notPure("output")) }
    try interpreter.checkOpen(stream)
    interpreter.outputLeft -= bytes.count
    if interpreter.outputLeft < 0 { throw .stop(.outputLimit) }
    let number = interpreter.configuration.write(stream, bytes)
    if number != 0 { throw .os(number, ErrorText.message(number)) }
    try checkInterrupt()
  }

  /// Writes text in UTF-8; lone surrogates are refused as CPython's strict handler does.
  package func write(
    _ text: PyStr, to stream: Interpreter.OutputStream = .standardOutput
  ) throws(PyException) {
    if !text.isASCII { try checkEncodable(text) }
    try write(text.utf8(), to: stream)
  }

  /// Refuses lone surrogates, which UTF-8 has no bytes for.
  func checkEncodable(_ text: PyStr) throws(PyException) {
    let isLone = { (point: UInt32) in 0xD800...0xDFFF ~= point }
    let points = text.wide
    guard let start = points.firstIndex(where: isLone) else { return }
    let end = points[start...].firstIndex { !isLone($0) } ?? points.count
    throw .make(
      Types.unicodeEncodeError,
      arguments: [
        .string("utf-8"), .object(text), .int(start), .int(end), .string("surrogates not allowed"),
      ])
  }

  /// Flushes a stream.
  package func flush(_ stream: Interpreter.OutputStream = .standardOutput) throws(PyException) {
    try interpreter.checkOpen(stream)
    let number = interpreter.configuration.flush(stream)
    if number != 0 { throw .os(number, ErrorText.message(number)) }
  }

  /// The next line of standard input with its newline, empty at the end of input.
  package func readLine() throws(PyException) -> [UInt8] {
    if interpreter.isPure { throw .stop(.notPure("input")) }
    if interpreter.closed.isInputClosed { throw ClosedStreams.exception }
    if !interpreter.unread.isEmpty {
      let line = interpreter.unread
      interpreter.unread = []
      return line
    }
    let read = interpreter.configuration.readLine
    let line = withoutLock { read() }
    try checkInterrupt()
    return line
  }

  /// Gives back what was read of a line and is still wanted: it comes before the next line.
  package func unread(_ bytes: [UInt8]) { interpreter.unread = bytes + interpreter.unread }

  /// Closes standard output or error for the program, or its input where that is nil.
  package func close(_ stream: Interpreter.OutputStream?) throws(PyException) {
    switch stream {
    case .standardOutput?:
      if !interpreter.closed.isOutputClosed { try flush(.standardOutput) }
      interpreter.closed.isOutputClosed = true
    case .standardError?: interpreter.closed.isErrorClosed = true
    case nil: interpreter.closed.isInputClosed = true
    }
  }
}

/// Which of the standard streams the program has closed.
struct ClosedStreams {
  var isInputClosed = false
  var isOutputClosed = false
  var isErrorClosed = false

  /// What using a closed stream raises.
  static var exception: PyException { .valueError("I/O operation on closed file.") }
}

extension Interpreter {
  /// Refuses a stream that the program has closed.
  func checkOpen(_ stream: OutputStream) throws(PyException) {
    let isClosed =
      switch stream {
      case .standardOutput: closed.isOutputClosed
      case .standardError: closed.isErrorClosed
      }
    if isClosed { throw ClosedStreams.exception }
  }
}
