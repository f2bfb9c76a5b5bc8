internal import Explaining
internal import Observing
internal import Peers
internal import Timeline

extension Workbench {
  /// `:show packets`: those of the last line that sent or received any, with what came late.
  func showPackets() {
    guard packets.isWatching else {
      screen.show(.note([StyledText(Words.packetsNotSeen)]))
      return
    }
    packets.drain()
    for turn in turns.reversed() where !turn.calls.isEmpty {
      let packets = packets(of: turn)
      guard !packets.isEmpty else { continue }
      screen.show(.note([StyledText(Words.packets(of: turn.source), .dim)]))
      let trace = PacketTrace { [hall] address in
        hall.descriptions.first { $0.listening == address }?.name
      }
      let start = turn.calls.first?.started ?? packets[0].at
      let lines = trace.lines(packets, since: start)
      screen.show(.picture(lines, words: lines))
      return
    }
    screen.show(.note([StyledText(Words.noPacketsYet)]))
  }

  /// The packets that were seen from a line on until the next one, and those that came later because of one of its
  /// calls; none that an earlier line caused.
  ///
  /// What the network did when the line's world was given up belongs to no line.
  ///
  /// So a visitor's packets stand at the line that made its call possible.
  private func packets(of turn: Turn) -> [PacketEvent] {
    let own = turn.firstEvent..<(turn.firstEvent + turn.events.count)
    let next = turns.first { $0.firstEvent > turn.firstEvent && !$0.calls.isEmpty }
    let worldEnd = worldEnds.first { $0 >= own.upperBound }
    let stretch = turn.firstEvent..<min(next?.firstEvent ?? .max, worldEnd ?? .max)
    return recorder.events(from: turn.firstEvent).compactMap { event in
      guard case .packet(let packet) = event else { return nil }
      if let cause = packet.cause?.index, own.contains(cause) { return packet }
      let isOlder = packet.cause.map { $0.index < own.lowerBound } ?? false
      return stretch.contains(packet.id.index) && (!isOlder || own.contains(packet.id.index))
        ? packet : nil
    }
  }
}
