internal import Locks
internal import Synchronization
internal import Timeline

extension WaitBoard {
  /// What the watcher sees at one moment.
  struct Look {
    var entries: [Entry]
    var readerThreads: Set<Int>
    var participants: [any QuiescenceParticipant]
    /// Somebody is about to be interrupted: nothing waits for ever.
    var hasRequest: Bool

    /// The reader's calls that wait, the oldest first.
    var readers: [Entry] {
      entries.filter { $0.blocked.caller.actor == .reader }.sorted { $0.number < $1.number }
    }

    /// Whether the same calls wait as in another look, and nobody has come to the peers who is not at rest.
    func resembles(_ other: Look) -> Bool {
      readers.map(\.number) == other.readers.map(\.number)
        && participants.count == other.participants.count
        && participants.allSatisfy { $0.isAtRest() }
    }

    /// Whether every Python thread of the reader waits.
    var everyReaderWaits: Bool {
      readerThreads.isSubset(of: readers.map(\.blocked.caller.thread))
    }
  }

  /// Says that a Python thread of the reader runs from now on; the main one, 0, always does.
  package func readerThreadStarted(_ thread: Int) {
    state.withLock { _ = $0.readerThreads.insert(thread) }
  }

  /// Says that a Python thread of the reader has ended.
  package func readerThreadEnded(_ thread: Int) {
    state.withLock { state in
      guard thread != 0 else { return }
      state.readerThreads.remove(thread)
      state.requests.remove(Thread(Caller(actor: .reader, thread: thread)))
    }
  }

  /// Adds a peer or visitor that could still act; returns the number by which it is removed.
  ///
  /// The board keeps it until then: one that knows the board must be removed, or both stay for ever.
  package func add(_ participant: any QuiescenceParticipant) -> Int {
    state.withLock { state in
      state.nextParticipant += 1
      state.participants[state.nextParticipant] = participant
      return state.nextParticipant
    }
  }

  /// Removes a peer or visitor that will not act any more.
  package func removeParticipant(_ number: Int) {
    state.withLock { $0.participants[number] = nil }
  }

  /// Says whether the participants have something to do because of the reader's calls: asking them costs each call.
  package func wantReactions(_ areWanted: Bool) {
    wantsReactions.store(areWanted, ordering: .releasing)
  }

  /// Waits until peers and visitors have reacted to a call of the reader's; on its thread, when the call is recorded.
  func awaitReactions(to call: SystemCall, _ result: CallReturn, _ recorder: Recorder) {
    let touch = Touch(call, result)
    if touch == .nobody { return }
    let participants = state.withLock { Array($0.participants.values) }
    let count = recorder.count
    for participant in participants { participant.react(to: touch, count: count) }
  }

  /// What stands on the board now.
  func look() -> Look {
    state.withLock { state in
      Look(
        entries: state.stands.map(\.entry), readerThreads: state.readerThreads,
        participants: Array(state.participants.values), hasRequest: !state.requests.isEmpty)
    }
  }

  /// Arranges to be woken by the reader's next call; false where one waits already.
  func park(_ wake: @escaping @Sendable () -> Void) -> Bool {
    state.withLock { state in
      guard !state.stands.contains(where: \.isReaders) else { return false }
      state.wakeWatcher = wake
      return true
    }
  }

  /// Takes the arrangement back.
  func unpark() {
    state.withLock { $0.wakeWatcher = nil }
  }
}
