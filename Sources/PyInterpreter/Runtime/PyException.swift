/// What travels when Python code raises, or when its run is ended from outside.
///
/// `raised` is what `except` can catch. `stopped` cannot be caught; `finally` blocks and `__exit__`
/// methods do not run for it, because the session or the turn is over.
package struct PyException: Error {
  /// The two things that can travel.
  package enum Cause {
    /// A Python exception.
    case raised(PyExceptionObject)
    /// The end of the run.
    case stopped(StopSignal)
  }

  /// What travels.
  ///
  /// It never leaves the thread that holds the interpreter lock.
  nonisolated(unsafe) package let cause: Cause

  init(_ cause: Cause) { self.cause = cause }

  /// Raises an exception object.
  package static func raised(_ object: PyExceptionObject) -> PyException {
    object.isRaised = true
    return PyException(.raised(object))
  }

  /// The exception, nil for a stop.
  package var object: PyExceptionObject? {
    if case .raised(let object) = cause { object } else { nil }
  }

  /// The stop, nil for an exception.
  package var stop: StopReason? {
    if case .stopped(let signal) = cause { signal.reason } else { nil }
  }
}

extension PyException {
  /// Whether it was asked for from outside: Ctrl-C, or the end of the run.
  var isFromOutside: Bool { stop != nil || object?.type === Types.keyboardInterrupt }
}

/// Why a run was ended without Python's consent.
package enum StopReason: Sendable, Hashable {
  /// The step budget is used up.
  case stepBudget
  /// More output was written than the limits allow.
  case outputLimit
  /// The call would wait for ever; the text names it.
  case waitsForever(String)
  /// The call, which the text names, has told of the end of a stream again and again.
  case spins(String)
  /// So many calls were made that the record of them would fill the memory.
  case tooManyCalls(Int)
  /// It ran longer than so many seconds, which is all that it has.
  case outOfTime(Int)
  /// An effect was asked for where only pure evaluation is allowed.
  case notPure(String)
  /// The session is being closed.
  case sessionEnding
}

/// A boxed `StopReason`, so that the error stays one word.
package final class StopSignal {
  /// Why.
  package let reason: StopReason

  /// A signal to throw.
  package init(_ reason: StopReason) { self.reason = reason }
}

/// The common exceptions.
///
/// Each takes the place where it is written, for `Reach` alone: release builds have no use for it.
extension PyException {
  /// An exception of a class with one message argument.
  package static func make(
    _ type: PyType, _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException {
    make(type, arguments: [.string(message)], file, line)
  }

  /// An exception of a class with any arguments.
  package static func make(
    _ type: PyType, arguments: [Value], _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException {
    Reach.noteRaise(file, line)
    return .raised(PyExceptionObject(type: type, arguments: arguments))
  }

  /// Ends the run; Python code cannot catch it.
  package static func stop(_ reason: StopReason) -> PyException {
    PyException(.stopped(StopSignal(reason)))
  }

  /// A `TypeError`.
  package static func typeError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.typeError, message, file, line) }

  /// A `ValueError`.
  package static func valueError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.valueError, message, file, line) }

  /// An `AttributeError`.
  package static func attributeError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.attributeError, message, file, line) }

  /// A `NameError`.
  package static func nameError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.nameError, message, file, line) }

  /// An `IndexError`.
  package static func indexError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.indexError, message, file, line) }

  /// An `OverflowError`.
  package static func overflowError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.overflowError, message, file, line) }

  /// A `ZeroDivisionError`.
  package static func zeroDivision(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.zeroDivisionError, message, file, line) }

  /// A `RuntimeError`.
  package static func runtimeError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.runtimeError, message, file, line) }

  /// A `BufferError`.
  package static func bufferError(
    _ message: String, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.bufferError, message, file, line) }

  /// A `KeyError`, whose argument is the key itself.
  package static func keyError(
    _ key: Value, _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.keyError, arguments: [key], file, line) }

  /// A `MemoryError`, without a message as CPython's.
  package static func memoryError(
    _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException { make(Types.memoryError, arguments: [], file, line) }

  /// A `RecursionError`; `place` is what CPython appends: ` while calling a Python object`.
  package static func recursionError(
    _ place: String = "", _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException {
    make(Types.recursionError, "maximum recursion depth exceeded\(place)", file, line)
  }

  /// The `OSError` subclass of an errno, with `(errno, message)` as arguments.
  package static func os(
    _ number: Int32, _ message: String, filename: String? = nil,
    _ file: StaticString = #fileID, _ line: Int = #line
  ) -> PyException {
    var arguments: [Value] = [.int(Int(number)), .string(message)]
    if let filename { arguments.append(.string(filename)) }
    return make(Types.osErrorType(for: Int(number)), arguments: arguments, file, line)
  }

  /// Whether the exception is of this class or a subclass; false for a stop.
  package func matches(_ type: PyType) -> Bool { object?.type.isSubclass(of: type) ?? false }
}

/// One line of a traceback.
package struct TracebackEntry: Sendable, Hashable {
  /// The file, as in `File "..."`.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The function, `<module>` for the top level.
  package let function: String
}

/// An exception object.
public final class PyExceptionObject: PyObject {
  /// `args`.
  package final var arguments: [Value]
  /// `__cause__`, set by `raise … from`.
  package final var cause: PyExceptionObject?
  /// `__context__`: what was being handled when this was raised.
  package final var context: PyExceptionObject?
  /// `__suppress_context__`.
  package final var suppressesContext = false
  /// Whether it was raised, and its traceback not taken away since.
  final var isRaised = false
  /// Whether `__context__` was settled where it was raised; else it is where it is caught.
  final var hasContextSettled = false
  /// Where it passed, innermost first.
  package final var traceback: [TracebackEntry] = []
  /// `__notes__`.
  final var notes: [Value] = []
  /// The name that was not found, of errors that the interpreter itself raised.
  final var missed: MissedName?

  /// An exception of a class; `OSError` itself is made into the subclass of its errno.
  package init(type: PyType, arguments: [Value]) {
    self.arguments = arguments
    var type = type
    if type === Types.osError, arguments.count >= 2, let number = arguments[0].asInt {
      type = Types.osErrorType(for: number)
    }
    super.init(kind: .exception, type: type)
  }

  deinit {
    guard let context else { return }
    ReleaseQueue.nested {
      self.context = nil
    } deferred: {
      ReleaseQueue.adopt([.object(context)])
    }
  }
}
