internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The select module: `select`, `poll` and `epoll`.
final class SelectModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let pollType = PyType(native: "poll", module: "select")
  let epollType = PyType(native: "epoll", module: "select")

  var waiter: Waiter { environment.waiter }

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
  }

  /// FD_SETSIZE: descriptors from here on cannot be in a set.
  private static let setSize: Int32 = 1024

  static let constants: [(String, Int)] = [
    ("POLLIN", 1), ("POLLPRI", 2), ("POLLOUT", 4), ("POLLERR", 8), ("POLLHUP", 16),
    ("POLLNVAL", 32), ("POLLRDNORM", 64), ("POLLRDBAND", 128), ("POLLWRNORM", 256),
    ("POLLWRBAND", 512), ("POLLMSG", 1024), ("POLLRDHUP", 8192), ("PIPE_BUF", 4096),
  ]

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = SelectModule(environment)
    environment.keep(home)
    let module = PyModule("select")
    for (name, value) in constants { module.set(name, .int(value)) }
    module.set("error", .object(Types.osError))
    module.function("select", .expected(3...4)) { [unowned home] (a, cx) throws(PyException) in
      try home.select(a, cx)
    }
    home.fillPoll()
    cx.interpreter.own([home.pollType])
    module.function("poll", .none) { [unowned home] (_, _) throws(PyException) in
      .object(PyInstance(type: home.pollType, native: PollSet()))
    }
    home.fillEpoll()
    module.type(home.epollType)
    for (name, value) in EpollSet.constants { module.set(name, .int(value)) }
    return module
  }

  // MARK: select

  private func select(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let limit = try seconds(a.get(3) ?? .none, cx)
    var sets: [[(fd: Int32, object: Value)]] = []
    for index in 0..<3 { sets.append(try set(a[index], cx)) }
    let fds = sets.map { $0.map(\.fd) }
    let result = try waiter.repeating(limit, cx) { rest in
      .select(
        read: fds[0], write: fds[1], except: fds[2],
        microseconds: rest.map { Int(($0 + 999) / 1000) })
    }.orThrow()
    guard case .selected(let read, let write, let except) = result.detail, result.value > 0 else {
      return .tuple([.list([]), .list([]), .list([])])
    }
    return .tuple([
      Self.ready(sets[0], read), Self.ready(sets[1], write), Self.ready(sets[2], except),
    ])
  }

  /// The objects whose descriptors are ready: these come in the order of the set.
  private static func ready(_ set: [(fd: Int32, object: Value)], _ descriptors: [Int32]) -> Value {
    var objects: [Value] = []
    objects.reserveCapacity(descriptors.count)
    for entry in set where objects.count < descriptors.count {
      if entry.fd == descriptors[objects.count] { objects.append(entry.object) }
    }
    return .list(objects)
  }

  private func seconds(_ value: Value, _ cx: Context) throws(PyException) -> Int64? {
    if value.isNone { return nil }
    guard value.isInt || value.asDouble != nil || value.type.slots.index != nil else {
      throw .typeError("timeout must be a float or None")
    }
    let limit = try TimeLimit.nanoseconds(of: value, cx)
    if let limit, limit < 0 { throw .valueError("timeout must be non-negative") }
    return limit
  }

  private func set(
    _ value: Value, _ cx: Context
  ) throws(PyException) -> [(fd: Int32, object: Value)] {
    guard value.type.slots.iter != nil || value.type.slots.getItem != nil else {
      throw .typeError("arguments 1-3 must be sequences")
    }
    var set: [(fd: Int32, object: Value)] = []
    for item in try cx.items(value) {
      let fd = try FileNumber.of(item, cx)
      if fd >= SelectModule.setSize {
        throw .valueError("filedescriptor out of range in select()")
      }
      if set.count >= SelectModule.setSize {
        throw .valueError("too many file descriptors in select()")
      }
      set.append((fd, item))
    }
    return set
  }
}
