import Locks
import Testing

@testable import PyInterpreter

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The thread that prepares a start.
struct DeafThreadTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `no signal that stops a server reaches it, and its starter hears as before`(
    _ signal: Int32
  ) throws {
    let before = Self.blocks(signal)
    let isBlocked = Guarded(false)
    let thread = try #require(
      NativeStack.startDeaf(stackBytes: 1 << 20) {
        isBlocked.withLock { $0 = Self.blocks(signal) }
      })
    pthread_join(thread, nil)
    #expect(isBlocked.withLock { $0 })
    #expect(Self.blocks(signal) == before)
  }

  /// Whether the calling thread blocks a signal.
  private static func blocks(_ signal: Int32) -> Bool {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    return sigismember(&mask, signal) == 1
  }
}
