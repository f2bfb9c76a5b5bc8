import ChildProcesses
import Foundation
import Lab
import Testing
import Timeline

@testable import Tutor

/// What is told of both ends is what ss(8), run in the lab by itself, says of them.
@Suite(
  .enabled(if: Command.isThere && Situation.hasLab && SocketStatistics.canRun, "needs ss and root"),
  .serialized, .timeLimit(.minutes(4)))
struct SocketStatisticsTests {
  @Test(arguments: SituationTests.names)
  func `states and queues are those of ss`(_ name: String) throws {
    let lines = try String(
      contentsOfFile: "\(SituationTests.folder)/\(name).lines", encoding: .utf8)
    let screen = TranscriptScreen()
    let source = ScreenedLines(
      lines.split(separator: "\n").map(String.init).filter { !$0.hasPrefix(":") }, screen)
    let network = SessionNetwork(.best(Situation.launch, atMost: .a))
    var configuration = Workbench.Configuration()
    configuration.network = network
    let bench = Workbench(configuration: configuration, screen: screen, lines: source)
    defer { bench.close() }
    _ = ReplPlayer(bench: bench, lines: source, screen: screen).play()
    let told = bench.observedEnds(settling: true).flatMap { [$0.yours, $0.peers] }
      .compactMap(\.self).filter { $0.state != nil && $0.state != .closed }
    let seen = try SocketStatistics.rows(inNetworksOf: network.helper)
    #expect(!seen.isEmpty || told.isEmpty)
    for end in told {
      #expect(seen.contains { $0.tells(end) }, "\(end) is none of \(seen)")
    }
  }
}

/// What ss(8) says.
enum SocketStatistics {
  struct Row: Hashable {
    var state: String
    var received: Int
    var sent: Int
    var local: String
    var remote: String

    /// Whether it says of an end what we say.
    ///
    /// ss counts SYN and FIN as bytes of the queues; we count bytes alone. A socket that waits for its first answer
    /// does not tell where it goes.
    func tells(_ end: EndpointState) -> Bool {
      let gotEnd: Set<TCPState> = [.closeWait, .lastAck, .closing, .timeWait]
      let sends: Set<TCPState> = [.synSent, .finWait1, .lastAck, .closing]
      let state = end.state ?? .closed
      return self.state == state.name && local == "\(end.local)"
        && (remote.isEmpty || end.remote == .none || remote == "\(end.remote)")
        && received - end.receiveQueue <= (gotEnd.contains(state) ? 1 : 0)
        && received >= end.receiveQueue
        && sent - end.sendQueue <= (sends.contains(state) ? 1 : 0) && sent >= end.sendQueue
    }
  }

  /// Whether ss can be run in the network of another process.
  static let canRun =
    geteuid() == 0
    && ["/usr/bin/nsenter", "/usr/bin/ss"].allSatisfy(FileManager.default.isExecutableFile)

  private static let names = [
    "ESTAB": "ESTABLISHED", "SYN-SENT": "SYN_SENT", "SYN-RECV": "SYN_RECEIVED",
    "FIN-WAIT-1": "FIN_WAIT1", "FIN-WAIT-2": "FIN_WAIT2", "TIME-WAIT": "TIME_WAIT",
    "CLOSE-WAIT": "CLOSE_WAIT", "LAST-ACK": "LAST_ACK", "LISTEN": "LISTEN", "CLOSING": "CLOSING",
  ]

  /// The rows of both hosts of a lab, which its helper holds open: the reader's and the peers'.
  static func rows(inNetworksOf helper: Int32) throws -> [Row] {
    let folder = "/proc/\(helper)/fd"
    let networks = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?
        .hasPrefix("net:[") == true
    }
    let looks = networks.map { "/usr/bin/nsenter --net=\(folder)/\($0) /usr/bin/ss -tanH" }
    let result = try Command.shell(looks.joined(separator: "; "))
    return result.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count >= 5, let received = Int(words[1]), let sent = Int(words[2]) else {
        return nil
      }
      let state = names[String(words[0])] ?? String(words[0])
      return Row(
        state: state, received: received, sent: sent, local: String(words[3]),
        remote: state == "LISTEN" ? "" : String(words[4]))
    }
  }
}
