internal import Locks
internal import Sockets

/// Tells a reader who waits for a replay how far it has come: some lines wait for seconds, and a silent prompt looks
/// broken.
final class SlowReplay: Sendable {
  /// After how many nanoseconds something is said first, and then again.
  private static let patience: Int64 = 700_000_000
  private static let pause: Int64 = 3_000_000_000

  private let screen: any Screen
  private let goal: String
  private let place = Guarded<String?>("")
  private let gate = Gate()

  /// Watches a replay that leads to a step, and calls the work with what is to be told of each step as it begins.
  ///
  /// The thread that says so lives as long as the work does.
  static func watch(to goal: String, on screen: any Screen, _ work: ((String) -> Void) -> Void) {
    let replay = SlowReplay(goal, screen)
    let thread = NativeThread(name: "replay") { replay.tell() }
    work { label in replay.place.withLock { $0 = label } }
    replay.place.withLock { $0 = nil }
    replay.gate.bump()
    thread?.join()
  }

  private init(_ goal: String, _ screen: any Screen) {
    self.goal = goal
    self.screen = screen
  }

  private func tell() {
    var pause = SlowReplay.patience
    while true {
      let ticket = gate.ticket
      guard place.withLock({ $0 }) != nil else { return }
      let isOver = gate.wait(ticket, nanoseconds: pause)
      guard !isOver, let label = place.withLock({ $0 }) else { return }
      screen.show(.note([StyledText(Words.replaying(label, until: goal), .dim)]))
      pause = SlowReplay.pause
    }
  }
}
