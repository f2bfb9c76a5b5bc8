internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ck_address {
  /// The kernel's form of an address; family 0 for `.none`.
  init(_ address: SocketAddress) {
    self.init()
    switch address {
    case .ipv4(let host, let port):
      family = UInt16(AF_INET)
      self.host = host
      self.port = port
    case .unix(let path):
      family = UInt16(AF_UNIX)
      var path = path
      path.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          ck_address_set_path(&self, $0.baseAddress, UInt32($0.count))
        }
      }
    case .none:
      break
    }
  }

  /// The address as the timeline keeps it.
  var socketAddress: SocketAddress {
    switch Int32(family) {
    case AF_INET: .ipv4(host: host, port: port)
    case AF_UNIX: .unix(path: pathString)
    default: .none
    }
  }

  private var pathString: String {
    withUnsafePointer(to: self) { address in
      let bytes = UnsafeRawBufferPointer(
        start: ck_address_path(address), count: Int(path_length))
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
