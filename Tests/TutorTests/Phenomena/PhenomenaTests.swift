import Lab
import LessonModel
import Peers
import Testing

@testable import Tutor

@Suite("What the kernel does the same way each time", .serialized, .timeLimit(.minutes(4)))
struct PhenomenaTests {
  private static let launch = LabLaunch(path: Command.path)
  private static let hasLab: Bool = {
    let network = SessionNetwork(.best(launch, atMost: .a))
    defer { network.end() }
    return network.steps.hasLab
  }()

  /// Runs a program among our own peers; what it prints, and how it ends.
  private func play(_ phenomenon: Phenomenon, in network: SessionNetwork) throws -> Turn {
    var configuration = Workbench.Configuration()
    configuration.network = network
    let bench = Workbench(configuration: configuration, screen: SilentScreen(), lines: NoLines())
    defer { bench.close() }
    for (host, script) in phenomenon.peers {
      try bench.hall.add(Peers.PeerScript(parsing: script), name: host, host: host, port: 7001)
    }
    let lines = phenomenon.code.split(separator: "\n").map { "    \($0)\n" }.joined()
    return bench.run(Phenomenon.prelude + "def main():\n" + lines + "main()\n", as: .typed)
  }

  @Test(arguments: Phenomenon.everywhere)
  func `on this machine's loopback device`(phenomenon: Phenomenon) throws {
    let turn = try play(phenomenon, in: SessionNetwork(.loopback))
    #expect(turn.output == phenomenon.output, "\(turn.ending)")
  }

  @Test(.enabled(if: hasLab, "no lab here"), arguments: Phenomenon.everywhere + Phenomenon.inLab)
  func `in a network of its own`(phenomenon: Phenomenon) throws {
    let network = SessionNetwork(.best(Self.launch, atMost: .a))
    let turn = try play(phenomenon, in: network)
    #expect(turn.output == phenomenon.output, "\(turn.ending)")
  }
}
