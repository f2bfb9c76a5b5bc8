internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the client's program has done, as the kernel shows it.
extension ScriptedConnection {
  /// Whether the event has happened; one that cannot come any more ends the connection.
  func hasHappened(_ event: PeerAwait, _ client: borrowing ClientEnd) -> Bool {
    need = .event
    let sight = client.look(client: record.client, peer: peer)
    let isGone = sight == .closed || (sight == .unknown && isHungUp)
    if isGone { sawEnd = true }
    switch event {
    case .connected, .listening: return true
    case .closed:
      guard isGone else { return false }
      if wasReset { return miss(event, butReset: true) }
      return true
    case .sent(let count):
      if record.received + PeerSocket.unread(of: fd) >= count { return true }
      return isHungUp ? miss(event, butReset: wasReset) : false
    case .received(let count):
      if bytesTaken(sight) >= count, !(isGone && wasReset) { return true }
    case .blocked:
      // What a program of somebody else's waits for cannot be seen; that it has received everything can.
      if bytesTaken(sight) >= record.sent { return true }
    }
    return isGone ? miss(event, butReset: wasReset) : false
  }

  /// How many of the bytes that were sent the client's program has received.
  private func bytesTaken(_ sight: ClientEnd.Sight) -> Int {
    let arrived = record.sent - max(0, ck_send_queue(fd))
    if case .open(let unread) = sight { return arrived - unread }
    return arrived
  }

  private func miss(_ event: PeerAwait, butReset: Bool) -> Bool {
    if case .closed = event {
      end(.clientReset)
    } else {
      end(.waitedInVain(for: "\(event)", reset: butReset))
    }
    return false
  }

  /// Whether the client sends no more, by a close, a shutdown or a reset.
  private var isHungUp: Bool {
    PeerSocket.isReady(fd, Int32(ScriptedConnection.hangUp))
  }

  /// Whether the client's end was a reset; asking takes the error away, so it is kept.
  private var wasReset: Bool {
    if isReset { return true }
    var error: Int32 = 0
    let length = ck_getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, UInt32(MemoryLayout<Int32>.size))
    if length > 0, error == ECONNRESET || error == EPIPE { isReset = true }
    return isReset
  }
}
