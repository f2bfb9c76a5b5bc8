import Foundation
import Lab
import Observing
import Sockets
import Testing
import Timeline

@Suite(.enabled(if: Program.hasLab))
struct LabTests {
  @Test
  func `names and ports are true: port 80 of a public address can be bound, and connected to`() {
    let bench = Bench()
    let (server, client) = (bench.peersStream(), bench.stream())
    let site = address("203.0.113.80", 80)
    #expect(bench.call(.bind(fd: server, address: site)).errno == 0)
    #expect(bench.call(.listen(fd: server, backlog: 1)).errno == 0)
    #expect(bench.call(.connect(fd: client, address: site)).errno == 0)
    #expect(bench.call(.getpeername(fd: client)).detail == .address(site))
    for fd in [server, client] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `a socket that listens on all addresses says 0.0.0.0`() {
    let bench = Bench()
    let server = bench.stream()
    #expect(bench.call(.bind(fd: server, address: address("0.0.0.0", 80))).errno == 0)
    #expect(bench.call(.getsockname(fd: server)).detail == .address(address("0.0.0.0", 80)))
    _ = bench.call(.close(fd: server))
  }

  @Test(arguments: ["8.8.8.8", "10.0.0.1", "192.168.0.1"])
  func `nothing leads out of it`(_ foreign: String) {
    let bench = Bench()
    let client = bench.stream()
    #expect(bench.call(.connect(fd: client, address: address(foreign, 80))).errno == ENETUNREACH)
    _ = bench.call(.close(fd: client))
  }

  @Test
  func `what listens on this machine is not there`() throws {
    let outside = Bench(.loopback)
    let server = outside.stream()
    _ = outside.call(.bind(fd: server, address: .loopback(0)))
    _ = outside.call(.listen(fd: server, backlog: 1))
    guard case .address(let place) = outside.call(.getsockname(fd: server)).detail else {
      Issue.record("no address")
      return
    }
    let inside = Bench()
    let client = inside.stream()
    #expect(inside.call(.connect(fd: client, address: place)).errno == ECONNREFUSED)
    _ = inside.call(.close(fd: client))
    _ = outside.call(.close(fd: server))
  }

  @Test
  func `an address can be added`() {
    let bench = Bench()
    let server = bench.peersStream()
    let place = address("151.101.0.223", 443)
    #expect(bench.call(.bind(fd: server, address: place)).errno == EADDRNOTAVAIL)
    #expect(bench.network.add(address: 0x9765_00DF))
    #expect(bench.call(.bind(fd: server, address: place)).errno == 0)
    _ = bench.call(.close(fd: server))
  }

  @Test
  func `a setting of its network can be changed, and a new lab does not have the change`() throws {
    let path = "/proc/sys/net/ipv4/tcp_fin_timeout"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let lab = Lab(Program.launch())
    #expect(lab.isBuilt)
    #expect(lab.set(.finTimeout, to: 1) == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
  }

  @Test
  func `a renewed network is empty`() {
    let bench = Bench()
    let old = bench.stream()
    _ = bench.call(.bind(fd: old, address: address("0.0.0.0", 80)))
    _ = bench.call(.listen(fd: old, backlog: 1))
    #expect(bench.network.table.all().count == 1)
    bench.network.renew()
    #expect(bench.network.isLab)
    #expect(bench.network.table.all().isEmpty)
    let new = bench.stream()
    #expect(bench.call(.bind(fd: new, address: address("0.0.0.0", 80))).errno == 0)
    for fd in [old, new] { _ = bench.call(.close(fd: fd)) }
  }

  @Test
  func `all steps work as an ordinary user`() throws {
    guard Program.canChangeUser else { return }
    let (output, status) = try Program.asOrdinaryUser("doctor", "--card")
    #expect(status == 0)
    #expect(output.hasPrefix("switchboard: tier A;"), "\(output)")
    #expect(output.hasSuffix("as an ordinary user; all steps work\n"))
  }

  @Test(arguments: [
    ("namespaces=1,own-packets=1", Tier.c), ("namespaces=28,own-packets=1,own-states=93", .d),
    ("user-maps=1,own-packets=1", .c), ("loopback=1,own-packets=1", .c),
    ("addresses=1,own-packets=1", .c), ("passing=24,own-packets=1", .c),
    ("connection=13,own-packets=1", .c), ("helper=11,own-packets=1", .c), ("packets=1", .c),
    ("filter=1", .b), ("repair=1", .b), ("settings=30", .a), ("", .a),
  ])
  func `a step that is refused decides the tier`(_ refusals: String, _ tier: Tier) {
    let network = SessionNetwork(.best(Program.launch(refusing: refusals), atMost: .a))
    #expect(network.tier == tier)
    let made = network.socket(family: AF_INET, type: Int32(SOCK_STREAM.rawValue), protocol: 0)
    #expect(made.errno == 0)
    close(made.fd)
    network.end()
  }

  @Test(arguments: Tier.allCases)
  func `a lower tier can be asked for`(_ tier: Tier) {
    let network = SessionNetwork(.best(Program.launch(), atMost: tier))
    #expect(network.tier == tier)
    #expect(network.hasTrueNames == (tier == .a))
    network.end()
  }

  @Test
  func `a lab leaves no descriptor behind`() throws {
    func count() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
    // Others' tests open and close meanwhile: the least difference of some rounds counts.
    let differences = try (0..<10).map { _ in
      let before = try count()
      do {
        let bench = Bench()
        _ = bench.call(.close(fd: bench.stream()))
        _ = bench.network.table
      }
      return try count() - before
    }
    #expect(differences.contains { $0 <= 0 })
  }
}
