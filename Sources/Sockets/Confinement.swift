internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What keeps the reader's sockets inside this machine.
package enum Confinement: Hashable, Sendable {
  /// Each socket is bound to the loopback device: `''` stays 0.0.0.0 and is reachable from this machine only.
  case loopbackDevice
  /// The device was refused: a bind to 0.0.0.0 is made to 127.0.0.1 instead, and told.
  case loopbackAddress
  /// The sockets live in the lab's own network: every address is ours.
  case lab
  /// The reader asked for the network: nothing is confined.
  case none
}

extension Confinement {
  /// Whether a connection or datagram for this address may leave this process.
  ///
  /// 0.0.0.0 is this machine, as in connect(2) on Linux.
  func admits(destination: SocketAddress) -> Bool {
    switch (self, destination) {
    case (.lab, _), (.none, _), (_, .unix), (_, .none): true
    case (_, .ipv4(let host, _)): host >> 24 == 127 || host == 0
    }
  }

  /// Whether a socket of this family can be had: others than these would reach beyond the machine by ways of their own.
  func admits(family: Int32) -> Bool {
    switch self {
    case .lab, .none: true
    case .loopbackDevice, .loopbackAddress:
      family == AF_INET || family == AF_INET6 || family == AF_UNIX
    }
  }

  /// Whether a socket may have this option set: to leave the loopback device is to leave the machine.
  func admits(option: Int32, level: Int32) -> Bool {
    self != .loopbackDevice || level != SOL_SOCKET || option != ck_bind_to_device_option
  }

  /// The address to bind to in place of one that other machines could reach; nil where the typed one stands.
  func substitute(forBinding address: SocketAddress) -> SocketAddress? {
    switch (self, address) {
    case (.loopbackAddress, .ipv4(host: 0, let port)): .loopback(port)
    default: nil
    }
  }
}
