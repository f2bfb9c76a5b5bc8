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
      if thread != 0 { state.readerThreads.remove(thread) }
    }
  }

  /// Adds a peer or visitor that could still act; returns the number by which it is removed.
  ///
  /// The board keeps it until then: one that knows the board must be removed, or both stay for ever.
  package func add(_ participant: any QuiescenceParticipant) -> Int {
    state.withLock { state in
      state.nextParticipant += 1
      state.participants[state.nextParticipant] = participant
      hasParticipants.store(true, ordering: .releasing)
      return state.nextParticipant
    }
  }

  /// Removes a peer or visitor that will not act any more.
  package func removeParticipant(_ number: Int) {
    state.withLock { state in
      state.participants[number] = nil
      hasParticipants.store(!state.participants.isEmpty, ordering: .releasing)
    }
  }

  /// Waits until peers and visitors have reacted to what is on the record; on the reader's thread, after its call.
  func awaitReactions(to recorder: Recorder) {
    guard hasParticipants.load(ordering: .acquiring) else { return }
    let participants = state.withLock { Array($0.participants.values) }
    let count = recorder.count
    for participant in participants { participant.react(to: count) }
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
