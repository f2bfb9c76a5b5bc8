package import Timeline

/// Explains a program while it runs: it takes the events in portions and remembers what they told of every socket.
///
/// The work for a portion does not grow with what came before. Calls that belong together (a poll and the recv after
/// it) are told as one where they come in one portion.
package struct RunningExplainer: Sendable {
  private var explainer = Explainer()
  private var ledger = Ledger()
  private var history: [TimelineEvent] = []
  private var names: SourceNames

  /// An explainer at the start of a program; its lines tell what it calls its sockets.
  package init(program lines: [Substring] = []) { names = SourceNames(lines) }

  /// The text of a line of the program, from 1, without blanks at the sides; nil where there is none.
  package func text(of line: Int) -> String? { names.text(of: line).map(String.init) }

  /// Explains the next events of the program, in the recorder's order, each once.
  package mutating func explain(
    _ events: [TimelineEvent], routes: [RouteNote] = [], detail: Detail = .brief
  ) -> [Explanation] {
    let before = names.names
    for case .call(let call) in events where call.actor == .reader { names.note(call) }
    var happening = Happening(
      events: events, history: history, names: names.names, routes: routes)
    happening.namesBefore = before
    happening.closedNames = names.closed
    let scenes = detail == .off ? [] : Scene.scenes(of: happening, after: ledger)
    let explanations = explainer.explain(happening, scenes, detail)
    for event in events { ledger.note(event) }
    history += events
    return explanations
  }
}
