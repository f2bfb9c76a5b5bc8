internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension PosixKernel {
  /// Waits until a descriptor that is no socket of the reader's, such as standard input, has something to read.
  ///
  /// False where the reader's main thread is interrupted meanwhile. It leaves no event: it is no call of the program's.
  package func untilReadable(_ descriptor: Int32) -> Bool {
    let caller = Caller(actor: .reader, thread: 0)
    let call = SystemCall.poll(
      [PollEntry(fd: descriptor, events: Int16(POLLIN))], milliseconds: nil)
    while true {
      let errno = board.holding(call, by: caller, at: recorder.now) {
        let result = RealCalls.perform(call, .none)
        let isWanted = result.errno == EINTR && board.isRequested(caller)
        return (isWanted ? nil : result.errno, result.errno == EINTR)
      }
      guard let errno = errno ?? nil else { return false }
      if errno != EINTR { return true }
    }
  }
}
