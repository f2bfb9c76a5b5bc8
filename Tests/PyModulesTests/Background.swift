import Locks
import Foundation

/// A block that runs on a thread beside Swift's own pool, so that a blocked program holds up no other test.
final class Background: Sendable {
  private let result = Guarded<Ended?>(nil)
  private let done = DispatchSemaphore(value: 0)

  /// Starts the block in a session.
  init(_ session: Session, _ source: String, isWhole: Bool = false) {
    Thread.detachNewThread { [self] in
      let ended = session.run(source, isWhole: isWhole)
      result.withLock { $0 = ended }
      done.signal()
    }
  }

  /// What came of it, nil where it is not over after so many seconds.
  func ended(within seconds: Double) -> Ended? {
    guard done.wait(timeout: .now() + seconds) == .success else { return nil }
    done.signal()
    return result.withLock { $0 }
  }

  /// What came of it, once it is over.
  var ended: Ended {
    done.wait()
    done.signal()
    return result.withLock { $0 } ?? Ended()
  }
}
