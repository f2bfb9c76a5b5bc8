internal import Locks
internal import PyInterpreter

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A program's standard output and standard error, buffered as CPython buffers them.
///
/// Output to a terminal goes out line by line, to a pipe or file in blocks; standard error at once.
package final class StandardStreams: Sendable {
  private let pending = Guarded<[UInt8]>([])
  private let input = Guarded(Input())
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  /// The errno of a push that failed; what was to be written then is lost.
  private let failure = Guarded<Int32>(0)

  /// Streams with nothing written yet.
  package init() {}

  /// Takes bytes that the program writes; 0, or the errno of a write that failed.
  package func write(_ bytes: [UInt8], toError: Bool) -> Int32 {
    if toError { return StandardStreams.writeAll(bytes, to: STDERR_FILENO) }
    let ready: [UInt8] = pending.withLock { pending in
      pending += bytes
      guard pending.count >= 8192 || (isTerminal && bytes.contains(UInt8(ascii: "\n"))) else {
        return []
      }
      defer { pending = [] }
      return pending
    }
    return StandardStreams.writeAll(ready, to: STDOUT_FILENO)
  }

  /// Pushes out what is buffered; 0, or the errno of a write that failed.
  @discardableResult
  package func flush() -> Int32 {
    let ready = pending.withLock { pending in
      defer { pending = [] }
      return pending
    }
    let errno = StandardStreams.writeAll(ready, to: STDOUT_FILENO)
    if errno != 0 { failure.withLock { $0 = errno } }
    return errno
  }

  /// Pushes out what is buffered at the program's end; false where some output is lost, which is told as CPython does.
  package func finish() -> Bool {
    flush()
    let errno = failure.withLock { $0 }
    if errno == 0 { return true }
    let name = errno == EPIPE ? "BrokenPipeError" : "OSError"
    let words = String(cString: strerror(errno))
    ("Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
      + "\(name): [Errno \(errno)] \(words)\n").writeToError()
    return false
  }

  /// Fills the places of standard streams that are closed, so that no socket takes their numbers.
  package static func holdPlaces() {
    while true {
      let file = open("/dev/null", O_RDWR)
      guard file >= 0, file <= STDERR_FILENO else {
        if file >= 0 { close(file) }
        return
      }
    }
  }

  /// The next line of standard input with its newline; empty at the end, or when `wait` says so.
  ///
  /// `wait` returns when there is something to read, false where the reading shall end.
  package func readLine(waiting wait: () -> Bool) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 8192)
    while true {
      if let line = input.withLock({ $0.takeLine() }) { return line }
      guard wait() else { return [] }
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 {
        input.withLock { $0.bytes += chunk[..<count] }
      } else if count == 0 || errno != EINTR {
        return input.withLock { $0.takeRest() }
      }
    }
  }

  /// What has been read and not been asked for.
  private struct Input {
    var bytes: [UInt8] = []
    var start = 0

    mutating func takeLine() -> [UInt8]? {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        bytes.removeFirst(start)
        start = 0
        return nil
      }
      defer { start = end + 1 }
      return Array(bytes[start...end])
    }

    mutating func takeRest() -> [UInt8] {
      defer { (bytes, start) = ([], 0) }
      return Array(bytes[start...])
    }
  }

  /// Writes all bytes to a descriptor; 0, or the errno of the write that failed.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        raw.baseAddress.map { Foundationless.write(descriptor, $0 + done, raw.count - done) } ?? 0
      }
      if count > 0 {
        done += count
      } else if errno == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

/// C functions whose names our own methods share.
private enum Foundationless {
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Darwin.write(descriptor, bytes, count)
    #endif
  }
}
