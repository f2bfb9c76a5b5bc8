internal import Explaining
internal import Observing
internal import Timeline

extension Workbench {
  /// `:show ladder`: what happened as a sequence diagram, for the last lines or since the step began.
  func showLadder(_ stretch: ColonCommand.Stretch) {
    guard let window = window(of: stretch) else {
      screen.show(.note([StyledText(Words.nothingForLadder)]))
      return
    }
    let ladder = Ladder(chronicle(), over: window)
    guard !ladder.conversations.isEmpty else {
      screen.show(.note([StyledText(Words.nothingForLadder)]))
      return
    }
    if case .lines(1) = stretch,
      let turn = turns.last(where: { $0.firstEvent == window.lowerBound })
    {
      screen.show(.note([StyledText(Words.ladder(of: turn.source), .dim)]))
    }
    let lines = LadderText(columns: screen.columns).lines(ladder)
    screen.show(.picture(lines, words: LadderWords().lines(ladder)))
  }

  /// `:show states`: the diagram of TCP's states with where the reader's sockets are and have been.
  func showStates() {
    let paths = SocketPath.all(chronicle())
    guard !paths.isEmpty else {
      screen.show(.note([StyledText(Words.noSockets)]))
      return
    }
    let view = StatesView()
    screen.show(.picture(view.picture(paths), words: view.words(paths)))
  }

  /// Where a stretch of the session begins and ends in the record; nil where nothing was called in it.
  private func window(of stretch: ColonCommand.Stretch) -> Range<Int>? {
    switch stretch {
    case .step:
      let start = max(worldStart, stepStart)
      return recorder.count > start ? start..<Int.max : nil
    case .lines(let count):
      let present = turns.filter { !$0.calls.isEmpty && $0.firstEvent >= worldStart }
      guard let first = present.suffix(count).first, let last = present.last else { return nil }
      let next = turns.first { $0.firstEvent > last.firstEvent && !$0.events.isEmpty }
      return first.firstEvent..<(next?.firstEvent ?? Int.max)
    }
  }

  /// What was recorded since the present world began.
  func chronicle() -> Chronicle {
    packets.drain()
    // Where a line called nothing, nobody asked the kernel after it.
    let looks = scenes.sorted { $0.key < $1.key }
      .filter { $0.value.worldStart == worldStart && !turns[$0.key].events.isEmpty }
      .map { Look(at: $0.value.at, pairs: $0.value.after, names: $0.value.names) }
    return Chronicle(
      events: recorder.events(from: worldStart), looks: looks, lines: typed, names: socketNames,
      seesPackets: packets.isWatching)
  }
}
