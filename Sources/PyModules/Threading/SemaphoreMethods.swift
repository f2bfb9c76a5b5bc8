internal import Locks
internal import PyInterpreter
internal import Sockets

/// What is behind a `threading.Semaphore`.
final class SemaphoreState: Sendable {
  /// How many may still pass.
  let value: Monitor<Int>
  /// The most that may pass, nil without a bound.
  let initial = Guarded(1)

  /// A semaphore that lets one pass, until it is initialised.
  init() { value = Monitor(1) }
}

/// The methods of semaphores.
struct SemaphoreMethods {
  unowned(unsafe) let home: ThreadingModule

  private func state(_ value: Value) throws(PyException) -> SemaphoreState {
    try value.native(SemaphoreState.self, or: "a Semaphore object")
  }

  private func initialise(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let given = a.get(1) ?? .int(1)
    guard given.isInt else {
      throw .typeError(
        "'<' not supported between instances of '\(given.type.title)' and 'int'")
    }
    let initial = try cx.size(given)
    if initial < 0 { throw .valueError("semaphore initial value must be >= 0") }
    let state = try state(a[0])
    state.initial.withLock { $0 = initial }
    state.value.update { $0 = initial }
    return .none
  }

  /// Gives the classes their methods.
  func fill() {
    let type = home.semaphore
    for type in [home.semaphore, home.boundedSemaphore] {
      type.slots.new = .calling { (type, _, _) throws(PyException) in
        .object(PyInstance(type: type, native: SemaphoreState()))
      }
      type.initialiser("value=", initialise)
    }
    let bounded = home.boundedSemaphore
    type.slots.repr = .calling { [unowned bounded] (value, _) throws(PyException) in
      let state = try state(value)
      let place = "0x\(String(value.object?.address ?? 0, radix: 16))"
      let limit = value.type.isSubclass(of: bounded) ? "/\(state.initial.withLock { $0 })" : ""
      let left = state.value.withState { $0 }
      return .string("<threading.\(value.type.name) at \(place): value=\(left)\(limit)>")
    }
    type.attribute("_value") { (v, _) throws(PyException) in
      .int(try state(v).value.withState { $0 })
    }
    bounded.attribute("_initial_value") { (v, _) throws(PyException) in
      .int(try state(v).initial.withLock { $0 })
    }
    type.method("acquire", .python("blocking=, timeout=")) { (a, cx) throws(PyException) in
      let blocking = try a.get(0).map { (v) throws(PyException) in try cx.truth(v) } ?? true
      let timeout = a.get(1) ?? .none
      if !blocking, !timeout.isNone {
        throw .valueError("can't specify timeout for non-blocking acquire")
      }
      let limit = blocking ? try WaitTime.limit(timeout, cx) : 0
      return .bool(try acquire(state(a.receiver), limit, cx))
    }
    type.method("__enter__", .any) { (a, cx) throws(PyException) in
      .bool(try acquire(state(a.receiver), nil, cx))
    }
    type.method("release", .python("n=")) { (a, cx) throws(PyException) in
      try release(a.receiver, a.get(0), cx)
      return .none
    }
    type.method("__exit__", .python("*args")) { (a, cx) throws(PyException) in
      try release(a.receiver, nil, cx)
      return .none
    }
  }

  private func acquire(
    _ state: SemaphoreState, _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> Bool {
    let take = { (value: inout Int) -> Bool in
      if value == 0 { return false }
      value -= 1
      return true
    }
    if limit == 0 { return state.value.withState(take) }
    return try home.waiter.wait(for: state.value, limit, cx, until: take)
  }

  private func release(
    _ value: Value, _ given: Value?, _ cx: Context
  ) throws(PyException) {
    let state = try state(value)
    let count = try given.map { (v) throws(PyException) in try cx.size(v) } ?? 1
    if count < 1 { throw .valueError("n must be one or more") }
    let isBounded = value.type.isSubclass(of: home.boundedSemaphore)
    let limit = isBounded ? state.initial.withLock { $0 } : Int.max
    let fits = state.value.update { left -> Bool in
      guard left <= limit - count else { return false }
      left += count
      return true
    }
    if !fits { throw .valueError("Semaphore released too many times") }
  }
}
