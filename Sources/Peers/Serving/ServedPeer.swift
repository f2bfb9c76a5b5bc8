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
  /// The verb of its script for which the kernel wants an administrator's rights; nil where there is none.
  package var verbForAdministrators: String?
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
    if case .script(let script) = peer.behaviour {
      verbForAdministrators = script.firstLabVerb?.word
    }
  }

  /// Every built-in peer but one: a port whose queue is full lets no program of this machine in, and shows nothing.
  package static let all = BuiltInPeer.all.filter { $0.name != "full-backlog" }.map(ServedPeer.init)

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
