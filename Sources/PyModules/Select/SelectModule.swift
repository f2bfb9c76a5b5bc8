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
  let pollType = PyType(native: "poll", module: "select", hasAttributes: false)
  let epollType = PyType(native: "epoll", module: "select", hasAttributes: false)

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
    let sets = (try set(a[0], cx), try set(a[1], cx), try set(a[2], cx))
    let result = try waiter.repeating(limit, cx) { rest in
      .select(
        read: sets.0.descriptors, write: sets.1.descriptors, except: sets.2.descriptors,
        microseconds: rest.map { Int(($0 + 999) / 1000) })
    }.orThrow()
    guard case .selected(let read, let write, let except) = result.detail, result.value > 0 else {
      return .object(PyTuple(small: 3, .list([]), .list([]), .list([])))
    }
    return .object(
      PyTuple(small: 3, sets.0.ready(read), sets.1.ready(write), sets.2.ready(except)))
  }

  /// What is waited for: objects and their descriptors.
  private struct WaitSet {
    var objects: [Value]
    var descriptors: [Int32] = []

    /// The objects whose descriptors are ready: these come in the order of the set.
    func ready(_ ready: [Int32]) -> Value {
      if ready.isEmpty { return .list([]) }
      var found: [Value] = []
      found.reserveCapacity(ready.count)
      for (index, fd) in descriptors.enumerated() where fd == ready[found.count] {
        found.append(objects[index])
        if found.count == ready.count { break }
      }
      return .list(found)
    }
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

  private func set(_ value: Value, _ cx: Context) throws(PyException) -> WaitSet {
    guard value.asList != nil || value.type.slots.iter != nil || value.type.slots.getItem != nil
    else {
      throw .typeError("arguments 1-3 must be sequences")
    }
    var set = WaitSet(objects: try cx.items(value))
    if set.objects.isEmpty { return set }
    set.descriptors.reserveCapacity(set.objects.count)
    for item in set.objects {
      let fd = try FileNumber.of(item, cx)
      if fd >= SelectModule.setSize {
        throw .valueError("filedescriptor out of range in select()")
      }
      if set.descriptors.count >= SelectModule.setSize {
        throw .valueError("too many file descriptors in select()")
      }
      set.descriptors.append(fd)
    }
    return set
  }
}
