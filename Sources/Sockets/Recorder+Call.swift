package import Timeline

extension Recorder {
  /// Records a call that has returned, with an excerpt of the bytes that it moved or was to send.
  @discardableResult
  package func record(
    _ call: SystemCall, by caller: Caller, _ result: CallReturn, _ buffer: CallBuffer,
    started: Moment
  ) -> EventID {
    guard isKeeping, !caller.isUnrecorded else { return EventID(-1) }
    return record(
      CallEvent(
        actor: caller.actor, thread: caller.thread, line: caller.line, call: call,
        aim: caller.aim,
        outcome: result.succeeded ? .returned(result.value) : .failed(errno: result.errno),
        detail: result.detail, data: Recorder.excerpt(of: call, result, buffer),
        started: started, duration: now - started))
  }

  private static func excerpt(
    of call: SystemCall, _ result: CallReturn, _ buffer: CallBuffer
  ) -> DataExcerpt? {
    switch buffer {
    case .none: return nil
    case .source(let bytes):
      guard case .send = call.plain else { return nil }
      // Of a send that failed, what it was to send.
      let moved = result.succeeded ? result.value : bytes.count
      return DataExcerpt(UnsafeRawBufferPointer(rebasing: bytes.prefix(moved)))
    case .destination(let bytes):
      guard result.succeeded, case .recv = call.plain else { return nil }
      return DataExcerpt(UnsafeRawBufferPointer(rebasing: bytes.prefix(result.value)))
    }
  }
}
