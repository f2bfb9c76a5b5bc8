internal import Timeline

/// A ladder as an SVG picture that follows the reader's light or dark preference.
package struct LadderPicture: Sendable {
  private static let width = 920
  private static let row = 22
  private static let leftLine = 330
  private static let rightLine = 620

  /// A picture.
  package init() {}

  /// The whole document.
  package func document(_ ladder: Ladder) -> String {
    var shapes: [String] = []
    var y = 30
    let start = ladder.conversations.map(\.start).min() ?? Moment(nanoseconds: 0)
    if !ladder.seesPackets {
      shapes.append(text(Ladder.unseen, 20, y, "note"))
      y += 2 * LadderPicture.row
    }
    for conversation in ladder.conversations {
      shapes += draw(conversation, start, &y)
      y += LadderPicture.row
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(LadderPicture.width) \(y)" role="img">
      <title>A conversation between two ends of a connection</title>
      <style>
      svg { background: #fff; color: #222; font: 13px ui-monospace, monospace; }
      text { fill: currentColor; } .end { font-weight: bold; } .note, .time { fill: #666; }
      .state { fill: #0b5; } line, path { stroke: currentColor; fill: none; } .lost { stroke-dasharray: 4 3; }
      @media (prefers-color-scheme: dark) { svg { background: #161616; color: #eee; }
        .note, .time { fill: #aaa; } .state { fill: #5d9; } }
      </style>
      <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" \
      orient="auto"><path d="M0 0L8 4L0 8"/></marker></defs>
      \(shapes.joined(separator: "\n"))
      </svg>

      """
  }

  private func draw(
    _ conversation: Ladder.Conversation, _ start: Moment, _ y: inout Int
  ) -> [String] {
    var shapes = head(conversation.left, LadderPicture.leftLine, "end", y)
    if let right = conversation.right {
      shapes += head(right, LadderPicture.rightLine, "start", y)
    }
    y += 3 * LadderPicture.row
    let top = y - LadderPicture.row
    var last: Moment?
    for row in conversation.folded() {
      if let last, row.at - last >= Ladder.longGap {
        shapes.append(middle("\(Words.span(row.at - last)) later", y))
        y += LadderPicture.row
      }
      last = row.at
      shapes += draw(row, start, y)
      y += LadderPicture.row
    }
    for x in [LadderPicture.leftLine, LadderPicture.rightLine] {
      shapes.append("<line x1=\"\(x)\" y1=\"\(top)\" x2=\"\(x)\" y2=\"\(y)\"/>")
    }
    y += LadderPicture.row
    return shapes
  }

  private func head(_ end: Ladder.End, _ x: Int, _ anchor: String, _ y: Int) -> [String] {
    let address = end.address == .none ? "" : "\(end.address)"
    let below = [address, end.state?.name ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
    return [
      text(end.title, x, y, "end", anchor), text(below, x, y + LadderPicture.row, "note", anchor),
    ]
  }

  private func draw(_ row: Ladder.Row, _ start: Moment, _ y: Int) -> [String] {
    var shapes: [String] = []
    if case .line(let number, let source) = row.content {
      let first = source.split(separator: "\n").first ?? ""
      return [text("\(number)  \(first)", 80, y, "end")]
    }
    shapes.append(text(Ladder.milliseconds(row.at - start), 64, y, "time", "end"))
    var words: [Ladder.Side: String] = [:]
    switch row.content {
    case .line: break
    case .act(let side, let texts):
      words[side] = texts.first { $0.count <= 30 } ?? texts.last
    case .packet(let packet, let side, let isLost):
      shapes += arrow(packet, side, isLost, y)
    case .look: shapes.append(middle("now", y))
    case .left(let count, let bytes):
      shapes.append(middle("\(count) more" + (bytes > 0 ? ", \(bytes) B" : ""), y))
    }
    for (side, states) in [(Ladder.Side.left, row.left), (.right, row.right)] {
      let (x, anchor) =
        side == .left
        ? (LadderPicture.leftLine - 8, "end") : (LadderPicture.rightLine + 8, "start")
      if let state = states.last {
        let both = words[side].map { "\($0)  \(state.name)" } ?? state.name
        shapes.append(text(both, x, y, "state", anchor))
      } else if let words = words[side] {
        shapes.append(text(words, x, y, "", anchor))
      }
    }
    return shapes
  }

  private func arrow(
    _ packet: PacketEvent, _ side: Ladder.Side, _ isLost: Bool, _ y: Int
  ) -> [String] {
    let span = LadderPicture.rightLine - LadderPicture.leftLine
    let (from, to) =
      side == .left
      ? (LadderPicture.leftLine, LadderPicture.rightLine)
      : (LadderPicture.rightLine, LadderPicture.leftLine)
    let end = isLost ? (from + to) / 2 : to
    let label = PacketWords.labels(packet).first { $0.count <= 36 } ?? "\(packet.length) B"
    return [
      "<line x1=\"\(from)\" y1=\"\(y)\" x2=\"\(end)\" y2=\"\(y)\" marker-end=\"url(#head)\""
        + (isLost ? " class=\"lost\"/>" : "/>"),
      text(label, LadderPicture.leftLine + span / 2, y - 4, "", "middle"),
    ]
  }

  private func middle(_ words: String, _ y: Int) -> String {
    text(words, (LadderPicture.leftLine + LadderPicture.rightLine) / 2, y, "note", "middle")
  }

  private func text(
    _ words: String, _ x: Int, _ y: Int, _ style: String, _ anchor: String = "start"
  ) -> String {
    "<text x=\"\(x)\" y=\"\(y + 4)\" class=\"\(style)\" text-anchor=\"\(anchor)\">"
      + LadderPicture.escaped(words) + "</text>"
  }

  /// Text for XML: its own characters escaped, control characters shown as a dot.
  private static func escaped(_ words: String) -> String {
    words.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: scalar.value < 32 || scalar.value == 127 ? "." : String(scalar)
      }
    }.joined()
  }
}

extension Ladder {
  /// A silence that is drawn as one.
  static let longGap: Int64 = 50_000_000
}
