import CKernel
import Dispatch
import Locks
import Sockets

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A thread whose descriptors no other test's child process has copies of.
///
/// Foundation's `Process` closes the parent's descriptors one by one in the child before the program begins, which
/// takes milliseconds. So long a close in the parent ends nothing: the child's copy holds the socket open. A child
/// copies the table of the thread that started it, and not one that another thread has to itself.
enum ApartTable {
  struct Refused: Error {
    var errno: Int32
  }

  /// What the body gives on such a thread.
  ///
  /// The thread stays, because its table is known by its number.
  static func perform<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    let outcome = Guarded<Swift.Result<Result, Refused>>(.failure(Refused(errno: EAGAIN)))
    let thread = NativeThread(name: "apart") {
      let errno = ck_own_descriptor_table(-1)
      let made = errno == 0 ? .success(body()) : Swift.Result.failure(Refused(errno: errno))
      outcome.withLock { $0 = made }
      done.signal()
      while true { pause() }
    }
    guard let thread else { throw Refused(errno: EAGAIN) }
    thread.detach()
    done.wait()
    return try outcome.withLock { $0 }.get()
  }
}
