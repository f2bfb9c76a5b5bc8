/// The bounds within which a program runs.
///
/// Each ends in Python's own exception, or in a stop.
package struct Limits: Sendable {
  /// How deep Python calls may nest before `RecursionError`: CPython's default.
  package var recursion = 1000
  /// How many bytes one object may take before `MemoryError`.
  package var objectBytes = 1 << 32
  /// How many digits an int may have when converted from or to text (`sys.int_info`): CPython's default.
  package var intDigits = 4300
  /// How many bytes a run may write; nil for no bound.
  package var outputBytes: Int?
  /// How many loop turns and calls a run may make; nil for no bound.
  package var steps: Int?

  /// The usual limits.
  package init() {}
}
