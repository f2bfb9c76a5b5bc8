/// Why peers cannot be served.
package enum ServeProblem: Error, Hashable, Sendable {
  /// No built-in peer has this name; the nearest one, where one is near.
  case unknownPeer(String, nearest: String?)
  /// One port was asked for, and several peers.
  case onePortForMany(Int)
  /// The number is no port.
  case badPort(Int)
  /// The port is taken, as far as can be seen by this program.
  case portInUse(peer: String, port: UInt16, holder: PortHolder)
  /// The port is one of those below 1024, and this user may not have it.
  case portNotAllowed(UInt16, instead: UInt16)
  /// No descriptor is left for listening sockets.
  case outOfDescriptors(limit: Int)
  /// Another call failed.
  case cannotListen(call: String, errno: Int32)
  /// The system has no more threads.
  case noThread
}

/// Who holds a port, as far as this user may see.
package enum PortHolder: Hashable, Sendable {
  /// A program of this user.
  case program(name: String, id: Int32)
  /// A program of another user.
  case otherUser(id: UInt32)
  /// A connection that was closed not long ago.
  case oldConnection
  /// It cannot be seen.
  case unknown
}

extension ServeProblem: CustomStringConvertible {
  /// What happened, and one thing to try, in plain sentences.
  package var description: String {
    switch self {
    case .unknownPeer(let name, let nearest):
      "No built-in peer is called \"\(name)\". "
        + (nearest.map { "Try `--service \($0)`." } ?? "`switchboard serve --list` shows them all.")
    case .onePortForMany(let port):
      "Only one peer can have port \(port). Name it with `--service`, or use `--port 0`: each gets a free port."
    case .badPort(let port):
      "\(port) is no port. Use a number from 1 to 65535, or 0 for any free port."
    case .portInUse(let peer, let port, let holder):
      "Port \(port), for \(peer), is in use\(holder.clause). "
        + "Try `--port 0`: each peer gets a free port, and the port is told."
    case .portNotAllowed(let port, let instead):
      "Port \(port) is for administrators: the kernel keeps the ports below 1024 for them. "
        + "Try `--port \(instead)`."
    case .outOfDescriptors(let limit):
      "This program may have only \(limit) descriptors, too few to serve. Raise the limit with `ulimit -n 4096`."
    case .cannotListen(let call, let errno):
      "The peer has no listening socket: \(call) failed with errno \(errno). Close some programs."
    case .noThread:
      "The system starts no more threads. Close some programs and try again."
    }
  }
}

extension PortHolder {
  fileprivate var clause: String {
    switch self {
    case .program(let name, let id): ", by \(name) (process \(id))"
    case .otherUser(0): ", by a program of root"
    case .otherUser(let id): ", by a program of another user (user id \(id))"
    case .oldConnection: ", by a connection that was closed a moment ago"
    case .unknown: ", by a program that cannot be seen from here"
    }
  }
}
