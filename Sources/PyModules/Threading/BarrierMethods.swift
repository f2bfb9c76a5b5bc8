internal import PyInterpreter
internal import Sockets

/// What is behind a `threading.Barrier`.
final class BarrierState: Sendable {
  /// What the barrier does now.
  enum Phase: Sendable {
    case filling, acting, draining, resetting, broken
  }

  /// Its phase, and how many threads are inside.
  struct Crowd: Sendable {
    var phase = Phase.filling
    var count = 0

    /// A thread leaves; the last one makes the barrier ready again.
    mutating func leave() {
      count -= 1
      if count == 0, phase == .draining || phase == .resetting { phase = .filling }
    }
  }

  let crowd = Monitor(Crowd())
}

/// The methods of barriers.
struct BarrierMethods {
  unowned(unsafe) let home: ThreadingModule

  private static let (parties, action, limit) = ("_parties", "_action", "_timeout")

  private func crowd(_ value: Value) throws(PyException) -> Monitor<BarrierState.Crowd> {
    try value.native(BarrierState.self, or: "a Barrier object").crowd
  }

  /// Gives the class its methods.
  func fill() {
    let type = home.barrier
    type.slots.new = .calling { (type, _, _) throws(PyException) in
      .object(PyInstance(type: type, native: BarrierState()))
    }
    type.initialiser("parties, action=, timeout=") { (a, cx) throws(PyException) in
      try cx.setAttribute(a[0], Symbol(Self.parties), a[1])
      try cx.setAttribute(a[0], Symbol(Self.action), a.get(2) ?? .none)
      try cx.setAttribute(a[0], Symbol(Self.limit), a.get(3) ?? .none)
      return .none
    }
    type.slots.repr = .calling { (value, cx) throws(PyException) in .string(try describe(value, cx))
    }
    type.method("wait", .python("timeout="), wait)
    type.method("reset", .python("")) { (a, _) throws(PyException) in
      try crowd(a.receiver).update { crowd in
        crowd.phase = crowd.count > 0 && crowd.phase != .draining ? .resetting : .filling
      }
      return .none
    }
    type.method("abort", .python("")) { (a, _) throws(PyException) in
      try crowd(a.receiver).update { $0.phase = .broken }
      return .none
    }
    type.attribute("parties") { (v, cx) throws(PyException) in
      try cx.getAttribute(v, Symbol(Self.parties))
    }
    type.attribute("n_waiting") { (v, _) throws(PyException) in
      .int(try crowd(v).withState { $0.phase == .filling ? $0.count : 0 })
    }
    type.attribute("broken") { (v, _) throws(PyException) in
      .bool(try crowd(v).withState { $0.phase == .broken })
    }
  }

  private func describe(_ value: Value, _ cx: Context) throws(PyException) -> String {
    let crowd = try crowd(value).withState { $0 }
    let start =
      "<threading.\(value.type.name) at 0x\(String(value.object?.address ?? 0, radix: 16))"
    if crowd.phase == .broken { return start + ": broken>" }
    let parties = try cx.str(cx.getAttribute(value, Symbol(Self.parties)))
    return start + ": waiters=\(crowd.phase == .filling ? crowd.count : 0)/\(parties)>"
  }

  private func wait(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let crowd = try crowd(a.receiver)
    let parties = try cx.size(cx.getAttribute(a.receiver, Symbol(Self.parties)))
    var given = a.get(0) ?? .none
    if given.isNone { given = try cx.getAttribute(a.receiver, Symbol(Self.limit)) }
    let limit = try WaitTime.limit(given, cx)
    var index = 0
    // While the last ones leave, the next have to wait outside.
    _ = try home.waiter.wait(for: crowd, nil, cx) { crowd in
      if crowd.phase == .draining || crowd.phase == .resetting || crowd.phase == .acting {
        return false
      }
      index = crowd.count
      crowd.count += 1
      if crowd.phase == .filling, index + 1 >= parties { crowd.phase = .acting }
      return true
    }
    defer { crowd.update { $0.leave() } }
    let phase = crowd.withState { $0.phase }
    if phase == .broken { throw broken }
    if phase == .acting, index + 1 >= parties {
      try act(a.receiver, crowd, cx)
    } else {
      try waitInside(crowd, limit, cx)
    }
    return .int(index)
  }

  /// The last thread does what the barrier is to do, and lets the others go.
  private func act(
    _ barrier: Value, _ crowd: Monitor<BarrierState.Crowd>, _ cx: Context
  ) throws(PyException) {
    do throws(PyException) {
      let action = try cx.getAttribute(barrier, Symbol(Self.action))
      if try cx.truth(action) { _ = try cx.call(action) }
    } catch {
      crowd.update { $0.phase = .broken }
      throw error
    }
    crowd.update { $0.phase = .draining }
  }

  private func waitInside(
    _ crowd: Monitor<BarrierState.Crowd>, _ limit: Int64?, _ cx: Context
  ) throws(PyException) {
    var phase = BarrierState.Phase.filling
    let isOver: Bool
    do throws(PyException) {
      isOver = try home.waiter.wait(for: crowd, limit, cx) { crowd in
        phase = crowd.phase
        return phase != .filling && phase != .acting
      }
    } catch {
      crowd.update { $0.phase = .broken }
      throw error
    }
    if !isOver { crowd.update { $0.phase = .broken } }
    if !isOver || phase == .broken || phase == .resetting { throw broken }
  }

  private var broken: PyException { .make(home.brokenBarrier, arguments: []) }
}
