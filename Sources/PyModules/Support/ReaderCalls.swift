internal import PyInterpreter
internal import Sockets
internal import Timeline

/// Makes system calls as the reader's program: by the thread and line of a context.
struct ReaderCalls: Sendable {
  let kernel: any Kernel
  /// The same where it is the machine's own, not counted: its calls go there directly.
  private let machine: Unmanaged<PosixKernel>?

  init(kernel: any Kernel) {
    self.kernel = kernel
    machine = (kernel as? PosixKernel).map(Unmanaged.passUnretained)
  }

  /// The caller of what no line of the program asked for.
  static let nobody = Caller(actor: .reader)

  /// Who calls, for the record; Python's main thread is 0.
  func caller(_ cx: Context) -> Caller {
    Caller(actor: .reader, thread: cx.threadNumber - 1, line: cx.currentLine)
  }

  /// A call that never blocks: the interpreter lock is kept.
  func quick(_ call: SystemCall, for aim: CallAim = .itself, _ cx: Context) -> CallReturn {
    var caller = caller(cx)
    caller.aim = aim
    caller.isUnrecorded = cx.isDescribing
    return kernel.call(call, by: caller)
  }

  /// A call that may block: other Python threads go on meanwhile.
  func blocking(
    _ call: SystemCall, _ buffer: CallBuffer = .none, for aim: CallAim = .itself, _ cx: Context
  ) -> CallReturn {
    var caller = caller(cx)
    caller.aim = aim
    return cx.withoutLock { kernel.call(call, by: caller, buffer: buffer) }
  }

  /// Bytes on their way, which may block: how many were moved, or minus the errno.
  func transfer(_ transfer: Transfer, for aim: CallAim = .itself, _ cx: Context) -> Int {
    var caller = caller(cx)
    caller.aim = aim
    if let machine {
      return cx.withoutLock {
        machine._withUnsafeGuaranteedRef { $0.transfer(transfer, by: caller) }
      }
    }
    return cx.withoutLock { kernel.transfer(transfer, by: caller) }
  }
}

extension CallReturn {
  /// The exception of a failed call: the subclass of `OSError` for its errno.
  var exception: PyException { .os(errno, ErrorText.message(errno)) }

  /// The call's return, or its exception.
  @discardableResult
  func orThrow() throws(PyException) -> CallReturn {
    if succeeded { return self }
    throw exception
  }
}
