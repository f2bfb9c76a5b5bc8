/// How much the parser takes before it gives up with an error.
package struct ParserLimits: Sendable {
  /// How deep expressions may be nested, and how tall their trees may be.
  package let depth: Int

  /// Makes limits; the default is CPython's own and needs less than 8 MB of stack.
  package init(depth: Int = 2_990) {
    self.depth = depth
  }
}
