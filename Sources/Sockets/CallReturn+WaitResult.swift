#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension CallReturn {
  /// The return of futex(2) for a wait that ended so.
  init(_ result: WaitResult) {
    switch result {
    case .satisfied: self.init(value: 0)
    case .timedOut: self.init(value: -1, errno: ETIMEDOUT)
    case .interrupted: self.init(value: -1, errno: EINTR)
    }
  }
}
