internal import Locks
package import Sockets
internal import Timeline

/// Our own names and addresses: what stands between a typed host and a peer on this machine.
///
/// In plain loopback each host has an address of its own in 127.0.0.0/8 (127.0.0.1 where the machine
/// has no other), and (address, well-known port) leads to the free port on which the peer listens.
/// No network is ever asked.
package final class NameTable: HostResolver {
  /// A peer that can be reached.
  struct Entry: Sendable {
    /// The peer's name.
    var peer: String
    /// The names that lead to it, in lower case.
    var hosts: [String]
    /// The address that stands for it in the lab; nil where it is this machine's own.
    var labAddress: UInt32?
    /// The port that is typed.
    var port: UInt16
    /// Where it really listens.
    var listening: SocketAddress

    /// The address that its names have here.
    var address: UInt32 { listening.host ?? NameTable.localhost }
  }

  /// 127.0.0.1.
  static let localhost: UInt32 = 0x7F00_0001
  private let entries = Guarded<[Entry]>([])
  private let wanted = Guarded<(@Sendable (String) -> Void)?>(nil)
  private let machine = ThisMachine()

  /// A table without peers.
  package init() {}

  package func address(of name: String) -> UInt32? {
    let host = NameTable.normal(name)
    switch host {
    case "": return 0
    case "<broadcast>": return 0xFFFF_FFFF
    case "localhost": return NameTable.localhost
    default: break
    }
    let ours = entries.withLock { $0.last { $0.hosts.contains(host) }?.address }
    return ours ?? DottedNumbers.address(of: host) ?? machine.address(of: host)
  }

  package func name(of address: UInt32) -> String? {
    if address == NameTable.localhost { return "localhost" }
    return entries.withLock { entries in
      entries.first { $0.address == address || $0.labAddress == address }?.hosts.first
    }
  }

  package func route(host: UInt32, port: UInt16) -> Route {
    let route = entries.withLock { NameTable.route(host: host, port: port, in: $0) }
    if let peer = route.peer { wanted.withLock { $0 }?(peer) }
    return route
  }

  /// Whom to tell when a connection to a peer is about to be made, so that the peer can be ready.
  func whenWanted(_ body: @escaping @Sendable (String) -> Void) {
    wanted.withLock { $0 = body }
  }

  /// Adds a peer; it comes before the ones that have the same name or port.
  func add(_ entry: Entry) {
    var entry = entry
    entry.hosts = entry.hosts.map(NameTable.normal)
    entries.withLock { $0.append(entry) }
  }

  /// Removes a peer.
  func remove(peer: String) {
    entries.withLock { $0.removeAll { $0.peer == peer } }
  }

  /// Removes all peers.
  func removeAll() {
    entries.withLock { $0 = [] }
  }

  /// The addresses that a host's name has already: in the lab and here.
  func known(host: String) -> (lab: UInt32?, here: UInt32)? {
    let host = NameTable.normal(host)
    return entries.withLock { entries in
      entries.last { $0.hosts.contains(host) }.map { ($0.labAddress, $0.address) }
    }
  }

  private static func route(host: UInt32, port: UInt16, in entries: [Entry]) -> Route {
    let typed = SocketAddress.ipv4(host: host, port: port)
    if let entry = entries.last(where: { $0.answers(host: host) && $0.port == port }) {
      return Route(
        address: entry.listening, peer: entry.peer, isMapped: entry.listening != typed)
    }
    if let entry = entries.last(where: { $0.listening == typed }) {
      return Route(address: typed, peer: entry.peer)
    }
    // The host is ours and nobody answers at this port: the kernel refuses, at the address that
    // stands for the host here.
    if let entry = entries.last(where: { $0.labAddress == host }) {
      let address = SocketAddress.ipv4(host: entry.address, port: port)
      return Route(address: address, isMapped: address != typed)
    }
    return Route(address: typed)
  }

  private static func normal(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.hasSuffix(".") && lower.count > 1 ? String(lower.dropLast()) : lower
  }
}

extension NameTable.Entry {
  fileprivate func answers(host: UInt32) -> Bool {
    address == host || labAddress == host
  }
}
