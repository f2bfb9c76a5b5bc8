internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The methods of socket objects; one value serves all sockets of a session.
struct SocketMethods {
  unowned(unsafe) let home: SocketModule

  /// Gives `_socket.socket` the methods that CPython writes in C.
  func fillBase() {
    let type = home.base
    type.slots.new = .calling { [home] (type, _, _) throws(PyException) in
      .object(PyInstance(type: type, native: SocketOwner(home.environment.sockets)))
    }
    type.slots.initialise = .calling(initialiser())
    type.method("_accept", .none, acceptDescriptor)
    type.method("bind", .one, bind)
    type.method("close", .none, closeDescriptor)
    type.method("connect", .one, connect)
    type.method("connect_ex", .one, connectStatus)
    type.method("detach", .none, detach)
    type.method("fileno", .none, fileno)
    type.method("getpeername", .none, peerName)
    type.method("getsockname", .none, ownName)
    type.method("getsockopt", .tuple(2...3), getOption)
    type.method("listen", .tuple(0...1), listen)
    type.method("recv", .tuple(1...2)) { [self] (a, cx) throws(PyException) in try recv(a, cx) }
    type.method("recv_into", .clinic("buffer, nbytes=, flags="), recvInto)
    type.method("recvfrom", .tuple(1...2), recvFrom)
    type.method("recvfrom_into", .clinic("buffer, nbytes=, flags="), recvFromInto)
    type.method("recvmsg", .tuple(1...3), recvMessage)
    type.method("recvmsg_into", .tuple(1...3), recvMessageInto)
    type.method("send", .tuple(1...2)) { [self] (a, cx) throws(PyException) in try send(a, cx) }
    type.method("sendall", .tuple(1...2)) { [self] (a, cx) throws(PyException) in
      try sendAll(a, cx)
    }
    type.method("sendmsg", .tuple(1...4), sendMessage)
    type.method("sendto", .any, sendTo)
    type.method("setblocking", .one, setBlocking)
    type.method("getblocking", .none, getBlocking)
    type.method("settimeout", .one, setTimeout)
    type.method("gettimeout", .none, getTimeout)
    type.method("setsockopt", .any, setOption)
    type.method("shutdown", .one, shutdown)
    type.attribute("timeout") { [home] (value, _) throws(PyException) in
      try home.state(value, "timeout").limit.value
    }
    type.attribute("proto") { [home] (value, _) throws(PyException) in
      .int(Int(try home.state(value, "proto").proto))
    }
    type.attribute("family") { [home] (value, _) throws(PyException) in
      .int(Int(try home.state(value, "family").family))
    }
    type.attribute("type") { [home] (value, _) throws(PyException) in
      .int(Int(try home.state(value, "type").type))
    }
  }

  /// Gives `socket.socket` what CPython writes in Python.
  func fill() {
    let type = home.type
    type.slots.repr = .calling { [self] (value, cx) throws(PyException) in
      .string(try describe(value, cx))
    }
    type.method("__enter__", .python("")) { (a, _) throws(PyException) in a.receiver }
    type.method("__exit__", .python("*args"), leave)
    type.method("accept", .python(""), accept)
    type.method("close", .python(""), close)
    type.method("detach", .python(""), detach)
    type.method("dup", .python(""), duplicate)
    type.method(
      "makefile", .python("mode=, buffering=, *, encoding=, errors=, newline="), makeFile)
    // There is no other program that could inherit it.
    type.method("get_inheritable", .python("")) { [home] (a, _) throws(PyException) in
      let state = try home.state(a.receiver, "get_inheritable")
      if state.descriptor < 0 { throw .os(EBADF, ErrorText.message(EBADF)) }
      return .bool(state.isInheritable)
    }
    type.method("set_inheritable", .python("inheritable")) { [home] (a, cx) throws(PyException) in
      let state = try home.state(a.receiver, "set_inheritable")
      let isInheritable = try cx.plainInt(a[0]) != 0
      if state.descriptor < 0 { throw .os(EBADF, ErrorText.message(EBADF)) }
      state.isInheritable = isInheritable
      return .none
    }
    type.method("sendfile", .python("file, offset=, count=")) { (_, _) throws(PyException) in
      throw .make(
        Types.notImplementedError,
        "socket.sendfile sends files, which are outside this tutorial; use sendall(bytes)")
    }
    type.attribute("_closed") { [home] (value, _) throws(PyException) in
      .bool(try home.state(value, "_closed").isClosed)
    }
    let enumerated: [(String, (SocketState) -> Value)] = [
      ("family", { [home] in home.families.member(Int($0.family)) }),
      ("type", { [home] in home.kinds.member(Int($0.type)) }),
    ]
    for (name, value) in enumerated {
      type.attribute(name) { [home] (object, _) throws(PyException) in
        value(try home.state(object, "family"))
      }
    }
  }

  // MARK: Life

  private func initialiser()
    -> (Value, Arguments, Context) throws(PyException) -> Void
  {
    let native = PyNative(
      "socket.__init__", .python("self, family=, type=, proto=, fileno="), initialise)
    return { (value, arguments, cx) throws(PyException) in
      _ = try cx.call(
        .object(native), arguments: [value] + arguments.positional,
        keywords: arguments.keywords.map { ($0.name, $0.value) })
    }
  }

  private func initialise(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a[0], "__init__")
    var numbers: [Int32] = [-1, -1, -1]
    for index in 0..<3 {
      if let value = a.get(index + 1) { numbers[index] = try cx.plainInt(value) }
    }
    let given = try fileNumber(a.get(4) ?? .none, cx)
    if given == nil {
      if numbers[0] == -1 { numbers[0] = AF_INET }
      if numbers[1] == -1 { numbers[1] = SocketConstants.stream }
      if numbers[2] == -1 { numbers[2] = 0 }
    }
    let fd: Int32
    if let given {
      fd = try home.own(given)
      try identify(fd, &numbers, cx)
    } else {
      if numbers[0] == AF_INET6 { throw .os(EAFNOSUPPORT, ErrorText.message(EAFNOSUPPORT)) }
      let call = SystemCall.socket(
        family: numbers[0], type: numbers[1] | SocketConstants.closeOnExec, protocol: numbers[2])
      fd = Int32(try home.calls.quick(call, cx).orThrow().value)
    }
    state.adopt(
      fd, family: numbers[0], type: numbers[1] & ~SocketConstants.typeFlags, proto: numbers[2],
      limit: .none, kernel: home.calls.kernel, caller: home.calls.caller(cx))
    if numbers[1] & SocketConstants.nonBlocking != 0 {
      state.limit = .zero
    } else if home.defaultLimit != .none {
      state.limit = home.defaultLimit
      let limit = CallAim.limit(home.defaultLimit.nanoseconds)
      try home.calls.quick(.setNonBlocking(fd: fd, on: true), for: limit, cx).orThrow()
    }
    return .none
  }

  private func fileNumber(_ value: Value, _ cx: Context) throws(PyException) -> Int32? {
    if value.isNone { return nil }
    let fd = Int32(truncatingIfNeeded: try cx.long(value))
    if fd < 0 { throw .valueError("negative file descriptor") }
    return fd
  }

  /// Asks the kernel what an open descriptor is, as CPython does for `fileno=`.
  private func identify(
    _ fd: Int32, _ numbers: inout [Int32], _ cx: Context
  ) throws(PyException) {
    let name = try home.calls.quick(.getsockname(fd: fd), cx).orThrow()
    if numbers[0] == -1 {
      numbers[0] = if case .address(.unix) = name.detail { AF_UNIX } else { AF_INET }
    }
    for (index, option) in [(1, SO_TYPE), (2, SO_PROTOCOL)] where numbers[index] == -1 {
      numbers[index] = try intOption(fd, SOL_SOCKET, option, cx)
    }
  }

  /// An option that is an int.
  func intOption(
    _ fd: Int32, _ level: Int32, _ option: Int32, _ cx: Context
  ) throws(PyException) -> Int32 {
    let result = try home.calls.quick(
      .getsockopt(fd: fd, level: level, option: option, capacity: 4), cx
    ).orThrow()
    guard case .option(let bytes) = result.detail, bytes.count == 4 else { return 0 }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) }
  }

  private func leave(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    if !(try home.state(a.receiver, "__exit__").isClosed) {
      _ = try cx.callMethod(a.receiver, Symbol("close"))
    }
    return .none
  }

  private func close(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "close")
    let caller = home.calls.caller(cx)
    return try finishClosing(cx.withoutLock { state.closeUnlessUsed(by: caller) })
  }

  private func closeDescriptor(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "close")
    let caller = home.calls.caller(cx)
    return try finishClosing(cx.withoutLock { state.close(by: caller) })
  }

  /// A peer's reset is no failure of close(2).
  func finishClosing(_ result: CallReturn) throws(PyException) -> Value {
    if !result.succeeded, result.errno != ECONNRESET { throw result.exception }
    return .none
  }

  private func detach(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .int(Int(try home.state(a.receiver, "detach").detach()))
  }

  private func fileno(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .int(Int(try home.current(a, "fileno").fd))
  }

  private func duplicate(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try home.state(a.receiver, "dup")
    let made = try home.calls.quick(.dup(fd: state.descriptor), cx).orThrow()
    let copy = try home.object(
      of: a.receiver.type,
      [
        home.families.member(Int(state.family)), home.kinds.member(Int(state.type)),
        .int(Int(state.proto)),
      ], owning: Int32(made.value), cx)
    _ = try cx.callMethod(copy, Symbol("settimeout"), [state.limit.value])
    return copy
  }

  private func describe(_ value: Value, _ cx: Context) throws(PyException) -> String {
    let state = try home.state(value, "__repr__")
    let closed = state.isClosed
    var text = "<\(value.type.module).\(value.type.qualifiedName)\(closed ? " [closed]" : "")"
    text += " fd=\(state.descriptor), family=\(state.family), type=\(state.type)"
    text += ", proto=\(state.proto)"
    if !closed {
      let own = home.calls.quick(.getsockname(fd: state.descriptor), cx)
      if own.succeeded, let address = own.address?.value, try cx.truth(address) {
        text += ", laddr=\(try cx.str(address))"
      }
      let peer = home.calls.quick(.getpeername(fd: state.descriptor), cx)
      if peer.succeeded, let address = peer.address?.value, try cx.truth(address) {
        text += ", raddr=\(try cx.str(address))"
      }
    }
    return text + ">"
  }
}

extension CallReturn {
  /// The address that the call gave back.
  var address: SocketAddress? {
    if case .address(let address) = detail { address } else { nil }
  }
}
