internal import FoundationEssentials
package import Peers

/// The peers that can be served: name, port, and what each does.
package struct ServeList {
  private let peers: [ServedPeer]
  private let mayLosePackets: Bool

  /// The list for this user.
  package init(_ peers: [ServedPeer] = ServedPeer.all, mayLosePackets: Bool) {
    self.peers = peers
    self.mayLosePackets = mayLosePackets
  }

  /// The list for people.
  package var text: String {
    var lines = ["name".padded(to: 14) + "port  what it does"]
    for peer in peers {
      lines.append(peer.name.padded(to: 14) + "\(peer.port)  \(peer.summary)")
    }
    let needy = peers.filter { !$0.packetVerbs.isEmpty }.map(\.name)
    if !mayLosePackets, !needy.isEmpty {
      lines += [
        "", "\(needy.joined(separator: ", ")): only an administrator works on packets here,",
      ]
      lines.append("and substitutes show as much as can be shown.")
    }
    return lines.joined(separator: "\n")
  }

  /// The list for programs, one object a line.
  package var json: String {
    struct Entry: Encodable {
      var service: String
      var aliases: [String]
      var port: UInt16
      var summary: String
      var substitutes: [String]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return peers.compactMap { peer in
      let entry = Entry(
        service: peer.name, aliases: peer.aliases, port: peer.port, summary: peer.summary,
        substitutes: mayLosePackets ? [] : peer.packetVerbs)
      return (try? encoder.encode(entry)).map { String(decoding: $0, as: UTF8.self) }
    }.joined(separator: "\n")
  }
}
