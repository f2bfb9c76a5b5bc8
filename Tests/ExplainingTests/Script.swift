import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes timelines for tests: each call takes 1 ms, one typed line each unless told otherwise.
struct Script {
  static let echo = SocketAddress.loopback(7)
  static let mine = SocketAddress.loopback(50000)
  static let server = SocketAddress.loopback(8000)

  var events: [TimelineEvent] = []
  var lines: [TypedLine] = []
  var names: [Int32: String] = [:]
  var clock: Int64 = 0
  private var lineStart = 0

  mutating func call(
    _ call: SystemCall, _ outcome: CallOutcome = .returned(0), _ detail: CallDetail = .none,
    data: String? = nil, duration: Int64 = 1_000_000, line: Int = 1, aim: CallAim = .itself
  ) {
    let event = CallEvent(
      id: EventID(events.count), actor: .reader, thread: 0, line: line, call: call,
      aim: aim, outcome: outcome, detail: detail, data: data.map { DataExcerpt(Array($0.utf8)) },
      started: Moment(nanoseconds: clock), duration: duration)
    clock += duration
    events.append(.call(event))
  }

  mutating func peer(
    _ action: PeerAction, actor: Actor = .peer("echo"), connection: Int = 1,
    local: SocketAddress = Script.echo, remote: SocketAddress = Script.mine, after: Int64 = 0
  ) {
    clock += after
    events.append(
      .peer(
        PeerEvent(
          id: EventID(events.count), actor: actor, connection: connection, local: local,
          remote: remote, action: action, at: Moment(nanoseconds: clock))))
  }

  /// Ends the typed line that caused the events since the last one.
  mutating func line(_ source: String) {
    lines.append(
      TypedLine(number: lines.count + 1, source: source, events: lineStart..<events.count))
    lineStart = events.count
  }

  /// Makes what follows a new line, without a source of its own.
  mutating func lineEnds() {
    lineStart = events.count
  }

  /// The facts of the events since the last line.
  func happening(
    _ source: String? = nil, before: [EndpointPair] = [], after: [EndpointPair] = [],
    exception: RaisedException? = nil, python: String? = nil, receiver: String? = nil,
    routes: [RouteNote] = []
  ) -> Happening {
    var copy = self
    if let source { copy.line(source) }
    let calls = python.map {
      [PythonCall(name: $0, receiver: receiver, line: 1, events: lineStart..<events.count)]
    }
    return Happening(
      events: Array(events[lineStart...]), history: Array(events[..<lineStart]), before: before,
      after: after, exception: exception, names: names, lines: copy.lines,
      pythonCalls: calls ?? [], routes: routes)
  }

  /// A TCP socket `s`, descriptor 3.
  static func fresh() -> Script {
    var script = Script()
    script.call(.socket(family: AF_INET, type: 1 | 0o2000000, protocol: 0), .returned(3))
    script.names[3] = "s"
    script.line("s = socket.socket()")
    return script
  }

  /// `s` bound to port 8000.
  static func bound() -> Script {
    var script = fresh()
    script.call(.bind(fd: 3, address: server))
    script.line("s.bind(('127.0.0.1', 8000))")
    return script
  }

  /// `s` listening at port 8000.
  static func listening() -> Script {
    var script = bound()
    script.call(.listen(fd: 3, backlog: 5))
    script.line("s.listen(5)")
    return script
  }

  /// `s` connected to the peer echo, which has accepted.
  static func connected() -> Script {
    var script = fresh()
    script.peer(.listening(at: echo), connection: 0, local: echo, remote: .none)
    script.call(.connect(fd: 3, address: echo))
    script.line("s.connect(('127.0.0.1', 7))")
    script.peer(.accepted(from: mine))
    return script
  }

  /// `s` listening, `t` connected to it, `c` accepted.
  static func own() -> Script {
    var script = listening()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.call(.connect(fd: 4, address: server))
    script.call(.getsockname(fd: 4), .returned(0), .address(mine))
    script.call(.accept(fd: 3, flags: 0), .returned(5), .address(mine))
    script.names[4] = "t"
    script.names[5] = "c"
    script.line("c, a = s.accept()")
    return script
  }
}

/// Both ends of `s` and the peer echo.
func pair(
  _ yours: TCPState? = .established, _ peers: TCPState? = .established, received: Int = 0,
  sent: Int = 0, peerReceived: Int = 0, blocking: Bool? = true, descriptor: Int32? = 3
) -> EndpointPair {
  EndpointPair(
    yours: EndpointState(
      owner: .reader, descriptor: descriptor, local: Script.mine, remote: Script.echo, state: yours,
      receiveQueue: received, sendQueue: sent, isBlocking: blocking),
    peers: peers.map {
      EndpointState(
        owner: .peer("echo"), local: Script.echo, remote: Script.mine, state: $0,
        receiveQueue: peerReceived)
    }, name: descriptor == nil ? nil : "s")
}

/// What is said about a line at first.
func explain(_ happening: Happening, _ detail: Detail = .brief) -> [Explanation] {
  var explainer = Explainer()
  return explainer.explain(happening, detail: detail)
}
