package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A connection by its two addresses, and the name that the reader's program had for it.
package struct KnownConnection: Hashable, Sendable {
  /// The reader's end.
  package var local: SocketAddress
  /// The other end.
  package var remote: SocketAddress
  /// The reader's name for the socket.
  package var name: String?

  /// A connection by its two addresses.
  package init(local: SocketAddress, remote: SocketAddress, name: String? = nil) {
    self.local = local
    self.remote = remote
    self.name = name
  }
}

/// Joins both ends of the reader's connections, each as the kernel reports it at this moment.
package struct Endpoints: Sendable {
  /// Where the states come from.
  package let table: SocketTable

  /// An observer that reads a table of sockets.
  package init(table: SocketTable = SocketTable()) {
    self.table = table
  }

  /// Both ends of every socket of the reader, in the order of the descriptors; about 20 µs a connection.
  ///
  /// `readerDescriptors` gives each descriptor the reader's name for it. `peers` tells whose an address is: where a
  /// peer listens, or the visitor's own end. `closed` are connections that the reader has closed: the kernel may keep
  /// their ends for a while (FIN_WAIT2, TIME_WAIT), and the peer's end stays until the peer closes it. `remotes` tells
  /// where the reader's open sockets were connected to: a socket whose connection is over does not know it any more.
  package func observe(
    readerDescriptors: [Int32: String], peers: [SocketAddress: Actor] = [:],
    closed: [KnownConnection] = [], remotes: [Int32: SocketAddress] = [:]
  ) -> [EndpointPair] {
    look(readerDescriptors, peers, closed, remotes).pairs
  }

  /// Both ends, once nothing changes by itself any more, but after at most 60 ms.
  ///
  /// A closing handshake or an acknowledgement that is on its way needs some milliseconds; without one this is as fast
  /// as `observe`.
  package func settled(
    readerDescriptors: [Int32: String], peers: [SocketAddress: Actor] = [:],
    closed: [KnownConnection] = [], remotes: [Int32: SocketAddress] = [:],
    within milliseconds: Int = 60
  ) -> [EndpointPair] {
    let end = Endpoints.clock() + Int64(milliseconds) * 1_000_000
    while true {
      let (pairs, transient) = look(readerDescriptors, peers, closed, remotes)
      if !transient || Endpoints.clock() >= end { return pairs }
      // The kernel tells nobody when a state changes: it can only be asked again.
      usleep(1000)
    }
  }

  private func look(
    _ descriptors: [Int32: String], _ peers: [SocketAddress: Actor], _ closed: [KnownConnection],
    _ remotes: [Int32: SocketAddress]
  ) -> (pairs: [EndpointPair], transient: Bool) {
    var view = View(table: table, peers: peers)
    for (fd, name) in descriptors.sorted(by: { $0.key < $1.key }) {
      view.add(descriptor: fd, name: name, connectedTo: remotes[fd] ?? .none)
    }
    for connection in closed { view.add(closed: connection) }
    view.nameOwnEnds()
    return (view.pairs, view.isTransient)
  }

  private static func clock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
