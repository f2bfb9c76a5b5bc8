package import Timeline

/// A call of the reader's that has not returned yet.
package struct BlockedCall: Hashable, Sendable {
  /// Who made it.
  package var caller: Caller
  /// The call.
  package var call: SystemCall
  /// Since when it waits.
  package var since: Moment

  /// A call that waits.
  package init(caller: Caller, call: SystemCall, since: Moment) {
    self.caller = caller
    self.call = call
    self.since = since
  }
}

/// What the watcher says about a blocked call.
package enum BlockedNotice: Sendable {
  /// It has waited for so many whole seconds (1, then 2, 10, 60 …).
  case waiting(BlockedCall, seconds: Int)
  /// Nothing that runs can end it: every thread of the reader waits, every peer waits for the reader, no timer is armed.
  case wouldWaitForever(BlockedCall)
  /// It has returned, or was interrupted, after a notice had been given.
  case ended(BlockedCall)
}

/// Something beside the reader that could still act: peers and visitors tell the watcher whether they are at rest.
package protocol QuiescenceParticipant: Sendable {
  /// Whether it waits for the reader alone: no timer armed, nothing received and unhandled, nothing about to be sent.
  ///
  /// Called from the watcher's thread; must answer within a few milliseconds.
  func isAtRest() -> Bool

  /// Returns when it has done what the reader's call leads it to do at once; `count` events are on the record.
  ///
  /// Called on the reader's thread after each of its calls while reactions are wanted (`WaitBoard.wantReactions`), so
  /// that what comes next finds the same each time.
  func react(to touch: Touch, count: Int)
}

extension QuiescenceParticipant {
  package func react(to touch: Touch, count: Int) {}
}
