/// A system call and its arguments, as strace(1) would show them for the same program.
///
/// Data that is sent or received is not an argument here: the event keeps a bounded excerpt of it.
package enum SystemCall: Hashable, Sendable {
  /// socket(2).
  case socket(family: Int32, type: Int32, protocol: Int32)
  /// socketpair(2).
  case socketpair(family: Int32, type: Int32, protocol: Int32)
  /// bind(2).
  case bind(fd: Int32, address: SocketAddress)
  /// listen(2).
  case listen(fd: Int32, backlog: Int32)
  /// accept4(2).
  case accept(fd: Int32, flags: Int32)
  /// connect(2).
  case connect(fd: Int32, address: SocketAddress)
  /// sendto(2), with `.none` for a connected socket; `length` in bytes.
  case send(fd: Int32, length: Int, flags: Int32, to: SocketAddress)
  /// recvfrom(2); `capacity` in bytes; `wantsAddress` where the caller asks who sent.
  case recv(fd: Int32, capacity: Int, flags: Int32, wantsAddress: Bool)
  /// sendmsg(2) or recvmsg(2).
  case message(MessageCall)
  /// shutdown(2).
  case shutdown(fd: Int32, how: Int32)
  /// close(2).
  case close(fd: Int32)
  /// dup(2), as fcntl(F_DUPFD_CLOEXEC).
  case dup(fd: Int32)
  /// getsockname(2).
  case getsockname(fd: Int32)
  /// getpeername(2).
  case getpeername(fd: Int32)
  /// setsockopt(2) with the option's bytes.
  case setsockopt(fd: Int32, level: Int32, option: Int32, value: [UInt8])
  /// getsockopt(2); `capacity` in bytes.
  case getsockopt(fd: Int32, level: Int32, option: Int32, capacity: Int)
  /// ioctl(fd, FIONBIO): makes a descriptor non-blocking or blocking again.
  case setNonBlocking(fd: Int32, on: Bool)
  /// fcntl(fd, F_GETFL).
  case getFlags(fd: Int32)
  /// poll(2); the time limit in milliseconds, nil for none.
  case poll([PollEntry], milliseconds: Int?)
  /// pselect6(2); the time limit in microseconds, nil for none.
  case select(read: [Int32], write: [Int32], except: [Int32], microseconds: Int?)
  /// clock_nanosleep(2); nanoseconds.
  case sleep(nanoseconds: Int64)
  /// futex(FUTEX_WAIT): a wait for another thread (a lock, an event, a thread's end); nil for no limit.
  case threadWait(nanoseconds: Int64?)

  /// The name that strace(1) prints.
  package var name: String {
    switch self {
    case .socket: "socket"
    case .socketpair: "socketpair"
    case .bind: "bind"
    case .listen: "listen"
    case .accept: "accept4"
    case .connect: "connect"
    case .send: "sendto"
    case .recv: "recvfrom"
    case .message(let message): message.isSending ? "sendmsg" : "recvmsg"
    case .shutdown: "shutdown"
    case .close: "close"
    case .dup: "fcntl"
    case .getsockname: "getsockname"
    case .getpeername: "getpeername"
    case .setsockopt: "setsockopt"
    case .getsockopt: "getsockopt"
    case .setNonBlocking: "ioctl"
    case .getFlags: "fcntl"
    case .poll: "poll"
    case .select: "pselect6"
    case .sleep: "clock_nanosleep"
    case .threadWait: "futex"
    }
  }

  /// The descriptor that the call works on, where it works on one.
  package var descriptor: Int32? {
    switch self {
    case .socket, .socketpair, .poll, .select, .sleep, .threadWait: nil
    case .bind(let fd, _), .listen(let fd, _), .accept(let fd, _), .connect(let fd, _),
      .send(let fd, _, _, _), .recv(let fd, _, _, _), .shutdown(let fd, _), .close(let fd),
      .dup(let fd), .getsockname(let fd), .getpeername(let fd), .setsockopt(let fd, _, _, _),
      .getsockopt(let fd, _, _, _), .setNonBlocking(let fd, _), .getFlags(let fd):
      fd
    case .message(let message): message.fd
    }
  }

  /// The call with its message as plain bytes: a sendmsg as the sendto, a recvmsg as the recvfrom, that would move them.
  package var plain: SystemCall {
    guard case .message(let message) = self else { return self }
    return message.isSending
      ? .send(fd: message.fd, length: message.length, flags: message.flags, to: message.address)
      : .recv(
        fd: message.fd, capacity: message.length, flags: message.flags, wantsAddress: true)
  }
}

/// A message in several parts, without ancillary data: sendmsg(2) or recvmsg(2).
package struct MessageCall: Hashable, Sendable {
  /// The descriptor.
  package var fd: Int32
  /// Whether it is sent; else it is received.
  package var isSending: Bool
  /// The lengths of the parts, in bytes; they lie one after the other in the call's buffer.
  package var parts: [Int]
  /// The flags.
  package var flags: Int32
  /// Where it goes; `.none` for a connected socket.
  package var address: SocketAddress

  /// A message in these parts.
  package init(
    fd: Int32, isSending: Bool, parts: [Int], flags: Int32, address: SocketAddress = .none
  ) {
    self.fd = fd
    self.isSending = isSending
    self.parts = parts
    self.flags = flags
    self.address = address
  }

  /// The length of all parts.
  package var length: Int { parts.reduce(0, +) }
}

/// One descriptor of a poll(2) call: what is asked and, afterwards, what is the case.
package struct PollEntry: Hashable, Sendable {
  /// The descriptor.
  package var fd: Int32
  /// POLLIN, POLLOUT … as asked.
  package var events: Int16
  /// What the kernel answered.
  package var answered: Int16

  /// An entry that asks for events and has no answer yet.
  package init(fd: Int32, events: Int16, answered: Int16 = 0) {
    self.fd = fd
    self.events = events
    self.answered = answered
  }
}
