internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The socket module of one session: its classes, enumerations and default time limit.
///
/// The environment keeps it; natives refer to it without counting.
final class SocketModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let families = Enumeration("AddressFamily", module: "socket")
  let kinds = Enumeration("SocketKind", module: "socket")
  let messages = Enumeration("MsgFlag", module: "socket", isFlag: true)
  let addressInfo = Enumeration("AddressInfo", module: "socket", isFlag: true)
  /// `socket.gaierror`: a name that cannot be resolved.
  let resolutionError = PyType(native: "gaierror", module: "socket", base: Types.osError)
  /// `socket.herror`.
  let hostError = PyType(native: "herror", module: "socket", base: Types.osError)
  /// What CPython writes in C: `_socket.socket`.
  let base = PyType(native: "socket", module: "_socket", hasAttributes: false)
  /// `socket.socket`.
  let type: PyType
  /// The classes of what `makefile` returns.
  private(set) lazy var files = FileTypes(self)
  /// `socket.setdefaulttimeout`.
  var defaultLimit = TimeLimit.none

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
    type = PyType(native: "socket", module: "socket", base: base, hasAttributes: false)
    type.hasAttributes = false
    resolutionError.ready()
    hostError.ready()
  }

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = SocketModule(environment)
    environment.keep(home)
    let methods = SocketMethods(home: home)
    methods.fillBase()
    home.base.ready()
    methods.fill()
    home.type.ready()
    let module = PyModule("socket")
    module.path = "/usr/lib/python3.11/socket.py"

    home.addConstants(to: module)
    module.type(home.type)
    module.set("SocketType", .object(home.base))
    module.set("error", .object(Types.osError))
    module.set("timeout", .object(Types.timeoutError))
    module.type(home.resolutionError)
    module.type(home.hostError)
    module.type(home.files.raw)
    let files = home.files
    cx.interpreter.own([files.reader, files.writer, files.duplex, files.text])
    SocketFunctions(home: home).add(to: module)
    module.outside = [
      "sethostname", "send_fds", "recv_fds", "array", "errno", "io", "os", "selectors", "sys",
      "errorTab", "CAPI", "SOL_ALG", "SOL_CAN_BASE", "SOL_CAN_RAW", "SOL_HCI", "SOL_RDS",
      "SOL_TIPC",
    ]
    return module
  }

  var calls: ReaderCalls { environment.calls }

  /// The state behind a socket object; another object is refused as CPython's descriptors do.
  @inline(__always)
  func state(_ value: Value, _ method: StaticString = "") throws(PyException) -> SocketState {
    try owner(value, method).state
  }

  /// Descriptor and time limit of the socket whose method is called.
  @inline(__always)
  func current(
    _ a: Arguments, _ method: StaticString
  ) throws(PyException) -> (fd: Int32, limit: TimeLimit) {
    let current = a.lentReceiver?._withUnsafeGuaranteedRef {
      native -> (fd: Int32, limit: TimeLimit)? in
      guard Swift.type(of: native) == SocketOwner.self else { return nil }
      return unsafeDowncast(native, to: SocketOwner.self).state.current
    }
    if let current = current ?? nil { return current }
    return try state(a.receiver, method).current
  }

  /// What a socket object holds.
  @inline(__always)
  func owner(_ value: Value, _ method: StaticString = "") throws(PyException) -> SocketOwner {
    if let owner = value.native(SocketOwner.self) { return owner }
    throw refusal(value, method)
  }

  @inline(never)
  private func refusal(_ value: Value, _ method: StaticString) -> PyException {
    .typeError(
      "descriptor '\(method)' for '_socket.socket' objects doesn't apply to a "
        + "'\(value.type.title)' object")
  }

  /// A descriptor that the program names by its number; one that is not its own is as good as closed.
  func own(_ fd: Int32) throws(PyException) -> Int32 {
    guard environment.sockets.knows(fd) else { throw .os(EBADF, ErrorText.message(EBADF)) }
    return fd
  }

  /// A socket object for a descriptor that somebody owned until now.
  func make(
    adopting handle: consuming SocketHandle, family: Int32, type: Int32, proto: Int32,
    _ cx: Context
  ) throws(PyException) -> Value {
    try make(handle.detach(), family: family, type: type, proto: proto, cx)
  }

  /// Calls a class of sockets with `fileno=`; the descriptor is closed where that fails.
  func object(
    of type: PyType, _ arguments: [Value], owning fd: Int32, _ cx: Context
  ) throws(PyException) -> Value {
    environment.sockets.keep(fd)
    do throws(PyException) {
      return try cx.call(
        .object(type), arguments: arguments, keywords: [(Symbol("fileno"), .int(Int(fd)))])
    } catch {
      if environment.sockets.release(fd) { _ = calls.quick(.close(fd: fd), cx) }
      throw error
    }
  }

  /// A socket object for an open descriptor, whose name is asked for as CPython does for `fileno=`.
  ///
  /// The object owns the descriptor before anything can fail.
  func make(
    _ fd: Int32, family: Int32, type: Int32, proto: Int32, _ cx: Context
  ) throws(PyException) -> Value {
    let owner = SocketOwner(environment.sockets)
    let instance = PyInstance(type: self.type, native: owner)
    owner.state.adopt(
      fd, family: family, type: type, proto: proto, limit: defaultLimit,
      kernel: calls.kernel, caller: calls.caller(cx))
    try calls.quick(.getsockname(fd: fd), cx).orThrow()
    if defaultLimit != .none {
      let limit = CallAim.limit(defaultLimit.nanoseconds)
      try calls.quick(.setNonBlocking(fd: fd, on: true), for: limit, cx).orThrow()
    }
    return .object(instance)
  }
}
