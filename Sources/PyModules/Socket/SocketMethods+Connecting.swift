internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension SocketMethods {
  func bind(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "bind")
    let typed = try typedAddress(a[0], for: state, in: "bind", cx)
    try home.calls.quick(.bind(fd: state.descriptor, address: typed.address), cx).orThrow()
    return .none
  }

  func listen(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "listen")
    // CPython's default: at most 128; never less than zero.
    let backlog = max(
      0, try a.get(0).map { (value) throws(PyException) in try cx.cInt(value) } ?? 128)
    try home.calls.quick(.listen(fd: state.descriptor, backlog: backlog), cx).orThrow()
    return .none
  }

  func connect(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "connect")
    let typed = try typedAddress(a[0], for: state, in: "connect", cx)
    try connect(state, to: route(typed, cx), cx).orThrow()
    return .none
  }

  /// Connects a socket object to an address whose name has been resolved.
  func connect(_ socket: Value, to typed: TypedAddress, _ cx: Context) throws(PyException) {
    try connect(home.state(socket, "connect"), to: route(typed, cx), cx).orThrow()
  }

  func connectStatus(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "connect_ex")
    let typed = try typedAddress(a[0], for: state, in: "connect_ex", cx)
    do throws(PyException) {
      return .int(Int(try connect(state, to: route(typed, cx), cx).errno))
    } catch  where error.matches(Types.timeoutError) {
      return .int(Int(EAGAIN))
    }
  }

  /// connect(2), and where it goes on by itself the wait for its end.
  private func connect(
    _ state: SocketState, to address: SocketAddress, _ cx: Context
  ) throws(PyException) -> CallReturn {
    let (fd, limit) = state.current
    let first = home.calls.blocking(.connect(fd: fd, address: address), .none, cx)
    if first.succeeded { return first }
    if first.errno == EINTR {
      try cx.checkInterrupt()
      if limit == .zero { return first }
    } else {
      guard first.errno == EINPROGRESS, case .nanoseconds = limit else { return first }
    }
    var deadline = Deadline(limit, for: .connect)
    let events = Int16(POLLOUT) | Int16(POLLERR)
    while true {
      if let failure = try wait(for: fd, events, &deadline, cx) { return failure }
      let error = try intOption(fd, SOL_SOCKET, SO_ERROR, cx)
      if error == 0 || error == EISCONN { return CallReturn(value: 0) }
      if error == EAGAIN, deadline.isLimited { continue }
      return CallReturn(value: -1, errno: error)
    }
  }

  func acceptDescriptor(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let (fd, address) = try acceptOne(home.state(a.receiver, "_accept"), cx)
    home.environment.sockets.keep(fd)
    return .tuple([.int(Int(fd)), address])
  }

  func accept(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "accept")
    let (fd, address) = try acceptOne(state, cx)
    let connection = try home.make(
      fd, family: state.family, type: state.type, proto: state.proto, cx)
    if home.defaultLimit == .none, case .nanoseconds = state.limit {
      try home.calls.quick(.setNonBlocking(fd: fd, on: false), for: .limit(nil), cx).orThrow()
    }
    return .tuple([connection, address])
  }

  private func acceptOne(
    _ state: SocketState, _ cx: Context
  ) throws(PyException) -> (Int32, Value) {
    let (fd, limit) = state.current
    var deadline = Deadline(limit, for: .accept)
    let result = try perform(
      .accept(fd: fd, flags: SocketConstants.closeOnExec), writing: false, &deadline, cx)
    return (Int32(result.value), (result.address ?? .none).value)
  }

  func shutdown(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "shutdown")
    let how = try cx.plainInt(a[0])
    try home.calls.quick(.shutdown(fd: state.descriptor, how: how), cx).orThrow()
    return .none
  }

  func ownName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "getsockname")
    let result = try home.calls.quick(.getsockname(fd: state.descriptor), cx).orThrow()
    return (result.address ?? .none).value
  }

  func peerName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "getpeername")
    let result = try home.calls.quick(.getpeername(fd: state.descriptor), cx).orThrow()
    return (result.address ?? .none).value
  }
}
