import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What is told together, told once, and told without a call.
@Suite struct `Several calls and none` {
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

  @Test func `a term that was told out of sight gets its few words where it is seen`() {
    var script = Script()
    script.call(.socket(family: AF_INET, type: 1 | 0o2000000, protocol: 0), .returned(3))
    script.names[3] = "s"
    let socket = script.happening()
    script.call(.listen(fd: 3, backlog: 5))
    var explainer = Explainer()
    let first = explainer.explain(script.happening(), detail: .brief, most: 1)
    #expect(first.map(\.cell?.call) == [.listen])
    let second = explainer.explain(socket, detail: .brief)
    #expect(second.first?.gist?.hasPrefix("descriptor: ") == true)
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
      RaisedException(type: "ValueError", message: "too many values to unpack (expected 2)"),
      "socket.create_connection('bell', 7001)",
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
    (
      RaisedException(
        type: "ValueError", message: "file descriptor cannot be a negative integer (-1)"),
      "select.select([s], [], [])", "One of the sockets is closed: its descriptor is -1."
    ),
    (
      RaisedException(type: "ValueError", message: "filedescriptor out of range in select()"),
      "select.select([s], [], [])",
      "select takes descriptors up to 1023, and one of these is larger."
    ),
    (
      RaisedException(type: "ValueError", message: "too many file descriptors in select()"),
      "select.select(many, [], [])", "select takes at most 1024 sockets in a list."
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
