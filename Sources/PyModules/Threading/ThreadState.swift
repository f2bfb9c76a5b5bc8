internal import PyInterpreter
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What is behind a `threading.Thread`; touched under the interpreter lock, save `over`.
final class ThreadState {
  var isInitialised = false
  var name = ""
  var isDaemon = false
  var target = Value.none
  var arguments = Value.none
  var keywords = Value.none
  var isStarted = false
  /// The number of its context, 0 before it is started.
  var number = 0
  /// Whether the thread is over: what `join` waits for.
  let over = Monitor(false)
  /// The thread's attributes of each `threading.local`, by its serial number.
  var locals: [Int: PyDict] = [:]

  /// Whether it runs.
  var isAlive: Bool { isStarted && !over.withState { $0 } }

  /// What `ident` and `get_ident()` give for a thread's number: like an address, never twice the same.
  static func identity(_ number: Int) -> Int { 139_999_999_995_712 - number * 8_392_704 }

  /// What `native_id` gives.
  static func nativeIdentity(_ number: Int) -> Int { Int(getpid()) + number - 1 }
}
