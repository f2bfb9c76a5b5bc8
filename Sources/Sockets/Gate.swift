internal import CKernel

/// An event count: look at something, and sleep until it may have changed, without missing a change in between.
///
/// Take a ticket, look, wait with the ticket; whoever changes what is looked at bumps the gate afterwards.
package final class Gate: Sendable {
  // The C side guards it with a mutex of its own.
  nonisolated(unsafe) private let gate: OpaquePointer

  /// A gate at which nobody waits.
  package init() {
    gate = ck_gate_new()
  }

  deinit {
    ck_gate_free(gate)
  }

  /// The present count, to be taken before looking.
  package var ticket: UInt64 { ck_gate_ticket(gate) }

  /// Wakes everybody who waits.
  package func bump() {
    ck_gate_bump(gate)
  }

  /// Sleeps until the gate is bumped after the ticket was taken; false when the nanoseconds are over, nil for no limit.
  @discardableResult
  package func wait(_ ticket: UInt64, nanoseconds: Int64? = nil) -> Bool {
    ck_gate_wait(gate, ticket, nanoseconds.map { max(0, $0) } ?? -1) != 0
  }
}
