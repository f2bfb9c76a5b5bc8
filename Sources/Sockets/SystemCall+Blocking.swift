package import Timeline

extension SystemCall {
  /// Whether the call can keep its thread waiting, so that it must be possible to interrupt it.
  package var mayBlock: Bool {
    switch self {
    case .accept, .connect, .send, .recv, .message, .threadWait: true
    case .poll(_, let milliseconds): milliseconds != 0
    case .select(_, _, _, let microseconds): microseconds != 0
    case .sleep(let nanoseconds): nanoseconds > 0
    case .socket, .socketpair, .bind, .listen, .shutdown, .close, .dup, .getsockname,
      .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags:
      false
    }
  }

  /// Whether the call itself ends the wait after some time.
  package var hasTimeLimit: Bool {
    switch self {
    case .poll(_, let milliseconds): milliseconds.map { $0 >= 0 } ?? false
    case .select(_, _, _, let microseconds): microseconds != nil
    case .threadWait(let nanoseconds): nanoseconds != nil
    case .sleep: true
    case .accept, .connect, .send, .recv, .message, .socket, .socketpair, .bind, .listen,
      .shutdown, .close, .dup, .getsockname, .getpeername, .setsockopt, .getsockopt,
      .setNonBlocking, .getFlags:
      false
    }
  }
}
