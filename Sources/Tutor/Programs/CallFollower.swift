internal import Locks
internal import Explaining
internal import Sockets
internal import Timeline

/// Writes calls and explanations to standard error while a program runs, on a thread of its own.
final class CallFollower: Sendable {
  private struct Place {
    var next = 0
    var isOver = false
    /// How many calls before the last event have been told to be left out: a busy loop makes them more.
    var omitted = 0
    var explainer: RunningExplainer
    /// The line, and the thread, that was told last.
    var told: Line?
  }

  /// A line of the program, as a thread runs it.
  private struct Line: Equatable {
    var number: Int
    var thread: Int
  }

  private let recorder: Recorder
  private let routes: RouteBook
  private let traces: Bool
  private let explains: Bool
  private let place: Guarded<Place>

  /// A follower of a program of these lines.
  init(
    _ program: [Substring], recorder: Recorder, traces: Bool, explains: Bool, routes: RouteBook
  ) {
    self.recorder = recorder
    self.routes = routes
    self.traces = traces
    self.explains = explains
    place = Guarded(Place(explainer: RunningExplainer(program: program)))
  }

  /// How long a line's calls are kept together while nothing more comes, in milliseconds.
  private static let quiet = 30

  /// Begins to follow.
  func start() {
    let thread = NativeThread(name: "follower") { [self] in
      while true {
        guard let seen = drain(isWhole: false) else { return }
        if recorder.first(from: seen, within: Self.quiet, where: { _ in true }) != nil { continue }
        if drain(isWhole: true) == nil { return }
        _ = recorder.first(from: seen, within: 1000) { _ in true }
      }
    }
    thread?.detach()
  }

  /// Writes what is left; the thread writes nothing more.
  func finish() {
    _ = drain(isWhole: true)
    place.withLock { $0.isOver = true }
  }

  /// Writes what has been recorded since the last time, without the line that goes on unless `isWhole`; how many events
  /// had been recorded, nil when it is over.
  private func drain(isWhole: Bool) -> Int? {
    place.withLock { place in
      guard !place.isOver else { return nil }
      let events = recorder.events(from: place.next)
      let seen = place.next + events.count
      var portions = explains ? Self.byLine(events) : [events]
      if explains, !isWhole { _ = portions.popLast() }
      var text = ""
      if traces, !events.isEmpty || isWhole {
        for line in omissions(place) { text += line + "\n" }
      }
      for portion in portions {
        place.next += portion.count
        for line in lines(of: portion, &place) { text += line + "\n" }
      }
      if !text.isEmpty { text.writeToError() }
      if traces { place.omitted = omittedCount(before: place.next) }
      return seen
    }
  }

  /// A line for the calls that were left out since the last event was told, and took its place.
  private func omissions(_ place: Place) -> [String] {
    CallTrace().omissions(omittedCount(before: place.next) - place.omitted)
  }

  private func omittedCount(before next: Int) -> Int {
    guard next > 0, case .call(let call)? = recorder.record(from: next - 1).first else { return 0 }
    return call.omitted
  }

  /// The events of each line by themselves: what peers and the network do belongs to the line before.
  private static func byLine(_ events: [TimelineEvent]) -> [[TimelineEvent]] {
    var portions: [[TimelineEvent]] = []
    var last: Line?
    for event in events {
      let line = line(of: event)
      if portions.isEmpty || (line != nil && last != nil && line != last) { portions.append([]) }
      portions[portions.count - 1].append(event)
      last = line ?? last
    }
    return portions
  }

  private static func line(of event: TimelineEvent) -> Line? {
    guard case .call(let call) = event, call.actor == .reader else { return nil }
    // What Python does to a socket that no name is left for belongs to no line.
    if case .dropped = call.aim { return Line(number: 0, thread: call.thread) }
    return Line(number: call.line, thread: call.thread)
  }

  /// What is written of one portion: the line, its calls, what is to be said of them.
  private func lines(of portion: [TimelineEvent], _ place: inout Place) -> [String] {
    let own = portion.filter { Self.line(of: $0) != nil }
    let calls = traces ? CallTrace(showsDurations: true).lines(own) : []
    guard explains else { return calls }
    let told = place.explainer.explain(portion, routes: routes.notes).flatMap(\.brief)
    guard !calls.isEmpty || !told.isEmpty else { return [] }
    var lines: [String] = []
    if let line = own.first.flatMap(Self.line), line != place.told {
      place.told = line
      if let heading = heading(line, place.explainer) { lines.append(heading) }
    }
    return lines + calls + told.map { "| " + $0 }
  }

  private func heading(_ line: Line, _ explainer: RunningExplainer) -> String? {
    guard let text = explainer.text(of: line.number) else { return nil }
    let thread = line.thread == 0 ? "" : ", thread \(line.thread)"
    return Words.programLine(line.number, thread, text)
  }
}
