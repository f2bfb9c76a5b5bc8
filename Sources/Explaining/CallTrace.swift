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

  /// The reader's calls among some events, a line each, and one where calls are left out.
  package func lines(_ events: [TimelineEvent]) -> [String] {
    events.flatMap { event -> [String] in
      guard case .call(let call) = event, call.actor == .reader else { return [] }
      return omissions(call.omitted) + [line(call)]
    }
  }

  /// The line that stands for so many calls that are not shown; none for none.
  package func omissions(_ count: Int) -> [String] {
    count > 0 ? [Words.omitted(count)] : []
  }

  /// The reader's calls among some events as a screen has room for them: what is called again with the same result is
  /// counted, and of a long list the middle is left out.
  package func shortened(_ calls: [CallEvent], within columns: Int) -> [String] {
    let shown = CallTrace.rows(calls).map { row in
      lines(row.call, within: columns)
        + (row.repeats > 0 ? [Words.repeated(row.repeats)] : [])
    }
    guard shown.count > 2 * CallTrace.mostRows else { return shown.flatMap(\.self) }
    let left = shown.count - 2 * CallTrace.mostRows
    return shown.prefix(CallTrace.mostRows).flatMap(\.self) + [Words.omitted(left)]
      + shown.suffix(CallTrace.mostRows).flatMap(\.self)
  }

  /// How many calls are shown at the beginning of a long list, and at its end.
  private static let mostRows = 20

  private static func rows(_ calls: [CallEvent]) -> [(call: CallEvent, repeats: Int)] {
    var rows: [(call: CallEvent, repeats: Int)] = []
    for call in calls {
      if let last = rows.last?.call, last.call == call.call, last.outcome == call.outcome,
        last.detail == call.detail, last.data == call.data, last.thread == call.thread
      {
        rows[rows.count - 1].repeats += 1 + call.omitted
      } else {
        if call.omitted > 0, !rows.isEmpty { rows[rows.count - 1].repeats += call.omitted }
        rows.append((call, 0))
      }
    }
    return rows
  }

  /// One call in a line: `recvfrom(3, "spam", 1024, 0, NULL, NULL) = 4`.
  package func line(_ event: CallEvent) -> String {
    let (head, tail) = parts(event)
    let gap = max(0, resultColumn - 1 - head.utf8.count)
    return head + String(repeating: " ", count: gap) + tail
  }

  /// The call, and what it came to: `recvfrom(…)` and ` = 4`.
  private func parts(_ event: CallEvent) -> (head: String, tail: String) {
    let (arguments, remark) = StraceArguments(limit: stringLimit).text(event)
    var tail = " = " + result(event) + remark
    if showsDurations, event.outcome != .waiting {
      tail += " <\(CallTrace.seconds(event.duration))>"
    }
    return ("\(event.call.name)(\(arguments))", tail)
  }

  /// One call in at most so many columns: strings are cut shorter first; then the result gets a line of its own.
  package func lines(_ event: CallEvent, within columns: Int) -> [String] {
    var trace = self
    for limit in [stringLimit, 16, 8] {
      trace.stringLimit = min(limit, stringLimit)
      let line = trace.line(event)
      if line.count <= columns { return [line] }
    }
    let (head, tail) = trace.parts(event)
    if head.count + tail.count <= columns { return [head + tail] }
    return Words.wrap(head, columns, hanging: 4) + Words.wrap("   " + tail, columns, hanging: 4)
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
