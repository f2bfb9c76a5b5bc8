internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Waits of the reader's program that are interrupted by Ctrl-C and begun again after anything else (PEP 475).
struct Waiter: Sendable {
  let calls: ReaderCalls
  let board: WaitBoard

  /// Waits for another thread; false when the time was over first.
  ///
  /// `ready` runs under the monitor's own lock; it must touch no Python object.
  func wait<State>(
    for monitor: Monitor<State>, _ limit: Int64?, _ cx: Context,
    until ready: (inout State) -> Bool
  ) throws(PyException) -> Bool {
    if monitor.withState(ready) { return true }
    let end = limit.map { MonotonicClock.now.addingReportingOverflow($0).partialValue }
    let caller = calls.caller(cx)
    while true {
      let rest = end.map { max(0, $0 - MonotonicClock.now) }
      let result = cx.withoutLock {
        monitor.wait(
          by: caller, on: board, recorder: calls.kernel.recorder, nanoseconds: rest, until: ready)
      }
      switch result {
      case .satisfied: return true
      case .timedOut: return false
      case .interrupted: try cx.checkInterrupt()
      }
    }
  }

  /// Makes a call that waits for descriptors or for time, again after each interruption that raises nothing.
  ///
  /// `call` gives the call for the nanoseconds that are left, nil for no limit.
  func repeating(
    _ limit: Int64?, _ cx: Context, _ call: (Int64?) -> SystemCall
  ) throws(PyException) -> CallReturn {
    let end = limit.map { MonotonicClock.now.addingReportingOverflow($0) }
      .map { $0.overflow ? Int64.max : $0.partialValue }
    var rest = limit
    while true {
      let result = calls.blocking(call(rest), .none, cx)
      guard result.errno == EINTR else { return result }
      try cx.checkInterrupt()
      if let end {
        let left = end - MonotonicClock.now
        if left < 0 { return CallReturn(value: 0) }
        rest = left
      }
    }
  }
}
