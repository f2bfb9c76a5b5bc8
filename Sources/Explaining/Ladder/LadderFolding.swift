internal import Timeline

extension Ladder.Conversation {
  /// The most rows that are drawn as they are.
  private static let plenty = 40
  /// The shortest run of ordinary rows that is folded, and what stays of it at its ends.
  private static let run = 8
  private static let head = 3
  private static let tail = 2

  /// The rows with long runs of ordinary ones left out, where there are many.
  func folded() -> [Ladder.Row] {
    guard rows.count > Self.plenty else { return rows }
    var folded: [Ladder.Row] = []
    var ordinary: [Ladder.Row] = []
    for row in rows {
      if row.isOrdinary {
        ordinary.append(row)
      } else {
        folded += Self.folded(ordinary) + [row]
        ordinary = []
      }
    }
    return folded + Self.folded(ordinary)
  }

  private static func folded(_ rows: [Ladder.Row]) -> [Ladder.Row] {
    guard rows.count >= run else { return rows }
    let middle = rows[head..<(rows.count - tail)]
    var bytes = 0
    for row in middle {
      if case .packet(let packet, _, _) = row.content { bytes += packet.length }
    }
    let gap = Ladder.Row(
      at: middle.last?.at ?? rows[0].at, content: .left(out: middle.count, bytes: bytes),
      evidence: middle.flatMap(\.evidence))
    return rows[..<head] + [gap] + rows[(rows.count - tail)...]
  }
}

extension Ladder.Row {
  /// Whether it says nothing that its neighbours do not say: data that moves, and its acknowledgements.
  fileprivate var isOrdinary: Bool {
    guard left.isEmpty, right.isEmpty else { return false }
    switch content {
    case .packet(let packet, _, let isLost):
      return !isLost && !packet.isRepeated && packet.window > 0
        && packet.flags.isDisjoint(with: [.syn, .fin, .reset])
    case .act: return true
    case .line, .look, .left: return false
    }
  }
}
