internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Asks the kernel whether something is on its way to a blocked call.
///
/// It answers "it may end" whenever it cannot tell: a wrong "would wait for ever" would be worse than none.
struct InFlightProbe {
  private let netlinks: [Int32]
  private let isLab: Bool
  private var inodes = OwnInodes()

  /// A probe that asks over these sock_diag descriptors, in their order; negative ones are none.
  ///
  /// In the lab no address is another machine's.
  init(netlinks: [Int32], isLab: Bool) {
    self.netlinks = netlinks
    self.isLab = isLab
  }

  /// Whether anything beside the reader, the peers and the visitors may end this call of the reader.
  mutating func mayEnd(_ call: SystemCall) -> Bool {
    switch call.plain {
    case .threadWait(let nanoseconds): nanoseconds != nil
    case .accept(let fd, _): call.isReady || hasTimeLimit(fd, SO_RCVTIMEO)
    case .recv(let fd, _, let flags, _): recvMayEnd(call, fd, flags)
    case .send(let fd, _, _, _):
      call.isReady || hasTimeLimit(fd, SO_SNDTIMEO) || streamMayMove(fd, awaiting: .room)
    case .poll(let entries, _):
      call.isReady || entries.contains { $0.fd >= 0 && descriptorMayMove($0.fd) }
    case .select(let read, let write, let except, _):
      call.isReady || (read + write + except).contains { descriptorMayMove($0) }
    case .connect(let fd, let address): connectMayEnd(fd, address)
    // Whatever else is on the board ends by itself: sleep has its time.
    case .message, .sleep, .socket, .socketpair, .bind, .listen, .shutdown, .close, .dup,
      .getsockname, .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags:
      true
    }
  }

  /// Whether a connection may still come about: not where the listening socket is ours and its queue is full.
  ///
  /// Linux drops a SYN that finds no place (listen(2)); asking again, as the kernel does for two minutes, changes
  /// nothing as long as nobody accepts.
  private mutating func connectMayEnd(_ fd: Int32, _ address: SocketAddress) -> Bool {
    guard let host = address.host, let port = address.port, !hasTimeLimit(fd, SO_SNDTIMEO) else {
      return true
    }
    for netlink in netlinks {
      for place in [host, 0] {
        var entry = ck_diag_entry()
        guard ck_diag_find(netlink, place, port, 0, 0, &entry) == 1, entry.remote_port == 0 else {
          continue
        }
        return entry.receive_queue <= entry.send_queue || !inodes.contains(entry.inode)
      }
    }
    return true
  }

  private mutating func recvMayEnd(
    _ call: SystemCall, _ fd: Int32, _ flags: Int32
  ) -> Bool {
    // With MSG_WAITALL some bytes may lie there and the call waits for the others.
    let waitsForAll = flags & Int32(truncatingIfNeeded: MSG_WAITALL) != 0
    if !waitsForAll, call.isReady { return true }
    return hasTimeLimit(fd, SO_RCVTIMEO) || streamMayMove(fd, awaiting: .bytes)
  }

  private mutating func descriptorMayMove(_ fd: Int32) -> Bool {
    guard isSocket(fd) else { return true }
    return streamMayMove(fd, awaiting: .either)
  }

  private func isSocket(_ fd: Int32) -> Bool {
    option(fd, SOL_SOCKET, SO_TYPE) != nil
  }

  private func option(_ fd: Int32, _ level: Int32, _ name: Int32) -> Int32? {
    var value: Int32 = 0
    return ck_getsockopt(fd, level, name, &value, 4) >= 0 ? value : nil
  }

  private func hasTimeLimit(_ fd: Int32, _ name: Int32) -> Bool {
    var limit = timeval()
    let length = UInt32(MemoryLayout<timeval>.size)
    guard ck_getsockopt(fd, SOL_SOCKET, name, &limit, length) >= 0 else { return true }
    return limit.tv_sec != 0 || limit.tv_usec != 0 || ck_get_flags(fd) & Int(O_NONBLOCK) != 0
  }

  private enum Awaited { case bytes, room, either }

  /// Whether a connection's kernel ends may still do something: bytes on their way, a timer, an end that is not ours.
  private mutating func streamMayMove(_ fd: Int32, awaiting awaited: Awaited) -> Bool {
    guard let type = option(fd, SOL_SOCKET, SO_TYPE) else { return true }
    var local = ck_address()
    guard ck_getsockname(fd, &local) == 0 else { return true }
    // Datagrams and socketpairs have nothing on the way: what was sent has arrived, and `isReady` has seen it.
    guard type == ck_stream, local.family == UInt16(AF_INET) else { return false }
    var remote = ck_address()
    // A listening or unconnected socket has no other end that could send.
    guard ck_getpeername(fd, &remote) == 0 else { return isConnecting(fd) }
    guard let own = find(local, remote), own.timer != 1, own.timer != 2 else { return true }
    if awaited != .bytes, option(fd, Int32(IPPROTO_TCP), ck_user_timeout) != 0, own.send_queue > 0 {
      return true
    }
    guard let other = find(remote, local) else {
      // The other end has vanished without a word, or it is on another machine.
      return !isLab && remote.host >> 24 != 127
    }
    if own.send_queue > 0, holdsBytes(fd) { return true }
    guard other.timer != 1, other.timer != 2 else { return true }
    if awaited == .bytes, other.send_queue > 0 { return true }
    if other.inode == 0 { return !waitsForAccept(other) }
    return !inodes.contains(other.inode)
  }

  /// Whether the kernel keeps bytes back (TCP_CORK) for which the other end has room: a timer of its own sends them.
  private func holdsBytes(_ fd: Int32) -> Bool {
    var info = ck_tcp_info()
    guard ck_tcp_info(fd, &info) == 0 else { return true }
    return info.not_sent > 0 && info.unacked == 0 && info.send_window > 0
  }

  /// Whether an end that no process owns is one that waits in the queue of a listening socket of ours.
  ///
  /// Who would accept it is blocked, as everybody here is. An end that was closed may still time out.
  private mutating func waitsForAccept(_ end: ck_diag_entry) -> Bool {
    guard end.state == InFlightProbe.established else { return false }
    for netlink in netlinks {
      for host in [end.local_host, 0] {
        var listening = ck_diag_entry()
        let found = ck_diag_find(netlink, host, end.local_port, 0, 0, &listening)
        if found == 1, listening.remote_port == 0 { return inodes.contains(listening.inode) }
      }
    }
    return false
  }

  /// TCP_ESTABLISHED of include/net/tcp_states.h.
  private static let established: UInt8 = 1

  /// Whether a handshake is under way: getpeername fails then, as for a socket that was never connected.
  private func isConnecting(_ fd: Int32) -> Bool {
    var info = ck_tcp_info()
    guard ck_tcp_info(fd, &info) == 0 else { return true }
    // 7 is CLOSED and 10 is LISTEN.
    return info.state != 7 && info.state != 10
  }

  private func find(_ local: ck_address, _ remote: ck_address) -> ck_diag_entry? {
    for netlink in netlinks {
      var entry = ck_diag_entry()
      let found = ck_diag_find(
        netlink, local.host, local.port, remote.host, remote.port, &entry)
      if found == 1, entry.remote_port == remote.port, entry.remote_host == remote.host {
        return entry
      }
    }
    return nil
  }
}
