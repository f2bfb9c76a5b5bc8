import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct GoldenTests {
  private func brief(_ happening: Happening) -> [String] {
    explain(happening).last?.brief ?? []
  }

  @Test func `connect tells our own peer and both ends`() {
    var script = Script.fresh()
    let real = SocketAddress.ipv4(host: 0x7FCB_7150, port: 41235)
    script.call(.connect(fd: 3, address: real))
    let route = RouteNote(host: "www.python.org", port: 80, address: real)
    let ends = EndpointPair(
      yours: EndpointState(descriptor: 3, local: Script.mine, remote: real, state: .established),
      peers: EndpointState(local: real, remote: Script.mine, state: .established))
    #expect(
      brief(script.happening(after: [ends], routes: [route])) == [
        "Connected: port 80 of www.python.org is our own 127.203.113.80:41235 here.",
        "Both ends now say ESTABLISHED, before the peer's program did anything.",
      ])
  }

  @Test func `connect tells that the peer's program has accepted, if it had`() {
    var script = Script.fresh()
    script.peer(.accepted(from: Script.mine))
    script.clock += 1
    script.call(.connect(fd: 3, address: Script.echo))
    #expect(
      brief(script.happening(after: [pair()])).last
        == "Both ends now say ESTABLISHED; the peer's program has accepted.")
  }

  @Test func `recv tells what stays in the receive queue`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 4, flags: 0, wantsAddress: false), .returned(4), data: "ding")
    #expect(
      brief(script.happening(after: [pair(received: 5)])) == [
        "recv gave 4 of the 9 bytes that waited; 5 stay in your receive queue.",
        "The next recv gives what comes next: no byte is lost.",
      ])
  }

  @Test func `recv tells in how many pieces the peer sent`() {
    var script = Script.connected()
    script.peer(.sent(DataExcerpt(Array("ding ".utf8))))
    script.peer(.sent(DataExcerpt(Array("dong".utf8))))
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 1024, flags: 0, wantsAddress: false), .returned(9), data: "ding dong")
    let told = explain(script.happening(after: [pair()])).last
    #expect(
      told?.brief == [
        "recv gave all 9 bytes that waited; your receive queue is empty now.",
        "The peer sent them in 2 pieces: a byte stream keeps no borders.",
      ])
    #expect(told?.evidence.count == 3)
  }

  @Test func `recv of nothing is the end of the stream`() {
    var script = Script.connected()
    script.peer(.closed(unread: 0))
    script.lineEnds()
    script.call(.recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .returned(0), data: "")
    let told = explain(script.happening(after: [pair(.closeWait, .finWait2)]), .full).last
    #expect(
      told?.full == [
        "b'' means that the peer has closed its sending side. No data will come again.",
        "The peer echo closed its end 1 ms before. Your end says CLOSE_WAIT, the peer's end "
          + "says FIN_WAIT2. You received 0 bytes on this connection in all.",
        "Try: Leave the loop on b'' and close s.",
        "The HOWTO speaks of this in section 3 (Using a Socket).",
      ])
  }

  @Test func `a reset names the unread bytes and the time`() {
    var script = Script.connected()
    script.peer(.closed(unread: 5))
    script.clock += 2_000_000
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ECONNRESET))
    #expect(
      brief(script.happening()) == [
        "The peer echo reset the connection 3 ms ago: it closed with 5 bytes unread.",
        "The connection is over. No data will come again.",
      ])
  }

  @Test func `a send after the peer's close succeeds and says why`() {
    var script = Script.connected()
    script.peer(.closed(unread: 0))
    script.clock += 2_000_000
    script.lineEnds()
    script.call(.send(fd: 3, length: 1, flags: 0, to: .none), .returned(1), data: "x")
    #expect(
      brief(script.happening()) == [
        "send took 1 byte, although the peer echo had closed 3 ms before.",
        "Success says only that your kernel took the bytes.",
      ])
  }

  @Test func `a refused connect names the address`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: .loopback(9)), .failed(errno: ECONNREFUSED))
    #expect(
      brief(script.happening()) == [
        "Nothing listens on 127.0.0.1:9, so the kernel there refused.",
        "No connection was made. The answer took 1 ms.",
      ])
  }

  @Test func `a refused connect finds the socket that is bound but does not listen`() {
    var script = Script.bound()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.lineEnds()
    script.call(.connect(fd: 4, address: Script.server), .failed(errno: ECONNREFUSED))
    #expect(
      explain(script.happening(), .full).last?.full == [
        "s is bound to port 8000 but does not listen. "
          + "A bound socket takes no callers before listen: the kernel refused.",
        "Try: Run s.listen(), then connect again.",
        "The HOWTO speaks of this in section 2 (Creating a Socket).",
      ])
  }

  @Test func `a refused connect finds the listening socket that was closed`() {
    var script = Script.listening()
    script.call(.close(fd: 3))
    script.line("s.close()")
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.lineEnds()
    script.call(.connect(fd: 4, address: Script.server), .failed(errno: ECONNREFUSED))
    #expect(
      brief(script.happening("t.connect(a)")).last
        == "The socket that listened there was closed at `s.close()`.")
  }

  @Test func `a port in use names the socket that holds it`() {
    var script = Script.bound()
    script.names[3] = "srv"
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.names[4] = "t"
    script.lineEnds()
    script.call(.bind(fd: 4, address: Script.server), .failed(errno: EADDRINUSE))
    #expect(
      brief(script.happening("t.bind(a)")) == [
        "Port 8000 is in use: your own socket srv holds it.",
        "Two sockets cannot listen at one address; t got no address.",
      ])
  }

  @Test func `a closed socket names the line that closed it`() {
    var script = Script.connected()
    script.call(.close(fd: 3))
    script.line("s.close()")
    script.call(
      .recv(fd: -1, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: EBADF))
    #expect(
      brief(script.happening("s.recv(10)")) == [
        "s is closed: close() was called at `s.close()`.",
        "A closed socket cannot be opened again: recv reached no socket.",
      ])
  }

  @Test func `accept without listen says so`() {
    var script = Script.bound()
    script.call(.accept(fd: 3, flags: 0), .failed(errno: EINVAL))
    #expect(
      brief(script.happening()) == [
        "s does not listen: you have not called listen.",
        "accept needs a listening socket; no caller can reach this one.",
      ])
  }

  @Test func `recv on a listening socket says what it is for`() {
    var script = Script.listening()
    script.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ENOTCONN))
    #expect(
      brief(script.happening()) == [
        "s is a listening socket: it accepts, it does not receive.",
        "Each accept gives you a connected socket; that one receives.",
      ])
  }

  @Test func `accept names the visitor and who still waits`() {
    var script = Script.listening()
    script.names[3] = "srv"
    script.names[5] = "c"
    script.peer(
      .connected(to: Script.server), actor: .visitor("browser"), local: Script.mine,
      remote: Script.server)
    script.lineEnds()
    script.call(.accept(fd: 3, flags: 0), .returned(5), .address(Script.mine))
    let ends = EndpointPair(
      yours: EndpointState(
        descriptor: 3, local: Script.server, state: .listen, receiveQueue: 2, sendQueue: 5))
    #expect(
      brief(script.happening(after: [ends])) == [
        "The visitor browser called: c is your end of that connection.",
        "srv goes on listening: 2 callers wait in its queue.",
      ])
  }

  @Test func `several sends of one sendall are told together`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(.send(fd: 3, length: 100, flags: 0, to: .none), .returned(60))
    script.call(.poll([PollEntry(fd: 3, events: 4)], milliseconds: 900), .returned(1))
    script.call(.send(fd: 3, length: 40, flags: 0, to: .none), .returned(40))
    let told = explain(script.happening(python: "sendall", receiver: "s"))
    #expect(told.count == 1)
    #expect(told.first?.cell == .init(.sendall, .done))
    #expect(
      told.first?.brief.first == "sendall made 2 sends until your kernel had taken all 100 bytes.")
    #expect(told.first?.evidence.count == 3)
  }

  @Test func `a connect with a time limit is one call`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: Script.echo), .failed(errno: EINPROGRESS))
    script.call(.poll([PollEntry(fd: 3, events: 4)], milliseconds: 900), .returned(1))
    script.call(
      .getsockopt(fd: 3, level: SOL_SOCKET, option: SO_ERROR, capacity: 4), .returned(0),
      .option([0, 0, 0, 0]))
    let told = explain(script.happening())
    #expect(told.map(\.cell) == [.init(.connect, .done)])
  }

  @Test func `helper calls of accept are not told`() {
    var script = Script.listening()
    script.call(.accept(fd: 3, flags: 0), .returned(5), .address(Script.mine))
    script.call(.getsockname(fd: 5), .returned(0), .address(Script.server))
    #expect(explain(script.happening()).map(\.cell) == [.init(.accept, .done)])
  }

  @Test func `the same text is shorter the second time, and gone the third`() {
    var explainer = Explainer()
    var script = Script.connected()
    script.lineEnds()
    var counts: [Int] = []
    for _ in 1...4 {
      script.call(.send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
      let told = explainer.explain(script.happening(), detail: .brief)
      counts.append(told.first?.brief.count ?? -1)
      script.lineEnds()
    }
    #expect(counts == [2, 1, 0, 0])
    script.peer(.closed(unread: 0))
    script.clock += 1
    script.lineEnds()
    script.call(.send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
    #expect(explainer.explain(script.happening(), detail: .brief).first?.brief.count == 2)
    #expect(explainer.explain(script.happening(), detail: .full).first?.brief.count == 2)
    #expect(explainer.explain(script.happening(), detail: .off).isEmpty)
  }

  @Test func `a running program is told as the whole of it would be`() {
    var script = Script.own()
    script.call(.send(fd: 4, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
    script.call(
      .recv(fd: 5, capacity: 9, flags: 0, wantsAddress: false), .returned(4), data: "spam")
    script.call(.close(fd: 4))
    script.call(.recv(fd: 5, capacity: 9, flags: 0, wantsAddress: false), .returned(0), data: "")
    var running = RunningExplainer()
    let told = script.events.flatMap { running.explain([$0], detail: .full) }
    #expect(
      told.map(\.cell?.call) == [
        .socket, .bind, .listen, .socket, .connect, .getsockname, .accept, .send, .recv, .close,
        .recv,
      ])
    #expect(told.last?.cell?.outcome == .zero)
    #expect(told.last?.full[1].contains("You ended the other end yourself on line 1.") == true)
  }

  @Test func `an earlier line is told by its own source`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(.send(fd: 3, length: 4, flags: 0, to: .none), .returned(4), data: "spam")
    var happening = script.happening("s.sendall(b'spam')")
    happening.lines.append(TypedLine(number: 9, source: "s.send(b'x')", events: 99..<100))
    #expect(explain(happening).map(\.cell) == [.init(.sendall, .done)])
  }

  @Test func `a failure keeps one line however often it comes`() {
    var explainer = Explainer()
    var counts: [Int] = []
    for _ in 1...4 {
      var script = Script.listening()
      script.call(
        .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ENOTCONN))
      counts.append(explainer.explain(script.happening(), detail: .brief)[0].brief.count)
    }
    #expect(counts == [2, 1, 1, 1])
  }

  @Test(arguments: [
    (
      RaisedException(
        type: "TypeError", message: "a bytes-like object is required, not 'str'",
        isSocketRefusal: true),
      "s.send('hi')", "A socket carries bytes, and this is text (str): nothing was sent."
    ),
    (
      RaisedException(
        type: "TypeError", message: "socket.connect() takes exactly one argument (2 given)"),
      "s.connect('127.0.0.1', 7)",
      "An address is one value, a host and a port: no call was made."
    ),
    (
      RaisedException(
        type: "TypeError", message: "'str' object cannot be interpreted as an integer"),
      "s.connect(('127.0.0.1', '80'))", "A port is a number, without quotes: no call was made."
    ),
    (
      RaisedException(type: "AttributeError", message: "'tuple' object has no attribute 'recv'"),
      "s.recv(1)", "accept gives two values: a connected socket and the caller's address."
    ),
    (
      RaisedException(type: "OSError", message: "[Errno 9] Bad file descriptor", errno: 9),
      "s.recv(1)", "The socket is closed: it has no descriptor any more (fd -1)."
    ),
    (
      RaisedException(type: "OverflowError", message: "connect(): port must be 0-65535."),
      "s.connect(('127.0.0.1', 70000))",
      "A port is a number from 0 to 65535: no call was made."
    ),
  ]) func `errors without a system call have words`(
    exception: RaisedException, source: String, line: String
  ) {
    let told = explain(Script.connected().happening(source, exception: exception))
    #expect(told.last?.brief.first == line)
    #expect(told.last?.full.contains { $0.hasPrefix("Try: ") } == true)
  }

  @Test func `other exceptions are left to Python's own message`() {
    let exception = RaisedException(type: "NameError", message: "name 'x' is not defined")
    #expect(explain(Script.fresh().happening("x", exception: exception)).isEmpty)
  }
}

@Suite struct WaitingTests {
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
