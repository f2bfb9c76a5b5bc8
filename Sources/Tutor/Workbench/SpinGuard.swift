internal import PyInterpreter
internal import Sockets
internal import Synchronization
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A kernel that notices a loop which meets the end of a stream again and again, or whose calls would fill the memory,
/// and has it ended.
///
/// A closed connection gives `b''` at once, for ever: such a loop would keep the processor busy until Ctrl-C.
/// A loop that asks a socket which does not block, and is told each time that nothing is ready, may come to its end: of
/// that one it is told how often it asks. Where it asks for what a visitor would bring, one is offered, or comes.
final class SpinGuard: Kernel {
  private let base: any Kernel
  private let streak = Atomic<Int>(0)
  private let vain = Atomic<Int>(0)
  private let vainSince = Atomic<Int64>(0)
  private let calls = Atomic<Int>(0)
  private let lineStart = Atomic<Int>(0)
  private let control: Control

  /// How many times in a row the end of a stream is given before the line is ended.
  static let limit = 1000

  /// How often in a row nothing must have been ready before the time is looked at.
  static let vainLimit = 500
  /// After how many seconds of asking in vain it is told.
  static let vainSeconds = 2.0

  /// How many calls that are kept a line may make: with 4 KB of data each they take 800 MB.
  static let callLimit = 200_000

  /// A guard over a kernel; the control tells the reader, and knows the interpreter whose line is to be ended.
  init(over base: any Kernel, control: Control) {
    self.base = base
    self.control = control
  }

  var recorder: Recorder { base.recorder }

  func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    let result = base.call(call, by: caller, buffer: buffer)
    if case .recv(_, let capacity, _, _) = call.plain, caller.actor == .reader, capacity > 0 {
      note(isEnd: result.succeeded && result.value == 0)
    }
    if caller.actor == .reader {
      noteCall()
      note(call, result)
    }
    return result
  }

  /// Says that the reader's next line begins.
  func beginLine() {
    recorder.endRow()
    lineStart.store(recorder.count, ordering: .relaxed)
  }

  /// Looks once in a while how many events the line has left.
  private func noteCall() {
    guard calls.add(1, ordering: .relaxed).newValue % 1024 == 0 else { return }
    let count = recorder.count - lineStart.load(ordering: .relaxed)
    if count > SpinGuard.callLimit {
      control.presentInterpreter?.requestStop(.tooManyCalls(SpinGuard.callLimit))
    }
  }

  private func note(isEnd: Bool) {
    guard isEnd else {
      streak.store(0, ordering: .relaxed)
      return
    }
    let count = streak.add(1, ordering: .relaxed).newValue
    guard count % SpinGuard.limit == 0 else { return }
    control.presentInterpreter?.requestStop(.spins("recv()"))
  }

  /// Counts calls in a row that find nothing, and has it looked at once in a while.
  private func note(_ call: SystemCall, _ result: CallReturn) {
    switch VainRow.finding(of: call, result) {
    case .neither: return
    case .something:
      if vain.load(ordering: .relaxed) != 0 { vain.store(0, ordering: .relaxed) }
      return
    case .nothing: break
    }
    let count = vain.add(1, ordering: .relaxed).newValue
    if count == 1 { vainSince.store(recorder.now.nanoseconds, ordering: .relaxed) }
    guard call.hasTimeLimit || count % SpinGuard.vainLimit == 0 else { return }
    let span = recorder.now.nanoseconds - vainSince.load(ordering: .relaxed)
    if control.note(VainRow(call: call, count: count, nanoseconds: span)) {
      vain.store(0, ordering: .relaxed)
    }
  }
}
