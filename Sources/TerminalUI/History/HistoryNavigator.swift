/// Walking through the history from the edit buffer, without losing what stood there.
///
/// The walk begins with the text typed so far: only entries that start with what stands before the
/// cursor are visited, and walking back past the newest brings the typed text back.
package struct HistoryNavigator: Sendable {
  private struct Walk {
    var live: EditBuffer
    var prefix: String
    var index: Int
    var shown: String
  }

  private var walk: Walk?

  /// A navigator that has not begun.
  package init() {}

  /// Forgets the walk: the next one begins with the text that stands there then.
  package mutating func reset() { walk = nil }

  /// The next older entry, or nil when there is none.
  package mutating func older(_ buffer: EditBuffer, in entries: [String]) -> EditBuffer? {
    var current = begin(buffer, entries.count)
    var index = min(current.index, entries.count) - 1
    while index >= 0 {
      let entry = entries[index]
      if entry.hasPrefix(current.prefix), entry != current.shown {
        current.index = index
        current.shown = entry
        walk = current
        return EditBuffer(entry)
      }
      index -= 1
    }
    return nil
  }

  /// The next newer entry, or the typed text after the newest; nil when not walking.
  package mutating func newer(_ buffer: EditBuffer, in entries: [String]) -> EditBuffer? {
    guard var current = walk, current.shown == buffer.text else { return nil }
    var index = current.index + 1
    while index < entries.count {
      let entry = entries[index]
      if entry.hasPrefix(current.prefix), entry != current.shown {
        current.index = index
        current.shown = entry
        walk = current
        return EditBuffer(entry)
      }
      index += 1
    }
    walk = nil
    return current.live
  }

  /// The walk under way, or a new one if the text was changed since.
  private func begin(_ buffer: EditBuffer, _ count: Int) -> Walk {
    if let walk, walk.shown == buffer.text { return walk }
    return Walk(live: buffer, prefix: buffer.textBeforeCursor, index: count, shown: buffer.text)
  }
}
