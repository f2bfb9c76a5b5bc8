internal import Timeline

/// What stands in for a fault below the bytes where the kernel lets nobody make one.
///
/// The reader's calls come out as they would, as far as that can be had; the packets do not. That it is a substitute
/// is on the record, so that the reader is told; the fault itself is not, because it did not happen.
extension ScriptStage {
  /// In the place of a host that is gone: one that reads nothing and has no place for new connections.
  mutating func standInForVanishing() throws(Halt) {
    run.plan.log.note(.stoodIn(verb: "vanish"), on: link)
    try fillBacklog()
  }

  /// Ends what stands in for a host that is gone.
  mutating func healSubstitute() {
    emptyBacklog()
  }

  /// In the place of packets that are lost: the time that the reader's kernel would take to send them again.
  mutating func standInForLosing(_ count: Int) throws(Halt) {
    run.plan.log.note(.stoodIn(verb: "lose"), on: link)
    guard try waitForMore() else { return }
    // A kernel waits 200 ms before it sends again, and twice as long each further time.
    try sleep(min(200 * (1 << min(count, 6) - 1), ScriptStage.longestSubstitute))
  }

  /// In the place of a host that has forgotten the connection: one that resets it when the reader next sends.
  mutating func standInForRebooting() throws(Halt) {
    run.plan.log.note(.stoodIn(verb: "reboot"), on: link)
    guard connection >= 0 else { return }
    _ = try waitForMore()
    reset()
  }

  /// Waits until the reader has sent something more; false where the reader has closed instead.
  private mutating func waitForMore() throws(Halt) -> Bool {
    let before = reader.sent
    try awaitOnTimeline { $0.sent > before || $0.isClosed }
    return !reader.isClosed
  }

  /// The longest time that stands for lost packets, in milliseconds.
  private static let longestSubstitute = 3000
}
