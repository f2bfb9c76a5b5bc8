internal import CKernel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// One client of a scripted peer: where its script stands, and what it waits for.
///
/// Belongs to the thread of a `ScriptLoop`. A verb is tried until it is done; where it cannot be, the connection
/// says what must happen first, and the thread turns to others.
final class ScriptedConnection {
  /// What must happen before the script goes on.
  enum Need: Hashable {
    case nothing
    /// Bytes, or the end of the stream.
    case readable
    /// Room in the send queue.
    case writable
    /// This moment; nothing else counts.
    case time(Int64)
    /// An event that only looking tells of.
    case event
  }

  let fd: Int32
  let peer: SocketAddress
  var record: ServedConnection
  private let verbs: ArraySlice<PeerVerb>
  private let ledger: ServeLedger
  /// Whether packets can be lost on purpose; substitutes are used otherwise.
  let canFail: Bool
  private let began = ScriptedConnection.now()
  private var place: Int
  var need = Need.nothing
  /// How far the present verb has come: bytes sent or received, or packets lost before it.
  var progress: Int?
  /// When the present verb began.
  var verbBegan: Int64 = 0
  /// Bytes received beyond what `until` looked for.
  var surplus: [UInt8] = []
  /// Whether the client sends no more.
  var sawEnd = false
  /// Whether poll(2) has nothing new to tell while the script awaits an event.
  var isPollUseless = false
  /// Whether every packet of the client's is lost.
  var isDeaf = false
  /// Whether the client's reset has been seen.
  var isReset = false
  private(set) var isOver = false

  /// A connection that was just accepted; its script begins after `accept`.
  init(
    _ fd: Int32, _ stage: ScriptLoop.Stage, record: ServedConnection, ledger: ServeLedger
  ) {
    self.fd = fd
    peer = stage.listener.address
    canFail = stage.canFail
    self.record = record
    self.ledger = ledger
    verbs = stage.script.verbsOfConnection
    place = verbs.startIndex
  }

  /// What poll(2) should watch.
  var pollEntry: pollfd {
    switch need {
    case .readable: pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    case .writable: pollfd(fd: fd, events: Int16(POLLOUT), revents: 0)
    case .event where !isPollUseless: pollfd(fd: fd, events: watchedEvents, revents: 0)
    case .event, .time, .nothing: pollfd(fd: -1, events: 0, revents: 0)
    }
  }

  private var watchedEvents: Int16 {
    switch present {
    case .await(.sent), .lose, .reboot: Int16(POLLIN) | ScriptedConnection.hangUp
    default: ScriptedConnection.hangUp
    }
  }

  /// When the script wants its turn in any case.
  var wakeUp: Int64 {
    switch need {
    case .time(let moment): moment
    case .event:
      // No event tells what another program's end does: look less and less often, after a tenth of the time waited.
      verbBegan + waited + min(max(waited / 10, firstLook), 5_000_000_000)
    case .nothing, .readable, .writable: .max
    }
  }

  /// How soon to look for what no event tells, in nanoseconds: a close is told, save where packets are lost or the
  /// client's bytes fill the queue.
  private var firstLook: Int64 {
    switch present {
    case nil, .await(.closed): isPollUseless || isDeaf ? 2_000_000 : 1_000_000_000
    default: 2_000_000
    }
  }

  /// How long the present verb had waited when it was looked at last.
  private var waited: Int64 = 0

  /// The verb at which the script stands; nil past the last one.
  var present: PeerVerb? {
    place < verbs.endIndex ? verbs[place] : nil
  }

  /// Whether the script has just begun.
  var isFirstVerb: Bool { place == verbs.startIndex }

  /// Goes on as far as the script can.
  func advance(events: Int32, client: borrowing ClientEnd) {
    if isOver { return }
    if need == .event, events != 0 { isPollUseless = true }
    guard need == .nothing || events != 0 || ScriptedConnection.now() >= wakeUp else { return }
    while !isOver {
      if verbBegan == 0 { verbBegan = ScriptedConnection.now() }
      // A script that leaves its connection open leaves it to the client to end it.
      guard let verb = present else {
        if perform(.await(.closed), client) { end(.clientClosed) }
        break
      }
      guard perform(verb, client) else { break }
      place += 1
      progress = nil
      verbBegan = 0
      isPollUseless = false
    }
    waited = max(0, ScriptedConnection.now() - verbBegan)
  }

  /// Ends the connection because serving stops.
  func stop() {
    end(.stopped)
  }

  /// Closes what is still open, and tells how the connection ended.
  func end(_ end: ServedEnd, isClosed: Bool = false) {
    if isOver { return }
    isOver = true
    if !isClosed { _ = ck_close(fd) }
    record.end = end
    record.nanoseconds = ScriptedConnection.now() - began
    ledger.closed(record)
  }

  /// The monotonic clock, in nanoseconds.
  static func now() -> Int64 {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
  }

  #if canImport(Glibc)
  /// POLLRDHUP of poll(2): the client sends no more.
  static let hangUp: Int16 = 0x2000
  #else
  static let hangUp: Int16 = 0
  #endif
}

extension PeerScript {
  /// The verbs for one connection: those between one `accept` and the next.
  var verbsOfConnection: ArraySlice<PeerVerb> {
    let accept = verbs.firstIndex(of: .accept)
    return verbs[(accept.map { $0 + 1 } ?? 0)...].prefix { $0 != .accept }
  }

  /// Whether the peer's queue is full for good: it says so, and never accepts.
  var letsNobodyIn: Bool { verbs.first == .fillBacklog && !verbs.contains(.accept) }

  /// Whether the first packets of a client are to be lost: its data may come before the script has its turn.
  var losesFromTheStart: Bool {
    if case .lose = verbsOfConnection.first { true } else { false }
  }
}
