internal import Explaining
internal import Timeline

/// What a run writes of its record when it is over: the ladder, the packets, the timeline.
package struct ProgramFiles: Hashable, Sendable {
  /// The ladder: an SVG picture, a Mermaid diagram or text, by the ending of the name.
  package var ladder: String?
  /// The packets.
  package var packets: String?
  /// The timeline.
  package var json: String?

  /// No files.
  package init() {}

  /// Whether there is anything to write.
  var isEmpty: Bool { paths.isEmpty }

  /// Whether packets are wanted.
  var wantsPackets: Bool { !isEmpty }

  private var paths: [String] { [ladder, packets, json].compactMap(\.self) }

  /// Makes the files, empty; what is to be said of the first that cannot be made.
  func problem() -> String? {
    for path in paths {
      if let why = SavedFile.write([], to: path) { return Words.notSaved(path, why) }
    }
    return nil
  }

  /// Writes the files; what is to be said.
  func write(_ chronicle: Chronicle, timeOfDay: Int64) -> [String] {
    var problems: [String] = []
    func write(_ path: String, _ bytes: [UInt8]) {
      if let why = SavedFile.write(bytes, to: path) { problems.append(Words.notSaved(path, why)) }
    }
    if let ladder {
      write(
        ladder, Array(ProgramFiles.text(Ladder(chronicle, over: 0..<Int.max), for: ladder).utf8))
    }
    if let packets {
      let seen = chronicle.packets
      write(packets, PacketFile(origin: timeOfDay).bytes(seen) { chronicle.comment(on: $0) })
      if !chronicle.seesPackets { problems.append("\(packets): \(Words.runSeesNoPackets)") }
    }
    if let json {
      let text = TimelineJSON().document(chronicle.events, seesPackets: chronicle.seesPackets)
      write(json, Array(text.utf8))
    }
    return problems
  }

  /// The ladder in the form that a file's name asks for.
  private static func text(_ ladder: Ladder, for path: String) -> String {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "svg": LadderPicture().document(ladder)
    case "mmd": LadderMermaid().document(ladder)
    default: LadderText(columns: 100).lines(ladder).map { $0 + "\n" }.joined()
    }
  }
}

extension Chronicle {
  /// The record of a program: its source lines stand for typed ones, each stretch of calls of one line by itself.
  init(program events: [TimelineEvent], source: [Substring], seesPackets: Bool) {
    var lines: [TypedLine] = []
    for case .call(let call) in events where call.actor == .reader && call.line > 0 {
      if let last = lines.last, last.number == call.line {
        lines[lines.count - 1].events = last.events.lowerBound..<(call.id.index + 1)
        continue
      }
      let text = source.indices.contains(call.line - 1) ? String(source[call.line - 1]) : ""
      lines.append(
        TypedLine(
          number: call.line, source: text.trimmed, events: call.id.index..<(call.id.index + 1)))
    }
    // What peers did and packets that came before the next call belong to the line before.
    for index in lines.indices.dropLast() {
      lines[index].events = lines[index].events.lowerBound..<lines[index + 1].events.lowerBound
    }
    if let last = lines.last, let end = events.last?.id.index {
      lines[lines.count - 1].events = last.events.lowerBound..<(end + 1)
    }
    self.init(events: events, lines: lines, seesPackets: seesPackets)
  }
}
