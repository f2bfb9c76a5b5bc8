/// Why a peer or a visitor cannot be had.
package enum HallError: Error, Hashable, Sendable {
  /// The peer's listening socket cannot be made: the call and its errno.
  case cannotListen(call: String, errno: Int32)
  /// The host of a visitor is no name of ours and no address.
  case unknownHost(String)
  /// The port is not between 1 and 65535.
  case badPort(Int)
  /// The system has no more threads.
  case noThread
}

extension HallError: CustomStringConvertible {
  /// What happened, and one thing to try, in plain sentences.
  package var description: String {
    switch self {
    case .cannotListen(let call, let errno):
      "The peer has no listening socket: \(call) failed with errno \(errno). Close some programs."
    case .unknownHost(let host):
      "\"\(host)\" is no name that is known here. Try localhost."
    case .badPort(let port):
      "\(port) is no port. A port is a number from 1 to 65535."
    case .noThread:
      "The system starts no more threads. Close some programs and try again."
    }
  }
}
