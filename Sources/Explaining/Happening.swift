package import Timeline

/// One line, block or program that was typed, and which events it caused.
package struct TypedLine: Hashable, Sendable {
  /// Its number for people, from 1.
  package var number: Int
  /// What was typed.
  package var source: String
  /// The indices of the events that it caused, in the recorder's order.
  package var events: Range<Int>

  /// A typed line with its number and events.
  package init(number: Int, source: String, events: Range<Int>) {
    self.number = number
    self.source = source
    self.events = events
  }
}

/// A closed socket that a variable holds.
package struct HeldSocket: Hashable, Sendable {
  /// The descriptor that it had.
  package var descriptor: Int32
  /// How many events stood in the record when it had been opened.
  package var eventsAtOpening: Int

  /// A closed socket by the descriptor that it had and the record's length when it had been opened.
  package init(descriptor: Int32, eventsAtOpening: Int) {
    self.descriptor = descriptor
    self.eventsAtOpening = eventsAtOpening
  }
}

extension TypedLine {
  /// What was typed in one of its lines, from 1, without blanks at the sides; nil where there is no such line.
  func text(of number: Int) -> String? {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return nil }
    let text = lines[number - 1].drop { $0 == " " || $0 == "\t" }
    return text.isEmpty ? nil : String(text)
  }
}

/// One call of a Python method, which may have made several system calls or none.
package struct PythonCall: Hashable, Sendable {
  /// The method's name: `sendall`, `create_connection`.
  package var name: String
  /// The variable before the dot, where there is one.
  package var receiver: String?
  /// The line of the block or program, from 1.
  package var line: Int
  /// The indices of the events that it caused, in the recorder's order.
  package var events: Range<Int>

  /// A Python call with the events that it caused.
  package init(name: String, receiver: String? = nil, line: Int, events: Range<Int>) {
    self.name = name
    self.receiver = receiver
    self.line = line
    self.events = events
  }
}

/// The exception with which a line ended.
package struct RaisedException: Hashable, Sendable {
  /// The class, as Python prints it: `ConnectionRefusedError`.
  package var type: String
  /// What `str()` of it gives.
  package var message: String
  /// The errno that it carries, where it is an OSError with one.
  package var errno: Int32?
  /// Whether a socket's method refused its argument before it made a call.
  package var isSocketRefusal: Bool

  /// An exception with its message.
  package init(
    type: String, message: String, errno: Int32? = nil, isSocketRefusal: Bool = false
  ) {
    self.isSocketRefusal = isSocketRefusal
    self.type = type
    self.message = message
    self.errno = errno
  }
}

/// Where a typed host and port really led.
package struct RouteNote: Hashable, Sendable {
  /// The host as it was typed: `www.python.org`.
  package var host: String
  /// The port as it was typed.
  package var port: UInt16
  /// The address that the connect call was made with.
  package var address: SocketAddress

  /// A route from what was typed to a real address.
  package init(host: String, port: UInt16, address: SocketAddress) {
    self.host = host
    self.port = port
    self.address = address
  }
}

/// A call of the reader's that has not returned.
package struct WaitingCall: Hashable, Sendable {
  /// The call.
  package var call: SystemCall
  /// What the reader's program meant with it.
  package var aim: CallAim
  /// The line of the block or program, from 1.
  package var line: Int
  /// Since when it waits.
  package var since: Moment
  /// Whether nothing that runs can end it.
  package var isForever: Bool
  /// The Python thread that makes it, 0 for the main one.
  package var thread = 0

  /// A call that waits.
  package init(
    call: SystemCall, aim: CallAim = .itself, line: Int = 0, since: Moment, isForever: Bool = false,
    thread: Int = 0
  ) {
    self.thread = thread
    self.call = call
    self.aim = aim
    self.line = line
    self.since = since
    self.isForever = isForever
  }
}

/// The facts of one typed line: what it caused, what came before it, and what both ends look like.
///
/// Everything beside `events` may be left out; then less is said, never something that was not seen.
package struct Happening: Sendable {
  /// What the line caused, in order.
  package var events: [TimelineEvent]
  /// What happened before it, from the start of the session.
  package var history: ArraySlice<TimelineEvent>
  /// Both ends of each of the reader's sockets before the line ran.
  package var before: [EndpointPair]
  /// Both ends of each of the reader's sockets after the line ran, or now, while a call waits.
  package var after: [EndpointPair]
  /// The exception that ended the line.
  package var exception: RaisedException?
  /// The call that has not returned, while one waits, or that would wait for ever.
  package var waiting: WaitingCall?
  /// The variables that hold the reader's sockets, by descriptor.
  package var names: [Int32: String]
  /// The lines typed so far; this one is found by its events, or is the last.
  package var lines: [TypedLine]
  /// The Python calls of this line, where they are known.
  package var pythonCalls: [PythonCall]
  /// Where typed hosts led, for this line and earlier ones.
  package var routes: [RouteNote]
  /// The variables that hold files with bytes that were written and not sent, and how many.
  package var unsent: [String: Int] = [:]
  /// The first of them.
  var unsentFile: (name: String, count: Int)? {
    unsent.min { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
  /// The variables that held the reader's sockets before the line, by descriptor.
  package var namesBefore: [Int32: String] = [:]
  /// The variables that hold closed sockets after the line.
  package var closedNames: [String: HeldSocket] = [:]
  /// Both ends as they were when the kernel was asked last before the line: for their addresses alone.
  package var known: [EndpointPair] = []

  /// The facts of a typed line.
  package init(
    events: [TimelineEvent], history: [TimelineEvent] = [], before: [EndpointPair] = [],
    after: [EndpointPair] = [], exception: RaisedException? = nil, waiting: WaitingCall? = nil,
    names: [Int32: String] = [:], lines: [TypedLine] = [], pythonCalls: [PythonCall] = [],
    routes: [RouteNote] = []
  ) {
    self.events = events
    self.history = history[...]
    self.before = before
    self.after = after
    self.exception = exception
    self.waiting = waiting
    self.names = names
    self.lines = lines
    self.pythonCalls = pythonCalls
    self.routes = routes
  }
}

extension Happening {
  /// All events up to the end of the line, in order, without a copy of them.
  var record: FlattenSequence<[ArraySlice<TimelineEvent>]> { [history, events[...]].joined() }

  /// The line that caused the events; the last one where none of them tells.
  var line: TypedLine? {
    guard let first = events.first?.id.index else { return lines.last }
    return lines.first { $0.events.contains(first) } ?? lines.last
  }
}
