internal import Explaining
internal import PyInterpreter
package import Timeline

/// A Python value as it was after a line: plain data that outlives the interpreter's objects.
package struct Glimpse: Hashable, Sendable {
  /// What `repr` gives, bounded.
  package var repr: String
  /// The class's name.
  package var typeName: String

  /// The value itself where it is simple.
  var plain: Plain

  /// A value by its repr and its class.
  package init(repr: String, typeName: String) {
    self.repr = repr
    self.typeName = typeName
    plain = .str(repr)
  }

  init(_ record: Record) {
    repr = record.repr
    typeName = record.typeName
    plain = Plain(record)
  }
}

/// How a line or block came out.
package enum TurnEnding: Hashable, Sendable {
  /// It ran to its end; the value that the prompt echoes, nil for None and for statements.
  case completed(Glimpse?)
  /// It raised an exception that nothing caught.
  case raised(Raised)
  /// It is no Python, or none that is supported: the message's last line and our own diagnostic.
  case refused(lastLine: String, diagnostic: String)
  /// It met a call that nothing could have ended, and was stopped there.
  case waitsForever(call: String)
  /// Ctrl-C ended it.
  case interrupted
  /// A limit of the session ended it; which.
  case stopped(String)
  /// It asked to leave: SystemExit with this status.
  case exited(Int32)
}

/// An exception as the reader saw it.
package struct Raised: Hashable, Sendable {
  /// The class's name.
  package var typeName: String
  /// The traceback's last line, CPython's own.
  package var lastLine: String
  /// The whole traceback.
  package var traceback: [String]
  /// The line of the typed block that raised it, from 1; 0 where it is not known.
  package var line: Int
  /// The function that this line is part of; nil at the top level.
  package var function: String?
  /// What `str()` of it gives.
  package var message: String
  /// The errno that it carries, where it is an OSError with one.
  package var errno: Int32?
  /// Whether a socket's method refused its argument.
  package var isSocketRefusal = false
}

/// One line or block that was run, with everything that happened: what is explained, graded, shown and saved.
package struct Turn: Sendable {
  /// What was run.
  package var source: String
  /// How it came out.
  package var ending: TurnEnding
  /// What it printed: standard output and the echo, in order.
  package var output: String
  /// Where its events begin in the recorder.
  package var firstEvent: Int
  /// What happened while it ran.
  package var events: [TimelineEvent]
  /// Whether Ctrl-C ended a wait that nothing else could have ended.
  package var waitedInVain = false
  /// The variables that held the reader's sockets before it ran, by descriptor.
  package var namesBefore: [Int32: String] = [:]

  /// The reader's own calls, in order.
  package var calls: [CallEvent] {
    events.compactMap { event in
      guard case .call(let call) = event, call.actor == .reader else { return nil }
      return call
    }
  }

  /// The name of the exception that ended it, `WaitsForever` for a call that would wait for ever; nil for none.
  package var errorName: String? {
    switch ending {
    case .raised(let raised): raised.typeName
    case .refused(let lastLine, _): String(lastLine.prefix { $0 != ":" })
    case .waitsForever: "WaitsForever"
    case .interrupted: waitedInVain ? "WaitsForever" : "KeyboardInterrupt"
    case .exited: "SystemExit"
    case .stopped: "Stopped"
    case .completed: nil
    }
  }

  /// The same as Python shows it: with its module, where that is not the builtins' own.
  var shownErrorName: String? {
    guard case .raised(let raised) = ending else { return errorName }
    let shown = raised.lastLine.prefix { $0 != ":" }
    return shown.hasSuffix("." + raised.typeName) ? String(shown) : raised.typeName
  }

  /// Whether it was ended while it waited or worked on: by Ctrl-C, or because nothing could end the wait.
  package var wasStopped: Bool {
    switch ending {
    case .interrupted, .waitsForever: true
    case .completed, .raised, .refused, .stopped, .exited: false
    }
  }

  /// Whether an exception ended it.
  package var hasRaised: Bool {
    if case .raised = ending { true } else { false }
  }

  /// Whether bytes or a connection came to it.
  var takesFromSocket: Bool {
    calls.contains { call in
      guard case .returned = call.outcome else { return false }
      return ["recv", "recvmsg", "accept"].contains(call.methodName)
    }
  }

  /// Whether it ran to its end.
  package var isCompleted: Bool {
    if case .completed = ending { true } else { false }
  }
}

extension Turn {
  /// Its value as plain data, for rules: texts, bytes, numbers and tuples of these; None for all else.
  var value: Plain {
    guard case .completed(let glimpse?) = ending else { return .none }
    return glimpse.plain
  }

  /// Its value as it was echoed; nil for None, for statements, and where it did not end normally.
  var glimpse: Glimpse? {
    if case .completed(let glimpse) = ending { glimpse } else { nil }
  }

  /// The call that would have waited for ever, where one ended the turn.
  var foreverWait: WaitingCall? {
    guard case .waitsForever = ending, let call = calls.last else { return nil }
    return WaitingCall(
      call: call.call, aim: call.aim, line: call.line, since: call.started, isForever: true)
  }

  /// Whether a wait ended it: one for ever, one that Ctrl-C cut short, one that came to its time limit.
  var endedInWait: Bool {
    switch ending {
    case .waitsForever, .interrupted: true
    case .raised(let raised): raised.typeName == "TimeoutError"
    case .completed, .refused, .exited, .stopped: false
    }
  }

  /// Whether it ended well without anything to be seen: nothing printed, nothing called.
  var leavesNoTrace: Bool { isCompleted && output.isEmpty && events.isEmpty }

  /// The last line of what went wrong, nil when nothing did.
  var lastLine: String? {
    switch ending {
    case .completed: nil
    case .raised(let raised): raised.lastLine
    case .refused(let lastLine, _): lastLine
    case .waitsForever(let call): "\(call) would wait for ever"
    case .interrupted: "KeyboardInterrupt"
    case .exited(let status): "SystemExit: \(status)"
    case .stopped(let reason): reason
    }
  }
}
