internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The functions of the socket module.
struct SocketFunctions {
  unowned(unsafe) let home: SocketModule

  var calls: ReaderCalls { home.calls }

  /// Puts the functions into the module.
  func add(to module: PyModule) {
    let inC: [(String, Signature, NativeFunction)] = [
      ("htons", .tuple(1...1), shortSwap("htons")),
      ("ntohs", .tuple(1...1), shortSwap("ntohs")),
      ("htonl", .one, longSwap), ("ntohl", .one, longSwap),
      ("inet_aton", .tuple(1...1), inetAton), ("inet_ntoa", .tuple(1...1), inetNtoa),
      ("inet_pton", .tuple(2...2), inetPton), ("inet_ntop", .tuple(2...2), inetNtop),
      ("gethostname", .none, hostName), ("gethostbyname", .tuple(1...1), hostByName),
      ("gethostbyname_ex", .tuple(1...1), hostByNameEx),
      ("gethostbyaddr", .tuple(1...1), hostByAddress),
      ("getnameinfo", .tuple(2...2), nameInfo),
      ("getservbyname", .tuple(1...2), serviceByName),
      ("getservbyport", .tuple(1...2), serviceByPort),
      ("getprotobyname", .tuple(1...1), protocolByName),
      ("setdefaulttimeout", .one, setDefaultTimeout),
      ("getdefaulttimeout", .none, getDefaultTimeout),
      ("close", .one, close), ("dup", .one, duplicate),
      ("if_nameindex", .none, interfaces), ("if_nametoindex", .tuple(1...1), interfaceNumber),
      ("if_indextoname", .one, interfaceName), ("CMSG_LEN", .tuple(1...1), controlLength),
      ("CMSG_SPACE", .tuple(1...1), controlSpace),
    ]
    for (name, signature, body) in inC {
      module.set(name, .object(PyNative(name, module: "_socket", signature, body)))
    }
    let inPython: [(String, String, NativeFunction)] = [
      ("getaddrinfo", "host, port, family=, type=, proto=, flags=", addressInfo),
      ("getfqdn", "name=", fullName),
      ("socketpair", "family=, type=, proto=", socketPair),
      ("fromfd", "fd, family, type, proto=", fromDescriptor),
      (
        "create_connection", "address, timeout=, source_address=, *, all_errors=",
        createConnection
      ),
      (
        "create_server",
        "address, *, family=, backlog=, reuse_port=, dualstack_ipv6=", createServer
      ),
      ("has_dualstack_ipv6", "", { (_, _) throws(PyException) in .bool(false) }),
    ]
    for (name, parameters, body) in inPython {
      module.set(name, .object(PyNative(name, .python(parameters), body)))
    }
  }

  // MARK: Default time limit

  private func setDefaultTimeout(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    home.defaultLimit = try home.limit(a[0], cx)
    return .none
  }

  private func getDefaultTimeout(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    home.defaultLimit.value
  }

  // MARK: Descriptors

  private func close(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let fd = try cx.plainInt(a[0])
    // Only the reader's own sockets can be closed by number: others are not the program's.
    let sockets = home.environment.sockets
    let caller = calls.caller(cx)
    if let state = sockets.socket(fd) { _ = state.detach() }
    guard sockets.release(fd) else { throw .os(EBADF, ErrorText.message(EBADF)) }
    try cx.withoutLock { calls.kernel.call(.close(fd: fd), by: caller) }.orThrow()
    return .none
  }

  private func duplicate(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let made = try calls.quick(.dup(fd: home.own(cx.plainInt(a[0]))), cx).orThrow()
    home.environment.sockets.keep(Int32(made.value))
    return .int(made.value)
  }

  private func fromDescriptor(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let copy = try calls.quick(.dup(fd: home.own(cx.plainInt(a[0]))), cx).orThrow()
    return try home.object(
      of: home.type, [a[1], a[2], a.get(3) ?? .int(0)], owning: Int32(copy.value), cx)
  }

  private func socketPair(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let family = try a.get(0).map { (v) throws(PyException) in try cx.cInt(v) } ?? AF_UNIX
    let type =
      try a.get(1).map { (v) throws(PyException) in try cx.cInt(v) }
      ?? SocketConstants.stream
    let proto = try a.get(2).map { (v) throws(PyException) in try cx.cInt(v) } ?? 0
    let made = try calls.quick(
      .socketpair(family: family, type: type | SocketConstants.closeOnExec, protocol: proto), cx
    ).orThrow()
    guard case .pair(let first, let second) = made.detail else { return .none }
    // Both are owned before anything can fail.
    let one = SocketHandle(adopting: first, kernel: calls.kernel, caller: calls.caller(cx))
    let two = SocketHandle(adopting: second, kernel: calls.kernel, caller: calls.caller(cx))
    let ends = [
      try home.make(adopting: one, family: family, type: type, proto: proto, cx),
      try home.make(adopting: two, family: family, type: type, proto: proto, cx),
    ]
    return .tuple(ends)
  }
}
