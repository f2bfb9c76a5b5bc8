internal import Timeline

/// A ledger that grows with the record: what it has read once it does not read again.
struct PastLedger {
  private var ledger = Ledger()
  private var first: EventID?
  private var count = 0

  /// The ledger of a history; where it is not a longer one of the same record, all of it is read.
  mutating func ledger(of history: ArraySlice<TimelineEvent>) -> Ledger {
    if first != history.first?.id || count > history.count { self = PastLedger() }
    for event in history.dropFirst(count) { ledger.note(event) }
    first = history.first?.id
    count = history.count
    return ledger
  }
}
