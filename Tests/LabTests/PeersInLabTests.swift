import Foundation
import Lab
import Peers
import Sockets
import Testing
import Timeline

/// The built-in peers live on a host of their own, at the addresses and ports that are typed.
@Suite(.enabled(if: Program.hasLab))
struct PeersInLabTests {
  private func hall(_ bench: Bench) -> PeerHall {
    let network = bench.network
    return PeerHall(
      kernel: bench.kernel, board: bench.kernel.board,
      network: PeerNetwork(
        factory: network.peersFactory, readersFactory: network.readersFactory,
        hasTrueNames: network.hasTrueNames, addAddress: { network.add(address: $0) }))
  }

  @Test
  func `every built-in peer listens where its name says`() {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    #expect(hall.descriptions.count > 10)
    for peer in hall.descriptions {
      #expect(peer.listening == peer.typed)
      #expect((peer.typed.host ?? 0) >> 8 == 0xCB_0071)
    }
    #expect(hall.names.address(of: "www.python.org") == 0xCB00_7150)
    let route = hall.names.route(host: 0xCB00_7150, port: 80)
    #expect(route == Route(address: address("203.0.113.80", 80), peer: "www.python.org"))
  }

  @Test
  func `a reader's server at port 80 does not meet the site at port 80`() {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    let (server, client) = (bench.stream(), bench.stream())
    #expect(bench.call(.bind(fd: server, address: address("0.0.0.0", 80))).errno == 0)
    #expect(bench.call(.listen(fd: server, backlog: 5)).errno == 0)
    _ = hall.names.route(host: 0xCB00_7150, port: 80)
    #expect(bench.call(.connect(fd: client, address: address("203.0.113.80", 80))).errno == 0)
    #expect(hall.facts(of: "visitor").connections == 0)
    #expect(
      bench.call(.getsockname(fd: client)).detail.host == LabAddresses.readersHost)
    for fd in [server, client] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `a scripted peer with a public address of its own answers there`() throws {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    try hall.add(
      PeerScript([.accept, .close]), name: "far", host: "151.101.0.223", port: 443)
    let client = bench.stream()
    let place = address("151.101.0.223", 443)
    #expect(bench.call(.connect(fd: client, address: place)).errno == 0)
    #expect(bench.call(.getpeername(fd: client)).detail == .address(place))
    _ = bench.call(.close(fd: client))
  }

  @Test
  func `a visitor calls at the reader's server`() throws {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    let server = bench.stream()
    _ = bench.call(.bind(fd: server, address: address("0.0.0.0", 80)))
    _ = bench.call(.listen(fd: server, backlog: 5))
    try hall.visit(port: 80)
    let accepted = bench.call(.accept(fd: server, flags: 0))
    #expect(accepted.errno == 0)
    #expect(accepted.detail.host == 0x7F00_0001)
    for fd in [server, Int32(accepted.value)] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `a visitor from outside has the peers' address`() throws {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    let server = bench.stream()
    _ = bench.call(.bind(fd: server, address: address("0.0.0.0", 8080)))
    _ = bench.call(.listen(fd: server, backlog: 5))
    try hall.visit(host: "203.0.113.1", port: 8080)
    let accepted = bench.call(.accept(fd: server, flags: 0))
    #expect(accepted.errno == 0)
    #expect(accepted.detail.host == 0xCB00_7102)
    for fd in [server, Int32(accepted.value)] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `after a reset the peers are in the new network`() throws {
    let bench = Bench()
    let hall = hall(bench)
    defer { hall.shutdown() }
    for _ in 0..<5 {
      let network = bench.network
      network.renew()
      hall.reset(
        to: PeerNetwork(
          factory: network.peersFactory, readersFactory: network.readersFactory,
          hasTrueNames: network.hasTrueNames, addAddress: { network.add(address: $0) }))
      let client = bench.stream()
      _ = hall.names.route(host: 0xCB00_7107, port: 7)
      #expect(bench.call(.connect(fd: client, address: address("203.0.113.7", 7))).errno == 0)
      _ = bench.call(.close(fd: client))
    }
  }
}

extension CallDetail {
  /// The host of the address that a call gave back.
  var host: UInt32? {
    if case .address(let address) = self { address.host } else { nil }
  }
}
