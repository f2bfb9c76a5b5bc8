import Dispatch
import Locks
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A call that is told from others by its descriptor.
func closing(_ fd: Int32, at moment: Moment = Moment(nanoseconds: 0)) -> CallEvent {
  CallEvent(
    actor: .reader, thread: 0, line: 1, call: .close(fd: fd), outcome: .returned(0),
    started: moment, duration: 1)
}

@Suite(.timeLimit(.minutes(4))) struct `The record of a session` {
  let recorder = Recorder()

  @Test func `events are numbered in the order in which they are recorded`() {
    let call = recorder.record(closing(3))
    let act = recorder.record(
      PeerEvent(
        actor: .peer("echo"), connection: 1, action: .finished, at: recorder.now))
    let packet = recorder.record(
      PacketEvent(
        source: .loopback(1), destination: .loopback(2), flags: .syn, sequence: 0,
        acknowledgement: 0, length: 0, at: recorder.now))
    #expect([call, act, packet] == [EventID(0), EventID(1), EventID(2)])
    #expect(recorder.events().map(\.id) == [call, act, packet])
    #expect(recorder.count == 3)
  }

  @Test(arguments: [(-5, 3), (0, 3), (1, 2), (3, 0), (9, 0)])
  func `events from an index on are those after it`(index: Int, count: Int) {
    for fd in 0..<3 { recorder.record(closing(Int32(fd))) }
    #expect(recorder.events(from: index).count == count)
  }

  @Test func `the clock starts at zero and does not go back`() {
    let first = recorder.now
    #expect(first.nanoseconds >= 0)
    #expect(recorder.now >= first)
  }

  @Test func `waiting finds an event that is there already`() {
    recorder.record(closing(7))
    let found = recorder.first(from: 0, within: 0) { _ in true }
    #expect(found?.id == EventID(0))
  }

  @Test func `waiting passes over events before its index and events that do not fit`() {
    for fd in [7, 8, 7] { recorder.record(closing(Int32(fd))) }
    let found = recorder.first(from: 1, within: 0) { event in
      if case .call(let call) = event { call.call == .close(fd: 7) } else { false }
    }
    #expect(found?.id == EventID(2))
  }

  @Test func `waiting ends with nothing when the time is over`() {
    #expect(recorder.first(from: 0, within: 2) { _ in true } == nil)
  }

  @Test func `waiting ends when an event comes from another thread`() {
    let found = meanwhile { [recorder] in
      recorder.record(closing(7))
    } while: {
      recorder.first(from: 0, within: 60_000) { _ in true }
    }
    #expect(found?.id == EventID(0))
  }

  @Test func `waiting is called off by a wake where it is over`() {
    let over = Guarded(false)
    let found = meanwhile { [recorder] in
      over.withLock { $0 = true }
      recorder.wake()
    } while: {
      recorder.first(
        from: 0, within: 60_000, unless: { over.withLock { $0 } }, where: { _ in true })
    }
    #expect(found == nil)
  }

  @Test func `what several threads record is numbered without gaps`() {
    let recorder = recorder
    DispatchQueue.concurrentPerform(iterations: 4) { fd in
      for _ in 0..<500 { recorder.record(closing(Int32(fd))) }
    }
    #expect(recorder.events().map(\.id.index) == Array(0..<2000))
  }

  /// Runs the body, and something else on a thread at the same time.
  private func meanwhile<Result>(
    _ other: @escaping @Sendable () -> Void, while body: () -> Result
  ) -> Result {
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      other()
      done.signal()
    }
    defer { done.wait() }
    return body()
  }
}
