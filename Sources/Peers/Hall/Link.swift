internal import Timeline

/// One connection of a peer, for the record.
struct Link: Hashable, Sendable {
  /// The peer's own number for it, from 1; 0 for its listening socket.
  var number: Int
  /// The peer's end.
  var local: SocketAddress = .none
  /// The other end.
  var remote: SocketAddress = .none
}
