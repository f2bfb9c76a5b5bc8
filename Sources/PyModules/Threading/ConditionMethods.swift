internal import PyInterpreter
internal import Sockets

/// What is behind a `threading.Condition`: its lock, and a monitor for each thread that waits.
final class ConditionState {
  /// None until it is initialised.
  var lock = Value.none
  var waiters: [Monitor<Bool>] = []
}

/// The methods of conditions.
struct ConditionMethods {
  unowned(unsafe) let home: ThreadingModule

  private var locks: LockMethods { LockMethods(home: home) }

  private func state(_ value: Value) throws(PyException) -> ConditionState {
    try value.native(ConditionState.self, or: "a Condition object")
  }

  /// Gives the class its methods.
  func fill() {
    let type = home.condition
    type.slots.new = .calling { (type, _, _) throws(PyException) in
      .object(PyInstance(type: type, native: ConditionState()))
    }
    type.initialiser("lock=") { [unowned home] (a, cx) throws(PyException) in
      let given = a.get(1) ?? .none
      let lock =
        given.isNone
        ? .object(PyInstance(type: home.recursiveLock, native: RecursiveLockState())) : given
      for name in ["acquire", "release"] { _ = try cx.getAttribute(lock, Symbol(name)) }
      try state(a[0]).lock = lock
      return .none
    }
    type.slots.repr = .calling { (value, cx) throws(PyException) in
      let state = try state(value)
      return .string("<Condition(\(try cx.repr(state.lock)), \(state.waiters.count))>")
    }
    type.method("acquire", .any) { (a, cx) throws(PyException) in
      try cx.call(cx.getAttribute(state(a.receiver).lock, "acquire"), passing: a)
    }
    type.method("release", .none) { (a, cx) throws(PyException) in
      try cx.callMethod(state(a.receiver).lock, "release")
    }
    type.method("__enter__", .python("")) { (a, cx) throws(PyException) in
      .bool(try locks.acquire(state(a.receiver).lock, nil, cx))
    }
    type.method("__exit__", .python("*args")) { (a, cx) throws(PyException) in
      try locks.release(state(a.receiver).lock, cx)
      return .none
    }
    type.method("wait", .python("timeout=")) { (a, cx) throws(PyException) in
      .bool(try wait(state(a.receiver), WaitTime.limit(a.get(0) ?? .none, cx), cx))
    }
    type.method("wait_for", .python("predicate, timeout="), waitFor)
    type.method("notify", .python("n=")) { (a, cx) throws(PyException) in
      let count = try a.get(0).map { (v) throws(PyException) in try cx.size(v) } ?? 1
      try notify(state(a.receiver), count, cx)
      return .none
    }
    for name in ["notify_all", "notifyAll"] {
      type.method(name, .python("")) { [unowned home] (a, cx) throws(PyException) in
        if name == "notifyAll" {
          home.warn("notifyAll() is deprecated, use notify_all() instead", cx)
        }
        let state = try state(a.receiver)
        try notify(state, state.waiters.count, cx)
        return .none
      }
    }
  }

  private func wait(
    _ state: ConditionState, _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> Bool {
    guard locks.isOwned(state.lock, cx) else {
      throw .runtimeError("cannot wait on un-acquired lock")
    }
    let woken = Monitor(false)
    state.waiters.append(woken)
    let count = try locks.releaseAll(state.lock, cx)
    do throws(PyException) {
      let result = try home.waiter.wait(for: woken, limit, cx) { $0 }
      try locks.takeBack(state.lock, count, cx)
      if !result { state.waiters.removeAll { $0 === woken } }
      return result
    } catch {
      state.waiters.removeAll { $0 === woken }
      try locks.takeBack(state.lock, count, cx)
      throw error
    }
  }

  private func waitFor(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a.receiver)
    let limit = try WaitTime.limit(a.get(1) ?? .none, cx)
    let end = limit.map { MonotonicClock.now + $0 }
    while true {
      let result = try cx.call(a[0])
      if try cx.truth(result) { return result }
      let rest = end.map { $0 - MonotonicClock.now }
      if let rest, rest <= 0 { return result }
      _ = try wait(state, rest, cx)
    }
  }

  private func notify(
    _ state: ConditionState, _ count: Int, _ cx: Context
  ) throws(PyException) {
    guard locks.isOwned(state.lock, cx) else {
      throw .runtimeError("cannot notify on un-acquired lock")
    }
    for woken in state.waiters.prefix(max(0, count)) { woken.update { $0 = true } }
    state.waiters.removeFirst(min(max(0, count), state.waiters.count))
  }
}
