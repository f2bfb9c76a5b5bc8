import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What is told of a call that has not returned.
@Suite struct `A call that waits` {
  private static let keys = [
    WaitingKey("v", "sends a visitor"), WaitingKey("w", "says why"), WaitingKey("Ctrl-C", "stops"),
  ]

  @Test func `a waiting accept says for how long and for what`() {
    var script = Script.listening()
    script.lineEnds()
    var happening = script.happening()
    happening.waiting = WaitingCall(
      call: .accept(fd: 3, flags: 0), since: Moment(nanoseconds: script.clock))
    #expect(
      Explainer.waiting(happening, seconds: 2, keys: Self.keys) == [
        "Waiting in accept() for 2 s: nobody has called at port 8000.",
        "v sends a visitor | w says why | Ctrl-C stops",
      ])
    #expect(
      Explainer.whyWaiting(happening).first == "Nobody has called at port 8000.")
  }

  @Test func `a recv that would wait for ever says so and names the peer's step`() {
    var script = Script.connected()
    script.peer(.waiting(for: "recv 4"))
    script.lineEnds()
    var happening = script.happening(after: [pair()])
    happening.waiting = WaitingCall(
      call: .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false),
      since: Moment(nanoseconds: script.clock), isForever: true)
    #expect(
      Explainer.waiting(happening, seconds: 0) == [
        "recv() would wait for ever: no bytes are in your receive queue.",
        "The peer echo waits for you: it is at `recv 4`.",
      ])
    #expect(explain(happening).last?.cell == .init(.recv, .waitsForever))
    #expect(
      Explainer.whyWaiting(happening) == [
        "No bytes are in your receive queue.",
        "recv returns when a byte has come, when the peer ends its sending, or on an error.",
        "The peer echo waits too: its script is at `recv 4`.",
        "So far it has sent 0 bytes; you have received 0.",
        "Send what the peer waits for, or stop with Ctrl-C.",
      ])
  }

  @Test func `a wait of another thread is told as one`() {
    let script = Script.connected()
    var happening = script.happening(after: [pair()])
    happening.waiting = WaitingCall(
      call: .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false),
      since: Moment(nanoseconds: script.clock), thread: 1)
    #expect(
      Explainer.waiting(happening, seconds: 2) == [
        "Another thread of yours waits in recv() for 2 s: no bytes are in your",
        "receive queue.",
      ])
  }

  @Test(
    arguments: [
      SystemCall.accept(fd: 3, flags: 0), .connect(fd: 3, address: Script.echo),
      .send(fd: 3, length: 10, flags: 0, to: .none),
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false),
      .select(read: [3], write: [], except: [], microseconds: nil), .sleep(nanoseconds: 1),
      .poll([PollEntry(fd: 3, events: 1)], milliseconds: nil), .threadWait(nanoseconds: nil),
    ], [false, true]) func `every call that waits has a short text and a reason`(
      call: SystemCall, isForever: Bool
    )
  {
    for (_, script) in Walk.contexts {
      var happening = script.happening(after: [pair(received: 0, sent: 9, peerReceived: 70_000)])
      happening.waiting = WaitingCall(
        call: call, since: Moment(nanoseconds: script.clock), isForever: isForever)
      let lines = Explainer.waiting(happening, seconds: 10, keys: Self.keys)
      #expect((2...4).contains(lines.count))
      #expect(lines.allSatisfy { $0.count <= 76 }, "\(lines)")
      let reason = Explainer.whyWaiting(happening)
      #expect(!reason.isEmpty)
      for sentence in reason.flatMap(Walk.sentences) {
        #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
      }
    }
  }
}
