import Peers
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Which peers are served at which ports, and what cannot be.
struct ServeProblemTests {
  private func problem(_ names: [String], port: Int?) -> ServeProblem? {
    var options = PeerServer.Options()
    options.names = names
    options.port = port
    do throws(ServeProblem) {
      _ = try PeerServer(options) { _ in }.stop()
      return nil
    } catch {
      return error
    }
  }

  @Test func `every peer has a port of its own above 1024`() {
    let ports = ServedPeer.all.map(\.port)
    #expect(Set(ports).count == ports.count)
    #expect(ports.allSatisfy { $0 > 1024 })
  }

  @Test(arguments: [("www.python.org", "http"), ("HTTP", "http"), ("upper", "upper-lines")])
  func `a peer goes by its host's name too`(name: String, peer: String) {
    #expect(ServedPeer.named(name)?.name == peer)
  }

  @Test func `all peers listen, and it is told who shows a substitute`() throws {
    let bench = try ServeBench()
    let substitutes = bench.events.compactMap { event in
      if case .standsIn(let peer, _) = event { peer } else { nil }
    }
    #expect(Set(bench.ports.keys) == Set(ServedPeer.all.map(\.name)))
    #expect(substitutes == (PeerServer.mayLosePackets ? [] : ["vanisher", "rebooter", "lossy"]))
  }

  @Test(arguments: [
    (["ecko"], nil, ServeProblem.unknownPeer("ecko", nearest: "echo")),
    (["chicken"], nil, .unknownPeer("chicken", nearest: nil)),
    (["echo"], 65536, .badPort(65536)), (["echo"], -1, .badPort(-1)),
    (["echo", "http"], 8080, .onePortForMany(8080)), ([], 8080, .onePortForMany(8080)),
  ])
  func `what cannot be asked for is told`(names: [String], port: Int?, expected: ServeProblem) {
    #expect(problem(names, port: port) == expected)
  }

  @Test func `a port in use is told with who holds it`() throws {
    let bench = try ServeBench("echo")
    let port = try #require(bench.ports["echo"])
    let problem = try #require(self.problem(["http"], port: Int(port)))
    guard case .portInUse("http", port, .program(_, getpid())) = problem else {
      Issue.record("\(problem)")
      return
    }
    #expect(problem.description.hasPrefix("Port \(port), for http, is in use, by "))
  }

  @Test func `a peer named twice is served once`() throws {
    let bench = try ServeBench("echo", "echo.example.org")
    #expect(bench.ports.count == 1)
  }
}
