internal import BigInt
internal import PyInterpreter
internal import Sockets
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a poll object waits for: descriptors in the order of registration.
final class PollSet {
  private var order: [Int32] = []
  private var masks: [Int32: UInt16] = [:]

  /// Adds a descriptor or changes its events.
  func set(_ fd: Int32, _ events: UInt16) {
    if masks.updateValue(events, forKey: fd) == nil { order.append(fd) }
  }

  /// Whether the descriptor is there.
  func contains(_ fd: Int32) -> Bool { masks[fd] != nil }

  /// Removes a descriptor; false where it is not there.
  func remove(_ fd: Int32) -> Bool {
    guard masks.removeValue(forKey: fd) != nil else { return false }
    order.removeAll { $0 == fd }
    return true
  }

  /// The entries for poll(2).
  var entries: [PollEntry] {
    order.map { PollEntry(fd: $0, events: Int16(bitPattern: masks[$0] ?? 0)) }
  }
}

extension SelectModule {
  private static let defaultEvents = UInt16(POLLIN | POLLPRI | POLLOUT)

  /// Gives `select.poll` objects their methods.
  func fillPoll() {
    let type = pollType
    type.slots.new = .calling { (_, _, _) throws(PyException) in
      throw .typeError("cannot create 'select.poll' instances")
    }
    type.method("register", .expected(1...2)) { (a, cx) throws(PyException) in
      let set = try SelectModule.set(a)
      let fd = try FileNumber.of(a[0], cx)
      set.set(fd, try SelectModule.mask(a.get(1), cx))
      return .none
    }
    type.method("modify", .expected(2...2)) { (a, cx) throws(PyException) in
      let set = try SelectModule.set(a)
      let fd = try FileNumber.of(a[0], cx)
      let mask = try SelectModule.mask(a[1], cx)
      guard set.contains(fd) else { throw .os(ENOENT, ErrorText.message(ENOENT)) }
      set.set(fd, mask)
      return .none
    }
    type.method("unregister", .one) { (a, cx) throws(PyException) in
      let fd = try FileNumber.of(a[0], cx)
      guard try SelectModule.set(a).remove(fd) else { throw .keyError(.int(Int(fd))) }
      return .none
    }
    type.method("poll", .expected(0...1)) { [unowned self] (a, cx) throws(PyException) in
      let limit = try milliseconds(a.get(0) ?? .none, cx)
      let entries = try SelectModule.set(a).entries
      let ready = try poll(entries, limit, cx)
      return .list(
        ready.map { .tuple([.int(Int($0.fd)), .int(Int(UInt16(bitPattern: $0.answered)))]) })
    }
    type.tellsModule()
    type.ready()
  }

  /// Waits with poll(2) until something is the case; the entries that have an answer.
  func poll(
    _ entries: [PollEntry], _ limit: Int64?, _ cx: Context
  ) throws(PyException) -> [PollEntry] {
    let result = try waiter.repeating(limit, cx) { rest in
      .poll(entries, milliseconds: rest.map(MonotonicClock.milliseconds))
    }.orThrow()
    guard case .polled(let answers) = result.detail, result.value > 0 else { return [] }
    return answers.filter { $0.answered != 0 }
  }

  private static func set(_ a: Arguments) throws(PyException) -> PollSet {
    try a.receiver.native(PollSet.self, or: "a select.poll object")
  }

  private static func mask(_ value: Value?, _ cx: Context) throws(PyException) -> UInt16 {
    guard let value else { return defaultEvents }
    guard value.isInt else { throw .typeError("an integer is required") }
    if value.asBigInt.map({ $0 < 0 }) ?? false { throw .valueError("value must be positive") }
    guard let number = value.asInt else {
      throw .overflowError("Python int too large to convert to C unsigned long")
    }
    guard let mask = UInt16(exactly: number) else {
      throw .overflowError("Python int too large for C unsigned short")
    }
    return mask
  }

  /// A limit in milliseconds as nanoseconds; negative ones are none.
  private func milliseconds(_ value: Value, _ cx: Context) throws(PyException) -> Int64? {
    if value.isNone { return nil }
    let nanoseconds: Int64
    if let number = value.asDouble {
      if number.isNaN { throw .valueError("Invalid value NaN (not a number)") }
      let scaled = (number * 1e6).rounded(.awayFromZero)
      guard abs(scaled) < 0x1p63 else {
        throw .overflowError("timestamp too large to convert to C _PyTime_t")
      }
      nanoseconds = Int64(scaled)
    } else {
      guard value.isInt || value.type.slots.index != nil else {
        throw .typeError("timeout must be an integer or None")
      }
      guard let number = try cx.index(value).asInt, abs(number) < Int(Int32.max) + 1 else {
        throw .overflowError("timeout is too large")
      }
      nanoseconds = Int64(number) * 1_000_000
    }
    return nanoseconds < 0 ? nil : nanoseconds
  }
}
