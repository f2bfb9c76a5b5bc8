internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A peer's listening socket: a descriptor of the peers' side and the address that the kernel gave.
struct Listener: Sendable {
  /// The descriptor, in the peers' table.
  var descriptor: Int32
  /// The address on which it listens.
  var address: SocketAddress

  /// How many connections may wait for accept.
  static let usualBacklog: Int32 = 128

  /// The call that failed, and its errno.
  struct Failure: Error {
    var call: String
    var errno: Int32
  }

  /// Opens a listening socket at this address; call it on the peers' side.
  ///
  /// With a port, that port is tried first, then a free one. Where the machine has no such address
  /// (127.0.0.0/8 beyond 127.0.0.1 on macOS), 127.0.0.1 is used.
  static func open(
    host: UInt32, port: UInt16 = 0, backlog: Int32 = usualBacklog, from factory: any SocketFactory,
    apart: Bool
  ) throws(Failure) -> Listener {
    let made = factory.socket(family: AF_INET, type: stream, protocol: 0)
    return try open(host: host, port: port, backlog: backlog, on: made, apart: apart)
  }

  /// Opens listening sockets at these addresses, one each; nil for each that cannot be.
  ///
  /// Call it on the peers' side.
  static func open(
    _ places: [(host: UInt32, port: UInt16)], from factory: any SocketFactory, apart: Bool
  ) -> [Listener?] {
    let made = factory.sockets(places.count, family: AF_INET, type: stream, protocol: 0)
    return zip(places, made).map { place, made in
      try? open(
        host: place.host, port: place.port, backlog: usualBacklog, on: made, apart: apart)
    }
  }

  private static func open(
    host: UInt32, port: UInt16, backlog: Int32, on made: (fd: Int32, errno: Int32), apart: Bool
  ) throws(Failure) -> Listener {
    let fd = try prepared(made, apart: apart)
    do throws(Failure) {
      try bindFirst(fd, [(host, port), (host, 0), (0x7F00_0001, 0)])
      guard listen(fd, backlog) == 0 else { throw Failure(call: "listen", errno: errno) }
      return Listener(descriptor: fd, address: try address(of: fd))
    } catch {
      close(fd)
      throw error
    }
  }

  #if canImport(Glibc)
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif

  /// A new socket as a listener wants it: its address may be taken again at once, and its number is the peers'.
  private static func prepared(
    _ made: (fd: Int32, errno: Int32), apart: Bool
  ) throws(Failure) -> Int32 {
    guard made.errno == 0 else { throw Failure(call: "socket", errno: made.errno) }
    let low = made.fd
    var yes: Int32 = 1
    setsockopt(low, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    if apart { return low }
    // The table is the reader's as well: stay out of the way of the numbers that it will get.
    let high = fcntl(low, F_DUPFD_CLOEXEC, PeerSide.firstSharedDescriptor)
    if high < 0 { return low }
    close(low)
    return high
  }

  private static func bindFirst(
    _ fd: Int32, _ choices: [(host: UInt32, port: UInt16)]
  ) throws(Failure) {
    var failure: Int32 = 0
    for choice in choices {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = choice.port.bigEndian
      address.sin_addr.s_addr = choice.host.bigEndian
      let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(fd, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if result == 0 { return }
      failure = errno
    }
    throw Failure(call: "bind", errno: failure)
  }

  private static func address(of fd: Int32) throws(Failure) -> SocketAddress {
    guard let address = PeerSocket.localAddress(of: fd) else {
      throw Failure(call: "getsockname", errno: errno)
    }
    return address
  }
}
