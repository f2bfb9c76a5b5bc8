import Foundation
import Testing

/// Thousands of clients, and more than there are descriptors.
@Suite(
  .enabled(if: Command.isThere, "switchboard is not built"),
  .enabled(if: Command.hasPython, "python3.11 is not installed"), .serialized,
  .timeLimit(.minutes(4)))
struct CrowdTests {
  /// The most descriptors that this system lets a process have.
  static let hardLimit: Int = {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_max)
  }()

  @Test(
    .enabled(if: hardLimit >= 10_200, "the hard limit of descriptors (ulimit -Hn) is too low"),
    arguments: ["echo", "silent"])
  func `ten thousand idle connections are held`(name: String) throws {
    let served = try ServedCommand("--service", name, "--port", "0", "--json")
    let ports = try served.ports(1)
    let clients = try HostileClients(
      """
      for _ in range(10000):
          call("\(name)")
      if "echo" in ports:
          for s in (held[0], held[-1]):
              s.sendall(b"ding")
              print(s.recv(10))
      """, ports: ports)
    #expect(clients.isReady, "\(clients.report)")
    if name == "echo" { #expect(clients.report == "b'ding'\nb'ding'\n") }
    _ = try served.records { $0.connection == 10_000 }
    #expect(served.memory < 100_000_000, "\(served.memory >> 10) KiB")
    _ = clients.end()
    #expect(served.stop().rest.contains("\"connections\":10000"))
  }

  @Test(arguments: ["echo", "silent"])
  func `where descriptors run out, accepting pauses, said once, without a spin`(
    name: String
  ) throws {
    let served = try ServedCommand(
      "--service", name, "--port", "0", "--json",
      prefix: ["/bin/sh", "-c", "ulimit -n 64; exec \"$@\"", "sh"])
    let ports = try served.ports(1)
    let clients = try HostileClients(
      """
      for _ in range(100):
          call("\(name)")
      """, ports: ports)
    #expect(clients.isReady, "\(clients.report)")
    let paused = try #require(try served.records { $0.event == "paused" }.last)
    #expect(try #require(paused.open) > 32)
    #expect(paused.limit == 64)
    let before = served.processorTime
    // A spin would show in this time; what is tried again once in a second does not.
    Thread.sleep(forTimeInterval: 2.2)
    #expect(served.processorTime - before < 0.2)
    _ = clients.end()
    let afterwards = try served.records { $0.event == "closed" && $0.connection == 100 }
    #expect(afterwards.filter { $0.event == "paused" }.isEmpty)
    #expect(afterwards.filter { $0.event == "resumed" }.count == 1)
    #expect(served.stop().status == 0)
  }
}
