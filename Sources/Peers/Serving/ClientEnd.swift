internal import CKernel
internal import Timeline

/// The client's end of a connection, which another program has: the kernel tells what that program did.
///
/// A client on this machine has its socket here as well, and sock_diag(7) shows its receive queue and whether a
/// process owns it. Where it is refused, what the peer's own end can see must do: acknowledged bytes count as
/// received, and the end of the stream as a close.
struct ClientEnd: ~Copyable {
  private let netlink: Int32

  /// What can be seen of a client's end.
  enum Sight: Hashable, Sendable {
    /// A program has it, and has not received so many of the bytes that came.
    case open(unread: Int)
    /// No program has it any more.
    case closed
    case unknown
  }

  init() {
    netlink = Int32(clamping: ck_diag_open())
  }

  deinit {
    if netlink >= 0 { _ = ck_close(netlink) }
  }

  /// Looks at the client's end of the connection between these addresses.
  func look(client: SocketAddress, peer: SocketAddress) -> Sight {
    guard netlink >= 0, let host = client.host, let port = client.port, let ourHost = peer.host,
      let ourPort = peer.port
    else { return .unknown }
    var entry = ck_diag_entry()
    switch ck_diag_find(netlink, host, port, ourHost, ourPort, &entry) {
    case 0: return .closed
    case 1:
      // Where no connection fits, the kernel answers with a listening socket at the same port.
      guard entry.remote_port == ourPort, entry.inode != 0 else { return .closed }
      let isEnded = ClientEnd.statesAfterOurEnd.contains(entry.state)
      return .open(unread: max(0, Int(entry.receive_queue) - (isEnded ? 1 : 0)))
    default: return .unknown
    }
  }

  /// CLOSE_WAIT, LAST_ACK, CLOSING: the queue's length counts our FIN as well.
  private static let statesAfterOurEnd: Set<UInt8> = [8, 9, 11]
}
