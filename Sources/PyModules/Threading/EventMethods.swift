internal import PyInterpreter
internal import Sockets

/// What is behind a `threading.Event`.
final class EventState: Sendable {
  /// Whether it is set.
  let flag = Monitor(false)
}

/// The methods of events.
struct EventMethods {
  unowned(unsafe) let home: ThreadingModule

  /// A new event.
  func make() -> Value { .object(PyInstance(type: home.event, native: EventState())) }

  private func flag(_ a: Arguments) throws(PyException) -> Monitor<Bool> {
    try a.receiver.native(EventState.self, or: "an Event object").flag
  }

  /// Gives the class its methods.
  func fill() {
    let type = home.event
    type.slots.new = .calling { (type, _, _) throws(PyException) in
      .object(PyInstance(type: type, native: EventState()))
    }
    type.initialiser()
    type.slots.repr = .calling { (value, _) throws(PyException) in
      let isSet = value.native(EventState.self)?.flag.withState { $0 } ?? false
      let place = "0x\(String(value.object?.address ?? 0, radix: 16))"
      return .string("<threading.\(value.type.name) at \(place): \(isSet ? "set" : "unset")>")
    }
    type.method("set", .python("")) { (a, _) throws(PyException) in
      try flag(a).update { $0 = true }
      return .none
    }
    type.method("clear", .python("")) { (a, _) throws(PyException) in
      try flag(a).update { $0 = false }
      return .none
    }
    for name in ["is_set", "isSet"] {
      type.method(name, .python("")) { [unowned home] (a, cx) throws(PyException) in
        if name == "isSet" { home.warn("isSet() is deprecated, use is_set() instead", cx) }
        return .bool(try flag(a).withState { $0 })
      }
    }
    type.method("wait", .python("timeout=")) { (a, cx) throws(PyException) in
      let flag = try flag(a)
      if flag.withState({ $0 }) { return .bool(true) }
      let limit = try WaitTime.limit(a.get(0) ?? .none, cx)
      return .bool(try home.waiter.wait(for: flag, limit, cx, until: { $0 }))
    }
  }
}

/// Time limits as the waits written in Python take them.
enum WaitTime {
  /// Nanoseconds, nil for none; negative ones are a look without waiting.
  ///
  /// `isLeft` tells on which side of `>` CPython has it.
  static func limit(
    _ value: Value, _ cx: Context, isLeft: Bool = true
  ) throws(PyException) -> Int64? {
    if value.isNone { return nil }
    guard value.isInt || value.asDouble != nil else {
      let (left, right) = isLeft ? (value.type.title, "int") : ("int", value.type.title)
      throw .typeError("'>' not supported between instances of '\(left)' and '\(right)'")
    }
    return try TimeLimit.nanoseconds(of: value, cx).map { max(0, $0) }
  }
}
