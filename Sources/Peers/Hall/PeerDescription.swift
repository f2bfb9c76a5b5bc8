package import Timeline

/// A peer as the reader is told of it.
package struct PeerDescription: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// The names that may be typed for it; empty where an address alone is used.
  package var hosts: [String]
  /// The address for which its names stand here, and the port that is typed.
  package var typed: SocketAddress
  /// Where it really listens.
  package var listening: SocketAddress
  /// What it does, in one sentence.
  package var summary: String
  /// The verbs of its script that are shown by a substitute here, because there is no network of its own.
  package var substitutes: [String]
  /// Whether it is one of the built-in ones.
  package var isBuiltIn: Bool

  /// Where the name really leads, in one sentence.
  package var mapping: String {
    let host = hosts.first ?? typed.host.map(SocketAddress.dotted) ?? ""
    return "\(host):\(typed.port ?? 0) is our own \(name), on this machine at \(listening)."
  }
}
