internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `socket.SocketIO`: the unbuffered file on a socket, which every file of `makefile` ends in.
///
/// Touched under the interpreter lock only. The socket's descriptor stays open until its last file is closed.
final class RawFile {
  let methods: SocketMethods
  private let owner: SocketOwner
  /// What its last bytes are sent with, also when the session is over already.
  let calls: ReaderCalls
  let reads: Bool
  let writes: Bool
  /// `rb`, `wb` or `rwb`.
  let mode: String
  private(set) var isClosed = false
  private var hasTimedOut = false

  /// A file on a socket.
  init(_ owner: SocketOwner, _ methods: SocketMethods, mode: String) {
    self.owner = owner
    self.methods = methods
    calls = methods.home.calls
    self.mode = mode
    reads = mode.contains("r")
    writes = mode.contains("w")
    owner.state.fileOpened()
  }

  deinit {
    if !isClosed { _ = state.fileClosed(by: ReaderCalls.nobody) }
  }

  private var state: SocketState { owner.state }

  /// The descriptor; -1 once closed.
  var descriptor: Int32 { isClosed ? -1 : state.descriptor }

  /// Receives at most so many bytes; empty at the end of the stream, nil where a non-blocking socket has none.
  func read(_ size: Int, _ cx: Context) throws(PyException) -> [UInt8]? {
    try checkOpen()
    if !reads { throw FileErrors.unsupported("File or stream is not readable.", methods.home) }
    if hasTimedOut { throw .make(Types.osError, "cannot read from timed out object") }
    do throws(PyException) {
      return try methods.receive(state.current, size, 0, cx).array
    } catch {
      if error.isBlocking { return nil }
      if error.matches(Types.timeoutError) { hasTimedOut = true }
      throw error
    }
  }

  /// Sends the bytes from an offset on; how many were taken, nil where a non-blocking socket takes none.
  func write(_ bytes: [UInt8], from offset: Int = 0, _ cx: Context) throws(PyException) -> Int? {
    try checkOpen()
    if !writes { throw FileErrors.unsupported("File or stream is not writable.", methods.home) }
    let (fd, limit) = state.current
    var deadline = Deadline(limit, for: .send)
    do throws(PyException) {
      return try methods.transmit(Octets(bytes), from: offset, fd, 0, to: .none, &deadline, cx)
    } catch {
      if error.isBlocking { return nil }
      throw error
    }
  }

  /// Everything up to the end of the stream, in pieces of 8,192 bytes; nil where there is nothing yet.
  func readAll(_ cx: Context) throws(PyException) -> [UInt8]? {
    var all: [UInt8] = []
    while true {
      guard let piece = try read(FileErrors.defaultBufferSize, cx) else {
        return all.isEmpty ? nil : all
      }
      if piece.isEmpty { return all }
      all += piece
    }
  }

  /// Closes the file; its socket's descriptor is closed with the last file of a closed socket.
  func close(_ cx: Context) throws(PyException) {
    if isClosed { return }
    isClosed = true
    let caller = methods.home.calls.caller(cx)
    let state = state
    _ = try methods.finishClosing(cx.withoutLock { state.fileClosed(by: caller) })
  }

  /// Refuses a closed file.
  func checkOpen() throws(PyException) {
    if isClosed { throw FileErrors.closed }
  }
}

/// What files refuse, in CPython's words.
enum FileErrors {
  /// `io.DEFAULT_BUFFER_SIZE`.
  static let defaultBufferSize = 8192

  /// The file is closed.
  static var closed: PyException { .valueError("I/O operation on closed file.") }

  /// `io.UnsupportedOperation`.
  static func unsupported(_ what: String, _ home: SocketModule) -> PyException {
    home.environment.unsupported(what)
  }

  /// A size as `read` takes it: nil for None.
  static func size(_ value: Value?, _ cx: Context) throws(PyException) -> Int? {
    guard let value, !value.isNone else { return nil }
    if value.isInt || value.type.slots.index != nil { return try cx.size(value) }
    throw .typeError("argument should be integer or None, not '\(value.type.title)'")
  }
}

extension PyException {
  /// Whether a non-blocking socket could not go on.
  var isBlocking: Bool {
    guard matches(Types.osError), let number = object?.arguments.first?.asInt else { return false }
    return number == Int(EAGAIN) || number == Int(EWOULDBLOCK)
  }
}
