import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What newcomers were once told falsely, or could not make sense of.
@Suite struct TruthTests {
  private func brief(_ happening: Happening) -> [String] {
    explain(happening).last?.brief ?? []
  }

  private static let noWait: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]

  // MARK: Resets

  @Test func `a close with SO_LINGER at 0 is told as a reset, to both ends`() {
    var script = Script.own()
    script.call(.setsockopt(fd: 5, level: SOL_SOCKET, option: SO_LINGER, value: Self.noWait))
    script.line("c.setsockopt(...)")
    script.call(.close(fd: 5))
    let closing = script.happening("c.close()")
    #expect(
      brief(closing) == [
        "c is closed by a reset (RST): SO_LINGER was set to 0 seconds.",
        "t learns it as an error (ECONNRESET), not as b''.",
      ])
    script.line("c.close()")
    script.names[5] = nil
    script.call(
      .recv(fd: 4, capacity: 9, flags: 0, wantsAddress: false), .failed(errno: ECONNRESET))
    var after = script.happening("t.recv(9)")
    after.closedNames["c"] = HeldSocket(descriptor: 5, eventsAtOpening: script.events.count)
    #expect(
      brief(after).first
        == "c was closed with SO_LINGER at 0 seconds: that resets the connection.")
  }

  @Test func `a close with bytes unread is told as a reset without a look at the queues`() {
    var script = Script.own()
    script.call(.send(fd: 4, length: 3, flags: 0, to: .none), .returned(3), data: "abc")
    script.line("t.send(b'abc')")
    script.call(.close(fd: 5))
    #expect(
      brief(script.happening("c.close()")).first
        == "You closed c with 3 bytes unread: your kernel reset the connection.")
  }

  @Test func `a close after everything was read is a normal end`() {
    var script = Script.own()
    script.call(.send(fd: 4, length: 3, flags: 0, to: .none), .returned(3), data: "abc")
    script.call(.recv(fd: 5, capacity: 9, flags: 0, wantsAddress: false), .returned(3), data: "abc")
    script.line("c.recv(9)")
    script.call(.close(fd: 5))
    #expect(
      brief(script.happening("c.close()")) == [
        "c is closed: its end of the connection to t.",
        "recv on t gives b'' when it has read everything that was sent.",
      ])
  }

  @Test func `a peer that answers the end of the stream at once does not make the close a reset`() {
    var script = Script.connected()
    script.peer(.sawEndOfStream)
    script.peer(.sent(DataExcerpt(Array("goodbye".utf8))), after: 1000)
    script.clock -= 2000
    script.call(.close(fd: 3))
    #expect(
      !brief(script.happening("s.close()")).contains { $0.contains("reset") },
      "\(brief(script.happening("s.close()")))")
  }

  @Test func `bytes that a peer sends while a close is under way were not unread in it`() {
    var script = Script.connected()
    script.peer(.sent(DataExcerpt(Array("more".utf8))), after: 1000)
    script.clock -= 500
    script.call(.close(fd: 3))
    #expect(!brief(script.happening("s.close()")).contains { $0.contains("unread") })
  }

  @Test func `bytes that a peer sent before a close are unread in it`() {
    var script = Script.connected()
    script.peer(.sent(DataExcerpt(Array("more".utf8))), after: 1000)
    script.clock += 500
    script.call(.close(fd: 3))
    #expect(
      brief(script.happening("s.close()")).first
        == "You closed s with 4 bytes unread: your kernel reset the connection.")
  }

  @Test func `a reset that nobody can learn of any more says so`() {
    var script = Script.own()
    script.call(.send(fd: 4, length: 3, flags: 0, to: .none), .returned(3), data: "abc")
    script.call(.close(fd: 4))
    script.line("t.close()")
    script.names[4] = nil
    script.call(.close(fd: 5))
    var closing = script.happening("c.close()")
    closing.closedNames["t"] = HeldSocket(descriptor: 4, eventsAtOpening: script.events.count)
    #expect(
      brief(closing) == [
        "You closed c with 3 bytes unread: your kernel reset the connection.",
        "t had closed before: nobody learns of the reset.",
      ])
  }

  // MARK: Looking without taking

  @Test(arguments: [
    (4, "recv showed 4 of the 9 bytes that wait: with MSG_PEEK all 9 stay."),
    (9, "recv showed 9 bytes: with MSG_PEEK they stay in your receive queue."),
  ])
  func `MSG_PEEK takes nothing out of the receive queue`(_ count: Int, _ first: String) {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: count, flags: Int32(MSG_PEEK), wantsAddress: false),
      .returned(count), data: String(repeating: "x", count: count))
    #expect(
      brief(script.happening(after: [pair(received: 9)])) == [
        first, "The next recv gives the same bytes again.",
      ])
  }

  // MARK: Time limits

  @Test func `a time limit is told as it was set, not as long as the wait really took`() {
    var script = Script.fresh()
    script.call(
      .poll([PollEntry(fd: 3, events: 1)], milliseconds: 300), .returned(0),
      duration: 341_000_000, aim: .wait(for: .recv, limit: 300_000_000))
    #expect(brief(script.happening()).first == "No byte came within 300 ms: the time limit of s.")
  }

  @Test(arguments: [
    (Int64?.some(0), "s is non-blocking: its calls answer at once."),
    (2_000_000_000, "Calls on s now wait 2 s at most."),
    (300_000_000, "Calls on s now wait 0.3 s at most."),
  ])
  func `what a socket was set to is told, whatever else the line says`(
    _ limit: Int64?, _ first: String
  ) {
    var script = Script.fresh()
    script.call(.setNonBlocking(fd: 3, on: true), aim: .limit(limit))
    #expect(brief(script.happening("s.gettimeout(); s.setblocking(False)")).first == first)
  }

  @Test(arguments: [
    (SocketMethod.accept, "Nobody called within 300 ms: the time limit of s."),
    (.recv, "No byte came within 300 ms: the time limit of s."),
    (.send, "No room came within 300 ms, the time limit: 0 bytes were taken."),
  ])
  func `a wait before a method is told as the method's`(_ method: SocketMethod, _ first: String) {
    var script = Script.fresh()
    script.call(
      .poll([PollEntry(fd: 3, events: 1)], milliseconds: 300), .returned(0),
      duration: 300_000_000, aim: .wait(for: method, limit: 300_000_000))
    #expect(brief(script.happening()).first == first)
  }

  @Test func `Ctrl-C in the wait before recv stops recv`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .poll([PollEntry(fd: 3, events: 1)], milliseconds: 9000), .failed(errno: EINTR),
      duration: 2_000_000_000, aim: .wait(for: .recv, limit: 9_000_000_000))
    #expect(brief(script.happening()).first == "You stopped recv after 2 s of waiting.")
  }

  @Test func `while it waits, the method and its time limit are named`() {
    let script = Script.listening()
    var happening = script.happening()
    happening.waiting = WaitingCall(
      call: .poll([PollEntry(fd: 3, events: 1)], milliseconds: 2000),
      aim: .wait(for: .accept, limit: 2_000_000_000), since: Moment(nanoseconds: script.clock))
    #expect(
      Explainer.waiting(happening, seconds: 1)
        == ["Waiting in accept() for 1 s: nobody has called at port 8000 (limit 2 s)."])
  }

  // MARK: Errors that were read

  private func script(connecting outcome: Int32?) -> Script {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: Script.echo), .failed(errno: EINPROGRESS))
    script.line("s.connect_ex(a)")
    if let outcome {
      let bytes = withUnsafeBytes(of: outcome) { Array($0) }
      script.call(
        .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
        .option(bytes))
      script.line("s.getsockopt(...)")
    }
    return script
  }

  @Test func `SO_ERROR that was read once says nothing of a connection`() {
    var script = script(connecting: ECONNREFUSED)
    script.call(
      .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
      .option([0, 0, 0, 0]))
    #expect(
      brief(script.happening()).last
        == "0 does not mean connected here: the connect had failed.")
  }

  @Test func `SO_ERROR that told a reset and is read again does not speak of the connect`() {
    var script = Script.connected()
    script.line("s.getsockopt(...)")
    for value: [UInt8] in [[UInt8(ECONNRESET), 0, 0, 0], [0, 0, 0, 0]] {
      script.call(
        .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
        .option(value))
      if value[0] != 0 { script.line("s.getsockopt(...)") }
    }
    #expect(
      brief(script.happening()).last
        == "0 does not mean that all is well: the connection had ended with that error.")
  }

  @Test func `SO_ERROR of a connect that is still on its way says nothing`() {
    var script = script(connecting: nil)
    script.call(
      .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
      .option([0, 0, 0, 0]))
    #expect(
      brief(script.happening(after: [pair(.synSent, nil)])).last
        == "That says nothing yet: its connect is still on its way.")
  }

  @Test func `SO_ERROR is 0 after a wait that told the end: connected`() {
    var script = script(connecting: nil)
    script.call(
      .select(read: [], write: [3], except: [], microseconds: nil), .returned(1),
      .selected(read: [], write: [3], except: []))
    script.lineEnds()
    script.call(
      .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
      .option([0, 0, 0, 0]))
    #expect(
      brief(script.happening()).last
        == "Its connect was on its way, and it is over: 0 means connected.")
  }

  // MARK: Whose, which and where

  @Test func `two sockets that are closed in one line have their own names`() {
    var script = Script.own()
    script.call(.close(fd: 5))
    script.call(.close(fd: 3))
    var happening = script.happening("c.close(); s.close()")
    happening.namesBefore = script.names
    happening.names = [4: "t"]
    let told = explain(happening).flatMap(\.brief)
    #expect(told.contains("c is closed: its end of the connection to t."))
    #expect(told.contains("s does not listen at port 8000 any more."))
  }

  @Test func `the other end of a socket's own name is told without it`() {
    var script = Script.own()
    script.call(.close(fd: 5))
    var happening = script.happening("c.close()")
    happening.namesBefore = script.names
    happening.names = [4: "c"]
    let told = explain(happening).flatMap(\.full).joined(separator: " ")
    #expect(told.contains("c is closed: its end of the connection to your other socket."))
    #expect(!told.contains("to c."))
  }

  @Test func `a socket that lost its name says so`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.call(.close(fd: 3), aim: .dropped)
    var happening = script.happening("s = socket.socket()")
    happening.namesBefore = [3: "s"]
    happening.names = [4: "s"]
    #expect(
      brief(happening).first == "s names a new socket now: Python closed the old one.")
  }

  @Test func `select's third list holds urgent data`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .select(read: [], write: [], except: [3], microseconds: nil), .returned(1),
      .selected(read: [], write: [], except: [3]))
    #expect(brief(script.happening()).first == "Ready: s has urgent data.")
  }

  @Test func `send of nothing is not told as sendall`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .send(fd: 3, length: 0, flags: 0, to: .none), .returned(0), data: "",
      aim: .part(of: .send))
    #expect(
      brief(script.happening("s.send(b''); f.sendall(b'')")).first
        == "There was nothing to send: send was given 0 bytes.")
  }

  @Test func `text given to a method of bytes is no matter of sockets`() {
    let exception = RaisedException(
      type: "TypeError", message: "a bytes-like object is required, not 'str'")
    let told = explain(
      Happening(events: [], exception: exception, lines: [])
    ).flatMap(\.brief)
    #expect(told.first == "Bytes go together with bytes only, and one value here is text (str).")
  }

  @Test func `the states at the end of a block are not told of its first call`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: Script.echo), line: 1)
    script.call(.shutdown(fd: 3, how: 1), line: 2)
    let told = explain(
      script.happening("s.connect(a)\ns.shutdown(1)", after: [pair(.finWait2, .closeWait)]))
    let connect = told.first { $0.cell?.call == .connect }
    #expect(connect?.full.joined().contains("FIN_WAIT2") == false)
    #expect(told.last?.full.joined().contains("FIN_WAIT2") == true)
  }

  @Test func `a host that has vanished waits for nothing`() {
    var script = Script.connected()
    script.peer(.vanished)
    script.peer(.waiting(for: "await received"))
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), .failed(errno: EINTR))
    var happening = script.happening("s.recv(9)")
    happening.waiting = WaitingCall(
      call: .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false),
      since: Moment(nanoseconds: 0), isForever: true)
    #expect(!brief(happening).joined().contains("await"))
    #expect(!Explainer.whyWaiting(happening).joined().contains("await"))
  }
}
