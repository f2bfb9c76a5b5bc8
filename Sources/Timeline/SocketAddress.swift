/// An address as the socket calls take and return it; see ip(7) and unix(7).
package enum SocketAddress: Hashable, Sendable {
  /// An IPv4 address and a port, both in host byte order.
  case ipv4(host: UInt32, port: UInt16)
  /// A UNIX-domain address; unnamed for the ends of a socketpair.
  case unix(path: String)
  /// The kernel returned no address.
  case none

  /// 127.0.0.1 at a port.
  package static func loopback(_ port: UInt16) -> SocketAddress {
    .ipv4(host: 0x7F00_0001, port: port)
  }

  /// The port, where there is one.
  package var port: UInt16? {
    switch self {
    case .ipv4(_, let port): port
    case .unix, .none: nil
    }
  }

  /// Whether it is one of 127.0.0.0/8, which all mean this machine (RFC 1122, 3.2.1.3).
  package var isLoopback: Bool { host.map { $0 >> 24 == 127 } ?? false }

  /// The IPv4 address in host byte order, where there is one.
  package var host: UInt32? {
    switch self {
    case .ipv4(let host, _): host
    case .unix, .none: nil
    }
  }

  /// An IPv4 address in dotted notation, as inet_ntoa(3) writes it.
  package static func dotted(_ host: UInt32) -> String {
    "\(host >> 24).\(host >> 16 & 0xFF).\(host >> 8 & 0xFF).\(host & 0xFF)"
  }
}

extension SocketAddress: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ipv4(let host, let port): "\(SocketAddress.dotted(host)):\(port)"
    case .unix(let path): path.isEmpty ? "unnamed" : path
    case .none: "none"
    }
  }
}
