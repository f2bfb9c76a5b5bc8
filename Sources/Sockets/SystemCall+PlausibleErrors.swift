package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension SystemCall {
  /// The errors that the manual pages name for this call: what the fault sweep forces, one after the other.
  package var plausibleErrors: [Int32] {
    switch plain {
    case .socket, .socketpair: [EMFILE, ENFILE, ENOBUFS, ENOMEM, EAFNOSUPPORT]
    case .bind: [EADDRINUSE, EACCES, EADDRNOTAVAIL, EINVAL]
    case .listen: [EADDRINUSE, EOPNOTSUPP]
    case .accept: [EINTR, EMFILE, ECONNABORTED, EAGAIN, EINVAL]
    case .connect:
      [ECONNREFUSED, ETIMEDOUT, ENETUNREACH, EINTR, EINPROGRESS, EADDRNOTAVAIL, EISCONN]
    case .send: [EPIPE, ECONNRESET, EAGAIN, EINTR, ENOBUFS, ENOTCONN]
    case .recv: [ECONNRESET, EAGAIN, EINTR, ENOTCONN, ETIMEDOUT]
    case .message: []
    case .shutdown: [ENOTCONN]
    case .close: [EIO, EINTR]
    case .dup: [EMFILE]
    case .getsockname: [ENOBUFS]
    case .getpeername: [ENOTCONN]
    case .setsockopt, .getsockopt: [ENOPROTOOPT, EINVAL]
    case .setNonBlocking, .getFlags: [EBADF]
    case .poll, .select: [EINTR, ENOMEM]
    case .sleep, .threadWait: [EINTR]
    }
  }
}
