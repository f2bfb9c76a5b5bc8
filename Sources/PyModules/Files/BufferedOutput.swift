internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `_io.BufferedWriter`: collects what is written until the buffer is full, flushed or closed.
final class BufferedOutput {
  let raw: RawFile
  /// Whether the raw file was taken away.
  var isDetached = false
  private let capacity: Int
  private var pending: [UInt8] = []

  /// How many bytes wait for flush.
  var unsent: Int { raw.isClosed ? 0 : pending.count }

  /// A writer that collects at most `capacity` bytes.
  init(_ raw: RawFile, capacity: Int) {
    self.raw = raw
    self.capacity = capacity
  }

  deinit {
    if !raw.isClosed { sendRest() }
  }

  /// What a dropped file still holds is sent, as CPython flushes a file that is collected.
  private func sendRest() {
    let fd = raw.descriptor
    while !pending.isEmpty, fd >= 0 {
      let call = SystemCall.send(fd: fd, length: pending.count, flags: 0, to: .none)
      let sent = pending.withUnsafeBytes {
        raw.calls.kernel.call(call, by: ReaderCalls.nobody, buffer: .source($0))
      }
      guard sent.succeeded, sent.value > 0 else { return }
      pending.removeFirst(min(sent.value, pending.count))
    }
  }

  /// Takes over bytes of a text file that is dropped, to be sent with the rest.
  func adopt(_ bytes: [UInt8]) { pending += bytes }

  /// Writes bytes; what does not fit is sent at once.
  func write(_ bytes: [UInt8], _ cx: Context) throws(PyException) -> Int {
    if raw.isClosed { throw .valueError("write to closed file") }
    if bytes.count <= capacity - pending.count {
      pending += bytes
      return bytes.count
    }
    do throws(PyException) {
      try flush(cx)
    } catch  where error.matches(Types.blockingIOError) {
      let room = max(0, capacity - pending.count)
      pending += bytes.prefix(room)
      if bytes.count <= room { return bytes.count }
      throw blocked(room)
    }
    var written = 0
    while bytes.count - written > capacity {
      guard let taken = try raw.write(bytes, from: written, cx) else {
        pending += bytes[written...].prefix(capacity)
        written += pending.count
        if written < bytes.count { throw blocked(written) }
        return bytes.count
      }
      written += taken
      try cx.checkInterrupt()
    }
    pending += bytes[written...]
    return bytes.count
  }

  /// Sends everything collected.
  func flush(_ cx: Context) throws(PyException) {
    if raw.isClosed { throw .valueError("flush of closed file") }
    while !pending.isEmpty {
      let bytes = pending
      guard let taken = try raw.write(bytes, cx) else { throw blocked(0) }
      pending.removeFirst(min(taken, pending.count))
      try cx.checkInterrupt()
    }
  }

  /// Flushes and closes the raw file, also where the flush fails.
  func close(_ cx: Context) throws(PyException) {
    if raw.isClosed { return }
    do throws(PyException) {
      try flush(cx)
    } catch {
      pending = []
      try raw.close(cx)
      throw error
    }
    try raw.close(cx)
  }

  private func blocked(_ written: Int) -> PyException {
    .make(
      Types.blockingIOError,
      arguments: [
        .int(Int(EAGAIN)), .string("write could not complete without blocking"), .int(written),
      ])
  }
}
