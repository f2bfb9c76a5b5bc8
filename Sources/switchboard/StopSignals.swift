internal import Sockets
internal import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The signals that end a server: Ctrl-C, SIGTERM, and the terminal's end.
enum StopSignals {
  /// Keeps them off the calling thread and those that it starts.
  static func block() {
    var set = signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Calls the closure at the first of them, with the status that it stands for; a second one ends the process.
  static func wait(_ body: @escaping @Sendable (ExitStatus) -> Void) {
    let thread = NativeThread(name: "signals") {
      var set = signals
      var number: Int32 = 0
      guard sigwait(&set, &number) == 0 else { return }
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      body(number == SIGINT ? .interrupted : .ok)
      while true { pause() }
    }
    thread?.detach()
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
    return set
  }
}
