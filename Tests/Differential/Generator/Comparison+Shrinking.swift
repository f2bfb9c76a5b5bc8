/// Shrinking: simpler choices make simpler cases; the simplest that still differs is what is shown.
extension Comparison {
  /// A change of a case's choices that may make it simpler.
  private enum Change {
    case leaveOut(Range<Int>)
    case simplify(Range<Int>)
    case lower(Int, to: Int)
  }

  /// A simpler case that differs as well; the case itself where none is found in the time given.
  package func shrunk(
    _ difference: Difference, within time: Duration = .seconds(40)
  ) throws -> Difference {
    var best = difference
    let end = ContinuousClock.now + time
    while let next = try simpler(than: best, before: end) { best = next }
    return best
  }

  /// The first change after which the case still differs; the greatest changes are tried first, some at a time.
  private func simpler(
    than difference: Difference, before end: ContinuousClock.Instant
  ) throws -> Difference? {
    let single = difference.single
    let changes = changes(of: single)
    for start in stride(from: 0, to: changes.count, by: 60) {
      if ContinuousClock.now >= end { return nil }
      let candidates = changes[start..<min(start + 60, changes.count)].map {
        Case(single.topic, choices: Self.applied($0, to: single.choices))
      }.filter { $0.isSimpler(than: single) }
      if let first = try differences(candidates, atMost: 1).first { return first }
    }
    return nil
  }

  private func changes(of single: Case) -> [Change] {
    var changes: [Change] = []
    for span in single.spans.sorted(by: { $0.count > $1.count }) {
      changes.append(.leaveOut(span))
      changes.append(.simplify(span))
    }
    for (index, choice) in single.choices.enumerated() where choice > 0 {
      for smaller in Set([0, choice / 2, choice - 1]).sorted() {
        changes.append(.lower(index, to: smaller))
      }
    }
    return changes
  }

  private static func applied(_ change: Change, to choices: [Int]) -> [Int] {
    switch change {
    case .leaveOut(let span):
      return Array(choices[..<span.lowerBound] + choices[span.upperBound...])
    case .simplify(let span):
      return choices[..<span.lowerBound] + span.map { _ in 0 } + choices[span.upperBound...]
    case .lower(let index, let smaller):
      var changed = choices
      changed[index] = smaller
      return changed
    }
  }
}
