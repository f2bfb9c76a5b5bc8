internal import PyInterpreter

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `_io.BufferedReader`: reads ahead from a raw file, with the sizes of CPython's own calls.
final class BufferedInput {
  let raw: RawFile
  /// Whether the raw file was taken away.
  var isDetached = false
  private let capacity: Int
  private var buffer: [UInt8] = []
  private var position = 0

  /// A reader ahead of at most `capacity` bytes.
  init(_ raw: RawFile, capacity: Int) {
    self.raw = raw
    self.capacity = capacity
  }

  /// How many bytes lie ready.
  var available: Int { buffer.count - position }

  private func reset() {
    buffer.removeAll(keepingCapacity: true)
    position = 0
  }

  private func take(_ count: Int) -> ArraySlice<UInt8> {
    defer { position += count }
    return buffer[position..<position + count]
  }

  /// Receives into the rest of the buffer: how many bytes came, 0 at the end, nil where there is nothing yet.
  private func fill(_ cx: Context) throws(PyException) -> Int? {
    let piece = try raw.read(capacity - buffer.count, cx)
    if let piece { buffer += piece }
    return piece?.count
  }

  // MARK: Reading

  /// Everything up to the end; nil where a non-blocking socket has nothing at all.
  func readAll(_ cx: Context) throws(PyException) -> [UInt8]? {
    let ready = Array(take(available))
    reset()
    guard let rest = try raw.readAll(cx) else { return ready.isEmpty ? nil : ready }
    return ready + rest
  }

  /// Exactly so many bytes, fewer at the end; nil where a non-blocking socket has nothing at all.
  func read(_ count: Int, _ cx: Context) throws(PyException) -> [UInt8]? {
    if count <= available { return Array(take(count)) }
    var result = Array(take(available))
    reset()
    while true {
      let blocks = (count - result.count) / capacity * capacity
      if blocks == 0 { break }
      guard let piece = try raw.read(blocks, cx) else { return result.isEmpty ? nil : result }
      if piece.isEmpty { return result }
      result += piece
    }
    while result.count < count, buffer.count < capacity {
      guard let came = try fill(cx) else { return result.isEmpty ? nil : result }
      if came == 0 { return result }
      result += take(min(count - result.count, came))
    }
    return result
  }

  /// At most so many bytes with at most one call.
  func readOnce(_ count: Int, _ cx: Context) throws(PyException) -> [UInt8] {
    if count == 0 { return [] }
    if available > 0 { return Array(take(min(count, available))) }
    reset()
    return try raw.read(count, cx) ?? []
  }

  /// What lies ready, after one call where nothing does; nothing is taken.
  func peek(_ cx: Context) throws(PyException) -> [UInt8] {
    if available == 0 {
      reset()
      _ = try fill(cx)
    }
    return Array(buffer[position...])
  }

  /// A line with its end, what is left at the end of the stream; at most `limit` bytes.
  func readLine(_ limit: Int?, _ cx: Context) throws(PyException) -> Octets {
    var line: [UInt8] = []
    while true {
      let room = limit.map { $0 - line.count } ?? Int.max
      let end = position + min(available, room)
      if let newline = newline(before: end) {
        let count = newline + 1 - position
        if line.isEmpty { return part(count) }
        return Octets(line + take(count))
      }
      if end > position { line += take(end - position) }
      if let limit, line.count >= limit { return Octets(line) }
      reset()
      guard let came = try fill(cx), came > 0 else { return Octets(line) }
    }
  }

  /// Where the first line end lies among what is ready.
  private func newline(before end: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard end > position, let start = bytes.baseAddress,
        let found = memchr(start + position, 10, end - position)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  /// So many bytes of what is ready.
  private func part(_ count: Int) -> Octets {
    defer { position += count }
    return buffer.withUnsafeBufferPointer {
      Octets(copying: UnsafeBufferPointer(rebasing: $0[position..<position + count]))
    }
  }

  /// Fills a buffer, with `once` as far as one call brings it; nil where there is nothing yet.
  func readInto(_ target: WritableBuffer, once: Bool, _ cx: Context) throws(PyException) -> Int? {
    var bytes = Array(take(min(available, target.count)))
    if bytes.count < target.count { reset() }
    while bytes.count < target.count {
      let rest = target.count - bytes.count
      let came: [UInt8]?
      if rest > capacity {
        came = try raw.read(rest, cx)
      } else if once, !bytes.isEmpty {
        break
      } else {
        if available == 0 { reset() }
        came = try fill(cx).map { Array(take(min($0, rest))) }
      }
      guard let came else {
        if bytes.isEmpty { return nil }
        break
      }
      bytes += came
      if came.isEmpty || once { break }
    }
    target.write(Octets(bytes))
    return bytes.count
  }
}
