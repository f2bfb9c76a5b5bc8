/// Why a peer or a visitor cannot be had.
package enum HallError: Error, Hashable, Sendable {
  /// The peer's listening socket cannot be made: the call and its errno.
  case cannotListen(call: String, errno: Int32)
  /// The host of a visitor is no name of ours and no address.
  case unknownHost(String)
  /// The port is not between 1 and 65535.
  case badPort(Int)
  /// Nobody goes by this name; the nearest one that does.
  case unknownPeer(String, nearest: String?)
  /// The peer plays no script, so that it takes no verbs.
  case noScript(String)
  /// Nobody is connected to the peer.
  case nobodyConnected(String)
  /// The peer could not do the verb in time.
  case notDone(String, verb: String)
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
    case .unknownPeer(let name, let nearest):
      "Nobody is called \"\(name)\" here. "
        + (nearest.map { "Try \($0)." } ?? "`:peers` lists who is there.")
    case .noScript(let name):
      "\(name) does one thing and takes no verbs. Try one that plays a script, such as silent."
    case .nobodyConnected(let name):
      "Nobody is connected to \(name). Connect to it first."
    case .notDone(let name, let verb):
      "\(name) could not do `\(verb)`: it is busy. Receive what it sends, and try again."
    case .noThread:
      "The system starts no more threads. Close some programs and try again."
    }
  }
}
