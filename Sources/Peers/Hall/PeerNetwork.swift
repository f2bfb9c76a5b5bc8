package import Sockets

/// Where a hall's peers live.
package struct PeerNetwork: Sendable {
  /// Where the sockets of their hosts come from.
  package var factory: any SocketFactory
  /// Where sockets come from that are on the reader's own host: visitors, and peers at 127.0.0.1.
  package var readersFactory: any SocketFactory
  /// Whether each peer has the address that its name has, and the port that is typed.
  package var hasTrueNames: Bool
  /// Whether packets can be lost on purpose, and connections forgotten.
  package var canFail: Bool
  /// Gives the peers one more public address; false where they can have none.
  package var addAddress: @Sendable (UInt32) -> Bool

  /// A network for peers.
  package init(
    factory: any SocketFactory, readersFactory: any SocketFactory, hasTrueNames: Bool,
    canFail: Bool = false,
    addAddress: @escaping @Sendable (UInt32) -> Bool
  ) {
    self.factory = factory
    self.readersFactory = readersFactory
    self.hasTrueNames = hasTrueNames
    self.canFail = canFail
    self.addAddress = addAddress
  }

  /// This machine's loopback device.
  package static var loopback: PeerNetwork {
    let factory = LocalSocketFactory()
    return PeerNetwork(
      factory: factory, readersFactory: factory, hasTrueNames: false, addAddress: { _ in false })
  }
}

extension PeerNetwork {
  /// Whether an address is the reader's host's own.
  private static func isOwn(_ host: UInt32) -> Bool { host >> 24 == 127 || host == 0 }

  /// Where the socket of a peer comes from that listens at this address.
  func factory(for host: UInt32) -> any SocketFactory {
    PeerNetwork.isOwn(host) ? readersFactory : factory
  }

  /// The same network as the threads of the peers' side use it; `adopt` copies a descriptor to their table.
  func moved(by adopt: (Int32) -> Int32) -> (network: PeerNetwork, descriptors: [Int32]) {
    var moved = self
    guard let channel = factory.channel else { return (moved, []) }
    let number = adopt(channel)
    guard number >= 0 else { return (moved, []) }
    moved.factory = factory.over(channel: number)
    moved.readersFactory = readersFactory.over(channel: number)
    return (moved, [number])
  }
}
