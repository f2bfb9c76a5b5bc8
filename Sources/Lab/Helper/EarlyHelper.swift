internal import Locks

/// A helper that was started before anything else, for the first lab that is wanted.
package final class EarlyHelper: Sendable {
  /// What belongs to it until somebody takes it over.
  struct Parts: Sendable {
    var channel: Int32
    var process: Int32
  }

  private let parts: Guarded<Parts?>
  /// The steps that it makes fail.
  let refusals: Refusals

  init(channel: Int32, process: Int32, refusals: Refusals) {
    parts = Guarded(Parts(channel: channel, process: process))
    self.refusals = refusals
  }

  /// Gives it away, once.
  func take() -> Parts? {
    parts.withLock { parts in
      defer { parts = nil }
      return parts
    }
  }
}
