internal import CKernel
internal import Timeline

extension SocketReport {
  /// A report of sock_diag; nil for a state that this kernel alone knows.
  init?(_ entry: ck_diag_entry) {
    guard let state = TCPState(rawValue: entry.state) else { return nil }
    self.init(
      local: .ipv4(host: entry.local_host, port: entry.local_port),
      remote: .ipv4(host: entry.remote_host, port: entry.remote_port), state: state,
      receiveQueue: Int(entry.receive_queue), sendQueue: Int(entry.send_queue),
      timer: TCPTimer(rawValue: entry.timer) ?? .none, retransmits: Int(entry.retransmits),
      inode: entry.inode)
  }
}
