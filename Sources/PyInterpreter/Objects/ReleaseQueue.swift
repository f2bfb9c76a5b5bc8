internal import CKernel

/// Releases deep structures in a loop instead of by recursion.
///
/// A list nested 100,000 deep would overflow the native stack if each list released the next one. Beyond
/// a depth the children are handed to a queue of the thread, which the outermost release empties.
enum ReleaseQueue {
  private static let deepest = 200

  private final class Pending {
    var values: [Value] = []
  }

  /// Runs `release`, which drops children; or `deferred`, which adopts them, when nested too deeply.
  @inline(__always)
  static func nested(_ release: () -> Void, deferred: () -> Void) {
    let state = ck_release_state().unsafelyUnwrapped
    if state.pointee.depth >= deepest {
      deferred()
      return
    }
    state.pointee.depth += 1
    release()
    if state.pointee.depth == 1, state.pointee.queue != nil { drain(state) }
    state.pointee.depth -= 1
  }

  /// Takes over children whose owner is going away.
  @inline(never)
  static func adopt(_ values: [Value]) {
    let state = ck_release_state().unsafelyUnwrapped
    let pending: Pending
    if let queue = state.pointee.queue {
      pending = Unmanaged<Pending>.fromOpaque(queue).takeUnretainedValue()
    } else {
      pending = Pending()
      state.pointee.queue = Unmanaged.passRetained(pending).toOpaque()
    }
    pending.values.append(contentsOf: values)
  }

  @inline(never)
  private static func drain(_ state: UnsafeMutablePointer<ck_release_state>) {
    guard let queue = state.pointee.queue else { return }
    let pending = Unmanaged<Pending>.fromOpaque(queue).takeUnretainedValue()
    while !pending.values.isEmpty {
      var batch: [Value] = []
      swap(&batch, &pending.values)
      batch.removeAll()
    }
    state.pointee.queue = nil
    Unmanaged<Pending>.fromOpaque(queue).release()
  }
}
