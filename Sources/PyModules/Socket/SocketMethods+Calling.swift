internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A time limit that begins with the first wait and holds over all retries (PEP 475).
struct Deadline {
  private let limit: TimeLimit
  private var end: Int64?
  /// The method whose calls the limit is for.
  let method: SocketMethod

  /// A deadline that is not running yet.
  init(_ limit: TimeLimit, for method: SocketMethod) {
    self.limit = limit
    self.method = method
  }

  /// What is meant with a wait under this deadline.
  var wait: CallAim {
    if case .nanoseconds(let whole) = limit { return .wait(for: method, limit: whole) }
    return .wait(for: method, limit: nil)
  }

  /// Whether the call is preceded by a wait with poll(2).
  var isLimited: Bool {
    if case .nanoseconds = limit { true } else { false }
  }

  /// What is left, in nanoseconds, nil without a limit; starts the clock.
  mutating func rest() -> Int64? {
    guard case .nanoseconds(let whole) = limit else { return nil }
    if let end { return end - MonotonicClock.now }
    end = MonotonicClock.now + whole
    return whole
  }
}

extension SocketMethods {
  /// Makes a call on a socket as CPython does: for real when it blocks; after poll(2) when it has a time limit; again
  /// after an interruption that raised nothing.
  ///
  /// The result is a success; failures are thrown. `buffer` must not belong to a Python object.
  func perform(
    _ call: SystemCall, _ buffer: CallBuffer = .none, writing: Bool, _ deadline: inout Deadline,
    _ cx: Context
  ) throws(PyException) -> CallReturn {
    let result = try status(call, buffer, writing: writing, &deadline, cx)
    return try result.orThrow()
  }

  private func status(
    _ call: SystemCall, _ buffer: CallBuffer, writing: Bool, _ deadline: inout Deadline,
    _ cx: Context
  ) throws(PyException) -> CallReturn {
    while true {
      if deadline.isLimited {
        let events = Int16(writing ? POLLOUT : POLLIN)
        let waited = try wait(for: call.descriptor ?? -1, events, &deadline, cx)
        if let failure = waited { return failure }
      }
      let result = try uninterrupted(call, buffer, cx)
      if deadline.isLimited, result.errno == EAGAIN { continue }
      return result
    }
  }

  /// Moves bytes as `perform` makes a call; how many.
  func move(
    _ transfer: Transfer, _ deadline: inout Deadline, _ cx: Context
  ) throws(PyException) -> Int {
    while true {
      if deadline.isLimited {
        let events = Int16(transfer.isSending ? POLLOUT : POLLIN)
        let waited = try wait(for: transfer.fd, events, &deadline, cx)
        if let failure = waited { throw failure.exception }
      }
      let result = try uninterrupted(transfer, deadline.method, cx)
      if result >= 0 { return result }
      if deadline.isLimited, result == -Int(EAGAIN) { continue }
      throw CallReturn(value: -1, errno: Int32(-result)).exception
    }
  }

  /// Moves bytes again as long as that is interrupted and nothing is raised.
  private func uninterrupted(
    _ transfer: Transfer, _ method: SocketMethod, _ cx: Context
  ) throws(PyException) -> Int {
    while true {
      let result = home.environment.calls.transfer(transfer, for: .part(of: method), cx)
      guard result == -Int(EINTR) else { return result }
      try cx.checkInterrupt()
    }
  }

  /// Makes a call again as long as it is interrupted and nothing is raised.
  func uninterrupted(
    _ call: SystemCall, _ buffer: CallBuffer, _ cx: Context
  ) throws(PyException) -> CallReturn {
    while true {
      let result = home.environment.calls.blocking(call, buffer, cx)
      guard result.errno == EINTR else { return result }
      try cx.checkInterrupt()
    }
  }

  /// Waits with poll(2) until a descriptor is ready; a failed poll(2) is returned, the end of time thrown.
  func wait(
    for fd: Int32, _ events: Int16, _ deadline: inout Deadline, _ cx: Context
  ) throws(PyException) -> CallReturn? {
    // CPython does not wait on a closed socket: the call itself then fails.
    if fd < 0 { return nil }
    while true {
      let rest = deadline.rest()
      if let rest, rest < 0 { throw .make(Types.timeoutError, "timed out") }
      let poll = SystemCall.poll(
        [PollEntry(fd: fd, events: events)], milliseconds: rest.map(MonotonicClock.milliseconds))
      let result = home.environment.calls.blocking(poll, .none, for: deadline.wait, cx)
      if result.errno == EINTR {
        try cx.checkInterrupt()
        continue
      }
      if !result.succeeded { return result }
      if result.value == 0 { throw .make(Types.timeoutError, "timed out") }
      return nil
    }
  }
}
