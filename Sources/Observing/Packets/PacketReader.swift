package import Timeline

/// Turns segments into events: relative numbers, true windows, what caused each, which are late.
///
/// It looks at numbers, times and the record alone, so that the same packets always mean the same.
package struct PacketReader: Sendable {
  /// A segment with its time.
  package struct Captured: Sendable {
    /// What it says.
    package var segment: Segment
    /// When the kernel saw it.
    package var at: Moment

    /// A segment that the kernel saw at this moment.
    package init(segment: Segment, at: Moment) {
      self.segment = segment
      self.at = at
    }
  }

  private var tracks: [ConnectionKey: ConnectionTrack] = [:]
  private var spans = CallSpans()
  /// Whether only what belongs to this session counts, because others use the network as well.
  private let isShared: Bool

  /// The most connections that are followed at once; the memory is bounded whatever comes.
  private static let memory = 4096
  /// An acknowledgement that is so much later than what it answers was delayed: the least delay is 40 ms.
  private static let lateness: Int64 = 20_000_000

  /// A reader that has seen nothing; with `isShared` it leaves out what names no address of the session's.
  package init(isShared: Bool = false) {
    self.isShared = isShared
  }

  /// Takes in what was recorded beside the packets.
  package mutating func add(_ events: [TimelineEvent]) {
    spans.add(events)
  }

  /// What a packet means; nil where it is none of the session's.
  package mutating func event(_ captured: Captured) -> PacketEvent? {
    let segment = captured.segment
    if isShared, !spans.named.contains(segment.source),
      !spans.named.contains(segment.destination)
    {
      return nil
    }
    switch segment.transport {
    case .tcp: return tcp(segment, captured.at)
    case .udp:
      return PacketEvent(
        transport: .udp, source: segment.source, destination: segment.destination,
        length: segment.length,
        cause: spans.peers.contains(segment.source)
          ? nil : spans.call(at: captured.at, sendingData: true),
        at: captured.at)
    }
  }

  private mutating func tcp(_ segment: Segment, _ at: Moment) -> PacketEvent {
    let key = ConnectionKey(segment)
    let opens = segment.flags.contains(.syn) && !segment.flags.contains(.acknowledgement)
    if tracks.count >= PacketReader.memory, tracks[key] == nil { tracks.removeAll() }
    var track = tracks[key] ?? ConnectionTrack()
    // The same two addresses may begin anew with another first number.
    if opens, track[segment.source].first != segment.sequence {
      track = opened(by: segment, at)
    }
    let event = follow(segment, at, &track)
    tracks[key] = track
    return event
  }

  /// A connection at its first SYN: whose sides they are.
  private func opened(by segment: Segment, _ at: Moment) -> ConnectionTrack {
    var track = ConnectionTrack()
    let isReaders =
      spans.connect(to: segment.destination, at: at) != nil
      || spans.peers.contains(segment.destination)
    track[segment.source].isReaders = isReaders
    // Where no peer listens, the reader does.
    track[segment.destination].isReaders = !spans.peers.contains(segment.destination)
    return track
  }

  private func follow(
    _ segment: Segment, _ at: Moment, _ track: inout ConnectionTrack
  ) -> PacketEvent {
    let isSYN = segment.flags.contains(.syn)
    var own = track[segment.source]
    var other = track[segment.destination]
    let sequence = own.relative(segment.sequence, isSYN: isSYN)
    let answers = segment.flags.contains(.acknowledgement)
    let acknowledgement =
      answers ? other.relative(segment.acknowledgement, isSYN: false) : 0
    let taken =
      UInt32(truncatingIfNeeded: segment.length) &+ (isSYN ? 1 : 0)
      &+ (segment.flags.contains(.fin) ? 1 : 0)
    let end = sequence &+ taken
    let isRepeated = taken > 0 && Int32(bitPattern: end &- own.next) <= 0 && own.next > 0
    var event = PacketEvent(
      source: segment.source, destination: segment.destination, flags: segment.flags,
      sequence: sequence, acknowledgement: acknowledgement, length: segment.length,
      options: segment.options.map { other.relative($0) }, isRepeated: isRepeated, at: at)
    if isSYN { own.scale = segment.options.scale }
    event.window = Int(segment.window) << (isSYN ? 0 : own.agreedScale(with: other))
    // Probes repeat the last number and carry nothing; where the other side takes something, it is asked for a sign of life.
    if taken == 0, answers, own.next > 0, sequence == own.next &- 1 {
      event.probe = other.window == 0 ? .window : .keepalive
    }
    (event.cause, event.isLate) = reason(of: event, takes: taken > 0, own: own, other: other)
    own.window = event.window
    if taken > 0, !isRepeated {
      own.note(end: end, at: at, cause: event.cause)
      own.next = end
    }
    if answers { own.acknowledged = acknowledgement }
    track[segment.source] = own
    track[segment.destination] = other
    return event
  }

  /// Which call caused a packet, and whether the kernel sent it by itself some time later.
  private func reason(
    of event: PacketEvent, takes: Bool, own: SideTrack, other: SideTrack
  ) -> (EventID?, Bool) {
    if event.isRepeated || event.probe != nil { return (own.cause(at: event.sequence), true) }
    if event.flags.contains(.syn) {
      // The answer to a SYN is the work of the one who connects.
      if event.flags.contains(.acknowledgement) {
        return (other.covered(by: event.acknowledgement)?.cause ?? nil, false)
      }
      return (spans.connect(to: event.destination, at: event.at), false)
    }
    if takes {
      return (own.isReaders ? spans.call(at: event.at, sendingData: true) : nil, false)
    }
    if event.flags.contains(.reset) {
      // Either an end does it on purpose, or a kernel answers what cannot be taken.
      let call = spans.call(at: event.at, sendingData: true)
      return (call ?? spans.connect(to: event.source, at: event.at), false)
    }
    let advances = Int32(bitPattern: event.acknowledgement &- own.acknowledged) > 0
    if advances, let answered = other.covered(by: event.acknowledgement) {
      return (answered.cause, event.at - answered.at > PacketReader.lateness)
    }
    // Nothing new is acknowledged: the window has changed, because somebody has read.
    return (own.isReaders ? spans.call(at: event.at, sendingData: false) : nil, false)
  }
}

extension SideTrack {
  /// By how much this side's windows are shifted: only where both have named a scale.
  fileprivate func agreedScale(with other: SideTrack) -> Int {
    guard let scale, other.scale != nil else { return 0 }
    return scale
  }

  /// An option in relative numbers of this side, which the other acknowledges.
  fileprivate func relative(_ option: PacketOption) -> PacketOption {
    guard case .selectiveAcknowledgement(let from, let to) = option, let first else {
      return option
    }
    return .selectiveAcknowledgement(from: from &- first, to: to &- first)
  }
}

extension [PacketOption] {
  fileprivate var scale: Int? {
    for case .windowScale(let scale) in self { return scale }
    return nil
  }
}
