/// A search through the history, newest entry first, that grows with each typed character.
package struct HistorySearch: Sendable {
  private let entries: [String]
  private var index: Int

  /// What is looked for.
  package private(set) var query = ""
  /// The entry found; nil when none holds the query, or nothing is looked for yet.
  package private(set) var match: String?

  /// A search that has not begun.
  package init(entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  /// Where the query stands in the match, in Unicode scalars.
  package var offset: Int {
    guard let match else { return 0 }
    return Self.place(of: query, in: match) ?? 0
  }

  /// Adds a character; the present match stays if it still fits.
  package mutating func extend(_ scalar: Unicode.Scalar) {
    query.unicodeScalars.append(scalar)
    find(from: match == nil ? entries.count - 1 : index)
  }

  /// Takes the last character away and searches anew from the newest entry.
  package mutating func shorten() {
    if !query.isEmpty { query.unicodeScalars.removeLast() }
    find(from: entries.count - 1)
  }

  /// Goes on to the next older match that differs.
  package mutating func next() {
    guard let present = match else { return }
    let place = index
    find(from: index - 1, otherThan: present)
    if match == nil {
      match = present
      index = place
    }
  }

  /// Forgets the match.
  package mutating func giveUp() { match = nil }

  private mutating func find(from start: Int, otherThan present: String? = nil) {
    match = nil
    guard !query.isEmpty else {
      index = entries.count
      return
    }
    var place = min(start, entries.count - 1)
    while place >= 0 {
      let entry = entries[place]
      if entry != present, Self.place(of: query, in: entry) != nil {
        index = place
        match = entry
        return
      }
      place -= 1
    }
  }

  private static func place(of query: String, in entry: String) -> Int? {
    let wanted = Array(query.unicodeScalars)
    let scalars = Array(entry.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return nil }
    return (0...scalars.count - wanted.count).first { start in
      scalars[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
