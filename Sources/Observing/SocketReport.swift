package import Timeline

/// Which of its timers a TCP socket has armed.
package enum TCPTimer: UInt8, Hashable, Sendable {
  case none, retransmission, keepalive, timeWait, zeroWindowProbe
}

/// One TCP socket of this network as the kernel reported it, whoever owns it.
package struct SocketReport: Hashable, Sendable {
  /// This end's address.
  package var local: SocketAddress
  /// The other end's address; 0.0.0.0:0 for a listening socket.
  package var remote: SocketAddress
  /// The state.
  package var state: TCPState
  /// Bytes that wait for recv; for a listening socket, connections that wait for accept.
  package var receiveQueue: Int
  /// Bytes not acknowledged or not sent; for a listening socket, its limit.
  package var sendQueue: Int
  /// The timer that runs.
  package var timer: TCPTimer
  /// How often the oldest segment was sent again, in a row.
  package var retransmits: Int
  /// The socket's inode, 0 where no process owns it any more.
  package var inode: UInt32

  /// The report as a state of an end.
  package var endpoint: EndpointState {
    EndpointState(
      inode: inode, local: local, remote: state == .listen ? .none : remote, state: state,
      receiveQueue: receiveQueue, sendQueue: sendQueue)
  }

  /// Whether the kernel will change it by itself within milliseconds, on this machine.
  ///
  /// A closing handshake that waits for a delayed acknowledgement is; one that was sent again already has lost its
  /// other end and is not.
  package var isTransient: Bool {
    switch state {
    case .finWait1, .lastAck, .closing, .synReceived, .newSynReceived, .synSent:
      retransmits == 0 && timer != .zeroWindowProbe
    case .established, .closeWait:
      timer == .retransmission && retransmits == 0
    case .finWait2, .timeWait, .closed, .listen:
      false
    }
  }
}
