internal import CKernel
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Makes sockets in this process's network, confined to the loopback device unless the network was asked for.
package final class LocalSocketFactory: SocketFactory {
  private let network: Bool
  private let refused = Atomic<Bool>(false)

  /// A factory; with `network` its sockets may reach other machines.
  package init(network: Bool = false) {
    self.network = network
  }

  package var confinement: Confinement {
    if network { return .none }
    return refused.load(ordering: .relaxed) ? .loopbackAddress : .loopbackDevice
  }

  package func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32) {
    let made = ck_socket(family, type, `protocol`)
    guard made >= 0 else { return (-1, Int32(-made)) }
    let fd = Int32(made)
    let internet = family == AF_INET || family == AF_INET6
    if internet, !network, !refused.load(ordering: .relaxed), ck_bind_to_device(fd, "lo") < 0 {
      refused.store(true, ordering: .relaxed)
    }
    return (fd, 0)
  }
}
