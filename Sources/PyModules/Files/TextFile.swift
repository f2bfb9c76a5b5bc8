internal import PyInterpreter

/// `_io.TextIOWrapper`: text over a buffered file.
final class TextFile {
  /// How lines end: what `newline=` says.
  enum LineEnds: Equatable {
    /// None: `\r\n` and `\r` are read as `\n`.
    case translated
    /// `''`: all three end a line, none is changed.
    case kept
    /// `'\n'`, `'\r'` or `'\r\n'`: only this one ends a line; `\n` is written as it.
    case only(String)
  }

  let input: BufferedInput?
  let output: BufferedOutput?
  /// The Python object underneath: `buffer`.
  let buffer: Value
  let mode: String
  let encoding: String
  let errors: String
  let lineEnds: LineEnds
  var isLineBuffered: Bool
  /// Whether the buffer underneath was taken away.
  var isDetached = false
  private var decoder: TextDecoder
  private var characters: [UInt32] = []
  private var position = 0
  private var pending: [UInt8] = []
  /// What is written in: a mark stands at the start alone, and with UTF-16 not on a socket.
  private var writtenEncoding: String

  private static let chunkSize = 8192

  /// How many bytes wait for flush, here and in the writer underneath.
  var unsent: Int {
    guard let output, !output.raw.isClosed else { return 0 }
    return pending.count + output.unsent
  }

  /// Text over a reader, a writer, or both.
  init(
    _ input: BufferedInput?, _ output: BufferedOutput?, buffer: Value, mode: String,
    encoding: String, errors: String, lineEnds: LineEnds, isLineBuffered: Bool
  ) {
    self.input = input
    self.output = output
    self.buffer = buffer
    self.mode = mode
    self.encoding = encoding
    if case .markedUTF16 = Codecs.pieces(of: encoding) {
      writtenEncoding = "utf-16-le"
    } else {
      writtenEncoding = encoding
    }
    self.errors = errors
    self.lineEnds = lineEnds
    self.isLineBuffered = isLineBuffered
    decoder = TextDecoder(encoding: encoding, errors: errors, lineEnds: lineEnds)
  }

  deinit {
    // A dropped file keeps nothing back: the writer underneath sends it.
    if let output, !output.raw.isClosed, !pending.isEmpty { output.adopt(pending) }
  }

  var raw: RawFile? { input?.raw ?? output?.raw }

  /// The line ends that were read so far, where any may be.
  var seenLineEnds: [String] { decoder.seenLineEnds }

  // MARK: Reading

  /// Receives one piece and decodes it; false at the end of the stream.
  private func fill(_ cx: Context) throws(PyException) -> Bool {
    guard let input else { return false }
    if position == characters.count {
      characters.removeAll(keepingCapacity: true)
    } else {
      characters.removeSubrange(..<position)
    }
    position = 0
    let bytes = try input.readOnce(TextFile.chunkSize, cx)
    try decode(bytes, cx)
    return !bytes.isEmpty
  }

  private func decode(_ bytes: [UInt8], _ cx: Context) throws(PyException) {
    characters += try decoder.decode(bytes, isLast: bytes.isEmpty, cx)
  }

  private func take(_ count: Int) -> [UInt32] {
    defer { position += count }
    return Array(characters[position..<position + count])
  }

  /// So many characters, all of them for nil.
  func read(_ count: Int?, _ cx: Context) throws(PyException) -> PyStr {
    try flushText(cx)
    guard let count else {
      guard let bytes = try input?.readAll(cx) else {
        throw .typeError("can't concat NoneType to bytes")
      }
      let rest = try decoder.decode(bytes, isLast: true, cx)
      return PyStr(codePoints: take(characters.count - position) + rest)
    }
    while characters.count - position < count {
      if !(try fill(cx)) { break }
    }
    return PyStr(codePoints: take(min(count, characters.count - position)))
  }

  /// A line with its end; what is left at the end of the stream; at most `limit` characters.
  func readLine(_ limit: Int?, _ cx: Context) throws(PyException) -> PyStr {
    try flushText(cx)
    if limit == nil, position == characters.count, decoder.isPlain, let input {
      let bytes = try input.readOnce(TextFile.chunkSize, cx)
      if decoder.isLine(bytes) { return PyStr(ascii: bytes) }
      characters.removeAll(keepingCapacity: true)
      position = 0
      try decode(bytes, cx)
      if bytes.isEmpty { return PyStr(codePoints: take(characters.count - position)) }
    }
    var from = 0
    while true {
      if let end = endOfLine(from: from) {
        return PyStr(codePoints: take(min(end, limit ?? end)))
      }
      let ready = characters.count - position
      if let limit, ready >= limit { return PyStr(codePoints: take(limit)) }
      // A line end of two characters may begin with the last one.
      from = max(0, ready - 1)
      if !(try fill(cx)) {
        let ready = characters.count - position
        return PyStr(codePoints: take(min(ready, limit ?? ready)))
      }
    }
  }

  /// How many characters the first line has, nil where its end is not there yet.
  private func endOfLine(from start: Int) -> Int? {
    let text = characters[position...]
    let begin = position + start
    switch lineEnds {
    case .translated: return text[begin...].firstIndex(of: 10).map { $0 + 1 - position }
    case .only(let end):
      let units = end.unicodeScalars.map(\.value)
      guard units.count == 2 else {
        return text[begin...].firstIndex(of: units[0]).map { $0 + 1 - position }
      }
      var index = begin
      while index + 1 < text.endIndex {
        if text[index] == units[0], text[index + 1] == units[1] { return index + 2 - position }
        index += 1
      }
      return nil
    case .kept:
      guard let index = text[begin...].firstIndex(where: { $0 == 10 || $0 == 13 }) else {
        return nil
      }
      if text[index] == 10 { return index + 1 - position }
      if index + 1 < text.endIndex { return index + (text[index + 1] == 10 ? 2 : 1) - position }
      return nil
    }
  }

  // MARK: Writing

  /// Writes text; returns how many characters it has.
  func write(_ text: PyStr, _ cx: Context) throws(PyException) -> Int {
    let points = text.codePoints
    let hasLineEnd = points.contains(10)
    var written = text
    if case .only(let end) = lineEnds, end != "\n", hasLineEnd {
      let units = end.unicodeScalars.map(\.value)
      written = PyStr(codePoints: points.flatMap { $0 == 10 ? units : [$0] })
    }
    let encoded = try cx.callMethod(
      .object(written), "encode", [.string(writtenEncoding), .string(errors)])
    if case .markedUTF8 = Codecs.pieces(of: writtenEncoding) { writtenEncoding = "utf-8" }
    let bytes = encoded.bytesLike ?? []
    if pending.count + bytes.count > TextFile.chunkSize { try flushText(cx) }
    pending += bytes
    let wantsFlush = isLineBuffered && (hasLineEnd || points.contains(13))
    if pending.count >= TextFile.chunkSize || wantsFlush { try flushText(cx) }
    if wantsFlush { try output?.flush(cx) }
    // As in CPython, what was read ahead is forgotten.
    characters = []
    position = 0
    decoder.reset()
    return text.count
  }

  /// Hands what was written to the buffered file.
  private func flushText(_ cx: Context) throws(PyException) {
    guard let output, !pending.isEmpty else { return }
    let bytes = pending
    pending = []
    _ = try output.write(bytes, cx)
  }

  /// Sends everything.
  func flush(_ cx: Context) throws(PyException) {
    try raw?.checkOpen()
    try flushText(cx)
    try output?.flush(cx)
  }

  /// Flushes and closes the files underneath, also where the flush fails.
  func close(_ cx: Context) throws(PyException) {
    guard let raw, !raw.isClosed else { return }
    do throws(PyException) {
      try flush(cx)
    } catch {
      try raw.close(cx)
      throw error
    }
    try output?.close(cx)
    try raw.close(cx)
  }
}
