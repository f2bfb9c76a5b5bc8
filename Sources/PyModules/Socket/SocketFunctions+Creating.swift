internal import PyInterpreter
internal import Sockets
internal import Timeline

/// `create_connection` and `create_server`.
extension SocketFunctions {
  private var methods: SocketMethods { SocketMethods(home: home) }

  func createConnection(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let (hostValue, port) = try cx.pair(a[0])
    if let all = a.get(3), try cx.truth(all) {
      throw .make(
        Types.notImplementedError,
        "create_connection with all_errors raises exception groups, which are outside this "
          + "tutorial; leave all_errors out")
    }
    let found = try lookUp(hostValue, port, 0, SocketConstants.stream, 0, 0, cx)
    var failure: PyException?
    for entry in found {
      let made = try cx.call(
        .object(home.type),
        arguments: [
          home.families.member(Int(SocketConstants.internet)),
          home.kinds.member(Int(entry.type)), .int(Int(entry.proto)),
        ])
      do throws(PyException) {
        if let timeout = a.get(1) { _ = try cx.callMethod(made, "settimeout", [timeout]) }
        if let source = a.get(2), try cx.truth(source) {
          _ = try cx.callMethod(made, "bind", [source])
        }
        // The name is kept for what is told about the route.
        let host = hostValue.isNone ? "" : try home.hostName(hostValue, cx)
        try methods.connect(
          made, to: TypedAddress(host: host, address: entry.address), cx)
        return made
      } catch  where error.matches(Types.osError) {
        _ = try cx.callMethod(made, "close")
        if failure == nil { failure = error }
      }
    }
    throw failure ?? .make(Types.osError, "getaddrinfo returns an empty list")
  }

  func createServer(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let family = a.get(1) ?? home.families.member(Int(SocketConstants.internet))
    if let dual = a.get(4), try cx.truth(dual) {
      throw .valueError(
        family.asInt == Int(SocketConstants.internet)
          ? "dualstack_ipv6 requires AF_INET6 family"
          : "dualstack_ipv6 not supported on this platform")
    }
    let server = try cx.call(
      .object(home.type), arguments: [family, home.kinds.member(Int(SocketConstants.stream))])
    do throws(PyException) {
      let on: [Value] = [.int(1), .int(2), .int(1)]
      _ = try cx.callMethod(server, "setsockopt", on)
      if let reuse = a.get(3), try cx.truth(reuse) {
        _ = try cx.callMethod(server, "setsockopt", [.int(1), .int(15), .int(1)])
      }
      try bind(server, a[0], cx)
      if let backlog = a.get(2), !backlog.isNone {
        _ = try cx.callMethod(server, "listen", [backlog])
      } else {
        _ = try cx.callMethod(server, "listen")
      }
      return server
    } catch  where error.matches(Types.osError) {
      _ = try cx.callMethod(server, "close")
      throw error
    }
  }

  private func bind(_ server: Value, _ address: Value, _ cx: Context) throws(PyException) {
    do throws(PyException) {
      _ = try cx.callMethod(server, "bind", [address])
    } catch  where error.matches(Types.osError) {
      guard let object = error.object, object.arguments.count >= 2,
        let number = object.arguments[0].asInt
      else { throw error }
      let words = try cx.str(object.arguments[1])
      throw .os(
        Int32(truncatingIfNeeded: number),
        "\(words) (while attempting to bind on address \(try cx.repr(address)))")
    }
  }
}

extension Context {
  /// The two items of a sequence that a Python statement would unpack.
  func pair(_ value: Value) throws(PyException) -> (Value, Value) {
    guard value.type.slots.iter != nil else {
      throw .typeError("cannot unpack non-iterable \(value.type.title) object")
    }
    let items = try items(value)
    if items.count > 2 { throw .valueError("too many values to unpack (expected 2)") }
    guard items.count == 2 else {
      throw .valueError("not enough values to unpack (expected 2, got \(items.count))")
    }
    return (items[0], items[1])
  }
}
