internal import Locks
internal import Sockets

/// Tells a reader who waits for a replay how far it has come: some lines wait for seconds, and a silent prompt looks
/// broken.
final class SlowReplay: Sendable {
  /// After how many nanoseconds something is said first, and then again.
  private static let patience: Int64 = 700_000_000
  private static let pause: Int64 = 3_000_000_000
  /// The same where it was said before that the lines to this step wait.
  private static let knownPatience: Int64 = 5_000_000_000

  private let screen: any Screen
  private let goal: String
  private let isKnown: Bool
  private let hasTold = Guarded(false)
  private let place = Guarded<String?>("")
  private let gate = Gate()

  /// Watches a replay that leads to a step, and calls the work with what is to be told of each step as it begins.
  ///
  /// The thread that says so lives as long as the work does. With `isKnown` the reader has met the same replay before
  /// and is told later. True where something was said.
  @discardableResult
  static func watch(
    to goal: String, on screen: any Screen, isKnown: Bool = false,
    _ work: ((String) -> Void) -> Void
  ) -> Bool {
    let replay = SlowReplay(goal, screen, isKnown)
    let thread = NativeThread(name: "replay") { replay.tell() }
    work { label in replay.place.withLock { $0 = label } }
    replay.place.withLock { $0 = nil }
    replay.gate.bump()
    thread?.join()
    return replay.hasTold.withLock { $0 }
  }

  private init(_ goal: String, _ screen: any Screen, _ isKnown: Bool) {
    self.goal = goal
    self.isKnown = isKnown
    self.screen = screen
  }

  private func tell() {
    var pause = isKnown ? SlowReplay.knownPatience : SlowReplay.patience
    while true {
      let ticket = gate.ticket
      guard place.withLock({ $0 }) != nil else { return }
      let isOver = gate.wait(ticket, nanoseconds: pause)
      guard !isOver, let label = place.withLock({ $0 }) else { return }
      hasTold.withLock { $0 = true }
      screen.show(.note([StyledText(Words.replaying(label, until: goal), .dim)]))
      pause = SlowReplay.pause
    }
  }
}
