import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("A long row of calls that change nothing") struct RecorderRowTests {
  let recorder = Recorder()

  /// A recv of the reader's on a socket that does not block.
  private func asking(
    _ outcome: CallOutcome = .failed(errno: EAGAIN), by actor: Actor = .reader
  ) -> CallEvent {
    CallEvent(
      actor: actor, thread: 0, line: 1,
      call: .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), outcome: outcome,
      started: recorder.now, duration: 1)
  }

  private var omitted: [Int] {
    recorder.events().compactMap {
      if case .call(let call) = $0, call.omitted > 0 { call.omitted } else { nil }
    }
  }

  @Test func `is kept as a thousand calls, the latest in the place of those before it`() {
    for _ in 0..<5000 { recorder.record(asking()) }
    #expect(recorder.count == 1000)
    #expect(omitted == [4000])
    #expect(recorder.events().map(\.id.index) == Array(0..<1000))
  }

  @Test func `of a thousand is kept whole`() {
    for _ in 0..<1000 { recorder.record(asking()) }
    #expect(recorder.count == 1000)
    #expect(omitted == [])
  }

  @Test func `ends with a call that finds something, and another may follow`() {
    for _ in 0..<1500 { recorder.record(asking()) }
    let id = recorder.record(asking(.returned(4)))
    for _ in 0..<1500 { recorder.record(asking()) }
    #expect(id == EventID(1000))
    #expect(recorder.count == 2001)
    #expect(omitted == [500, 500])
  }

  @Test func `ends with what a peer does`() {
    for _ in 0..<1500 { recorder.record(asking()) }
    recorder.record(
      PeerEvent(actor: .peer("echo"), connection: 1, action: .finished, at: recorder.now))
    for _ in 0..<10 { recorder.record(asking()) }
    #expect(recorder.count == 1011)
  }

  @Test func `ends with the line, so that the next one has calls of its own`() {
    for _ in 0..<1500 { recorder.record(asking()) }
    recorder.endRow()
    #expect(recorder.record(asking()) == EventID(1000))
  }

  @Test(arguments: [
    CallOutcome.returned(0), .returned(4), .failed(errno: ECONNRESET), .waiting,
  ])
  func `is none where the calls find something, an end or an error`(_ outcome: CallOutcome) {
    for _ in 0..<1500 { recorder.record(asking(outcome)) }
    #expect(recorder.count == 1500)
  }

  @Test func `is none where a peer makes the calls`() {
    for _ in 0..<1500 { recorder.record(asking(by: .peer("echo"))) }
    #expect(recorder.count == 1500)
  }
}
