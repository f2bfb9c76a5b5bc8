internal import Timeline

/// A ladder in fixed columns: your calls and states at the left, the wire in the middle, the peer's at the right.
package struct LadderText: Sendable {
  /// How many columns may be used; between 60 and 140.
  package var columns: Int
  /// Whether box-drawing characters and arrows may be used; ASCII otherwise.
  package var usesBoxes: Bool

  /// The layout for a width.
  package init(columns: Int = 76, usesBoxes: Bool = true) {
    self.columns = min(140, max(60, columns))
    self.usesBoxes = usesBoxes
  }

  private static let time = 8
  private var wire: Int { columns * 26 / 76 }
  private var left: Int { (columns - LadderText.time - wire - 4) / 2 }
  private var right: Int { columns - LadderText.time - wire - 4 - left }
  private var bar: String { usesBoxes ? "│" : "|" }
  private var dash: String { usesBoxes ? "─" : "-" }

  /// The lines of a ladder; none for one in which nothing happened.
  package func lines(_ ladder: Ladder) -> [String] {
    guard let start = ladder.conversations.map(\.start).min() else { return [] }
    var lines: [String] = []
    if !ladder.seesPackets { lines += Words.wrap(Ladder.unseen, columns) + [""] }
    for conversation in ladder.conversations.prefix(Ladder.mostConversations) {
      if !lines.isEmpty, lines.last != "" { lines.append("") }
      lines += head(conversation)
      lines += body(conversation.folded(), since: start)
    }
    let rest = ladder.conversations.count - Ladder.mostConversations
    if rest > 0 { lines += ["", "And \(rest) more connections."] }
    return lines.map(\.withoutTrailingBlanks)
  }

  private func head(_ conversation: Ladder.Conversation) -> [String] {
    let ends = [conversation.left, conversation.right].map { end -> [String] in
      guard let end else { return ["", "", ""] }
      let address = end.address == .none ? "" : "\(end.address)"
      return [end.title, address, end.state?.name ?? ""]
    }
    let widest = ends[1].map(\.count).max() ?? 0
    let start =
      widest == 0 ? columns : min(columns - right, max(columns - widest, columns / 2))
    return (0..<3).compactMap { row in
      let (one, two) = (ends[0][row], ends[1][row])
      if one.isEmpty, two.isEmpty { return nil }
      let first = pad(row == 0 ? "ms" : "", LadderText.time - 1, atLeft: true) + " "
      return first + pad(one, start - LadderText.time - 1) + " " + fit([two], columns - start)
    }
  }

  private func body(_ rows: [Ladder.Row], since start: Moment) -> [String] {
    var lines: [String] = []
    var last: Moment?
    for row in rows {
      if let last, row.at - last >= Ladder.longGap {
        lines.append(line("", "", centred("\(Words.span(row.at - last)) later"), ""))
      }
      last = row.at
      lines.append(self.line(row, time(row.at, since: start)))
    }
    return lines
  }

  private func line(_ row: Ladder.Row, _ time: String) -> String {
    let (one, two) = (Ladder.text(row.left), Ladder.text(row.right))
    switch row.content {
    case .line(let number, let source):
      let text = "\(number)  \(source.split(separator: "\n").first ?? "")"
      let room = columns - LadderText.time - 4
      return pad("", LadderText.time - 2) + dash + dash + " "
        + fit([text], room).withoutTrailingBlanks + " " + dash
    case .act(.left, let texts):
      return line(time, fit(with(texts, one), left), "", fit([two], right))
    case .act(.right, let texts):
      return line(time, fit([one], left), "", fit(with(texts, two), right))
    case .packet(let packet, let side, let isLost):
      return line(time, fit([one], left), arrow(packet, side, isLost), fit([two], right))
    case .look: return line(time, fit([one], left), centred("now"), fit([two], right))
    case .left(let count, let bytes):
      let size = bytes > 0 ? ", \(bytes) B" : ""
      return line("", "", centred("\(count) more\(size)"), "")
    }
  }

  /// A call with the state that it led to behind it.
  private func with(_ texts: [String], _ states: String) -> [String] {
    states.isEmpty ? texts : texts.map { "\($0) \(states)" } + [states]
  }

  private func line(_ time: String, _ one: String, _ middle: String, _ two: String) -> String {
    pad(time, LadderText.time - 1, atLeft: true) + " " + pad(one, left) + " " + bar
      + pad(middle, wire)
      + bar + " " + two
  }

  private func arrow(_ packet: PacketEvent, _ side: Ladder.Side, _ isLost: Bool) -> String {
    let label = " " + fit(PacketWords.labels(packet), wire - 5).withoutTrailingBlanks + " "
    let rest = wire - label.count - 2
    let fill = String(repeating: dash, count: max(0, rest))
    let (ahead, back) = usesBoxes ? ("▶", "◀") : (">", "<")
    switch (side, isLost) {
    case (.left, false): return dash + label + fill + ahead
    case (.left, true): return dash + label + fill + "x"
    case (.right, false): return back + dash + label + String(fill.dropLast()) + dash
    case (.right, true): return "x" + dash + label + String(fill.dropLast()) + dash
    }
  }

  /// The first text that fits; the last one, cut, where none does.
  private func fit(_ texts: [String], _ width: Int) -> String {
    if let text = texts.first(where: { $0.count <= width }) { return pad(text, width) }
    return String(Words.cut(texts.last ?? "", to: width).prefix(width))
  }

  private func centred(_ text: String) -> String {
    let text = fit([text], wire).withoutTrailingBlanks
    return pad("", (wire - text.count) / 2) + text
  }

  private func pad(_ text: String, _ width: Int, atLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    let text = text.count > width ? String(text.prefix(width)) : text
    return atLeft ? blanks + text : text + blanks
  }

  private func time(_ at: Moment, since start: Moment) -> String { Ladder.milliseconds(at - start) }
}

extension Ladder {
  /// States as one text: the last one, which is what holds now.
  static func text(_ states: [TCPState]) -> String { states.last?.name ?? "" }

  /// A span in milliseconds with one decimal: "0.1".
  static func milliseconds(_ nanoseconds: Int64) -> String {
    let tenths = max(0, nanoseconds) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  var withoutTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
