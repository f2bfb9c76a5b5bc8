internal import Synchronization

/// A count of everything that the peers of a hall did.
final class Activity: Sendable {
  private let counter = Atomic<Int>(0)

  /// Counts one act.
  func tick() {
    counter.add(1, ordering: .relaxed)
  }

  /// The number of acts so far.
  var count: Int { counter.load(ordering: .relaxed) }
}
