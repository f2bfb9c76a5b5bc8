internal import PyInterpreter
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A time limit as Python's calls take it, in nanoseconds.
enum TimeLimit: Hashable, Sendable {
  /// Waits as long as it takes.
  case none
  /// Does not wait at all.
  case zero
  /// Waits at most so many nanoseconds, more than none.
  case nanoseconds(Int64)

  /// The limit in nanoseconds, nil for none.
  var nanoseconds: Int64? {
    switch self {
    case .none: nil
    case .zero: 0
    case .nanoseconds(let number): number
    }
  }

  /// A limit of so many nanoseconds.
  init(nanoseconds: Int64) {
    self = nanoseconds == 0 ? .zero : .nanoseconds(nanoseconds)
  }

  /// The Python value: `None`, or seconds.
  var value: Value {
    nanoseconds.map { .float(Double($0) / 1e9) } ?? .none
  }

  /// A limit from a Python value: `None`, an int or a float; negative ones are for the caller to refuse.
  ///
  /// Fractions of a nanosecond are rounded away from zero, as CPython rounds timeouts.
  static func nanoseconds(
    of value: Value, _ cx: Context
  ) throws(PyException) -> Int64? {
    if value.isNone { return nil }
    if let seconds = value.asDouble {
      if seconds.isNaN { throw .valueError("Invalid value NaN (not a number)") }
      let scaled = (seconds * 1e9).rounded(.awayFromZero)
      guard scaled >= -0x1p63, scaled < 0x1p63 else {
        throw .overflowError("timestamp too large to convert to C _PyTime_t")
      }
      return Int64(scaled)
    }
    let whole = try cx.index(value)
    guard let seconds = whole.asInt else {
      throw .overflowError("timestamp too large to convert to C _PyTime_t")
    }
    let (scaled, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { throw .overflowError("timestamp too large to convert to C _PyTime_t") }
    return scaled
  }
}

/// The clock that deadlines are measured by.
enum MonotonicClock {
  /// Nanoseconds since some moment, never going back.
  ///
  /// The corresponding C function is `clock_gettime`.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Whole milliseconds for poll(2), rounded up so that the wait is never too short.
  static func milliseconds(_ nanoseconds: Int64) -> Int {
    let whole = Int(nanoseconds / 1_000_000)
    return nanoseconds % 1_000_000 > 0 ? whole + 1 : whole
  }
}
