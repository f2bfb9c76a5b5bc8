internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the peers' side asks about its own sockets, beside the calls that are on the record.
enum PeerSocket {
  /// The socket's own address; nil where the kernel gives none.
  static func localAddress(of fd: Int32) -> SocketAddress? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(fd, $0, &length) }
    }
    guard result == 0 else { return nil }
    return Self.address(of: address)
  }

  /// The address that a `sockaddr` of the family AF_INET holds.
  static func address(at pointer: UnsafePointer<sockaddr>) -> SocketAddress {
    address(of: UnsafeRawPointer(pointer).loadUnaligned(as: sockaddr_in.self))
  }

  private static func address(of address: sockaddr_in) -> SocketAddress {
    .ipv4(
      host: UInt32(bigEndian: address.sin_addr.s_addr), port: UInt16(bigEndian: address.sin_port))
  }

  /// How many bytes wait in the receive queue.
  static func unread(of fd: Int32) -> Int {
    var count: Int32 = 0
    return ioctl(fd, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Whether one of these poll(2) events is the case within so many milliseconds.
  static func isReady(_ fd: Int32, _ events: Int32, milliseconds: Int32 = 0) -> Bool {
    var entry = pollfd(fd: fd, events: Int16(events), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Closes with a reset, so that no state of the connection is left in the kernel.
  static func abort(_ fd: Int32) {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    close(fd)
  }

  /// Wakes a thread that is blocked in a call on this socket.
  static func wake(_ fd: Int32) {
    _ = shutdown(fd, Int32(SHUT_RDWR))
  }
}
