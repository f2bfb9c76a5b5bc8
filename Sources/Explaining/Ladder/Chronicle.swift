package import Timeline

/// What the kernel said of both ends of every socket at one moment.
package struct Look: Hashable, Sendable {
  /// When it was asked.
  package var at: Moment
  /// Both ends of each of the reader's sockets, the closed ones that it still knows included.
  package var pairs: [EndpointPair]
  /// The variables that held the sockets, by descriptor.
  package var names: [Int32: String]

  /// What the kernel said at this moment.
  package init(at: Moment, pairs: [EndpointPair], names: [Int32: String] = [:]) {
    self.at = at
    self.pairs = pairs
    self.names = names
  }
}

/// Everything that was recorded of a session so far: what ladders, states and programs are made from.
package struct Chronicle: Sendable {
  /// What happened since the session's present world began, in the recorder's order.
  package var events: [TimelineEvent]
  /// What the kernel was asked for after each line, in order.
  package var looks: [Look]
  /// The lines that were typed.
  package var lines: [TypedLine]
  /// The variables that hold the sockets now, by descriptor.
  package var names: [Int32: String]
  /// Whether packets are captured here.
  package var seesPackets: Bool

  /// What was recorded.
  package init(
    events: [TimelineEvent], looks: [Look] = [], lines: [TypedLine] = [],
    names: [Int32: String] = [:], seesPackets: Bool = true
  ) {
    self.events = events
    self.looks = looks
    self.lines = lines
    self.names = names
    self.seesPackets = seesPackets
  }

  /// The line whose call caused an event, or that was typed last when it happened: what visitors do between two lines,
  /// and what comes late, belongs to the one before.
  func line(of event: TimelineEvent) -> TypedLine? {
    if case .packet(let packet) = event, let cause = packet.cause,
      let line = lines.last(where: { $0.events.contains(cause.index) })
    {
      return line
    }
    return lines.last { $0.events.lowerBound <= event.id.index }
  }
}
