package import Locks
package import Timeline
internal import CKernel
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The kernel of this machine: every call is made for real and leaves one event.
///
/// A write without a reader is EPIPE: SIGPIPE is ignored in the whole process, as CPython does. All descriptors are
/// close-on-exec.
package final class PosixKernel: Kernel {
  package let recorder: Recorder
  /// The calls that wait, for the interrupter and the watcher.
  package let board: WaitBoard
  private let factory: any SocketFactory
  private let afterReadersCall: @Sendable () -> Void
  private let jitter: Jitter?

  /// A kernel that records to `recorder` and takes new sockets from `factory`.
  ///
  /// `afterReadersCall` is called on the reader's thread when a call of the reader's has been recorded. With `jitter`
  /// the reader's calls are put on the record a little later.
  package init(
    recorder: Recorder, factory: any SocketFactory = LocalSocketFactory(),
    board: WaitBoard = WaitBoard(), jitter: Jitter? = nil,
    afterReadersCall: @escaping @Sendable () -> Void = {}
  ) {
    self.jitter = jitter?.stream("reader")
    self.afterReadersCall = afterReadersCall
    self.recorder = recorder
    self.factory = factory
    self.board = board
    PosixKernel.ignoreBrokenPipes
  }

  package func taking(socketsFrom factory: any SocketFactory) -> any Kernel {
    PosixKernel(recorder: recorder, factory: factory, board: board)
  }

  /// Ends blocked calls that were made through this kernel.
  package var interrupter: Interrupter { Interrupter(board: board) }

  /// What keeps the sockets of this kernel inside this machine.
  package var confinement: Confinement { factory.confinement }

  package func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    let started = recorder.nowIfKept
    var result: CallReturn
    if call.mayBlock {
      let made = board.holding(call, by: caller, at: started) {
        let result = perform(call, buffer, for: caller)
        return (result, result.errno == EINTR)
      }
      result = made ?? CallReturn(value: -1, errno: EINTR)
    } else {
      result = perform(call, buffer, for: caller)
    }
    if result.value >= PosixKernel.readersDescriptors {
      result = limited(result, of: call, for: caller)
    }
    jitter?.pause()
    if recorder.isKeeping { recorder.record(call, by: caller, result, buffer, started: started) }
    finish(call, result, for: caller)
    return result
  }

  /// What follows a call of the reader's.
  @inline(__always)
  private func finish(
    _ call: @autoclosure () -> SystemCall, _ result: @autoclosure () -> CallReturn,
    for caller: Caller
  ) {
    guard case .reader = caller.actor, !caller.isUnrecorded else { return }
    if board.wantsReactions.load(ordering: .acquiring) {
      board.awaitReactions(to: call(), result(), recorder)
    }
    afterReadersCall()
  }

  package func transfer(_ transfer: Transfer, by caller: Caller) -> Int {
    if recorder.isKeeping {
      let result = call(transfer.call, by: caller, buffer: transfer.buffer)
      return result.succeeded ? result.value : -Int(result.errno)
    }
    let result = board.holding(transfer, by: caller) {
      let result = transfer.perform()
      return (result, result == -Int(EINTR))
    }
    jitter?.pause()
    finish(transfer.call, CallReturn(result ?? -Int(EINTR)), for: caller)
    return result ?? -Int(EINTR)
  }

  private static let ignoreBrokenPipes: Void = ck_ignore_sigpipe()

  private func perform(
    _ call: SystemCall, _ buffer: CallBuffer, for caller: Caller
  ) -> CallReturn {
    switch call {
    case .socket(let family, let type, let proto):
      guard factory.confinement.admits(family: family) else {
        return CallReturn(value: -1, errno: EAFNOSUPPORT)
      }
      let made = factory.socket(family: family, type: type, protocol: proto)
      return CallReturn(value: Int(made.fd), errno: made.errno)
    case .bind(let fd, let address):
      return bind(fd, address)
    case .listen(let fd, let backlog):
      confineListener(fd)
      return CallReturn(ck_listen(fd, backlog))
    case .connect(let fd, let address):
      guard factory.confinement.admits(destination: address) else {
        return PosixKernel.refusal(fd, to: address)
      }
      var target = ck_address(address)
      return CallReturn(ck_connect(fd, &target))
    case .send(let fd, let length, let flags, .none):
      return RealCalls.send(fd, length: length, flags: flags, to: .none, buffer)
    case .send(let fd, let length, let flags, let address):
      guard factory.confinement.admits(destination: address) else {
        return PosixKernel.refusal(fd, to: address)
      }
      return RealCalls.send(fd, length: length, flags: flags, to: address, buffer)
    case .message(let message):
      guard factory.confinement.admits(destination: message.address) else {
        return PosixKernel.refusal(message.fd, to: message.address)
      }
      return RealCalls.message(message, buffer)
    case .setsockopt(_, let level, let option, _)
    where !factory.confinement.admits(option: option, level: level):
      return CallReturn(value: -1, errno: EPERM)
    case .accept where caller.actor == .reader && isTableFull:
      // A connection that was taken could only be closed again; this way it goes on waiting, as in the kernel.
      return CallReturn(value: -1, errno: EMFILE)
    case .socketpair, .accept, .recv, .shutdown, .close, .dup, .getsockname, .getpeername,
      .setsockopt, .getsockopt, .setNonBlocking, .getFlags, .poll, .select, .sleep, .threadWait:
      return RealCalls.perform(call, buffer)
    }
  }

  /// What would leave the machine: there is no route, and nobody may broadcast without SO_BROADCAST.
  private static func refusal(_ fd: Int32, to address: SocketAddress) -> CallReturn {
    func option(_ name: Int32) -> Int32? {
      var value: Int32 = 0
      return ck_getsockopt(fd, SOL_SOCKET, name, &value, 4) >= 0 ? value : nil
    }
    guard case .ipv4(UInt32.max, _) = address, option(SO_TYPE) == ck_datagram,
      option(SO_BROADCAST) == 0
    else { return CallReturn(value: -1, errno: ENETUNREACH) }
    return CallReturn(value: -1, errno: EACCES)
  }

  /// How many descriptors a program usually may have: the soft limit of most systems.
  private static let readersDescriptors = 1024

  /// Whether the next descriptor would lie beyond the usual limit.
  private var isTableFull: Bool {
    let last = PosixKernel.readersDescriptors - 1
    guard ck_is_open(Int32(last)) >= 0 else { return false }
    let next = ck_dup(Int32(last), 3)
    if next >= 0 { _ = ck_close(Int32(next)) }
    return next < 0 || next > last
  }

  /// Refuses the reader a descriptor beyond the usual limit: where the peers need more, it is raised for this process.
  private func limited(
    _ result: CallReturn, of call: SystemCall, for caller: Caller
  ) -> CallReturn {
    switch call {
    case .socket, .accept, .dup:
      guard caller.actor == .reader else { return result }
      _ = ck_close(Int32(result.value))
      return CallReturn(value: -1, errno: EMFILE)
    case .socketpair, .bind, .listen, .connect, .send, .recv, .message, .shutdown, .close,
      .getsockname, .getpeername, .setsockopt, .getsockopt, .setNonBlocking, .getFlags, .poll,
      .select, .sleep,
      .threadWait:
      return result
    }
  }

  private func bind(_ fd: Int32, _ address: SocketAddress) -> CallReturn {
    let substitute = factory.confinement.substitute(forBinding: address)
    var target = ck_address(substitute ?? address)
    return CallReturn(ck_bind(fd, &target), substitute.map { .address($0) } ?? .none)
  }

  /// Binds a socket that would listen unbound, where only its address keeps others out.
  private func confineListener(_ fd: Int32) {
    guard factory.confinement == .loopbackAddress else { return }
    var address = ck_address()
    guard ck_getsockname(fd, &address) == 0 else { return }
    if address.socketAddress == .ipv4(host: 0, port: 0) {
      address = ck_address(.loopback(0))
      _ = ck_bind(fd, &address)
    }
  }
}

extension CallReturn {
  /// A return in the C side's convention: minus the errno for a failure.
  init(_ raw: Int, _ detail: CallDetail = .none) {
    if raw < 0 {
      self.init(value: -1, errno: Int32(-raw))
    } else {
      self.init(value: raw, detail: detail)
    }
  }
}
