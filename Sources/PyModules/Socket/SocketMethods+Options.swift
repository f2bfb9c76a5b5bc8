internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension SocketMethods {
  // MARK: Time limits

  func setTimeout(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    try setLimit(home.state(a.receiver, "settimeout"), home.limit(a[0], cx), cx)
  }

  func setBlocking(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let blocks = try cx.long(a[0]) != 0
    return try setLimit(home.state(a.receiver, "setblocking"), blocks ? .none : .zero, cx)
  }

  private func setLimit(
    _ state: SocketState, _ limit: TimeLimit, _ cx: Context
  ) throws(PyException) -> Value {
    state.limit = limit
    try home.calls.quick(
      .setNonBlocking(fd: state.descriptor, on: limit != .none), for: .limit(limit.nanoseconds), cx
    ).orThrow()
    return .none
  }

  func getTimeout(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    try home.state(a.receiver, "gettimeout").limit.value
  }

  func getBlocking(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .bool(try home.state(a.receiver, "getblocking").limit != .zero)
  }

  // MARK: Options

  func setOption(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    if a.hasKeywords { throw .typeError("socket.setsockopt() takes no keyword arguments") }
    // The form with None takes a length as a fourth argument, for a value that is not there.
    let takesLength = a.count == 4 && a[2].isNone
    guard a.count == 3 || takesLength else {
      throw .typeError("setsockopt() takes exactly 3 arguments (\(a.count) given)")
    }
    let state = try home.state(a.receiver, "setsockopt")
    let level = try cx.cInt(a[0])
    let option = try cx.cInt(a[1])
    let bytes: [UInt8]
    if takesLength {
      if try cx.cInt(a[3]) > 0 { throw .os(EFAULT, ErrorText.message(EFAULT)) }
      bytes = []
    } else if a[2].isInt, let number = a[2].asInt.flatMap(Int32.init(exactly:)) {
      bytes = withUnsafeBytes(of: number) { Array($0) }
    } else {
      bytes = try cx.readable(a[2])
    }
    try home.calls.quick(
      .setsockopt(fd: state.descriptor, level: level, option: option, value: bytes), cx
    ).orThrow()
    return .none
  }

  func getOption(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "getsockopt")
    let level = try cx.cInt(a[0])
    let option = try cx.cInt(a[1])
    let capacity = try a.get(2).map { (value) throws(PyException) in try cx.cInt(value) } ?? 0
    if capacity == 0 {
      return .int(Int(try intOption(state.descriptor, level, option, cx)))
    }
    guard (1...1024).contains(capacity) else {
      throw .make(Types.osError, "getsockopt buflen out of range")
    }
    let result = try home.calls.quick(
      .getsockopt(
        fd: state.descriptor, level: level, option: option, capacity: Int(capacity)), cx
    ).orThrow()
    guard case .option(let bytes) = result.detail else { return .bytes([]) }
    return .bytes(bytes)
  }
}

extension SocketModule {
  /// The bytes that a method is given to send.
  func given(_ value: Value, _ cx: Context) throws(PyException) -> Octets {
    try environment.taking { () throws(PyException) in try cx.octets(value) }
  }

  /// A time limit as `settimeout` takes it.
  func limit(_ value: Value, _ cx: Context) throws(PyException) -> TimeLimit {
    guard let nanoseconds = try TimeLimit.nanoseconds(of: value, cx) else { return .none }
    if nanoseconds < 0 { throw .valueError("Timeout value out of range") }
    return TimeLimit(nanoseconds: nanoseconds)
  }
}
