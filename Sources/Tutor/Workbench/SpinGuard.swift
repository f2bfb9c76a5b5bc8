internal import PyInterpreter
internal import Sockets
internal import Synchronization
internal import Timeline

/// A kernel that notices a loop which meets the end of a stream again and again, and has it ended.
///
/// A closed connection gives `b''` at once, for ever: such a loop would keep the processor busy until Ctrl-C.
final class SpinGuard: Kernel {
  private let base: any Kernel
  private let streak = Atomic<Int>(0)
  private let interpreter: @Sendable () -> Interpreter?

  /// How many times in a row the end of a stream is given before the line is ended.
  static let limit = 1000

  /// A guard over a kernel; the closure gives the interpreter whose line is to be ended.
  init(over base: any Kernel, interpreter: @escaping @Sendable () -> Interpreter?) {
    self.base = base
    self.interpreter = interpreter
  }

  var recorder: Recorder { base.recorder }

  func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    let result = base.call(call, by: caller, buffer: buffer)
    if case .recv(_, let capacity, _, _) = call.plain, caller.actor == .reader, capacity > 0 {
      note(isEnd: result.succeeded && result.value == 0)
    }
    return result
  }

  private func note(isEnd: Bool) {
    guard isEnd else {
      streak.store(0, ordering: .relaxed)
      return
    }
    let count = streak.add(1, ordering: .relaxed).newValue
    guard count % SpinGuard.limit == 0 else { return }
    interpreter()?.requestStop(.spins("recv()"))
  }
}
