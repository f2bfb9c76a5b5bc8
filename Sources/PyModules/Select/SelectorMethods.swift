internal import PyInterpreter
internal import Sockets
internal import Timeline

/// The methods of selectors.
struct SelectorMethods {
  unowned(unsafe) let home: SelectorsModule

  private func state(_ a: Arguments) throws(PyException) -> SelectorState {
    try a.receiver.native(SelectorState.self, or: "a selector")
  }

  /// The descriptor of a file, in the words of this module.
  private func number(_ object: Value, _ cx: Context) throws(PyException) -> Int32 {
    let fd: Int?
    if object.isInt {
      fd = object.asInt
    } else {
      do throws(PyException) {
        fd = try cx.callMethod(object, Names.fileno).asInt
      } catch
        where error.matches(Types.attributeError) || error.matches(Types.typeError)
        || error.matches(Types.valueError)
      {
        throw .valueError("Invalid file object: \(try cx.repr(object))")
      }
    }
    guard let fd, let small = Int32(exactly: fd), small >= 0 else {
      throw .valueError("Invalid file descriptor: \(fd ?? -1)")
    }
    return small
  }

  /// The entry of a file, nil where there is none; a closed one is found as the object it was.
  func find(
    _ state: SelectorState, _ object: Value, _ cx: Context
  ) throws(PyException) -> SelectorState.Entry? {
    do throws(PyException) {
      let fd = try number(object, cx)
      return state.entries.first { $0.fd == fd }
    } catch  where error.matches(Types.valueError) {
      if let entry = state.entries.first(where: { $0.object.isIdentical(to: object) }) {
        return entry
      }
      throw error
    }
  }

  /// The entry of a file that must be there.
  func entry(
    _ state: SelectorState, _ object: Value, _ cx: Context
  ) throws(PyException) -> SelectorState.Entry {
    if let entry = try find(state, object, cx) { return entry }
    throw .keyError(.string("\(try cx.repr(object)) is not registered"))
  }

  func fileno(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    try state.checkOpen()
    return .int(Int(state.number))
  }

  private func events(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    guard value.isInt else {
      throw .typeError(
        "unsupported operand type(s) for &: '\(value.type.title)' and 'int'")
    }
    guard let events = value.asInt, events != 0, events & ~3 == 0 else {
      throw .valueError("Invalid events: \(try cx.repr(value))")
    }
    return events
  }

  func register(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    let events = try events(a[1], cx)
    let fd = try number(a[0], cx)
    if state.entries.contains(where: { $0.fd == fd }) {
      throw .keyError(.string("\(try cx.repr(a[0])) (FD \(fd)) is already registered"))
    }
    try state.checkOpen()
    if state.way == .epoll {
      try home.environment.calls.quick(.getFlags(fd: fd), cx).orThrow()
    }
    let key = home.keys.make([a[0], .int(Int(fd)), .int(events), a.get(2) ?? .none])
    state.entries.append(SelectorState.Entry(fd: fd, object: a[0], events: events, key: key))
    return key
  }

  func unregister(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    let entry = try entry(state, a[0], cx)
    state.entries.removeAll { $0.fd == entry.fd }
    return entry.key
  }

  func modify(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    let entry = try entry(state, a[0], cx)
    guard state.way != .select || a[1].asInt == entry.events else {
      // It is taken out and put in again; what cannot be put in is out.
      state.entries.removeAll { $0.fd == entry.fd }
      return try register(a, cx)
    }
    let events = try cx.size(a[1])
    let key = home.keys.make([a[0], .int(Int(entry.fd)), .int(events), a.get(2) ?? .none])
    guard let index = state.entries.firstIndex(where: { $0.fd == entry.fd }) else { return key }
    state.entries[index].events = events
    state.entries[index].key = key
    return key
  }

  func key(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    if state.isClosed { throw .runtimeError("Selector is closed") }
    return try entry(state, a[0], cx).key
  }

  func map(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    if state.isClosed { return .none }
    return .object(PyInstance(type: home.mapping, native: state))
  }

  func close(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    state.close()
    return .none
  }

  // MARK: Waiting

  func select(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let state = try state(a)
    if let given = a.get(0), !given.isNone, !given.isInt, given.asDouble == nil {
      let (sign, left, right) =
        state.way == .select ? (">", "int", given.type.title) : ("<=", given.type.title, "int")
      throw .typeError(
        "'\(sign)' not supported between instances of '\(left)' and '\(right)'")
    }
    var limit = try TimeLimit.nanoseconds(of: a.get(0) ?? .none, cx)
    if let given = limit, given < 0 { limit = 0 }
    try state.checkOpen()
    let ready = try state.way == .select ? select(state, limit, cx) : poll(state, limit, cx)
    return .list(
      ready.map { entry, events in .tuple([entry.key, .int(events)]) })
  }

  private typealias Ready = [(SelectorState.Entry, Int)]

  private func poll(
    _ state: SelectorState, _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> Ready {
    let entries = state.entries
    let polled = entries.map { entry in
      PollEntry(
        fd: entry.fd,
        events: (entry.events & SelectorsModule.read != 0 ? 1 : 0)
          | (entry.events & SelectorsModule.write != 0 ? 4 : 0))
    }
    let result = try home.environment.waiter.repeating(limit, cx) { rest in
      .poll(polled, milliseconds: rest.map(MonotonicClock.milliseconds))
    }.orThrow()
    guard case .polled(let answers) = result.detail else { return [] }
    return zip(entries, answers).compactMap { entry, answer in
      // What was closed is silent for epoll(7).
      if state.way == .epoll, answer.answered & 32 != 0 { return nil }
      // Anything but "can be written" lets a read return, an error or a hang-up too; and the other way round.
      let events =
        (answer.answered & ~1 != 0 ? SelectorsModule.write : 0)
        | (answer.answered & ~4 != 0 ? SelectorsModule.read : 0)
      let asked = events & entry.events
      return answer.answered != 0 ? (entry, asked) : nil
    }
  }

  private func select(
    _ state: SelectorState, _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> Ready {
    let entries = state.entries
    let readers = entries.filter { $0.events & SelectorsModule.read != 0 }.map(\.fd)
    let writers = entries.filter { $0.events & SelectorsModule.write != 0 }.map(\.fd)
    let result = try home.environment.waiter.repeating(limit, cx) { rest in
      .select(
        read: readers, write: writers, except: [],
        microseconds: rest.map { Int(($0 + 999) / 1000) })
    }.orThrow()
    guard case .selected(let read, let write, _) = result.detail else { return [] }
    return entries.compactMap { entry in
      let events =
        (read.contains(entry.fd) ? SelectorsModule.read : 0)
        | (write.contains(entry.fd) ? SelectorsModule.write : 0)
      return events == 0 ? nil : (entry, events)
    }
  }
}
