package import Timeline

/// The rows of the table: a call, as a Python reader knows it.
package enum CallKind: String, Hashable, Sendable, CaseIterable {
  case socket, bind, listen, accept, connect, send, sendall, recv, close, getsockname, getpeername
  case setsockopt, getsockopt, shutdown, setblocking, select, sleep, dup, socketpair, threadWait

  /// The row of a system call; nil for calls that Python makes beside the typed ones.
  package init?(_ call: SystemCall) {
    switch call {
    case .socket: self = .socket
    case .socketpair: self = .socketpair
    case .bind: self = .bind
    case .listen: self = .listen
    case .accept: self = .accept
    case .connect: self = .connect
    case .send: self = .send
    case .recv: self = .recv
    case .message(let message): self = message.isSending ? .send : .recv
    case .shutdown: self = .shutdown
    case .close: self = .close
    case .dup: self = .dup
    case .getsockname: self = .getsockname
    case .getpeername: self = .getpeername
    case .setsockopt: self = .setsockopt
    case .getsockopt: self = .getsockopt
    case .setNonBlocking: self = .setblocking
    case .poll, .select: self = .select
    case .sleep: self = .sleep
    case .threadWait: self = .threadWait
    case .getFlags: return nil
    }
  }

  /// The row of a system call that was made for a method: `recv` where poll(2) waits for its bytes.
  package init?(_ call: SystemCall, _ aim: CallAim) {
    switch aim {
    case .wait(let method, _): self = CallKind(method)
    case .part(of: .sendall): self = .sendall
    case .part, .itself, .limit, .dropped:
      guard let kind = CallKind(call) else { return nil }
      self = kind
    }
  }

  private init(_ method: SocketMethod) {
    switch method {
    case .accept: self = .accept
    case .connect: self = .connect
    case .recv, .recvmsg: self = .recv
    case .send, .sendmsg: self = .send
    case .sendall: self = .sendall
    }
  }

  /// Whether the call can wait for something outside the program.
  package var canWait: Bool {
    switch self {
    case .accept, .connect, .send, .sendall, .recv, .select, .sleep, .threadWait: true
    case .socket, .bind, .listen, .close, .getsockname, .getpeername, .setsockopt, .getsockopt,
      .shutdown, .setblocking, .dup, .socketpair:
      false
    }
  }
}
