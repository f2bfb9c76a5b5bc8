internal import Lab
internal import Peers

extension SessionNetwork {
  /// Where a hall's peers live in this network.
  var peerNetwork: PeerNetwork {
    PeerNetwork(
      factory: peersFactory, readersFactory: readersFactory, hasTrueNames: hasTrueNames,
      canFail: canFail,
      addAddress: { [weak self] address in self?.add(address: address) ?? false })
  }

  /// What is said of it when a session begins; nil where nothing was asked for.
  var opening: String? {
    switch plan {
    case .best: DoctorWords.opening(tier)
    case .loopback, .open: nil
    }
  }
}
