internal import Timeline

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

  /// The address to bind to in place of one that other machines could reach; nil where the typed one stands.
  func substitute(forBinding address: SocketAddress) -> SocketAddress? {
    switch (self, address) {
    case (.loopbackAddress, .ipv4(host: 0, let port)): .loopback(port)
    default: nil
    }
  }
}
