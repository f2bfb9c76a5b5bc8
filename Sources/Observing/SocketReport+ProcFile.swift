internal import Timeline

extension SocketReport {
  /// A report from a line of /proc/net/tcp, see proc(5); nil for the heading and for lines of another form.
  init?(procLine line: Substring) {
    let fields = line.split(separator: " ", omittingEmptySubsequences: true)
    guard fields.count > 9,
      let local = SocketReport.address(fields[1]), let remote = SocketReport.address(fields[2]),
      let state = UInt8(fields[3], radix: 16).flatMap(TCPState.init(rawValue:)),
      let queues = SocketReport.pair(fields[4]), let timer = SocketReport.pair(fields[5]),
      let retransmits = UInt32(fields[6], radix: 16), let inode = UInt32(fields[9])
    else { return nil }
    self.init(
      local: local, remote: remote, state: state,
      receiveQueue: state.bytes(inReceiveQueue: queues.1),
      sendQueue: state.bytes(inSendQueue: queues.0),
      timer: TCPTimer(rawValue: UInt8(truncatingIfNeeded: timer.0)) ?? .none,
      retransmits: Int(retransmits), inode: inode)
  }

  /// `0100007F:1F90` is 127.0.0.1:8080: the address is written as a number of this machine's byte order.
  private static func address(_ text: Substring) -> SocketAddress? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let host = UInt32(parts[0], radix: 16),
      let port = UInt16(parts[1], radix: 16)
    else { return nil }
    return .ipv4(host: UInt32(bigEndian: host), port: port)
  }

  private static func pair(_ text: Substring) -> (Int, Int)? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let first = UInt32(parts[0], radix: 16),
      let second = UInt32(parts[1], radix: 16)
    else { return nil }
    return (Int(first), Int(second))
  }
}
