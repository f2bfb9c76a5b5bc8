import ChildProcesses
import Foundation
import Lab
import Locks
import Testing

@testable import Tutor

/// Every number and every state in what is told is derived anew: from ss(8), from tshark(1), and from Python's results.
///
/// The sessions lie in `Tests/Transcripts/situations` and `Tests/Transcripts/rederived`.
@Suite(
  .enabled(
    if: Command.isThere && Situation.hasLab && SocketStatistics.canRun && CapturedPacket.canRead,
    "needs ss, tshark and root"),
  .serialized, .timeLimit(.minutes(5)))
struct RederivationTests {
  private static let folder = URL(fileURLWithPath: SituationTests.folder)
    .deletingLastPathComponent().appendingPathComponent("rederived").path

  /// The lines of each session, the situations' among them.
  static let sessions: [String] = [SituationTests.folder, folder].flatMap { folder in
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".lines") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Those that call no built-in peer, so that python3 can run them.
  static let ownSessions = sessions.filter {
    (try? lines(of: $0))?.contains { $0.contains(#/\("[a-z][\w.-]*", ?\d+/#) } == false
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix(":") }
  }

  private static let known = Guarded<[String: ExaminedSession]>([:])

  /// A session beside which the tools were asked; each is run once, or anew.
  private func examined(_ path: String, anew: Bool = false) throws -> ExaminedSession {
    if !anew, let session = Self.known.withLock({ $0[path] }) { return session }
    let session = try ExaminedSession.examine(Self.lines(of: path))
    Self.known.withLock { $0[path] = session }
    return session
  }

  /// What is wrong with a session, each time that it is run.
  ///
  /// The tools look a moment after the program does: on a busy machine a packet may come in between. So what is wrong
  /// counts where it is wrong again.
  private func problems(
    _ path: String, _ look: (ExaminedSession) -> [String]
  ) throws -> [String] {
    let found = look(try examined(path))
    return found.isEmpty ? [] : look(try examined(path, anew: true))
  }

  @Test(arguments: sessions)
  func `numbers and states in sentences are those of ss, tshark and Python`(
    _ path: String
  ) throws {
    let problems = try problems(path) { session in
      session.lines.flatMap { line -> [String] in
        let facts = DerivedFacts(line: line, session: session)
        return SentenceRules.sentences(of: line).compactMap { sentence in
          SentenceRules.problem(sentence, facts).map {
            "\(line.number) \(line.source)\n\(sentence)\n\($0)"
          }
        }
      }
    }
    #expect(problems == [])
    #expect(try examined(path).lines.contains { !$0.brief.isEmpty })
  }

  @Test(arguments: sessions)
  func `the ends that are shown are all that ss knows, the peers' and orphans too`(
    _ path: String
  ) throws {
    let problems = try problems(path) { session in
      session.lines.flatMap { line -> [String] in
        let told = line.ends.flatMap(ToldEnd.all)
        let invented = told.filter { end in !line.atEnds.contains(where: end.agrees) }
        // Who listens for the reader is a peer, and a peer may fill its own queue; everything else is the reader's.
        let missing = line.atEnds.filter { row in
          row.state != "LISTEN" && row.isReaders && !told.contains { $0.agrees(row) }
        }
        return invented.map { "\(line.source): \($0) \(line.atEnds)" }
          + missing.map { "\(line.source): \($0) is not shown" }
      }
    }
    #expect(problems == [])
  }

  @Test(.enabled(if: Command.hasPython, "needs python3"), arguments: ownSessions)
  func `what Python prints is what python3 prints in the same network`(_ path: String) throws {
    let network = SessionNetwork(.best(Situation.launch, atMost: .a))
    defer { network.end() }
    // The helper is in its network once it has said so.
    try #require(network.steps.hasLab)
    let folder = TemporaryFolder()
    let file = folder.path + "/session"
    let lines = try Self.lines(of: path)
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    let enter = "/usr/bin/nsenter -t \(network.helper) -n"
    let python = "PYTHONUNBUFFERED=1 \(enter) /usr/bin/timeout 20 /usr/bin/python3 -i -q"
    let theirs = try Command.shell("\(python) <\(file) 2>&1").output
    let printed = theirs.replacing(">>> ", with: "").split(separator: "\n")
      .filter { !$0.hasPrefix("Traceback") && !$0.hasPrefix("  ") }
    let ours = try examined(path).lines.map(\.output).joined().split(separator: "\n")
    #expect(ours == printed)
  }
}

extension SocketStatistics.Row {
  /// Whether one of the ends has an address of the reader's host.
  fileprivate var isReaders: Bool {
    [local, remote].contains { $0.hasPrefix("127.") || $0.hasPrefix("203.0.113.1:") }
  }
}

/// An end as `:show ends` tells it in words.
private struct ToldEnd {
  var state: String
  var address: String
  var received: Int
  var sent: Int

  /// All ends in a paragraph; those that are closed are nobody's any more.
  static func all(in paragraph: String) -> [ToldEnd] {
    let callers = paragraph.matches(
      of:
        #/Its state is LISTEN at (\S+)\. (\d+) callers? waits? for accept; the backlog is (\d+)\./#
    ).map {
      ToldEnd(
        state: "LISTEN", address: String($0.1), received: Int($0.2) ?? -1, sent: Int($0.3) ?? -1)
    }
    let ends = paragraph.matches(
      of:
        #/Its state is (\w+) at (\S+)\. Its receive queue holds (\d+) bytes?, its send queue (\d+) bytes?\./#
    ).map {
      ToldEnd(
        state: String($0.1), address: String($0.2), received: Int($0.3) ?? -1,
        sent: Int($0.4) ?? -1)
    }
    return callers + ends.filter { $0.state != "CLOSED" }
  }

  /// Whether ss says the same; it counts SYN and FIN as bytes of the queues.
  func agrees(_ row: SocketStatistics.Row) -> Bool {
    let gotEnd: Set<String> = ["CLOSE_WAIT", "LAST_ACK", "CLOSING", "TIME_WAIT"]
    let sends: Set<String> = ["SYN_SENT", "FIN_WAIT1", "LAST_ACK", "CLOSING"]
    let (more, beyond) = (gotEnd.contains(state) ? 1 : 0, sends.contains(state) ? 1 : 0)
    return row.state == state && row.local == address
      && (received...received + more).contains(row.received)
      && (sent...sent + beyond).contains(row.sent)
  }
}
