import ChildProcesses
import Foundation
import Lab
import Locks
import Timeline

@testable import Tutor

/// A session at the prompt, with what ss(8) and tshark(1) say of the same moments.
struct ExaminedSession {
  /// What was told of a line, and what ss said before and after it.
  struct Line {
    var number = 0
    var source = ""
    var output = ""
    var brief: [String] = []
    var full: [String] = []
    /// `:show ends` in words.
    var ends: [String] = []
    var before: [SocketStatistics.Row] = []
    var after: [SocketStatistics.Row] = []
    /// What ss said when `:show ends` had answered.
    var atEnds: [SocketStatistics.Row] = []
    /// The addresses of the sockets that have, or had, a name.
    var sockets: [String: Pair] = [:]
    /// The descriptors of this process that were sockets after the line.
    var openDescriptors: Set<Int> = []
    var began = Date()
    var ended = Date()
    /// How long the line took, in milliseconds.
    var elapsed: Double { ended.timeIntervalSince(began) * 1000 }
  }

  /// A socket's own address and where it is connected to.
  struct Pair: Hashable {
    var local: String
    var remote: String
  }

  var lines: [Line]
  var packets: [CapturedPacket]

  /// Types lines at a prompt in the lab and asks both tools beside it.
  static func examine(_ sources: [String]) throws -> ExaminedSession {
    let folder = TemporaryFolder()
    let file = folder.path + "/session.pcapng"
    let network = SessionNetwork(.best(Situation.launch, atMost: .a))
    let screen = ExaminingScreen()
    let source = ExaminingLines(sources, screen, saving: file) {
      try SocketStatistics.rows(inNetworksOf: network.helper)
    }
    var configuration = Workbench.Configuration()
    configuration.network = network
    let bench = Workbench(configuration: configuration, screen: screen, lines: source)
    source.addresses = {
      bench.observedEnds(settling: false).reduce(into: [:]) { known, pair in
        guard let name = pair.name, !name.isEmpty else { return }
        known[name] = Pair(local: "\(pair.yours.local)", remote: "\(pair.yours.remote)")
      }
    }
    _ = ReplPlayer(bench: bench, lines: source, screen: screen).play()
    source.addresses = { [:] }
    bench.close()
    if let failure = source.failure { throw failure }
    return ExaminedSession(lines: source.examined, packets: try CapturedPacket.all(in: file))
  }
}

/// A packet as tshark(1) reads it from a saved file.
struct CapturedPacket {
  /// The number of the typed line that caused it.
  var line: Int
  var source: String
  var destination: String
  var flags: String
  var sequence: Int
  var acknowledged: Int
  var length: Int
  /// When it was seen.
  var time: Date

  static let canRead = FileManager.default.isExecutableFile(atPath: "/usr/bin/tshark")

  private static let fields = [
    "frame.comment", "ip.src", "tcp.srcport", "ip.dst", "tcp.dstport", "tcp.flags.str", "tcp.seq",
    "tcp.ack", "tcp.len", "frame.time_epoch",
  ]

  /// The TCP packets of a file; none where nothing was captured.
  static func all(in file: String) throws -> [CapturedPacket] {
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    let words = ["/usr/bin/tshark", "-r", file, "-Y", "tcp", "-T", "fields"]
    let result = try Command.run(words + fields.flatMap { ["-e", $0] })
    return result.output.split(separator: "\n").compactMap { row in
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == fields.count else { return nil }
      return CapturedPacket(
        line: Int(columns[0].prefix { $0.isNumber }) ?? 0,
        source: "\(columns[1]):\(columns[2])", destination: "\(columns[3]):\(columns[4])",
        flags: columns[5], sequence: Int(columns[6]) ?? 0, acknowledged: Int(columns[7]) ?? 0,
        length: Int(columns[8]) ?? 0,
        time: Date(timeIntervalSince1970: Double(columns[9]) ?? 0))
    }
  }
}

/// Types lines; after each it asks ss, `:show ends` and `:why`.
final class ExaminingLines: LineSource {
  private enum Phase {
    case line
    case ends
    case reason
  }

  private var rest: [String]
  private var phase = Phase.line
  private var current = ExaminedSession.Line()
  private var isBegun = false
  private let screen: ExaminingScreen
  private let file: String
  private let rows: () throws -> [SocketStatistics.Row]
  /// What the sockets' names stand for now.
  var addresses: () -> [String: ExaminedSession.Pair] = { [:] }
  private(set) var examined: [ExaminedSession.Line] = []
  private(set) var failure: (any Error)?
  var isInteractive: Bool { false }
  var keys: (any KeySource)? { nil }

  init(
    _ lines: [String], _ screen: ExaminingScreen, saving file: String,
    rows: @escaping () throws -> [SocketStatistics.Row]
  ) {
    rest = lines
    self.screen = screen
    self.file = file
    self.rows = rows
  }

  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    do {
      return try next()
    } catch {
      failure = error
      return .endOfInput
    }
  }

  private func next() throws -> LineInput {
    let shown = screen.take()
    switch phase {
    case .line:
      if isBegun {
        current.full = shown.paragraphs
        examined.append(current)
      }
      guard !rest.isEmpty else {
        if file.isEmpty || !isBegun { return .endOfInput }
        isBegun = false
        return .text(":save \(file)")
      }
      isBegun = true
      let sockets = current.sockets
      current = ExaminedSession.Line()
      current.sockets = sockets
      current.number = examined.count + 1
      current.source = rest.removeFirst()
      current.before = try rows()
      phase = .ends
      current.began = Date()
      return .text(current.source)
    case .ends:
      current.ended = Date()
      current.openDescriptors = Self.openSockets()
      current.after = try rows()
      current.output = shown.output
      current.brief = shown.explanations
      // A connection that is over has no other end any more: its addresses are those that it had.
      current.sockets.merge(addresses()) { $0.remote != "none" && $1.remote == "none" ? $0 : $1 }
      phase = .reason
      return .text(":show ends")
    case .reason:
      current.atEnds = try rows()
      current.ends = shown.words
      phase = .line
      return .text(":why \(current.number)")
    }
  }
}

extension ExaminingLines {
  /// The descriptors of this process that are sockets, as the kernel lists them.
  private static func openSockets() -> Set<Int> {
    let folder = "/proc/self/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(
      names.filter {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?
          .hasPrefix("socket:") == true
      }.compactMap { Int($0) })
  }
}

/// A screen that keeps what is told by its kind.
final class ExaminingScreen: Screen {
  struct Shown {
    var output = ""
    var explanations: [String] = []
    var paragraphs: [String] = []
    var words: [String] = []
  }

  private let kept = Guarded(Shown())
  var columns: Int { 76 }

  /// What was shown since the last time.
  func take() -> Shown {
    kept.withLock { shown in
      defer { shown = Shown() }
      return shown
    }
  }

  func write(_ output: String) { kept.withLock { $0.output += output } }

  func show(_ block: ScreenBlock) {
    kept.withLock { shown in
      switch block {
      case .explanation(let lines): shown.explanations += lines
      case .paragraph(let words): shown.paragraphs.append(words.map(\.text).joined())
      case .picture(_, let words): shown.words += words
      case .error(let text): shown.output += text + "\n"
      default: break
      }
    }
  }
}
