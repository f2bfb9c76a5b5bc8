internal import CKernel

/// Releases deep structures in a loop instead of by recursion.
///
/// A list nested 100,000 deep would overflow the native stack if each list released the next one. Beyond
/// a depth the children are handed to a queue of the thread, which the outermost release empties.
enum ReleaseQueue {
  private static let deepest = 200

  /// The children that wait, in memory of our own.
  ///
  /// Giving up a child may add to them. An optimised build does not expect that of an object's property, so they do
  /// not lie in one.
  private struct Pending {
    var values: UnsafeMutablePointer<Value>
    var count = 0
    var capacity: Int

    mutating func append(_ value: Value) {
      if count == capacity {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: values, count: count)
        values.deallocate()
        values = larger
        capacity *= 2
      }
      (values + count).initialize(to: value)
      count += 1
    }
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
    let pending: UnsafeMutablePointer<Pending>
    if let queue = state.pointee.queue {
      pending = queue.assumingMemoryBound(to: Pending.self)
    } else {
      pending = .allocate(capacity: 1)
      pending.initialize(to: Pending(values: .allocate(capacity: 64), capacity: 64))
      state.pointee.queue = UnsafeMutableRawPointer(pending)
    }
    for value in values { pending.pointee.append(value) }
  }

  @inline(never)
  private static func drain(_ state: UnsafeMutablePointer<ck_release_state>) {
    guard let queue = state.pointee.queue else { return }
    let pending = queue.assumingMemoryBound(to: Pending.self)
    while pending.pointee.count > 0 {
      pending.pointee.count -= 1
      _ = (pending.pointee.values + pending.pointee.count).move()
    }
    state.pointee.queue = nil
    pending.pointee.values.deallocate()
    pending.deallocate()
  }
}
