/// Finds what somebody probably meant: the known name with the fewest changed letters.
package enum NearestName {
  /// The known names closest to a word, best first; empty when none is close.
  ///
  /// A name is close when at most a third of the longer word, and at least one letter, would change.
  package static func all(to word: String, in known: [String]) -> [String] {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    var found: [(name: String, distance: Int)] = []
    for name in known {
      let letters = Array(name.lowercased().unicodeScalars.prefix(64))
      let limit = max(1, max(wanted.count, letters.count) / 3)
      guard abs(wanted.count - letters.count) <= limit else { continue }
      let changes = distance(wanted, letters)
      if changes <= limit { found.append((name, changes)) }
    }
    return found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }.map(\.element.name)
  }

  /// The closest known name; nil when none is close.
  package static func best(to word: String, in known: [String]) -> String? {
    all(to: word, in: known).first
  }

  /// The number of letters to insert, remove, change, or swap with a neighbour.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        current[column] = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], before[column - 2] + 1)
        }
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
