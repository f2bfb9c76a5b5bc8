/// Shrinking: simpler choices make simpler cases; the simplest that still differs is what is shown.
extension Comparison {
  /// A simpler case that differs as well; the case itself where none is found.
  package func shrunk(_ difference: Difference) throws -> Difference {
    var best = difference
    for _ in 0..<40 {
      let candidates = simpler(than: best.single)
      guard let next = try firstDifference(candidates) else { return best }
      best = next
    }
    return best
  }

  /// The first candidate that differs; the simplest candidates come first.
  private func firstDifference(_ candidates: [Case]) throws -> Difference? {
    for start in stride(from: 0, to: candidates.count, by: 120) {
      let part = Array(candidates[start..<min(start + 120, candidates.count)])
      if let first = try differences(part).first { return first }
    }
    return nil
  }

  /// Cases that differ from one by a part left out, made simplest, or one smaller choice.
  private func simpler(than single: Case) -> [Case] {
    let choices = single.choices
    var seen: Set<[String]> = [single.lines]
    var candidates: [Case] = []
    func propose(_ changed: [Int]) {
      let candidate = Case(single.topic, choices: changed)
      if candidate.isSimpler(than: single), seen.insert(candidate.lines).inserted {
        candidates.append(candidate)
      }
    }
    for span in single.spans {
      propose(Array(choices[..<span.lowerBound] + choices[span.upperBound...]))
      propose(choices[..<span.lowerBound] + span.map { _ in 0 } + choices[span.upperBound...])
    }
    for (index, choice) in choices.enumerated() where choice > 0 {
      for smaller in Set([0, 1, choice / 2, choice - 1]) where smaller < choice {
        var changed = choices
        changed[index] = smaller
        propose(changed)
      }
      propose(Array(choices[..<index] + choices[(index + 1)...]))
    }
    return candidates.sorted { $0.isSimpler(than: $1) }
  }
}
