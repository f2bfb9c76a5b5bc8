internal import Locks

/// The lines of a typed session: the prompt takes one after the other, and so does `input()`.
final class TypedLines: Sendable {
  private let rest: Guarded<ArraySlice<String>>

  /// The lines of a file; line ends are `\n` or `\r\n`.
  init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    rest = Guarded(lines[...])
  }

  /// The next line without its end; nil when there is none.
  func next() -> String? { rest.withLock { $0.popFirst() } }
}
