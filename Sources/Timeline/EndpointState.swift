/// A TCP connection's state, RFC 9293 §3.3.2; raw values are the kernel's (include/net/tcp_states.h).
package enum TCPState: UInt8, Hashable, Sendable {
  case established = 1
  case synSent, synReceived, finWait1, finWait2, timeWait, closed, closeWait, lastAck, listen
  case closing, newSynReceived

  /// The name as RFC 9293 and ss(8) write it.
  package var name: String {
    switch self {
    case .established: "ESTABLISHED"
    case .synSent: "SYN_SENT"
    case .synReceived, .newSynReceived: "SYN_RECEIVED"
    case .finWait1: "FIN_WAIT1"
    case .finWait2: "FIN_WAIT2"
    case .timeWait: "TIME_WAIT"
    case .closed: "CLOSED"
    case .closeWait: "CLOSE_WAIT"
    case .lastAck: "LAST_ACK"
    case .listen: "LISTEN"
    case .closing: "CLOSING"
    }
  }
}

/// One end of a connection, or a listening socket, as the kernel reported it at one moment.
package struct EndpointState: Hashable, Sendable {
  /// Whose end it is, where that is known.
  package var owner: Actor?
  /// The reader's descriptor; nil for the peer's end and for sockets that no process owns any more.
  package var descriptor: Int32?
  /// The socket's inode, 0 where it has none (TIME_WAIT).
  package var inode: UInt32
  /// This end's address.
  package var local: SocketAddress
  /// The other end's address.
  package var remote: SocketAddress
  /// The state; nil for a socket that was never bound or connected and is unknown to sock_diag.
  package var state: TCPState?
  /// Bytes that arrived and were not received yet; for a listening socket, connections that wait for accept.
  package var receiveQueue: Int
  /// Bytes sent and not yet acknowledged or not yet sent; for a listening socket, the backlog.
  package var sendQueue: Int
  /// Whether calls on it wait; nil where it is not known.
  package var isBlocking: Bool?

  /// An end as it was reported.
  package init(
    owner: Actor? = nil, descriptor: Int32? = nil, inode: UInt32 = 0,
    local: SocketAddress = .none, remote: SocketAddress = .none, state: TCPState? = nil,
    receiveQueue: Int = 0, sendQueue: Int = 0, isBlocking: Bool? = nil
  ) {
    self.owner = owner
    self.descriptor = descriptor
    self.inode = inode
    self.local = local
    self.remote = remote
    self.state = state
    self.receiveQueue = receiveQueue
    self.sendQueue = sendQueue
    self.isBlocking = isBlocking
  }
}

/// Both ends of one connection, or one listening or fresh socket of the reader with no other end.
package struct EndpointPair: Hashable, Sendable {
  /// The reader's end.
  package var yours: EndpointState
  /// The peer's end, where there is one and the kernel still knows it.
  package var peers: EndpointState?
  /// The name by which the reader's program knows the socket, where there is one (`s`).
  package var name: String?

  /// A pair as it was observed.
  package init(yours: EndpointState, peers: EndpointState? = nil, name: String? = nil) {
    self.yours = yours
    self.peers = peers
    self.name = name
  }
}
