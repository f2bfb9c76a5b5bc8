/// A point on the session's monotonic clock: nanoseconds since the recorder was made.
package struct Moment: Hashable, Comparable, Sendable {
  /// Nanoseconds since the recorder was made.
  package var nanoseconds: Int64

  /// A moment so many nanoseconds after the recorder was made.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The span between two moments, in nanoseconds.
  package static func - (later: Moment, earlier: Moment) -> Int64 {
    later.nanoseconds - earlier.nanoseconds
  }
}

/// The number of an event in the order in which the session recorded them; the first is 0.
package struct EventID: Hashable, Comparable, Sendable {
  /// The place in the recorder's order.
  package var index: Int

  /// The identity of the event at a place in the recorder's order.
  package init(_ index: Int) {
    self.index = index
  }

  package static func < (left: EventID, right: EventID) -> Bool {
    left.index < right.index
  }
}

/// Who made a call or acted: the reader's program, a built-in peer, or a built-in client that visits the reader's server.
package enum Actor: Hashable, Sendable {
  /// The program that the reader typed.
  case reader
  /// A built-in server, by its name in the name table or in the lesson.
  case peer(String)
  /// A built-in client that calls at the reader's own server.
  case visitor(String)
}
