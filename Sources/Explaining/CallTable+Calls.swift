internal import Timeline

// Calls whose rows are still told in general words.
extension CallTable {
  static func socket(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func bind(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func listen(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func accept(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func connect(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func send(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func sendall(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func recv(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func close(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func getsockname(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func getpeername(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func setsockopt(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func getsockopt(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func shutdown(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func setblocking(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func select(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func sleep(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func dup(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
  static func socketpair(_ outcome: OutcomeKind) -> TableEntry { .told(unexpected) }
}
