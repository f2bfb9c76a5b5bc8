internal import PyInterpreter

/// `time.strptime`.
struct TimeParsing {
  unowned(unsafe) let home: TimeModule

  private static let usual = "%a %b %d %H:%M:%S %Y"

  /// Puts the function into the module.
  func add(to module: PyModule) {
    // CPython hands over to a function written in Python.
    let inner = PyNative("_strptime_time", .python("data_string, format=")) {
      [unowned module] (a, cx) throws(PyException) in try parse(a, module, cx)
    }
    module.function("strptime", .any) { (a, cx) throws(PyException) in
      if a.hasKeywords { throw .typeError("strptime() takes no keyword arguments") }
      return try cx.call(.object(inner), arguments: a.positional, keywords: [])
    }
  }

  private func parse(
    _ a: Arguments, _ module: PyModule, _ cx: Context
  ) throws(PyException) -> Value {
    let format = a.get(1) ?? .string(Self.usual)
    for (index, value) in [a[0], format].enumerated() where value.asStr == nil {
      throw .typeError(
        "strptime() argument \(index) must be str, not \(try cx.repr(.object(value.type)))")
    }
    let zones = zoneNames(module)
    let pattern: TimePattern
    do throws(TimePattern.Mistake) {
      pattern = try TimePattern(format.text ?? "", zones: zones)
    } catch {
      switch error {
      case .badDirective(let name):
        throw .valueError("'\(name)' is a bad directive in format '\(format.text ?? "")'")
      case .strayPercent: throw .valueError("stray % in format '\(format.text ?? "")'")
      }
    }
    let text = Array(a[0].text ?? "")
    guard let (fields, end) = pattern.match(text) else {
      throw .valueError(
        "time data \(try cx.repr(a[0])) does not match format \(try cx.repr(format))")
    }
    if end < text.count {
      throw .valueError("unconverted data remains: \(String(text[end...]))")
    }
    return try record(fields, zones, cx)
  }

  /// The names that `%Z` knows: those of UTC and this machine's.
  private func zoneNames(_ module: PyModule) -> [String] {
    let own = module.namespace[Symbol("tzname")]?.asTuple?.items.compactMap(\.text) ?? []
    return ["utc", "gmt"] + own.map { $0.lowercased() }
  }

  private func record(
    _ fields: [Character: String], _ zones: [String], _ cx: Context
  ) throws(PyException) -> Value {
    func number(_ name: Character) -> Int? {
      fields[name].flatMap { Int($0.filter { $0 != " " }) }
    }
    var day = try CalendarDay(fields: fields, number)
    try day.complete()
    var isSummer = -1
    if let zone = fields["Z"]?.lowercased() {
      isSummer = zones.firstIndex(of: zone).map { $0 == 3 && zones[2] != zones[3] ? 1 : 0 } ?? -1
    }
    let record = home.structTime.make(
      [
        day.year, day.month, day.day, TimeParsing.hour(fields, number), number("M") ?? 0,
        number("S") ?? 0, day.weekday ?? 0, day.julian ?? 0, isSummer,
      ].map { .int($0) })
    try cx.genericSetAttribute(record, "tm_zone", fields["Z"].map { .string($0) } ?? .none)
    let offset = fields["z"].map(TimeParsing.seconds)
    try cx.genericSetAttribute(record, "tm_gmtoff", offset.map { .int($0) } ?? .none)
    return record
  }

  private static func hour(
    _ fields: [Character: String], _ number: (Character) -> Int?
  ) -> Int {
    guard let hour = number("I") else { return number("H") ?? 0 }
    if fields["p"]?.lowercased() == "pm" { return hour == 12 ? 12 : hour + 12 }
    return hour == 12 ? 0 : hour
  }

  /// The seconds of `+0130`.
  private static func seconds(_ offset: String) -> Int {
    let digits = offset.filter(\.isNumber).map { Int(String($0)) ?? 0 }
    guard digits.count >= 4 else { return 0 }
    var seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
    if digits.count >= 6 { seconds += digits[4] * 10 + digits[5] }
    return offset.hasPrefix("-") ? -seconds : seconds
  }
}

/// The day that some directives give: by month and day, by day of the year, or by week and weekday.
private struct CalendarDay {
  var year: Int
  var month: Int
  var day: Int
  var weekday: Int?
  var julian: Int?
  /// 29 February without a year: it is one of a leap year while it is completed.
  private var isLeapDay = false

  private static let anyWeekday = "a weekday directive ('%A', '%a', '%w', or '%u')."

  init(
    fields: [Character: String], _ number: (Character) -> Int?
  ) throws(PyException) {
    func index(_ name: Character, in words: [String], _ length: Int? = nil) -> Int? {
      guard let word = fields[name]?.lowercased() else { return nil }
      return words.firstIndex { length == nil ? $0 == word : $0.prefix(3) == word }
    }
    month =
      number("m")
      ?? (index("B", in: TimePattern.months) ?? index("b", in: TimePattern.months, 3)).map {
        $0 + 1
      } ?? 1
    day = number("d") ?? 1
    weekday = index("A", in: TimePattern.days) ?? index("a", in: TimePattern.days, 3)
    if let given = number("w") { weekday = (given + 6) % 7 }
    if let given = number("u") { weekday = given - 1 }
    julian = number("j")
    let given = number("Y") ?? number("y").map { $0 <= 68 ? 2000 + $0 : 1900 + $0 }
    let (isoYear, isoWeek) = (number("G"), number("V"))
    let week = number("U") ?? number("W")
    if given == nil, isoYear != nil {
      if isoWeek == nil || weekday == nil {
        throw .valueError(
          "ISO year directive '%G' must be used with the ISO week directive '%V' and "
            + Self.anyWeekday)
      }
      if julian != nil {
        throw .valueError(
          "Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
            + "Use '%Y' instead.")
      }
    } else if week == nil, isoWeek != nil {
      throw .valueError(
        weekday == nil
          ? "ISO week directive '%V' must be used with the ISO year directive '%G' and "
            + Self.anyWeekday
          : "ISO week directive '%V' is incompatible with the year directive '%Y'. "
            + "Use the ISO year '%G' instead.")
    }
    isLeapDay = given == nil && month == 2 && day == 29
    year = given ?? (isLeapDay ? 1904 : 1900)
    guard julian == nil, let weekday else { return }
    if let week {
      julian = Self.julian(year, week, weekday, startsOnMonday: fields["U"] == nil)
    } else if let isoYear, let isoWeek {
      year = isoYear
      // Week 1 holds 4 January.
      let first = Self.ordinal(isoYear, 1, 4)
      let monday = first - Self.weekday(first)
      julian = monday + (isoWeek - 1) * 7 + weekday - Self.ordinal(isoYear, 1, 1) + 1
    }
    if let counted = julian, counted <= 0 {
      year -= 1
      julian = counted + (Self.isLeap(year) ? 366 : 365)
    }
  }

  /// The day of the year of a day in a week that is counted from the first Sunday or Monday.
  private static func julian(
    _ year: Int, _ week: Int, _ weekday: Int, startsOnMonday: Bool
  ) -> Int {
    let shift = startsOnMonday ? 0 : 1
    let first = (Self.weekday(ordinal(year, 1, 1)) + shift) % 7
    let day = (weekday + shift) % 7
    if week == 0 { return 1 + day - first }
    return 1 + (7 - first) % 7 + 7 * (week - 1) + day
  }

  /// Computes what was not given from what was.
  mutating func complete() throws(PyException) {
    guard 1...9999 ~= year else { throw .valueError("year \(year) is out of range") }
    let start = Self.ordinal(year, 1, 1)
    if let julian {
      var rest = julian
      if rest > (Self.isLeap(year) ? 366 : 365) {
        rest -= Self.isLeap(year) ? 366 : 365
        year += 1
      }
      month = 1
      while rest > Self.days(year, month) {
        rest -= Self.days(year, month)
        month += 1
      }
      day = rest
    } else {
      guard day <= Self.days(year, month) else {
        throw .valueError("day is out of range for month")
      }
      julian = Self.ordinal(year, month, day) - start + 1
    }
    if weekday == nil { weekday = Self.weekday(Self.ordinal(year, month, day)) }
    if isLeapDay { year = 1900 }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since the last day before the year 1.
  private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let months = (1..<month).reduce(0) { $0 + days(year, $1) }
    return before * 365 + before / 4 - before / 100 + before / 400 + months + day
  }

  /// Monday is 0.
  private static func weekday(_ ordinal: Int) -> Int { (ordinal + 6) % 7 }
}
