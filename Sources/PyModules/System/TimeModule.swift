internal import PyInterpreter
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The time module.
final class TimeModule {
  unowned(unsafe) let environment: ModuleEnvironment
  let structTime = RecordType(
    "struct_time", module: "time", title: "time.struct_time",
    fields: [
      "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
      "tm_isdst",
    ])

  private init(_ environment: ModuleEnvironment) {
    self.environment = environment
  }

  /// Makes the module.
  static func load(
    _ environment: ModuleEnvironment, _ cx: Context
  ) throws(PyException) -> PyModule {
    let home = TimeModule(environment)
    environment.keep(home)
    home.structTime.type.tellsModule()
    home.structTime.takeSequences(of: 9, title: "time.struct_time")
    home.structTime.type.ready()
    let module = PyModule("time")
    module.type(home.structTime.type)
    home.addClocks(to: module)
    home.addNumberedClocks(to: module)
    module.outside = [
      "get_clock_info", "tzset", "clock_getres", "clock_settime",
      "clock_settime_ns", "pthread_getcpuclockid", "CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW",
      "CLOCK_TAI",
    ]
    CalendarFunctions(home: home).add(to: module)
    TimeParsing(home: home).add(to: module)
    module.function("sleep", .one) { [unowned home] (a, cx) throws(PyException) in
      try home.sleep(a, cx)
    }
    return module
  }

  /// Clocks by number: `clock_gettime(CLOCK_MONOTONIC)`.
  private func addNumberedClocks(to module: PyModule) {
    let clocks: [(String, clockid_t)] = [
      ("CLOCK_REALTIME", CLOCK_REALTIME), ("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
      ("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID),
      ("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID),
    ]
    for (name, clock) in clocks { module.set(name, .int(Int(clock))) }
    let read = { (value: Value, cx: Context) throws(PyException) -> Int64 in
      let number = try cx.plainInt(value)
      guard let clock = clocks.first(where: { $0.1 == clockid_t(number) }) else {
        throw .os(EINVAL, ErrorText.message(EINVAL))
      }
      return TimeModule.read(clock.1)
    }
    module.function("clock_gettime", .one) { (a, cx) throws(PyException) in
      .float(Double(try read(a[0], cx)) / 1e9)
    }
    module.function("clock_gettime_ns", .one) { (a, cx) throws(PyException) in
      .int(Int(try read(a[0], cx)))
    }
  }

  private func addClocks(to module: PyModule) {
    let clocks: [(String, clockid_t)] = [
      ("time", CLOCK_REALTIME), ("monotonic", CLOCK_MONOTONIC),
      ("perf_counter", CLOCK_MONOTONIC), ("process_time", CLOCK_PROCESS_CPUTIME_ID),
      ("thread_time", CLOCK_THREAD_CPUTIME_ID),
    ]
    for (name, clock) in clocks {
      module.function(name, .none) { (_, _) throws(PyException) in
        .float(Double(TimeModule.read(clock)) / 1e9)
      }
      module.function("\(name)_ns", .none) { (_, _) throws(PyException) in
        .int(Int(TimeModule.read(clock)))
      }
    }
  }

  /// A clock in nanoseconds.
  static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private func sleep(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    guard !a[0].isNone, let limit = try TimeLimit.nanoseconds(of: a[0], cx) else {
      throw .typeError("'NoneType' object cannot be interpreted as an integer")
    }
    if limit < 0 { throw .valueError("sleep length must be non-negative") }
    let result = try environment.waiter.repeating(limit, cx) { rest in
      .sleep(nanoseconds: rest ?? 0)
    }
    try result.orThrow()
    return .none
  }
}
