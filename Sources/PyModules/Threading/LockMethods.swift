internal import PyInterpreter
internal import Sockets

/// What is behind a `threading.Lock`.
final class LockState: Sendable {
  /// Whether it is held.
  let held = Monitor(false)
}

/// What is behind a `threading.RLock`.
final class RecursiveLockState: Sendable {
  /// Who holds it, by thread number, and how often; 0 for nobody.
  struct Hold: Sendable {
    var owner = 0
    var count = 0
  }

  let hold = Monitor(Hold())
}

/// The methods of locks.
struct LockMethods {
  unowned(unsafe) let home: ThreadingModule

  /// Gives the classes their methods.
  func fill() {
    for type in [home.lock, home.recursiveLock] {
      type.isFinal = true
      type.tellsModule()
      type.slots.new = .calling { (type, _, _) throws(PyException) in
        throw .typeError("cannot create '_thread.\(type.name)' instances")
      }
      type.slots.repr = .calling { (value, _) throws(PyException) in .string(try describe(value)) }
      let signature = Signature.clinic("blocking=, timeout=")
      let isPlain = type === home.lock
      for name in ["acquire", "__enter__"] + (isPlain ? ["acquire_lock"] : []) {
        type.method(name, name == "__enter__" ? .any : signature) { (a, cx) throws(PyException) in
          let limit = name == "__enter__" ? nil : try limit(a, cx)
          return .bool(try acquire(a.receiver, limit, cx))
        }
      }
      for name in ["release", "__exit__"] + (isPlain ? ["release_lock"] : []) {
        type.method(name, name == "__exit__" ? .any : .none) { (a, cx) throws(PyException) in
          try release(a.receiver, cx)
          return .none
        }
      }
    }
    for name in ["locked", "locked_lock"] {
      home.lock.method(name, .none) { (a, _) throws(PyException) in
        .bool(a.receiver.native(LockState.self)?.held.withState { $0 } ?? false)
      }
    }
    home.recursiveLock.method("_is_owned", .none) { (a, cx) throws(PyException) in
      .bool(isOwned(a.receiver, cx))
    }
  }

  /// The limit of `acquire(blocking=True, timeout=-1)`: nil for none, 0 for a look.
  private func limit(_ a: Arguments, _ cx: Context) throws(PyException) -> Int64? {
    let blocking = try a.get(0).map { (v) throws(PyException) in try cx.plainInt(v) != 0 } ?? true
    guard let given = a.get(1) else { return blocking ? nil : 0 }
    guard !given.isNone, let limit = try TimeLimit.nanoseconds(of: given, cx) else {
      throw .typeError("'NoneType' object cannot be interpreted as an integer")
    }
    let isUnset = limit == -1_000_000_000
    if !blocking, !isUnset {
      throw .valueError("can't specify a timeout for a non-blocking call")
    }
    if limit < 0, !isUnset { throw .valueError("timeout value must be positive") }
    if !blocking { return 0 }
    return isUnset ? nil : limit
  }

  /// Takes a lock; false when the time was over first.
  func acquire(_ value: Value, _ limit: Int64?, _ cx: Context) throws(PyException) -> Bool {
    if let state = value.native(LockState.self) {
      let take = { (held: inout Bool) -> Bool in
        if held { return false }
        held = true
        return true
      }
      if state.held.withState(take) { return true }
      if limit == 0 { return false }
      return try home.waiter.wait(for: state.held, limit, cx, until: take)
    }
    let state = try value.native(RecursiveLockState.self, or: "a lock")
    let me = cx.threadNumber
    let take = { (hold: inout RecursiveLockState.Hold) -> Bool in
      guard hold.owner == 0 || hold.owner == me else { return false }
      hold.owner = me
      hold.count += 1
      return true
    }
    if state.hold.withState(take) { return true }
    if limit == 0 { return false }
    return try home.waiter.wait(for: state.hold, limit, cx, until: take)
  }

  /// Lets a lock go.
  func release(_ value: Value, _ cx: Context) throws(PyException) {
    if let state = value.native(LockState.self) {
      let wasHeld = state.held.update { held -> Bool in
        defer { held = false }
        return held
      }
      if !wasHeld { throw .runtimeError("release unlocked lock") }
      return
    }
    let state = try value.native(RecursiveLockState.self, or: "a lock")
    let me = cx.threadNumber
    let wasMine = state.hold.update { hold -> Bool in
      guard hold.owner == me else { return false }
      hold.count -= 1
      if hold.count == 0 { hold.owner = 0 }
      return true
    }
    if !wasMine { throw .runtimeError("cannot release un-acquired lock") }
  }

  /// Whether the calling thread holds the lock; for a plain lock whether anybody does, as CPython asks.
  func isOwned(_ value: Value, _ cx: Context) -> Bool {
    if let state = value.native(LockState.self) { return state.held.withState { $0 } }
    let me = cx.threadNumber
    return value.native(RecursiveLockState.self)?.hold.withState { $0.owner == me } ?? false
  }

  /// Lets a lock go entirely; how often it was held.
  func releaseAll(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    guard let state = value.native(RecursiveLockState.self) else {
      try release(value, cx)
      return 1
    }
    return state.hold.update { hold -> Int in
      defer { hold = RecursiveLockState.Hold() }
      return hold.count
    }
  }

  /// Takes a lock again as often as it was held; Ctrl-C has to wait until then, as in CPython.
  func takeBack(_ value: Value, _ count: Int, _ cx: Context) throws(PyException) {
    _ = try acquire(value, nil, cx)
    value.native(RecursiveLockState.self)?.hold.update { $0.count = count }
  }

  /// `<unlocked _thread.lock object at 0x…>`.
  func describe(_ value: Value) throws(PyException) -> String {
    let place = "at 0x\(String(value.object?.address ?? 0, radix: 16))"
    if let state = value.native(LockState.self) {
      let isHeld = state.held.withState { $0 }
      return "<\(isHeld ? "locked" : "unlocked") _thread.lock object \(place)>"
    }
    let hold = value.native(RecursiveLockState.self)?.hold.withState { $0 } ?? .init()
    let owner = hold.owner == 0 ? 0 : ThreadState.identity(hold.owner)
    return "<\(hold.count > 0 ? "locked" : "unlocked") _thread.RLock object "
      + "owner=\(owner) count=\(hold.count) \(place)>"
  }
}
