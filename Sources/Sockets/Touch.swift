internal import CKernel
package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Who may have something to do because of a call of the reader's.
package enum Touch: Hashable, Sendable {
  /// Nobody: the call stays within the reader's own kernel.
  case nobody
  /// Whoever holds the end of a connection at this address, or listens there.
  case end(SocketAddress)
  /// That cannot be told: the call is about no single connection, or the connection is gone.
  case anybody
}

extension Touch {
  /// Whose end a call that has returned may have moved.
  init(_ call: SystemCall, _ result: CallReturn) {
    switch call.plain {
    case .connect(_, let address): self = .end(address)
    case .send(let fd, _, _, .none), .recv(let fd, _, _, _), .shutdown(let fd, _),
      .setsockopt(let fd, _, _, _):
      self = Touch(otherEndOf: fd)
    case .send(_, _, _, let address): self = .end(address)
    case .accept:
      if case .address(let caller) = result.detail { self = .end(caller) } else { self = .nobody }
    // What ended a wait may not have come to rest yet.
    case .listen, .close, .poll, .select, .sleep, .threadWait, .message: self = .anybody
    case .socket, .socketpair, .bind, .dup, .getsockname, .getpeername, .getsockopt,
      .setNonBlocking, .getFlags:
      self = .nobody
    }
  }

  /// The corresponding C function is getpeername(2).
  private init(otherEndOf fd: Int32) {
    var address = ck_address()
    guard ck_getpeername(fd, &address) == 0 else {
      self = .anybody
      return
    }
    // The peers speak IPv4: the other end of a socketpair is the reader's own.
    self = address.family == UInt16(AF_INET) ? .end(address.socketAddress) : .nobody
  }
}
