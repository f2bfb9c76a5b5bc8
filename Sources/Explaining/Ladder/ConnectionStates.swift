internal import Timeline

/// The states of both ends of a TCP connection, as its packets prove them: RFC 9293 §3.3.2.
///
/// What a side sends proves its own state. What it receives changes its state only where the packet was not lost.
struct ConnectionStates {
  /// One end.
  struct End {
    var state: TCPState?
    /// The number after its FIN, once it has sent one.
    var sentEnd: UInt32?
    /// Whether the other side's FIN has reached it.
    var gotEnd = false
  }

  /// The states that a packet led to, in order.
  struct Change {
    var sender: [TCPState] = []
    var receiver: [TCPState] = []
  }

  private(set) var ends: [Ladder.Side: End] = [.left: End(), .right: End()]

  /// The present state of a side.
  subscript(side: Ladder.Side) -> TCPState? { ends[side]?.state }

  /// Sets what the kernel itself has said, or what a call proves; nil where it knows nothing.
  mutating func set(_ state: TCPState?, at side: Ladder.Side) {
    ends[side]?.state = state
  }

  /// Takes in a packet; `arrives` says whether it reached the other side.
  mutating func note(_ packet: PacketEvent, from side: Ladder.Side, arrives: Bool) -> Change {
    var sender = ends[side] ?? End()
    var receiver = ends[side.other] ?? End()
    var change = Change()
    if packet.flags.contains(.reset) {
      if sender.state != nil { change.sender = sender.go(.closed) }
      if arrives, receiver.state != nil { change.receiver = receiver.go(.closed) }
    } else if packet.flags.contains(.syn) {
      change = opening(packet, &sender, &receiver, arrives: arrives)
    } else {
      change = running(packet, &sender, &receiver, arrives: arrives)
    }
    ends[side] = sender
    ends[side.other] = receiver
    return change
  }

  private func opening(
    _ packet: PacketEvent, _ sender: inout End, _ receiver: inout End, arrives: Bool
  ) -> Change {
    var change = Change()
    let answers = packet.flags.contains(.acknowledgement)
    if !answers { (sender.sentEnd, sender.gotEnd) = (nil, false) }
    if !packet.isRepeated { change.sender = sender.go(answers ? .synReceived : .synSent) }
    if arrives, answers, receiver.state == .synSent { change.receiver = receiver.go(.established) }
    return change
  }

  private func running(
    _ packet: PacketEvent, _ sender: inout End, _ receiver: inout End, arrives: Bool
  ) -> Change {
    var change = Change()
    let acknowledges = packet.flags.contains(.acknowledgement)
    if acknowledges, packet.covers(receiver.sentEnd) { change.sender += sender.takeEnd() }
    if acknowledges, sender.state == .synSent { change.sender += sender.go(.established) }
    if packet.flags.contains(.fin), sender.sentEnd == nil {
      sender.sentEnd = packet.sequence &+ UInt32(truncatingIfNeeded: packet.length) &+ 1
      change.sender += sender.sendEnd()
    }
    guard arrives else { return change }
    if acknowledges, receiver.state == .synReceived { change.receiver += receiver.go(.established) }
    if acknowledges, packet.covers(receiver.sentEnd) { change.receiver += receiver.endIsTaken() }
    if packet.flags.contains(.fin) { change.receiver += receiver.takeEnd() }
    return change
  }
}

extension ConnectionStates.End {
  fileprivate mutating func go(_ next: TCPState) -> [TCPState] {
    guard state != next else { return [] }
    state = next
    return [next]
  }

  /// The other side's FIN has arrived.
  fileprivate mutating func takeEnd() -> [TCPState] {
    if gotEnd { return [] }
    gotEnd = true
    switch state {
    case .established, .synReceived: return go(.closeWait)
    case .finWait1: return go(.closing)
    case .finWait2: return go(.timeWait)
    case .synSent, .timeWait, .closed, .closeWait, .lastAck, .listen, .closing, .newSynReceived,
      nil:
      return []
    }
  }

  /// It sends its FIN.
  fileprivate mutating func sendEnd() -> [TCPState] {
    switch state {
    case .established, .synReceived: return go(.finWait1)
    case .closeWait: return go(.lastAck)
    case .synSent, .finWait1, .finWait2, .timeWait, .closed, .lastAck, .listen, .closing,
      .newSynReceived, nil:
      return []
    }
  }

  /// Its FIN is acknowledged.
  fileprivate mutating func endIsTaken() -> [TCPState] {
    switch state {
    case .finWait1: return go(.finWait2)
    case .closing: return go(.timeWait)
    case .lastAck: return go(.closed)
    case .established, .synSent, .synReceived, .finWait2, .timeWait, .closed, .closeWait, .listen,
      .newSynReceived, nil:
      return []
    }
  }
}

extension PacketEvent {
  /// Whether it acknowledges everything up to a number.
  fileprivate func covers(_ end: UInt32?) -> Bool {
    guard let end else { return false }
    return Int32(bitPattern: acknowledgement &- end) >= 0
  }
}
