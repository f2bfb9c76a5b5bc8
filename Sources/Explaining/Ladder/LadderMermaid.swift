internal import Timeline

/// A ladder as a Mermaid sequence diagram, for Markdown pages.
package struct LadderMermaid: Sendable {
  /// A diagram's text.
  package init() {}

  /// The text of the diagram; several connections share one, each with two participants of its own.
  package func document(_ ladder: Ladder) -> String {
    let start = ladder.conversations.map(\.start).min() ?? Moment(nanoseconds: 0)
    var lines = ["sequenceDiagram"]
    if !ladder.seesPackets { lines.append("  %% \(Ladder.unseen)") }
    for (index, conversation) in ladder.conversations.enumerated() {
      let names = ["you\(index + 1)", "peer\(index + 1)"]
      for (name, end) in zip(names, [conversation.left, conversation.right]) {
        guard let end else { continue }
        let address = end.address == .none ? "" : "<br/>\(end.address)"
        lines.append("  participant \(name) as \(LadderMermaid.escaped(end.title))\(address)")
      }
    }
    for (index, conversation) in ladder.conversations.enumerated() {
      for row in conversation.folded() {
        lines += draw(row, conversation, "you\(index + 1)", "peer\(index + 1)", start)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func draw(
    _ row: Ladder.Row, _ conversation: Ladder.Conversation, _ you: String, _ peer: String,
    _ start: Moment
  ) -> [String] {
    var lines: [String] = []
    let over = conversation.right == nil ? you : "\(you),\(peer)"
    switch row.content {
    case .line(let number, let source):
      let first = String(source.split(separator: "\n").first ?? "")
      lines.append("  Note over \(over): \(number)  \(LadderMermaid.escaped(first))")
    case .act(let side, let texts):
      lines.append(note(side, texts[0], you, peer))
    case .packet(let packet, let side, let isLost):
      let (from, to) = side == .left ? (you, peer) : (peer, you)
      let label = "\(Ladder.milliseconds(row.at - start)) ms  \(PacketWords.labels(packet)[0])"
      lines.append("  \(from)\(isLost ? "-x" : "->>")\(to): \(LadderMermaid.escaped(label))")
    case .look: break
    case .left(let count, let bytes):
      let size = bytes > 0 ? ", \(Words.bytes(bytes))" : ""
      lines.append("  Note over \(over): \(count) more\(size)")
    }
    for (side, states) in [(Ladder.Side.left, row.left), (.right, row.right)] {
      if let state = states.last { lines.append(note(side, state.name, you, peer)) }
    }
    return lines
  }

  private func note(_ side: Ladder.Side, _ text: String, _ you: String, _ peer: String) -> String {
    let place = side == .left ? "left of \(you)" : "right of \(peer)"
    return "  Note \(place): \(LadderMermaid.escaped(text))"
  }

  /// Text whose characters mean nothing to Mermaid.
  private static func escaped(_ words: String) -> String {
    words.unicodeScalars.map { scalar in
      switch scalar {
      case "#", ";", "<", ">", "&", "%": "#\(scalar.value);"
      default: scalar.value < 32 || scalar.value == 127 ? "." : String(scalar)
      }
    }.joined()
  }
}
