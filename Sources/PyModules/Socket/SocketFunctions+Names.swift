internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Names of hosts and services, from our own table alone.
extension SocketFunctions {
  func hostName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .string(SocketFunctions.machineName)
  }

  static var machineName: String {
    var name = [CChar](repeating: 0, count: 1024)
    gethostname(&name, name.count - 1)
    return String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A host that is a function's first argument, which names the function when it is refused.
  private func host(_ value: Value, of function: String, _ cx: Context) throws(PyException)
    -> String
  {
    guard value.asStr != nil || value.asMemoryView == nil && value.bytesLike != nil else {
      throw .typeError(
        "\(function)() argument 1 must be str, bytes or bytearray, not \(value.type.noneOrName)")
    }
    return try home.hostName(value, isLookedUp: true, cx)
  }

  func hostByName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .string(SocketAddress.dotted(try home.resolve(host(a[0], of: "gethostbyname", cx))))
  }

  func hostByNameEx(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let host = try host(a[0], of: "gethostbyname_ex", cx)
    let address = SocketAddress.dotted(try home.resolve(host))
    return .tuple([.string(host), .list([]), .list([.string(address)])])
  }

  func hostByAddress(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let address = try home.resolve(host(a[0], of: "gethostbyaddr", cx))
    guard let name = home.environment.resolver.name(of: address) else {
      throw .make(home.hostError, arguments: [.int(1), .string("Unknown host")])
    }
    return .tuple([
      .string(name), .list([]), .list([.string(SocketAddress.dotted(address))]),
    ])
  }

  func fullName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    var typed = ""
    if let name = a.get(0) {
      guard name.asStr != nil || name.bytesLike != nil else {
        throw .attributeError("'\(name.type.title)' object has no attribute 'strip'")
      }
      typed = try home.hostName(name, isLookedUp: true, cx)
    }
    var name = typed.trimmed
    if name.isEmpty || name == "0.0.0.0" { name = SocketFunctions.machineName }
    let resolver = home.environment.resolver
    return .string(resolver.address(of: name).flatMap(resolver.name(of:)) ?? name)
  }

  func nameInfo(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let flags = try cx.cInt(a[1])
    guard let pair = a[0].asTuple else {
      throw .typeError("getnameinfo() argument 1 must be a tuple")
    }
    guard (2...4).contains(pair.items.count), let host = pair.items[0].text else {
      throw .typeError("getnameinfo(): illegal sockaddr argument")
    }
    let port = Int(try cx.cInt(pair.items[1]))
    let number = try home.resolve(host)
    let dotted = SocketAddress.dotted(number)
    let wantsNumbers = flags & 1 != 0
    let name = wantsNumbers ? nil : home.environment.resolver.name(of: number)
    if name == nil, flags & 8 != 0 { throw home.unknownName }
    let service = flags & 2 != 0 ? nil : Services.name(of: port)
    return .tuple([.string(name ?? dotted), .string(service ?? String(port))])
  }

  // MARK: Services

  func serviceByName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let name = try text(a[0], "getservbyname")
    let proto = try a.get(1).map { (v) throws(PyException) in try text(v, "getservbyname", 2) }
    guard let port = Services.port(of: name, proto) else {
      throw .make(Types.osError, "service/proto not found")
    }
    return .int(port)
  }

  func serviceByPort(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let port = try cx.cInt(a[0])
    guard (0...0xFFFF).contains(port) else {
      throw .overflowError("getservbyport: port must be 0-65535.")
    }
    let proto = try a.get(1).map { (v) throws(PyException) in try text(v, "getservbyport", 2) }
    guard let name = Services.name(of: Int(port), proto) else {
      throw .make(Types.osError, "port/proto not found")
    }
    return .string(name)
  }

  func protocolByName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let known = ["ip": 0, "icmp": 1, "tcp": 6, "udp": 17]
    guard let number = known[try text(a[0], "getprotobyname")] else {
      throw .make(Types.osError, "protocol not found")
    }
    return .int(number)
  }

  // MARK: getaddrinfo

  func addressInfo(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    var numbers: [Int32] = []
    for index in 2..<6 {
      numbers.append(try a.get(index).map { (v) throws(PyException) in try cx.cInt(v) } ?? 0)
    }
    let found = try lookUp(a[0], a[1], numbers[0], numbers[1], numbers[2], numbers[3], cx)
    return .list(
      found.map { entry in
        .tuple([
          home.families.member(Int(AF_INET)), home.kinds.member(Int(entry.type)),
          .int(Int(entry.proto)), .string(entry.canonicalName), entry.address.value,
        ])
      })
  }

  /// One answer of getaddrinfo(3).
  struct Found {
    var type: Int32
    var proto: Int32
    var address: SocketAddress
    var canonicalName = ""
  }

  func lookUp(
    _ host: Value, _ port: Value, _ family: Int32, _ type: Int32, _ proto: Int32, _ flags: Int32,
    _ cx: Context
  ) throws(PyException) -> [Found] {
    guard host.isNone || host.asStr != nil || host.asBytes != nil else {
      throw .typeError("getaddrinfo() argument 1 must be string or None")
    }
    guard port.isNone || port.isInt || port.asStr != nil || port.asBytes != nil else {
      throw .make(Types.osError, "Int or String expected")
    }
    guard family == 0 || family == AF_INET else { throw failure(-6, "ai_family not supported") }
    let number: UInt32
    var name = ""
    if host.isNone {
      if port.isNone { throw home.unknownName }
      number = flags & 1 != 0 ? 0 : 0x7F00_0001
    } else {
      name = try home.hostName(host, isLookedUp: true, cx)
      // For getaddrinfo(3) an empty name is no name; only connect and bind take it for 0.0.0.0.
      let isNumber = name.utf8.allSatisfy { $0 == 46 || (48...57).contains($0) }
      if name.isEmpty || flags & 4 != 0 && !isNumber { throw home.unknownName }
      number = try home.resolve(name)
    }
    if type == 3, !port.isNone { throw failure(-8, "Servname not supported for ai_socktype") }
    let kinds: [(type: Int32, proto: Int32)] = [(1, 6), (2, 17), (3, 0)]
    let fitting = kinds.filter { kind in
      (type == 0 || type == kind.type)
        && (proto == 0 || proto == kind.proto || type == kind.type && kind.proto == 0)
    }
    if fitting.isEmpty { throw failure(-7, "ai_socktype not supported") }
    var found: [Found] = []
    for kind in fitting {
      guard let service = try portNumber(port, over: kind.proto, cx) else { continue }
      found.append(
        Found(
          type: kind.type, proto: kind.proto == 0 ? proto : kind.proto,
          address: .ipv4(host: number, port: service)))
    }
    if found.isEmpty { throw failure(-8, "Servname not supported for ai_socktype") }
    // AI_CANONNAME: the first answer says the host's name.
    if flags & 2 != 0 { found[0].canonicalName = name.isEmpty ? "localhost" : name }
    return found
  }

  /// The port that is meant over one transport; nil where the service is not offered over it.
  private func portNumber(
    _ value: Value, over proto: Int32, _ cx: Context
  ) throws(PyException) -> UInt16? {
    if value.isNone { return 0 }
    if value.isInt {
      guard let number = value.asInt else {
        throw .overflowError("Python int too large to convert to C long")
      }
      if number < 0 { throw failure(-8, "Servname not supported for ai_socktype") }
      return UInt16(truncatingIfNeeded: number)
    }
    let text = value.text ?? String(decoding: value.bytesLike ?? [], as: UTF8.self)
    if let number = Int(text) { return UInt16(truncatingIfNeeded: number) }
    let transport = [6: "tcp", 17: "udp"][proto] ?? ""
    return Services.port(of: text, transport).map { UInt16($0) }
  }

  private func failure(
    _ number: Int, _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException {
    .make(home.resolutionError, arguments: [.int(number), .string(message)], file, line)
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
