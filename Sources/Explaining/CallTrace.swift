package import Timeline
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// System calls in the notation of strace(1).
package struct CallTrace: Hashable, Sendable {
  /// Whether each line ends in the call's duration, as `strace -T` shows it.
  package var showsDurations = false
  /// How many bytes of a string are shown, as `strace -s` says.
  package var stringLimit = 32
  /// The column of ` = `, as `strace -a` says.
  package var resultColumn = 40

  /// The notation with strace's own defaults.
  package init(showsDurations: Bool = false) {
    self.showsDurations = showsDurations
  }

  /// The reader's calls among some events, a line each.
  package func lines(_ events: [TimelineEvent]) -> [String] {
    events.compactMap {
      guard case .call(let event) = $0, event.actor == .reader else { return nil }
      return line(event)
    }
  }

  /// One call in a line: `recvfrom(3, "spam", 1024, 0, NULL, NULL) = 4`.
  package func line(_ event: CallEvent) -> String {
    let (arguments, remark) = StraceArguments(limit: stringLimit).text(event)
    var line = "\(event.call.name)(\(arguments))"
    if line.utf8.count < resultColumn - 1 {
      line += String(repeating: " ", count: resultColumn - 1 - line.utf8.count)
    }
    line += " = " + result(event) + remark
    if showsDurations, event.outcome != .waiting {
      line += " <\(CallTrace.seconds(event.duration))>"
    }
    return line
  }

  /// One call in a line of at most so many columns: strings are cut shorter first, then the line in its middle.
  package func line(_ event: CallEvent, within columns: Int) -> String {
    var trace = self
    var line = trace.line(event)
    for limit in [16, 8] where line.count > columns {
      trace.stringLimit = min(limit, stringLimit)
      line = trace.line(event)
    }
    return Words.cut(line, to: columns)
  }

  private func result(_ event: CallEvent) -> String {
    switch event.outcome {
    case .returned(let value):
      if case .getFlags = event.call { return "0x" + String(value, radix: 16) }
      return "\(value)"
    case .failed(let number) where number == EINTR: return StraceNames.restart(event.call)
    case .failed(let number): return "-1 \(ErrnoNames.name(number)) (\(ErrnoNames.text(number)))"
    case .waiting: return "? <unfinished ...>"
    }
  }

  private static func seconds(_ nanoseconds: Int64) -> String {
    let microseconds = nanoseconds / 1000
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)."
      + String(repeating: "0", count: 6 - fraction.count) + fraction
  }
}
