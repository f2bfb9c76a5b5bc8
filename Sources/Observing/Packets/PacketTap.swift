internal import Locks
package import Timeline

/// Where a session's packets come from: one capture after the other, or none.
package final class PacketTap: Sendable {
  private let recorder: Recorder
  private let capture = Guarded<PacketCapture?>(nil)

  /// A tap that gives nothing yet.
  package init(recorder: Recorder) {
    self.recorder = recorder
  }

  /// Takes over a packet socket in the place of the one before; negative for none.
  package func watch(_ descriptor: Int32, isShared: Bool) {
    let new =
      descriptor >= 0
      ? PacketCapture(adopting: descriptor, recorder: recorder, isShared: isShared) : nil
    capture.withLock { $0 = new }
  }

  /// Whether packets are seen.
  package var isWatching: Bool { capture.withLock { $0 != nil } }

  /// Records what has been sent since the last time.
  package func drain() {
    capture.withLock { $0 }?.drain()
  }
}
