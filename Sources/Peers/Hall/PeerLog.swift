internal import Locks
internal import Timeline

/// One peer's or visitor's voice on the timeline, and the ledger of what it received.
final class PeerLog: Sendable {
  /// The most bytes and the most pieces that the ledger keeps.
  static let byteLimit = 1 << 20
  static let pieceLimit = 1 << 16

  /// The peer or visitor.
  let actor: Actor
  /// Counts the acts of every peer of a hall, for the test of rest.
  let activity: Activity
  private let recorder: Recorder
  private let ledger = Guarded(Ledger())
  /// Delays before an act is put on the record; nil where nothing is shaken.
  private let jitter: Jitter?

  private struct Ledger {
    var isMuted = false
    var connections = 0
    var bytes: [UInt8] = []
    /// Where in `bytes` the pieces begin, and the events that told of them.
    var pieces: [(id: EventID, start: Int)] = []
    var acts: [(id: EventID, act: Act)] = []
    var totals: [(id: EventID, received: Int, sent: Int)] = []

    /// Adds to the totals; past the limit of entries only the last one goes on counting.
    mutating func count(_ id: EventID, received: Int, sent: Int) {
      let last = totals.last
      let next = (id, (last?.received ?? 0) + received, (last?.sent ?? 0) + sent)
      if totals.count >= PeerLog.pieceLimit { totals.removeLast() }
      totals.append(next)
    }
  }

  /// The acts that grading asks for.
  private enum Act { case connection, end, closed, reset }

  /// The log of a peer that has done nothing yet.
  init(actor: Actor, recorder: Recorder, activity: Activity, jitter: Jitter? = nil) {
    self.jitter = jitter?.stream("acts of \(actor)")
    self.actor = actor
    self.recorder = recorder
    self.activity = activity
  }

  /// The number of the next connection, from 1.
  func nextConnection() -> Int {
    ledger.withLock { ledger in
      ledger.connections += 1
      return ledger.connections
    }
  }

  /// Records nothing from now on: the peer is being put away.
  func mute() {
    ledger.withLock { $0.isMuted = true }
  }

  /// Records bytes that the peer received.
  func received(_ bytes: UnsafeRawBufferPointer, on link: Link) {
    let excerpt = DataExcerpt(bytes)
    jitter?.pause()
    ledger.withLock { ledger in
      guard let id = record(.received(excerpt), on: link, in: ledger) else { return }
      ledger.count(id, received: bytes.count, sent: 0)
      let room = PeerLog.byteLimit - ledger.bytes.count
      guard room > 0, ledger.pieces.count < PeerLog.pieceLimit else { return }
      ledger.pieces.append((id, ledger.bytes.count))
      ledger.bytes.append(contentsOf: bytes.prefix(room))
    }
  }

  /// Records bytes that the peer hands to its kernel.
  func sent(_ bytes: UnsafeRawBufferPointer, on link: Link) {
    let excerpt = DataExcerpt(bytes)
    jitter?.pause()
    ledger.withLock { ledger in
      guard let id = record(.sent(excerpt), on: link, in: ledger) else { return }
      ledger.count(id, received: 0, sent: bytes.count)
    }
  }

  /// Records any other act.
  func note(_ action: PeerAction, on link: Link) {
    jitter?.pause()
    if case .accepted = action { awaitConnect(number: link.number, to: link.local) }
    ledger.withLock { ledger in
      guard let id = record(action, on: link, in: ledger) else { return }
      switch action {
      case .accepted, .connected: ledger.acts.append((id, .connection))
      case .sawEndOfStream: ledger.acts.append((id, .end))
      case .closed: ledger.acts.append((id, .closed))
      case .reset: ledger.acts.append((id, .reset))
      case .listening, .received, .sent, .shutDown, .waiting, .finished, .failed, .vanished,
        .healed, .losing, .rebooted, .filledBacklog, .stoppedReading, .stoodIn, .missed:
        break
      }
    }
  }

  /// Lets the reader's connect come first on the record: its kernel may still be on the way back from the call.
  private func awaitConnect(number: Int, to address: SocketAddress) {
    var end = ReaderEnd(.connect(number: number, to: address))
    _ = recorder.first(from: 0, within: PeerLog.patience) { event in
      end.observe(event)
      return end.isConnected
    }
  }

  /// How long a connect is waited for that is not the reader's, in milliseconds.
  private static let patience = 50

  /// What happened at or after an event.
  func facts(since first: EventID) -> PeerFacts {
    ledger.withLock { ledger in
      var facts = PeerFacts()
      for (id, act) in ledger.acts where id >= first {
        switch act {
        case .connection: facts.connections += 1
        case .end: facts.sawEnd = true
        case .closed: facts.closed = true
        case .reset:
          facts.closed = true
          facts.reset = true
        }
      }
      if let piece = ledger.pieces.first(where: { $0.id >= first }) {
        facts.received = Array(ledger.bytes[piece.start...])
      }
      let before = ledger.totals.last { $0.id < first }
      let after = ledger.totals.last
      facts.receivedCount = (after?.received ?? 0) - (before?.received ?? 0)
      facts.sentCount = (after?.sent ?? 0) - (before?.sent ?? 0)
      return facts
    }
  }

  private func record(_ action: PeerAction, on link: Link, in ledger: Ledger) -> EventID? {
    activity.tick()
    guard !ledger.isMuted else { return nil }
    return recorder.record(
      PeerEvent(
        actor: actor, connection: link.number, local: link.local, remote: link.remote,
        action: action, at: recorder.now))
  }
}
