internal import CKernel
internal import Timeline

extension SocketReport {
  /// A report of sock_diag; nil for a state that this kernel alone knows.
  init?(_ entry: ck_diag_entry) {
    guard let state = TCPState(rawValue: entry.state) else { return nil }
    self.init(
      local: .ipv4(host: entry.local_host, port: entry.local_port),
      remote: .ipv4(host: entry.remote_host, port: entry.remote_port), state: state,
      receiveQueue: state.bytes(inReceiveQueue: Int(entry.receive_queue)),
      sendQueue: state.bytes(inSendQueue: Int(entry.send_queue)),
      timer: TCPTimer(rawValue: entry.timer) ?? .none, retransmits: Int(entry.retransmits),
      inode: entry.inode)
  }
}

extension TCPState {
  /// The bytes in a receive queue of which the kernel reports this length.
  ///
  /// The kernel counts sequence numbers, and a FIN has one of its own (RFC 9293 §3.4) until recv has told of it.
  func bytes(inReceiveQueue length: Int) -> Int {
    switch self {
    case .closeWait, .lastAck, .closing: max(0, length - 1)
    case .established, .synSent, .synReceived, .finWait1, .finWait2, .timeWait, .closed, .listen,
      .newSynReceived:
      length
    }
  }

  /// The bytes in a send queue of which the kernel reports this length: an unacknowledged FIN is none.
  func bytes(inSendQueue length: Int) -> Int {
    switch self {
    case .finWait1, .lastAck, .closing: max(0, length - 1)
    case .established, .synSent, .synReceived, .finWait2, .timeWait, .closed, .closeWait, .listen,
      .newSynReceived:
      length
    }
  }
}
