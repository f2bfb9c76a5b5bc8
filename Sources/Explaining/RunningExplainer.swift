package import Timeline

/// Explains a program while it runs: it takes the events in portions and remembers what they told of every socket.
///
/// The work for a portion does not grow with what came before. Calls that belong together (a poll and the recv after
/// it) are told as one where they come in one portion.
package struct RunningExplainer: Sendable {
  private var explainer = Explainer()
  private var ledger = Ledger()
  private var history: [TimelineEvent] = []
  private var names: [Int32: String] = [:]

  /// An explainer at the start of a program.
  package init() {}

  /// Explains the next events of the program, in the recorder's order, each once.
  package mutating func explain(
    _ events: [TimelineEvent], names: [Int32: String] = [:], routes: [RouteNote] = [],
    detail: Detail = .brief
  ) -> [Explanation] {
    var happening = Happening(events: events, history: history, names: names, routes: routes)
    happening.namesBefore = self.names
    self.names = names
    let scenes = detail == .off ? [] : Scene.scenes(of: happening, after: ledger)
    let explanations = explainer.explain(happening, scenes, detail)
    for event in events { ledger.note(event) }
    history += events
    return explanations
  }
}
