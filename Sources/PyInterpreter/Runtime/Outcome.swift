/// What came of running a piece of program; it can leave the interpreter's thread.
package enum Outcome: Sendable {
  /// It ran to its end. At the prompt: the value of the last expression that was echoed, nil without one.
  case completed(Record?)
  /// An exception was not caught.
  case raised(RaisedException)
  /// `sys.exit`, or `SystemExit` raised: the exit status, and what is to be said on standard error.
  case exited(status: Int32, message: String?)
  /// It was ended from outside, or by a limit.
  case stopped(StopReason)
}

/// An uncaught exception, as CPython would report it.
package struct RaisedException: Sendable {
  /// The class's name: `ConnectionRefusedError`.
  package let typeName: String
  /// The names of the class and its bases, for asking what it is a kind of.
  package let typeNames: [String]
  /// `str(exception)`.
  package let message: String
  /// The last line of the traceback, without newline: `ConnectionRefusedError: [Errno 111] Connection refused`.
  package let lastLine: String
  /// The whole traceback with its last line, each with a newline; chained exceptions included.
  package let report: String
  /// Where it passed, outermost first.
  package let traceback: [TracebackEntry]
  /// The line of the program where it was raised or last passed, 0 when unknown.
  package let line: Int
  /// `errno`, when it is an `OSError` that has one.
  package let errno: Int?
}
