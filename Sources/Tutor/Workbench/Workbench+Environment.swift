internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Workbench {
  /// The port that a turn could not have because somebody else on this machine has it; nil for every other ending.
  ///
  /// A port that the lesson or the reader has bound in the present world is theirs, and the error is the lesson's matter.
  func portTakenByOthers(_ turn: Turn) -> UInt16? {
    guard case .raised(let raised) = turn.ending, raised.errno == EADDRINUSE else { return nil }
    guard let call = turn.calls.last, case .failed(errno: EADDRINUSE) = call.outcome,
      let port = call.call.boundPort, port != 0
    else { return nil }
    let isOurs = recorder.events(from: worldStart).contains { event in
      guard case .call(let call) = event, call.actor == .reader, case .returned = call.outcome
      else { return false }
      if case .getsockname = call.call, case .address(let own) = call.detail {
        return own.port == port
      }
      return call.call.boundPort == port
    }
    return isOurs ? nil : port
  }
}

extension SystemCall {
  /// The port that the call asks for its own end; nil for every other call.
  fileprivate var boundPort: UInt16? {
    if case .bind(_, let address) = self { address.port } else { nil }
  }
}
