internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a descriptor of ours itself can be asked.
struct DescriptorState {
  var inode: UInt32
  var local: SocketAddress
  var remote: SocketAddress
  var isBlocking: Bool
  var receiveQueue: Int
  var sendQueue: Int
  /// TCP's own words; nil for other sockets.
  var details: TCPDetails?

  /// Asks a descriptor; nil where it is not an open socket.
  init?(_ fd: Int32) {
    var address = ck_address()
    guard ck_getsockname(fd, &address) == 0 else { return nil }
    local = DescriptorState.address(address)
    address = ck_address()
    remote = ck_getpeername(fd, &address) == 0 ? DescriptorState.address(address) : .none
    inode = UInt32(truncatingIfNeeded: max(0, ck_inode(fd)))
    isBlocking = ck_get_flags(fd) & Int(O_NONBLOCK) == 0
    receiveQueue = max(0, ck_receive_queue(fd))
    sendQueue = max(0, ck_send_queue(fd))
    details = TCPDetails(descriptor: fd)
  }

  /// The state as the connection's own words tell it; nil for a socket that was never connected.
  var state: TCPState? {
    guard let details else { return nil }
    return details.state == .closed && details.segmentsSent == 0 ? nil : details.state
  }

  private static func address(_ address: ck_address) -> SocketAddress {
    switch Int32(address.family) {
    case AF_INET: .ipv4(host: address.host, port: address.port)
    case AF_UNIX:
      withUnsafePointer(to: address) { pointer in
        let bytes = UnsafeRawBufferPointer(
          start: ck_address_path(pointer), count: Int(address.path_length))
        return .unix(path: String(decoding: bytes, as: UTF8.self))
      }
    default: .none
    }
  }
}
