import Sockets
import Testing
import Timeline

@testable import Peers

@Suite(.timeLimit(.minutes(4)))
struct NameTableTests {
  let bench = Bench()
  var names: NameTable { bench.hall.names }

  @Test func `each host of ours has an address of this machine`() throws {
    for peer in bench.hall.descriptions {
      for host in peer.hosts {
        #expect(try #require(names.address(of: host)) >> 24 == 127)
      }
    }
  }

  @Test(
    arguments: [
      ("", 0), ("localhost", 0x7F00_0001), ("<broadcast>", 0xFFFF_FFFF), ("10.1.2.3", 0x0A01_0203),
      ("127.1", 0x7F00_0001), ("LOCALHOST", 0x7F00_0001),
    ] as [(String, UInt32)])
  func `names of no peer are as everywhere`(name: String, address: UInt32) {
    #expect(names.address(of: name) == address)
  }

  @Test(arguments: ["example.com", "nowhere", "10.1.2.3 x", "1.2.3.4.5", "256.1.1.1"])
  func `what is unknown has no address`(name: String) {
    #expect(names.address(of: name) == nil)
  }

  @Test func `this machine's own name is an address of this machine`() throws {
    var buffer = [CChar](repeating: 0, count: 256)
    gethostname(&buffer, 255)
    let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    #expect(try #require(names.address(of: name)) >> 24 == 127)
  }

  @Test func `the first line of a hosts file that has a name counts`() {
    let hosts = ThisMachine.parse(
      hosts: "# a\n127.0.1.1 Box box.local # b\n10.0.0.1 box\n::1 six\n")
    #expect(hosts == ["box": 0x7F00_0101, "box.local": 0x7F00_0101])
  }

  @Test func `the well-known port leads to where the peer really listens`() throws {
    let site = try #require(bench.hall.description(of: "www.python.org"))
    let address = try #require(names.address(of: "www.python.org"))
    let route = names.route(host: address, port: 80)
    #expect(route == Route(address: site.listening, peer: "www.python.org", isMapped: true))
  }

  @Test func `the site's address in the lab leads to the site as well`() throws {
    let site = try #require(bench.hall.description(of: "www.python.org"))
    let route = names.route(host: 0xCB00_7150, port: 80)
    #expect(route == Route(address: site.listening, peer: "www.python.org", isMapped: true))
  }

  @Test func `another port of a host of ours is refused by the kernel`() {
    #expect(throws: CallFailed(errno: 111)) { try bench.connect("echo", 9999) }
  }

  @Test func `addresses of nobody pass through`() {
    let route = names.route(host: 0x7F00_0001, port: 8000)
    #expect(route == Route(address: .loopback(8000)))
  }

  @Test func `a lesson's peer is in the table until it is removed`() throws {
    let script = try PeerScript(parsing: "accept")
    try bench.hall.add(script, name: "bell", host: "bell.example", port: 7001)
    let address = try #require(names.address(of: "Bell.Example"))
    #expect(names.route(host: address, port: 7001).peer == "bell")
    #expect(names.name(of: address) == "bell.example")
    bench.hall.remove(name: "bell")
    #expect(names.address(of: "bell.example") == nil)
    #expect(names.route(host: address, port: 7001).peer == nil)
  }

  @Test func `a lesson's peer without a host is reached by address`() throws {
    let script = try PeerScript(parsing: "accept")
    try bench.hall.add(script, name: "bell", host: nil, port: 7001)
    #expect(names.route(host: 0x7F00_0001, port: 7001).peer == "bell")
  }

  @Test func `a lesson's peer can take a built-in peer's place for a time`() throws {
    let script = try PeerScript(parsing: "accept\nsend \"mine\"\nclose")
    try bench.hall.add(script, name: "site", host: "www.python.org", port: 80)
    let client = try bench.connect("www.python.org", 80)
    #expect(try client.rest() == "mine")
    client.close()
    bench.hall.remove(name: "site")
    let address = try #require(names.address(of: "www.python.org"))
    #expect(names.route(host: address, port: 80).peer == "www.python.org")
  }

  @Test func `the mapping can be told in one sentence`() throws {
    let echo = try #require(bench.hall.description(of: "echo"))
    #expect(
      echo.mapping == "echo:7 is our own echo, on this machine at \(echo.listening).")
  }
}

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif
