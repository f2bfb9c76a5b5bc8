internal import Timeline

/// The picture of ends: boxes of 34 columns, two of them side by side with 8 columns between.
struct EndsPicture {
  let view: EndsView

  private static let inside = 30
  private static let between = 8

  func lines(_ pairs: [EndpointPair]) -> [String] {
    guard !pairs.isEmpty else { return ["You have no open socket."] }
    let facts = EndsFacts(view: view)
    var lines: [String] = []
    for pair in facts.shown(pairs) {
      if !lines.isEmpty { lines.append("") }
      lines += picture(pair, facts)
    }
    return lines
  }

  private func picture(_ pair: EndpointPair, _ facts: EndsFacts) -> [String] {
    var left = box(facts.title(pair, within: EndsPicture.inside + 4), rows(pair.yours, facts))
    guard let peers = pair.peers else {
      left[0] = Words.cut(facts.title(pair), to: Words.columns)
      guard let missing = facts.missing(pair) else { return left }
      return left + Words.wrap(missing)
    }
    var peerRows = rows(peers, facts)
    if let waits = facts.story(pair)?.awaits { peerRows.append(("waits at", waits)) }
    let right = box(facts.peerTitle(pair), peerRows)
    let height = max(left.count, right.count)
    let blank = String(repeating: " ", count: EndsPicture.inside + 4)
    return (0..<height).map { row in
      let one = row < left.count ? left[row] : blank
      let two = row < right.count ? right[row] : ""
      return one + link(row, pair, facts) + two
    }.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// What lies between the boxes: FIN or RST in the row of the state, the wire in that of the address, then bytes
  /// that are not acknowledged.
  private func link(_ row: Int, _ pair: EndpointPair, _ facts: EndsFacts) -> String {
    let empty = String(repeating: " ", count: EndsPicture.between)
    let line = view.usesBoxes ? "─" : "-"
    switch row {
    case 2:
      if let side = facts.reset(pair) { return side == .reader ? " RST -> " : " <- RST " }
      return switch (EndsFacts.sentEnd(pair.yours.state), EndsFacts.sentEnd(pair.peers?.state)) {
      case (true, true): "<- FIN->"
      case (true, false): " FIN -> "
      case (false, true): " <- FIN "
      case (false, false): empty
      }
    case 3: return String(repeating: line, count: EndsPicture.between)
    case 4: return EndsPicture.onTheWay(pair.yours, arrow: ("", "->")) ?? empty
    case 5: return pair.peers.flatMap { EndsPicture.onTheWay($0, arrow: ("<-", "")) } ?? empty
    default: return empty
    }
  }

  /// Bytes that an end has sent and that are not acknowledged: " 5 B -> "; without the number where it is too long.
  private static func onTheWay(_ end: EndpointState, arrow: (String, String)) -> String? {
    guard EndsFacts.unacknowledged(end) > 0 else { return nil }
    let texts = [
      "\(end.sendQueue) B", "\(end.sendQueue / 1000) kB", "\(end.sendQueue / 1_000_000) MB",
    ]
    let text = texts.first { $0.count <= 5 } ?? "..."
    let whole = [arrow.0, text, arrow.1].filter { !$0.isEmpty }.joined(separator: " ")
    let before = (between - whole.count) / 2
    return String(repeating: " ", count: before) + whole
      + String(repeating: " ", count: between - whole.count - before)
  }

  private func rows(_ end: EndpointState, _ facts: EndsFacts) -> [(String, String)] {
    var rows: [(String, String)] = [
      ("state", end.state?.name ?? "not connected"), ("address", facts.address(end.local)),
    ]
    if end.state == .listen {
      let filled = min(8, end.receiveQueue)
      rows.append(("callers", bar(filled) + " \(end.receiveQueue)"))
      rows.append(("backlog", "\(end.sendQueue)"))
    } else if end.state != nil {
      rows.append(("receive queue", amount(end.receiveQueue)))
      rows.append(("send queue", amount(end.sendQueue)))
    }
    if let blocking = end.isBlocking {
      let limit = facts.limit(end)
      rows.append(
        ("calls", limit.map { "wait \($0) at most" } ?? (blocking ? "blocking" : "non-blocking")))
    }
    return rows
  }

  /// A bar and a count: a cell for each digit of the count.
  private func amount(_ count: Int) -> String {
    let text = "\(count) B"
    return bar(count == 0 ? 0 : min(6, "\(count)".count), of: 6) + " " + text
  }

  private func bar(_ filled: Int, of cells: Int = 8) -> String {
    let (full, empty) = view.usesBoxes ? ("█", "·") : ("#", ".")
    return String(repeating: full, count: filled) + String(repeating: empty, count: cells - filled)
  }

  private func box(_ title: String, _ rows: [(String, String)]) -> [String] {
    let line = view.usesBoxes ? "─" : "-"
    let side = view.usesBoxes ? "│" : "|"
    let (a, b, c, d) = view.usesBoxes ? ("┌", "┐", "└", "┘") : ("+", "+", "+", "+")
    let edge = String(repeating: line, count: EndsPicture.inside + 2)
    var lines = [EndsPicture.padded(title, EndsPicture.inside + 4), a + edge + b]
    for (label, value) in rows {
      let room = max(label.count + 1, min(14, EndsPicture.inside - value.count))
      let name = EndsPicture.padded(label, room)
      let text = EndsPicture.padded(
        Words.cut(name + value, to: EndsPicture.inside), EndsPicture.inside)
      lines.append("\(side) \(text) \(side)")
    }
    lines.append(c + edge + d)
    return lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    let cut = Words.cut(text, to: width)
    return cut + String(repeating: " ", count: width - cut.count)
  }
}
