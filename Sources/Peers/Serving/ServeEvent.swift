package import Timeline

/// What happens while peers are served to other programs.
package enum ServeEvent: Sendable {
  /// A peer listens at a port of 127.0.0.1.
  case listening(peer: String, port: UInt16)
  /// These verbs of a peer are shown by substitutes: the kernel lets only an administrator work on packets.
  case standsIn(peer: String, verbs: [String])
  /// A client connected.
  case opened(ServedConnection)
  /// A connection has ended.
  case closed(ServedConnection)
  /// A call could not be made for want of descriptors or memory: nobody is accepted until some connections have closed.
  case paused(open: Int, limit: Int, errno: Int32)
  /// Clients are accepted again.
  case resumed(open: Int)
}

/// One connection of a served peer.
package struct ServedConnection: Sendable {
  /// The peer's short name.
  package var peer: String
  /// Its number among all connections, from 1.
  package var number: Int
  /// The client's address.
  package var client: SocketAddress
  /// How many bytes came from the client.
  package var received = 0
  /// How many bytes the kernel took for the client.
  package var sent = 0
  /// How long it has lasted, in nanoseconds.
  package var nanoseconds: Int64 = 0
  /// How it ended; nil while it is open.
  package var end: ServedEnd?
}

/// How a connection of a served peer ended.
package enum ServedEnd: Hashable, Sendable {
  /// The client ended its sending, and then the peer closed.
  case clientClosed
  /// The peer closed of its own accord; bytes that it left unread make that a reset.
  case peerClosed(unread: Int)
  /// The peer reset the connection.
  case peerReset
  /// The peer has forgotten the connection, as a host that was started anew.
  case forgotten
  /// The client reset the connection.
  case clientReset
  /// A call failed.
  case failed(call: String, errno: Int32)
  /// The script waited for something that cannot come any more.
  case waitedInVain(for: String, reset: Bool)
  /// It was open when serving stopped.
  case stopped
}
