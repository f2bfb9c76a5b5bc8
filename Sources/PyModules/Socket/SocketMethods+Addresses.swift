internal import PyInterpreter
internal import Sockets
internal import Timeline

/// An address as the program gave it.
struct TypedAddress {
  /// The host as typed, for what is told about the route.
  var host: String
  /// What the host and port are before any routing.
  var address: SocketAddress
}

extension SocketMethods {
  /// The address that a program passes to `bind`, `connect` or `sendto`, with its name resolved.
  func typedAddress(
    _ value: Value, for state: SocketState, in function: String, _ cx: Context
  ) throws(PyException) -> TypedAddress {
    try home.environment.taking { () throws(PyException) in
      try address(value, for: state, in: function, cx)
    }
  }

  private func address(
    _ value: Value, for state: SocketState, in function: String, _ cx: Context
  ) throws(PyException) -> TypedAddress {
    guard state.family == SocketConstants.internet else {
      throw .make(
        Types.osError,
        "\(function)(): addresses of family \(state.family) are outside this tutorial; "
          + "use AF_INET with a host and a port")
    }
    guard let pair = value.asTuple else {
      throw .typeError("\(function)(): AF_INET address must be tuple, not \(value.type.title)")
    }
    guard pair.items.count == 2 else {
      throw .typeError("AF_INET address must be a pair (host, port)")
    }
    let host = try home.hostName(pair.items[0], cx)
    // Whatever is beyond the numbers of C is beyond those of ports.
    let port = try cx.index(pair.items[1])
    let number = try home.resolve(host)
    guard let small = port.asInt.flatMap(UInt16.init(exactly:)) else {
      throw .overflowError("\(function)(): port must be 0-65535.")
    }
    return TypedAddress(host: host, address: .ipv4(host: number, port: small))
  }

  /// Where a typed address really leads; told where it is one of ours.
  func route(_ typed: TypedAddress, _ cx: Context) -> SocketAddress {
    guard case .ipv4(let host, let port) = typed.address else { return typed.address }
    let route = home.environment.resolver.route(host: host, port: port)
    home.environment.report(route, host: typed.host, port: port, line: cx.currentLine)
    return route.address
  }
}

extension SocketModule {
  /// A host as Python code gives it: `str`, `bytes` or `bytearray`, without a null character.
  ///
  /// Name look-ups send every `str` through the rules of international names, addresses only what is not ASCII.
  func hostName(
    _ value: Value, isLookedUp: Bool = false, _ cx: Context
  ) throws(PyException) -> String {
    let bytes: [UInt8]
    if let text = value.asStr {
      if let fault = HostLabels.fault(in: text.string), isLookedUp || !text.isASCII {
        throw isLookedUp
          ? .make(
            Types.unicodeError, "encoding with 'idna' codec failed (UnicodeError: \(fault))")
          : .typeError("encoding of hostname failed")
      }
      bytes = Array(text.string.utf8)
    } else if value.asMemoryView == nil, let raw = value.bytesLike {
      bytes = raw
    } else {
      throw .typeError("str, bytes or bytearray expected, not \(value.type.title)")
    }
    if bytes.contains(0) { throw .typeError("host name must not contain null character") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The address of a host, by our own table alone; `gaierror` where it is unknown.
  func resolve(_ host: String) throws(PyException) -> UInt32 {
    if let number = environment.resolver.address(of: host) { return number }
    throw unknownName
  }

  /// EAI_NONAME, as getaddrinfo(3) reports it.
  var unknownName: PyException {
    .make(resolutionError, arguments: [.int(-2), .string("Name or service not known")])
  }
}

/// The rules for the parts of a host's name.
private enum HostLabels {
  private static let longest = 63

  /// What is wrong with a name, in the words of CPython's codec; nil where nothing is.
  static func fault(in name: String) -> String? {
    if name.isEmpty { return nil }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isASCII = name.utf8.allSatisfy { $0 < 128 }
    for label in labels.dropLast() where label.isEmpty || label.utf8.count > longest {
      return "label empty or too long"
    }
    guard let last = labels.last, last.utf8.count > longest else { return nil }
    return isASCII ? "label too long" : "label empty or too long"
  }
}

extension SocketAddress {
  /// The address as Python code sees it: `('127.0.0.1', 80)`.
  var value: Value {
    switch self {
    case .ipv4(let host, let port):
      .tuple([.string(SocketAddress.dotted(host)), .int(Int(port))])
    case .unix(let path): .string(path)
    case .none: .none
    }
  }
}
