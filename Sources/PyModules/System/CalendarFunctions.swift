internal import PyInterpreter

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The functions of the time module that know the calendar.
struct CalendarFunctions {
  unowned(unsafe) let home: TimeModule

  /// Puts the functions into the module.
  func add(to module: PyModule) {
    module.function("gmtime", .tuple(0...1)) { (a, cx) throws(PyException) in
      try broken(a, utc: true, cx)
    }
    module.function("localtime", .tuple(0...1)) { (a, cx) throws(PyException) in
      try broken(a, utc: false, cx)
    }
    module.function("ctime", .tuple(0...1)) { (a, cx) throws(PyException) in
      .string(CalendarFunctions.plain(try parts(of: seconds(a.get(0), cx), utc: false)))
    }
    module.function("asctime", .expected(0...1)) { (a, cx) throws(PyException) in
      let parts = try given(a.get(0), cx, "asctime(): ")
      try CalendarFunctions.check(parts)
      return .string(CalendarFunctions.plain(parts))
    }
    module.function("strftime", .tuple(1...2)) { (a, cx) throws(PyException) in
      guard let format = a[0].text else {
        throw .typeError("strftime() argument 1 must be str, not \(a[0].type.noneOrName)")
      }
      let parts = try given(a.get(1), cx, "strftime(): ")
      try CalendarFunctions.check(parts)
      return .string(CalendarFunctions.text(format, parts))
    }
    module.function("mktime", .one) { (a, cx) throws(PyException) in
      var parts = try given(a[0], cx, "mktime(): ")
      return .float(Double(mktime(&parts)))
    }
    addZone(to: module)
  }

  /// The names and distances of this machine's time zone, from a winter and a summer day.
  private func addZone(to module: PyModule) {
    tzset()
    let days = [1_704_067_200, 1_719_792_000].compactMap { try? parts(of: $0, utc: false) }
    let standard = days.first { $0.tm_isdst == 0 }
    let summer = days.first { $0.tm_isdst > 0 }
    let distance = -(standard?.tm_gmtoff ?? 0)
    let name = standard.map { CalendarFunctions.text("%Z", $0) } ?? "UTC"
    module.set("timezone", .int(distance))
    module.set("altzone", .int(summer.map { -$0.tm_gmtoff } ?? distance))
    module.set("daylight", .int(summer == nil ? 0 : 1))
    module.set(
      "tzname",
      .tuple([
        .string(name), .string(summer.map { CalendarFunctions.text("%Z", $0) } ?? name),
      ]))
  }

  private func broken(
    _ a: Arguments, utc: Bool, _ cx: Context
  ) throws(PyException) -> Value {
    let parts = try parts(of: seconds(a.get(0), cx), utc: utc)
    let record = home.structTime.make([
      .int(Int(parts.tm_year) + 1900), .int(Int(parts.tm_mon) + 1), .int(Int(parts.tm_mday)),
      .int(Int(parts.tm_hour)), .int(Int(parts.tm_min)), .int(Int(parts.tm_sec)),
      .int((Int(parts.tm_wday) + 6) % 7), .int(Int(parts.tm_yday) + 1),
      .int(Int(parts.tm_isdst)),
    ])
    // Beside the nine items, as in CPython.
    let zone = CalendarFunctions.text("%Z", parts)
    try cx.genericSetAttribute(record, "tm_zone", .string(zone))
    try cx.genericSetAttribute(record, "tm_gmtoff", .int(parts.tm_gmtoff))
    return record
  }

  private func seconds(_ value: Value?, _ cx: Context) throws(PyException) -> Int {
    guard let value, !value.isNone else {
      return Int(TimeModule.read(CLOCK_REALTIME) / 1_000_000_000)
    }
    if let number = value.asDouble {
      if number.isNaN { throw .valueError("Invalid value NaN (not a number)") }
      guard abs(number) < 0x1p63 else {
        throw .overflowError("timestamp out of range for platform time_t")
      }
      return Int(number.rounded(.down))
    }
    guard let number = try cx.index(value).asInt else {
      throw .overflowError("timestamp out of range for platform time_t")
    }
    return number
  }

  private func parts(of seconds: Int, utc: Bool) throws(PyException) -> tm {
    var time = time_t(seconds)
    var parts = tm()
    let done = utc ? gmtime_r(&time, &parts) : localtime_r(&time, &parts)
    if done == nil {
      throw .os(EOVERFLOW, ErrorText.message(EOVERFLOW))
    }
    return parts
  }

  /// The time that a tuple or `struct_time` gives; now without one.
  private func given(
    _ value: Value?, _ cx: Context, _ function: String
  ) throws(PyException) -> tm {
    guard let value else { return try parts(of: seconds(nil, cx), utc: false) }
    guard let items = value.asTuple?.items else {
      throw .typeError("Tuple or struct_time argument required")
    }
    guard items.count == 9 else {
      throw .typeError("\(function)illegal time tuple argument")
    }
    var numbers: [Int32] = []
    for item in items { numbers.append(try cx.cInt(item)) }
    var parts = tm()
    // gmtime's own result names its zone; a bare tuple means this machine's.
    if let value = value.asTuple, value.type === home.structTime.type, numbers[8] == 0,
      let zone = try cx.attribute(.object(value), "tm_zone")?.text, zone == "UTC" || zone == "GMT"
    {
      var epoch = time_t(0)
      gmtime_r(&epoch, &parts)
    }
    parts.tm_year = numbers[0] &- 1900
    parts.tm_mon = max(numbers[1], 1) - 1
    parts.tm_mday = max(numbers[2], 1)
    parts.tm_hour = numbers[3]
    parts.tm_min = numbers[4]
    parts.tm_sec = numbers[5]
    parts.tm_wday = (numbers[6] &+ 1) % 7
    parts.tm_yday = max(numbers[7], 1) - 1
    parts.tm_isdst = numbers[8]
    return parts
  }

  /// Refuses what no calendar has, in CPython's words.
  private static func check(_ parts: tm) throws(PyException) {
    let ranges: [(Int32, ClosedRange<Int32>, String)] = [
      (parts.tm_mon, 0...11, "month"), (parts.tm_mday, 1...31, "day of month"),
      (parts.tm_hour, 0...23, "hour"), (parts.tm_min, 0...59, "minute"),
      (parts.tm_sec, 0...61, "seconds"), (parts.tm_yday, 0...365, "day of year"),
    ]
    for (value, range, name) in ranges where !range.contains(value) {
      throw .valueError("\(name) out of range")
    }
    if parts.tm_wday < 0 { throw .valueError("day of week out of range") }
  }

  private static func plain(_ parts: tm) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = parts.tm_mday < 10 ? " \(parts.tm_mday)" : "\(parts.tm_mday)"
    let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    return "\(days[Int(abs(parts.tm_wday)) % 7]) \(months[Int(abs(parts.tm_mon)) % 12]) \(day) "
      + "\(clock) \(Int(parts.tm_year) + 1900)"
  }

  private static func text(_ format: String, _ parts: tm) -> String {
    if format.isEmpty { return "" }
    var parts = parts
    var size = 256
    while size <= 256 * format.utf8.count + 4096 {
      var buffer = [CChar](repeating: 0, count: size)
      let length = strftime(&buffer, size, format, &parts)
      if length > 0 {
        return String(
          decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
      size *= 4
    }
    return ""
  }
}
