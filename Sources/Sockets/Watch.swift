internal import Timeline

/// What the watcher remembers between two looks at the board.
struct Watch {
  private let recorder: Recorder
  private var probe: InFlightProbe
  /// What has been said about each call that still waits.
  private var said: [UInt64: Said] = [:]
  private var stillness = Stillness()

  private struct Said {
    var blocked: BlockedCall
    /// How many of the whole seconds of `Watch.seconds` have been announced.
    var stage = 0
    var isForever = false
    /// Where the record stood when that was said: something new may end the wait, or make it worth saying again.
    var eventsThen = -1

    var isAnything: Bool { stage > 0 || isForever }
  }

  /// Looks in a row at which nothing had changed and nothing could.
  private struct Stillness {
    var calls: [UInt64] = []
    var events = -1
    var looks = 0
    /// Those of them that came late: then the machine is busy, and others may be late as well.
    var late = 0
    var at = Moment(nanoseconds: 0)
  }

  /// Three looks alike, 12 ms apart each, are believed; where looks come late, up to eight more.
  private static let looksNeeded = 3
  private static let mostLateLooks = 8
  /// A look that comes so much later than the one before it is late, in nanoseconds.
  private static let lateness: Int64 = 20_000_000

  init(recorder: Recorder, probe: InFlightProbe) {
    self.recorder = recorder
    self.probe = probe
  }

  /// Whether all that waits has waited for seconds, so that looking less often will do.
  private(set) var isPatient = false

  /// What is to be said after this look.
  mutating func notices(for look: WaitBoard.Look) -> [BlockedNotice] {
    let readers = look.readers
    let now = recorder.now
    var notices = ended(except: readers)
    for entry in readers {
      said[entry.number, default: Said(blocked: entry.blocked)].blocked = entry.blocked
    }
    notices += forever(look, readers, now)
    notices += waiting(readers, now)
    isPatient = !readers.isEmpty && readers.allSatisfy { now - $0.blocked.since > 3_000_000_000 }
    return notices
  }

  /// Takes back that a call was said to wait for ever: it was not given, and a later look may find it so again.
  mutating func withdraw(_ call: BlockedCall) {
    for number in said.keys where said[number]?.blocked.caller.thread == call.caller.thread {
      said[number]?.isForever = false
    }
  }

  private mutating func ended(except readers: [WaitBoard.Entry]) -> [BlockedNotice] {
    let present = Set(readers.map(\.number))
    let gone = said.filter { !present.contains($0.key) }
    for number in gone.keys { said[number] = nil }
    return gone.sorted { $0.key < $1.key }
      .filter(\.value.isAnything)
      .map { .ended($0.value.blocked) }
  }

  private mutating func waiting(_ readers: [WaitBoard.Entry], _ now: Moment) -> [BlockedNotice] {
    var notices: [BlockedNotice] = []
    for entry in readers {
      guard var known = said[entry.number], !known.isForever else { continue }
      let waited = Int((now - entry.blocked.since) / 1_000_000_000)
      var seconds: Int?
      while Watch.seconds(stage: known.stage) <= waited {
        seconds = Watch.seconds(stage: known.stage)
        known.stage += 1
      }
      said[entry.number] = known
      if let seconds { notices.append(.waiting(entry.blocked, seconds: seconds)) }
    }
    return notices
  }

  /// 1, 2, 10, 60, then every minute.
  private static func seconds(stage: Int) -> Int {
    switch stage {
    case 0: 1
    case 1: 2
    case 2: 10
    default: (stage - 2) * 60
    }
  }

  private mutating func forever(
    _ look: WaitBoard.Look, _ readers: [WaitBoard.Entry], _ now: Moment
  ) -> [BlockedNotice] {
    let calls = readers.map(\.number)
    let events = recorder.count
    let news = readers.filter { entry in
      said[entry.number].map { !$0.isForever || $0.eventsThen != events } ?? false
    }
    guard !news.isEmpty, isStill(look) else {
      stillness.looks = 0
      return []
    }
    if stillness.looks > 0, stillness.calls == calls, stillness.events == events {
      stillness.looks += 1
      if now - stillness.at > Watch.lateness, !isPatient { stillness.late += 1 }
      stillness.at = now
    } else {
      stillness = Stillness(calls: calls, events: events, looks: 1, at: now)
    }
    let needed = Watch.looksNeeded + min(stillness.late, Watch.mostLateLooks)
    guard stillness.looks >= needed else { return [] }
    for entry in news {
      said[entry.number]?.isForever = true
      said[entry.number]?.eventsThen = events
    }
    return news.map { .wouldWaitForever($0.blocked) }
  }

  /// Whether nothing that runs here can end what the reader's threads wait for, as far as one look can tell.
  ///
  /// The cheap questions come first: most looks end at one of them.
  private mutating func isStill(_ look: WaitBoard.Look) -> Bool {
    guard look.everyReaderWaits, !look.hasRequest,
      look.entries.allSatisfy({ entry in
        entry.blocked.caller.actor != .reader || !entry.blocked.call.hasTimeLimit
      }),
      look.participants.allSatisfy({ $0.isAtRest() })
    else { return false }
    // A call of a thread that is apart was asked about by its participant, with its own descriptors.
    return look.entries.allSatisfy { entry in
      if entry.isApart { return true }
      guard entry.sleeps else { return false }
      return entry.blocked.caller.actor == .reader
        ? !probe.mayEnd(entry.blocked.call) : !entry.blocked.call.isReady
    }
  }
}
