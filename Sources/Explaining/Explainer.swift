internal import Timeline

/// Says what happened in a typed line and why, from what was recorded and nothing else.
///
/// It remembers what it has said: the same situation of the same call is told in one line the second time and not at
/// all from the third, until the call comes out differently. A failure always keeps one line. `full` never fades.
package struct Explainer: Sendable {
  private var said: [CallKind: (situation: String, times: Int)] = [:]
  /// The terms that were told with a few words.
  private var glossed: Set<String> = []

  /// What the events before the last line said, kept up from line to line.
  private var past = PastLedger()

  /// An explainer that has said nothing yet.
  package init() {}

  /// Explains a line: one explanation for each call that matters, in order.
  ///
  /// Calls of one line that tell the same are explained once, by the last of them. With `.off` the result is empty.
  /// Where only the last ones are going to be shown, `most` says how many, so that no term is told out of sight.
  package mutating func explain(
    _ happening: Happening, detail: Detail, most: Int = .max
  ) -> [Explanation] {
    guard detail != .off else { return [] }
    let scenes =
      happening.events.isEmpty && happening.waiting == nil
      ? [] : Scene.scenes(of: happening, after: past.ledger(of: happening.history))
    return explain(happening, scenes, detail, most: most)
  }

  /// Explains scenes that were made already.
  mutating func explain(
    _ happening: Happening, _ scenes: [Scene], _ detail: Detail, most: Int = .max
  ) -> [Explanation] {
    var explanations = scenes.map(Explainer.explain)
    if let failure = Explainer.explainWithoutCall(happening) {
      explanations.append(failure)
    }
    explanations = Explainer.merged(explanations)
    if detail == .brief {
      for index in explanations.indices { fade(&explanations[index]) }
    }
    explanations = explanations.suffix(most)
    for index in explanations.indices {
      gloss(&explanations[index], detail == .brief ? \.brief : \.full)
    }
    return explanations
  }

  /// Adds a few words for a term that has not been shown before.
  private mutating func gloss(
    _ explanation: inout Explanation, _ lines: KeyPath<Explanation, [String]>
  ) {
    let text = explanation[keyPath: lines].joined(separator: " ")
    guard let found = Glossary.gist(in: text, besides: glossed) else { return }
    glossed.insert(found.term)
    let term = found.term.filter { $0 != "(" && $0 != ")" }
    let sentence = "\(term): \(found.gist)."
    let whole = "\(sentence) (:doc \(term))"
    explanation.gist = whole.count < Words.columns - 2 ? whole : sentence
  }

  /// Forgets what was said, so that everything is told at length again.
  package mutating func reset() {
    said = [:]
  }

  private mutating func fade(_ explanation: inout Explanation) {
    guard let cell = explanation.cell else { return }
    var memory = said[cell.call] ?? ("", 0)
    memory =
      memory.situation == explanation.situation
      ? (memory.situation, memory.times + 1)
      : (explanation.situation, 1)
    said[cell.call] = memory
    if memory.times == 1 { return }
    let keepsOne = memory.times == 2 || cell.outcome.isFailure
    explanation.brief = keepsOne ? Array(explanation.brief.prefix(1)) : []
  }

  private static func merged(_ explanations: [Explanation]) -> [Explanation] {
    var last: [String: Int] = [:]
    for (index, explanation) in explanations.enumerated() { last[explanation.situation] = index }
    return explanations.enumerated().filter { last[$0.element.situation] == $0.offset }
      .map(\.element)
  }

  static func explain(_ scene: Scene) -> Explanation {
    let telling = CallTable.telling(scene)
    return telling.explanation(of: scene)
  }
}
