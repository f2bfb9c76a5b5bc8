internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What is behind a `select.epoll` object.
///
/// It holds a descriptor of epoll(7), as in CPython, and waits with poll(2), which answers the same for
/// level-triggered events.
final class EpollSet {
  static let oneShot = 1 << 30
  static let edgeTriggered = 1 << 31

  static let constants: [(String, Int)] = [
    ("EPOLLIN", 1), ("EPOLLPRI", 2), ("EPOLLOUT", 4), ("EPOLLERR", 8), ("EPOLLHUP", 16),
    ("EPOLLRDNORM", 64), ("EPOLLRDBAND", 128), ("EPOLLWRNORM", 256), ("EPOLLWRBAND", 512),
    ("EPOLLMSG", 1024), ("EPOLLRDHUP", 8192), ("EPOLLEXCLUSIVE", 1 << 28),
    ("EPOLLONESHOT", oneShot), ("EPOLLET", edgeTriggered), ("EPOLL_CLOEXEC", 0o2000000),
  ]

  private var descriptor: EpollDescriptor?
  private var order: [Int32] = []
  private var masks: [Int32: Int] = [:]

  /// An empty set.
  init() { descriptor = EpollDescriptor() }

  /// The descriptor; nil once closed.
  var fd: Int32? {
    guard descriptor != nil else { return nil }
    return descriptor?.fd
  }

  /// Closes the descriptor and forgets everything.
  func close() {
    descriptor = nil
    order = []
    masks = [:]
  }

  /// Whether a file is there.
  func contains(_ fd: Int32) -> Bool { masks[fd] != nil }

  /// Adds a file or changes its events.
  func set(_ fd: Int32, _ events: Int) {
    if masks.updateValue(events, forKey: fd) == nil { order.append(fd) }
  }

  /// Removes a file.
  func remove(_ fd: Int32) {
    masks[fd] = nil
    order.removeAll { $0 == fd }
  }

  /// The entries for poll(2), without those that have fired once and for all.
  var entries: [PollEntry] {
    order.compactMap { fd in
      guard let mask = masks[fd], mask != EpollSet.oneShot else { return nil }
      return PollEntry(fd: fd, events: Int16(truncatingIfNeeded: mask & 0x7FFF))
    }
  }

  /// Notes that a file was answered: one that fires once is silent from now on.
  func answered(_ fd: Int32) {
    if let mask = masks[fd], mask & EpollSet.oneShot != 0 { masks[fd] = EpollSet.oneShot }
  }
}

extension SelectModule {
  /// Gives `select.epoll` objects their methods.
  func fillEpoll() {
    let type = epollType
    type.slots.new = .calling { (type, a, cx) throws(PyException) in
      let size = try a.get(0).map { (v) throws(PyException) in try cx.plainInt(v) } ?? -1
      if size != -1, size <= 0 { throw .valueError("negative sizehint") }
      return .object(PyInstance(type: type, native: EpollSet()))
    }
    type.slots.initialise = .calling { (_, _, _) throws(PyException) in }
    type.method("register", .clinic("fd, eventmask=")) {
      [unowned self] (a, cx) throws(PyException) in
      let set = try epoll(a.receiver)
      let fd = try FileNumber.of(a[0], cx)
      let events = try a.get(1).map { (v) throws(PyException) in try eventMask(v, cx) } ?? 7
      try checkOpen(fd, cx)
      if set.contains(fd) { throw .os(EEXIST, ErrorText.message(EEXIST)) }
      set.set(fd, events)
      return .none
    }
    type.method("modify", .clinic("fd, eventmask")) { [unowned self] (a, cx) throws(PyException) in
      let set = try epoll(a.receiver)
      let fd = try FileNumber.of(a[0], cx)
      let events = try eventMask(a[1], cx)
      try checkThere(fd, set, cx)
      set.set(fd, events)
      return .none
    }
    type.method("unregister", .clinic("fd")) { [unowned self] (a, cx) throws(PyException) in
      let set = try epoll(a.receiver)
      let fd = try FileNumber.of(a[0], cx)
      try checkThere(fd, set, cx)
      set.remove(fd)
      return .none
    }
    type.method("poll", .clinic("timeout=, maxevents="), pollEpoll)
    fillEpollState(type)
    type.tellsModule()
    type.ready()
  }

  private func fillEpollState(_ type: PyType) {
    type.method("close", .none) { (a, _) throws(PyException) in
      a.receiver.native(EpollSet.self)?.close()
      return .none
    }
    type.method("fileno", .none) { [unowned self] (a, _) throws(PyException) in
      .int(Int(try epoll(a.receiver).fd ?? -1))
    }
    type.attribute("closed") { (value, _) throws(PyException) in
      .bool(value.native(EpollSet.self)?.fd == nil)
    }
    type.method("__enter__", .none) { [unowned self] (a, _) throws(PyException) in
      _ = try epoll(a.receiver)
      return a.receiver
    }
    type.method("__exit__", .any) { (a, _) throws(PyException) in
      a.receiver.native(EpollSet.self)?.close()
      return .none
    }
  }

  private func epoll(_ value: Value) throws(PyException) -> EpollSet {
    guard let set = value.native(EpollSet.self), set.fd != nil else {
      throw .valueError("I/O operation on closed epoll object")
    }
    return set
  }

  private func eventMask(_ value: Value, _ cx: Context) throws(PyException) -> Int {
    let mask = try cx.size(value)
    if mask & EpollSet.edgeTriggered != 0 {
      throw .make(
        Types.notImplementedError,
        "edge-triggered events (EPOLLET) are outside this tutorial; register without EPOLLET")
    }
    return mask & 0xFFFF_FFFF
  }

  /// Refuses a descriptor that is not open, as the kernel does.
  private func checkOpen(_ fd: Int32, _ cx: Context) throws(PyException) {
    try environment.calls.quick(.getFlags(fd: fd), cx).orThrow()
  }

  private func checkThere(_ fd: Int32, _ set: EpollSet, _ cx: Context) throws(PyException) {
    if set.contains(fd) { return }
    try checkOpen(fd, cx)
    throw .os(ENOENT, ErrorText.message(ENOENT))
  }

  /// What is ready; a descriptor that was closed is no longer in the set, as the kernel has it.
  private func wait(
    _ set: EpollSet, _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> [PollEntry] {
    while true {
      let answers = try poll(set.entries, limit, cx)
      let closed = answers.filter { $0.answered & Int16(POLLNVAL) != 0 }
      for entry in closed { set.remove(entry.fd) }
      if closed.count < answers.count || closed.isEmpty {
        return answers.filter { $0.answered & Int16(POLLNVAL) == 0 }
      }
    }
  }

  private func pollEpoll(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let set = try epoll(a.receiver)
    var limit: Int64?
    if let given = a.get(0), !given.isNone {
      guard given.isInt || given.asDouble != nil else {
        throw .typeError("timeout must be an integer or None")
      }
      limit = try TimeLimit.nanoseconds(of: given, cx)
    }
    if let given = limit, given < 0 { limit = nil }
    let most = try a.get(1).map { (v) throws(PyException) in try cx.plainInt(v) } ?? -1
    if most == 0 || most < -1 {
      throw .valueError("maxevents must be greater than 0, got \(most)")
    }
    let ready = try wait(set, limit, cx).prefix(most == -1 ? Int.max : Int(most))
    for entry in ready { set.answered(entry.fd) }
    return .list(
      ready.map { .tuple([.int(Int($0.fd)), .int(Int(UInt16(bitPattern: $0.answered)))]) })
  }
}
