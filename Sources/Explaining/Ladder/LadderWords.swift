internal import Timeline

/// A ladder in sentences, for plain mode and screen readers.
package struct LadderWords: Sendable {
  /// Sentences.
  package init() {}

  /// One line for the ends of each connection, then one for each row.
  package func lines(_ ladder: Ladder) -> [String] {
    guard let start = ladder.conversations.map(\.start).min() else { return [] }
    var lines = ladder.seesPackets ? [] : [Ladder.unseen]
    for conversation in ladder.conversations.prefix(Ladder.mostConversations) {
      lines.append(opening(conversation))
      lines += conversation.folded().map { sentence($0, conversation, start) }
    }
    let rest = ladder.conversations.count - Ladder.mostConversations
    if rest > 0 { lines.append("And \(rest) more connections.") }
    return lines
  }

  private func opening(_ conversation: Ladder.Conversation) -> String {
    guard let right = conversation.right else {
      return Words.sentence(conversation.left.title) + ", which belong to no connection."
    }
    let ends = [conversation.left, right].map { end in
      var text = end.title
      if end.address != .none { text += " at \(end.address)" }
      if let state = end.state { text += " (\(state.name))" }
      return text
    }
    return Words.sentence(ends[0]) + "; " + ends[1] + "."
  }

  private func sentence(
    _ row: Ladder.Row, _ conversation: Ladder.Conversation, _ start: Moment
  ) -> String {
    let time = "\(Ladder.milliseconds(row.at - start)) ms: "
    var text: String
    switch row.content {
    case .line(let number, let source):
      return "Line \(number): \(source.split(separator: "\n").first ?? "")"
    case .act(let side, let texts): text = time + who(side, conversation) + ": \(texts[0])."
    case .packet(let packet, let side, let isLost):
      text = time + who(side, conversation) + " sends \(PacketWords.labels(packet)[0])."
      if isLost { text += " It is lost." }
    case .look: text = time + "The kernel was asked."
    case .left(let count, let bytes):
      return "\(count) more such rows follow"
        + (bytes > 0 ? ", with \(Words.bytes(bytes)) of data." : ".")
    }
    for (side, states) in [(Ladder.Side.left, row.left), (.right, row.right)] {
      guard let state = states.last else { continue }
      text += " \(who(side, conversation)) is now \(state.name)."
    }
    return text
  }

  private func who(_ side: Ladder.Side, _ conversation: Ladder.Conversation) -> String {
    if side == .left { return "Your end" }
    let title = conversation.right?.title ?? "the other end"
    return Words.sentence(String(title.prefix { $0 != ":" }))
  }
}
