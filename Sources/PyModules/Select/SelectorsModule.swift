internal import PyInterpreter
internal import Sockets
internal import Timeline

/// The selectors module.
///
/// `DefaultSelector` is an `EpollSelector` as on Linux, with an epoll(7) descriptor of its own, so that later sockets
/// have CPython's numbers; it waits with poll(2), which answers the same.
final class SelectorsModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let base = PyType(native: "BaseSelector", module: "selectors")
  let keys = RecordType(
    "SelectorKey", module: "selectors", fields: ["fileobj", "fd", "events", "data"])
  let mapping = PyType(native: "_SelectorMapping", module: "selectors")

  static let read = 1
  static let write = 2

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
  }

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = SelectorsModule(environment)
    environment.keep(home)
    home.keys.type.set(
      "_fields",
      .tuple([.string("fileobj"), .string("fd"), .string("events"), .string("data")]))
    home.keys.type.ready()
    home.fillMapping()
    home.fillBase()
    let module = PyModule("selectors")
    module.path = "/usr/lib/python3.11/selectors.py"
    module.set("EVENT_READ", .int(read))
    module.set("EVENT_WRITE", .int(write))
    module.type(home.base)
    module.type(home.keys.type)
    for name in ["SelectSelector", "PollSelector", "EpollSelector"] {
      let type = PyType(native: name, module: "selectors", base: home.base)
      type.ready()
      module.type(type)
      if name == "EpollSelector" { module.set("DefaultSelector", .object(type)) }
    }
    return module
  }

  private func fillBase() {
    base.slots.new = { (type, _, _) throws(PyException) in
      .object(
        PyInstance(type: type, native: SelectorState(SelectorState.Way(of: type))))
    }
    let methods = SelectorMethods(home: self)
    base.method("register", .python("fileobj, events, data="), methods.register)
    base.method("unregister", .python("fileobj"), methods.unregister)
    base.method("modify", .python("fileobj, events, data="), methods.modify)
    base.method("select", .python("timeout="), methods.select)
    base.method("get_key", .python("fileobj"), methods.key)
    base.method("get_map", .python(""), methods.map)
    base.method("close", .python(""), methods.close)
    base.method("__enter__", .python("")) { (a, _) throws(PyException) in a.receiver }
    base.method("__exit__", .python("*args")) { (a, cx) throws(PyException) in
      _ = try cx.callMethod(a.receiver, "close")
      return .none
    }
    base.ready()
  }

  private func fillMapping() {
    let state = { (value: Value) throws(PyException) -> SelectorState in
      guard let state = value.native(SelectorState.self) else {
        throw .typeError("a selector's map is required, not '\(value.type.name)'")
      }
      return state
    }
    let methods = SelectorMethods(home: self)
    mapping.slots.length = { (value, _) throws(PyException) in try state(value).entries.count }
    mapping.slots.getItem = { (value, object, cx) throws(PyException) in
      try methods.entry(state(value), object, cx).key
    }
    mapping.slots.contains = { (value, object, cx) throws(PyException) in
      try methods.find(state(value), object, cx) != nil
    }
    mapping.slots.iter = { (value, cx) throws(PyException) in
      try cx.iter(.list(state(value).entries.map { .int(Int($0.fd)) }))
    }
    mapping.method("keys", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map { .int(Int($0.fd)) })
    }
    mapping.method("values", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map(\.key))
    }
    mapping.method("items", .python("")) { (a, _) throws(PyException) in
      .list(try state(a.receiver).entries.map { .tuple([.int(Int($0.fd)), $0.key]) })
    }
    mapping.method("get", .python("key, default=")) { (a, cx) throws(PyException) in
      try methods.find(state(a.receiver), a[0], cx)?.key ?? a.get(1) ?? .none
    }
    mapping.ready()
  }
}

/// What a selector waits for.
final class SelectorState {
  /// One registered file.
  struct Entry {
    var fd: Int32
    var object: Value
    var events: Int
    var key: Value
  }

  /// How a selector waits.
  enum Way {
    case select, poll, epoll

    /// The way of a class or of the one that it derives from.
    init(of type: PyType) {
      let names = Set(type.mro.map(\.name))
      self =
        names.contains("EpollSelector") ? .epoll : names.contains("PollSelector") ? .poll : .select
    }
  }

  let way: Way
  private var descriptor: EpollDescriptor?
  var entries: [Entry] = []
  var isClosed = false

  /// A selector that waits in this way.
  init(_ way: Way) {
    self.way = way
    if way == .epoll { descriptor = EpollDescriptor() }
  }

  /// Forgets everything; an epoll(7) descriptor is closed.
  func close() {
    entries = []
    isClosed = true
    descriptor = nil
  }

  /// Refuses a closed epoll(7) descriptor, which alone among the three says so.
  func checkOpen() throws(PyException) {
    if isClosed, way == .epoll { throw .valueError("I/O operation on closed epoll object") }
  }
}

/// The methods of selectors.
struct SelectorMethods {
  unowned(unsafe) let home: SelectorsModule

  private func state(_ a: Arguments) throws(PyException) -> SelectorState {
    if let state = a.receiver.native(SelectorState.self) { return state }
    throw .typeError("a selector is required, not '\(a.receiver.type.name)'")
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

  private func events(_ value: Value, _ cx: Context) throws(PyException) -> Int {
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
    let events = try events(a[1], cx)
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
