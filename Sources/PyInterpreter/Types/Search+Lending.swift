/// Units in memory that can be lent: arrays, and the bytes of `str` and `bytes`.
protocol LendsUnits<Unit> {
  /// One unit: a byte or a code point.
  associatedtype Unit: FixedWidthInteger
  /// How many units there are.
  var count: Int { get }
  /// Lends the units.
  func lend<R>(
    _ body: (UnsafeBufferPointer<Unit>) throws(PyException) -> R
  ) throws(PyException) -> R
}

extension Array: LendsUnits where Element: FixedWidthInteger {
  @inline(__always)
  func lend<R>(
    _ body: (UnsafeBufferPointer<Element>) throws(PyException) -> R
  ) throws(PyException) -> R {
    try withUnsafeBufferPointer { (units) throws(PyException) in try body(units) }
  }
}

extension Octets: LendsUnits {
  @inline(__always)
  func lend<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(PyException) -> R
  ) throws(PyException) -> R {
    try withBytes(body)
  }
}

/// The same searches for whatever lends its units.
extension Search {
  /// Lends both for a search that cannot fail.
  @inline(__always)
  private static func pair<A: LendsUnits, B: LendsUnits, R>(
    _ a: A, _ b: B, _ body: (UnsafeBufferPointer<A.Unit>, UnsafeBufferPointer<B.Unit>) -> R
  ) -> R where A.Unit == B.Unit {
    var result: R?
    try? a.lend { (a) throws(PyException) in
      try b.lend { (b) throws(PyException) in result = body(a, b) }
    }
    return result.unsafelyUnwrapped
  }

  /// Where the needle first lies wholly within the bounds.
  @inline(__always)
  static func first<A: LendsUnits, B: LendsUnits>(
    _ needle: A, in hay: B, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int? where A.Unit == B.Unit {
    try needle.lend { (needle) throws(PyException) in
      try hay.lend { (hay) throws(PyException) in
        try first(needle, in: hay, from: from, to: to, cx)
      }
    }
  }

  /// Where the needle last lies wholly within the bounds.
  static func last<A: LendsUnits, B: LendsUnits>(
    _ needle: A, in hay: B, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int? where A.Unit == B.Unit {
    try needle.lend { (needle) throws(PyException) in
      try hay.lend { (hay) throws(PyException) in
        try last(needle, in: hay, from: from, to: to, cx)
      }
    }
  }

  /// Whether the needle lies at a position; the caller has checked the bounds.
  @inline(__always)
  static func matches<A: LendsUnits, B: LendsUnits>(
    _ needle: A, in hay: B, at position: Int
  ) -> Bool where A.Unit == B.Unit {
    pair(needle, hay) { matches($0, in: $1, at: position) }
  }

  /// The order of two sequences of units: -1, 0 or 1.
  @inline(__always)
  static func order<A: LendsUnits, B: LendsUnits>(
    _ a: A, _ b: B
  ) -> Int where A.Unit == B.Unit {
    pair(a, b) { order($0, $1) }
  }

  /// How often the needle occurs without overlap, at most `limit` times.
  static func count<A: LendsUnits, B: LendsUnits>(
    _ needle: A, in hay: B, from: Int, to: Int, _ cx: Context
  ) throws(PyException) -> Int where A.Unit == B.Unit {
    try needle.lend { (needle) throws(PyException) in
      try hay.lend { (hay) throws(PyException) in
        try count(needle, in: hay, from: from, to: to, cx)
      }
    }
  }

  /// The text with up to `limit` occurrences replaced, nil when there is none.
  static func replacing<A: LendsUnits, B: LendsUnits, C: LendsUnits>(
    _ old: A, with new: B, in text: C, limit: Int, _ cx: Context
  ) throws(PyException) -> [A.Unit]? where A.Unit == B.Unit, B.Unit == C.Unit {
    try old.lend { (old) throws(PyException) in
      try new.lend { (new) throws(PyException) in
        try text.lend { (text) throws(PyException) in
          try replacing(old, with: new, in: text, limit: limit, cx)
        }
      }
    }
  }
}
