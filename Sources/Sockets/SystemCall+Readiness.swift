package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension SystemCall {
  /// Whether the call could return at this moment: what it waits for is there, and its thread only has to be scheduled.
  ///
  /// Asked on a thread that shares the descriptors of the one that waits. Waits for time or for another thread are never
  /// ready in this sense. The corresponding C function is `poll`.
  package var isReady: Bool {
    switch self {
    case .accept(let fd, _), .recv(let fd, _, _, _): Readiness.of(fd, POLLIN)
    case .send(let fd, _, _, _), .connect(let fd, _): Readiness.of(fd, POLLOUT)
    case .message(let message): Readiness.of(message.fd, message.isSending ? POLLOUT : POLLIN)
    case .poll(let entries, _):
      entries.contains { Readiness.of($0.fd, Int32($0.events)) }
    case .select(let read, let write, let except, _):
      read.contains { Readiness.of($0, POLLIN) }
        || write.contains { Readiness.of($0, POLLOUT) }
        || except.contains { Readiness.of($0, POLLPRI) }
    case .sleep, .threadWait, .socket, .socketpair, .bind, .listen, .shutdown, .close, .dup,
      .getsockname, .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags:
      false
    }
  }
}

/// One look at one descriptor.
private enum Readiness {
  static func of(_ fd: Int32, _ events: Int32) -> Bool {
    var entry = pollfd(fd: fd, events: Int16(truncatingIfNeeded: events), revents: 0)
    return poll(&entry, 1, 0) != 0
  }
}
