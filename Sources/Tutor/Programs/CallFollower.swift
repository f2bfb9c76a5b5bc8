internal import Locks
internal import Explaining
internal import Sockets
internal import Timeline

/// Writes calls and explanations to standard error while a program runs, on a thread of its own.
final class CallFollower: Sendable {
  private struct Place {
    var next = 0
    var isOver = false
    var explainer = RunningExplainer()
  }

  private let recorder: Recorder
  private let routes: RouteBook
  private let traces: Bool
  private let explains: Bool
  private let place = Guarded(Place())

  init(recorder: Recorder, traces: Bool, explains: Bool, routes: RouteBook) {
    self.recorder = recorder
    self.routes = routes
    self.traces = traces
    self.explains = explains
  }

  /// Begins to follow.
  func start() {
    let thread = NativeThread(name: "follower") { [self] in
      while true {
        let seen = recorder.count
        if !drain() { return }
        _ = recorder.first(from: seen, within: 1000) { _ in true }
      }
    }
    thread?.detach()
  }

  /// Writes what is left; the thread writes nothing more.
  func finish() {
    drain()
    place.withLock { $0.isOver = true }
  }

  /// Writes what has been recorded since the last time; false when it is over.
  @discardableResult
  private func drain() -> Bool {
    place.withLock { place in
      guard !place.isOver else { return false }
      let events = recorder.events(from: place.next)
      place.next += events.count
      var lines: [String] = []
      if traces {
        let own = events.filter {
          if case .call(let call) = $0 { call.actor == .reader } else { false }
        }
        lines += CallTrace(showsDurations: true).lines(own)
      }
      if explains {
        for explanation in place.explainer.explain(events, routes: routes.notes) {
          lines += explanation.brief
        }
      }
      if !lines.isEmpty { lines.map { $0 + "\n" }.joined().writeToError() }
      return true
    }
  }
}
