/// A built-in peer as `switchboard serve` offers it to other programs: on 127.0.0.1, at a port of its own.
package struct ServedPeer: Sendable {
  /// Its short name, `echo`.
  package var name: String
  /// Other names that are understood for it, `www.python.org`.
  package var aliases: [String]
  /// The port where nothing else is asked for.
  package var port: UInt16
  /// What it does, in one sentence.
  package var summary: String
  /// The verbs of its script that work on packets: only an administrator's come out so, others' are substitutes.
  package var packetVerbs: [String]
  let behaviour: BuiltInPeer.Behaviour

  /// Where the default ports begin: each is this plus the peer's number.
  private static let firstPort: UInt16 = 7000

  init(_ peer: BuiltInPeer) {
    switch peer.behaviour {
    case .service(let kind): name = kind.rawValue
    case .script: name = peer.name
    }
    let short = name
    aliases = ([peer.name] + peer.hosts).filter { $0 != short }
    port = ServedPeer.firstPort + UInt16(truncatingIfNeeded: peer.number)
    summary = peer.summary
    behaviour = peer.behaviour
    packetVerbs = peer.substitutedVerbs
  }

  /// Every built-in peer.
  package static let all = BuiltInPeer.all.map(ServedPeer.init)

  /// The peer that goes by this name, by one of its other names, or by its host's name.
  package static func named(_ name: String) -> ServedPeer? {
    let name = name.lowercased()
    return all.first { $0.name == name } ?? all.first { $0.aliases.contains(name) }
  }

  /// The name of a peer that is nearly this one.
  package static func nearest(to name: String) -> String? {
    Nearness.nearest(to: name.lowercased(), in: all.map(\.name))
  }
}
