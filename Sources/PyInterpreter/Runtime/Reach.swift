internal import Locks
internal import Synchronization

/// What running programs reach: the natives that they call and the places where Swift code raises.
///
/// Noted in debug builds only, and only once a test has asked for it; release builds have empty functions here.
package enum Reach {
  /// What was noted so far.
  package struct Notes: Sendable {
    /// The natives that exist: `len`, `list.append`, `socket.socket.send`.
    package var natives: Set<String> = []
    /// Those of them that were called.
    package var called: Set<String> = []
    /// The places where an exception was made: `PyInterpreter/Codecs.swift:12`.
    package var raised: Set<String> = []
  }

  #if DEBUG
  private static let isNoting = Atomic(false)
  private static let notes = Guarded(Notes())

  /// Begins to note; before the first interpreter is made, so that every native is known.
  package static func begin() { isNoting.store(true, ordering: .releasing) }

  /// What was noted since `begin`.
  package static var sofar: Notes { notes.withLock { $0 } }

  static func noteRaise(_ file: StaticString, _ line: Int) {
    guard isNoting.load(ordering: .acquiring) else { return }
    notes.withLock { _ = $0.raised.insert("\(file):\(line)") }
  }

  /// The body of a native that notes each call.
  static func noting(_ name: String, _ body: @escaping NativeFunction) -> NativeFunction {
    guard isKnown(name) else { return body }
    return { (arguments: Arguments, cx: Context) throws(PyException) -> Value in
      notes.withLock { _ = $0.called.insert(name) }
      return try body(arguments, cx)
    }
  }

  /// The getter of an attribute that notes each use.
  static func noting(
    _ name: String, reading body: @escaping (Value, Context) throws(PyException) -> Value
  ) -> (Value, Context) throws(PyException) -> Value {
    guard isKnown(name) else { return body }
    return { (value: Value, cx: Context) throws(PyException) -> Value in
      notes.withLock { _ = $0.called.insert(name) }
      return try body(value, cx)
    }
  }

  /// The setter of an attribute that notes each use.
  static func noting(
    _ name: String, writing body: @escaping (Value, Value, Context) throws(PyException) -> Void
  ) -> (Value, Value, Context) throws(PyException) -> Void {
    guard isKnown(name) else { return body }
    return { (value: Value, new: Value, cx: Context) throws(PyException) in
      notes.withLock { _ = $0.called.insert(name) }
      try body(value, new, cx)
    }
  }

  /// Takes a native into the list; false while nothing is noted.
  private static func isKnown(_ name: String) -> Bool {
    guard isNoting.load(ordering: .acquiring) else { return false }
    notes.withLock { _ = $0.natives.insert(name) }
    return true
  }
  #else
  @inline(__always) static func noteRaise(_ file: StaticString, _ line: Int) {}

  @inline(__always) static func noting(
    _ name: @autoclosure () -> String, _ body: @escaping NativeFunction
  ) -> NativeFunction { body }
  #endif
}
