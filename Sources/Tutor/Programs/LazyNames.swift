internal import Lab
internal import Locks
internal import Peers
internal import Sockets
internal import Timeline

/// The name table of a program's run: the built-in peers come up when a name first needs one.
final class LazyNames: HostResolver {
  private let kernel: PosixKernel
  private let network: SessionNetwork
  private let plain = NameTable()
  private let made = Guarded<PeerHall?>(nil)

  init(kernel: PosixKernel, network: SessionNetwork) {
    self.kernel = kernel
    self.network = network
  }

  func address(of name: String) -> UInt32? {
    plain.address(of: name) ?? hall.names.address(of: name)
  }

  func name(of address: UInt32) -> String? {
    made.withLock { $0 }?.names.name(of: address) ?? plain.name(of: address)
  }

  func route(host: UInt32, port: UInt16) -> Route {
    // In the lab a peer may be called by its address alone.
    let isElsewhere = host >> 24 != 127 && host != 0 && network.isLab
    let hall = isElsewhere ? hall : existing
    return hall?.names.route(host: host, port: port)
      ?? Route(address: .ipv4(host: host, port: port))
  }

  /// The peers, if a name has needed them.
  var existing: PeerHall? { made.withLock { $0 } }

  private var hall: PeerHall {
    made.withLock { made in
      if let made { return made }
      // Peers wait for events of the reader's.
      kernel.recorder.startKeeping()
      let hall = PeerHall(
        kernel: kernel, board: kernel.board, network: network.peerNetwork)
      made = hall
      return hall
    }
  }
}
