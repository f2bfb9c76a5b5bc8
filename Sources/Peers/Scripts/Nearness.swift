/// How near two words are, for a suggestion after a slip.
enum Nearness {
  /// The nearest of the words, if at most a third of the letters differ (at least one, for short
  /// words two).
  static func nearest(to word: String, in words: [String]) -> String? {
    // A word of another length altogether is no slip, and the comparison would take its time.
    guard let longest = words.lazy.map(\.count).max(), word.utf8.count <= 6 * longest else {
      return nil
    }
    let limit = max(2, word.count / 3)
    let best = words.min { distance(word, $0) < distance(word, $1) }
    guard let best, distance(word, best) <= limit else { return nil }
    return best
  }

  /// How many letters must be put in, taken out or changed to make one word the other.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in right.indices {
        let change = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
