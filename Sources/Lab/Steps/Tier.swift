/// How much of the kernel's work can be shown, and done on purpose; the screens of one tier show the same everywhere.
package enum Tier: String, CaseIterable, Hashable, Sendable {
  /// Everything: a network of its own, true names and ports, packets, faults below the bytes.
  case a = "A"
  /// Packets, but no faults; names stand for addresses of the loopback device.
  case b = "B"
  /// Plain loopback with both ends' states.
  case c = "C"
  /// Calls and options only.
  case d = "D"
}

extension Tier: Comparable {
  /// The one that can do less is the smaller.
  package static func < (left: Tier, right: Tier) -> Bool { left.rawValue > right.rawValue }
}

extension Tier {
  /// Whether names have the lab's addresses and the ports that are typed.
  package var hasTrueNames: Bool { self == .a }

  /// Whether packets are seen.
  package var hasPackets: Bool { self >= .b }

  /// Whether the kernel is asked for both ends' states.
  package var hasStates: Bool { self >= .c }
}
