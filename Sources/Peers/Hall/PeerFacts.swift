/// What a peer did and got since a moment, for grading.
package struct PeerFacts: Hashable, Sendable {
  /// How many connections it accepted, or made as a visitor.
  package var connections = 0
  /// The bytes that it received, in order; at most the first mebibyte since the peer began.
  package var received: [UInt8] = []
  /// How many bytes it received in truth.
  package var receivedCount = 0
  /// How many bytes it sent.
  package var sentCount = 0
  /// Whether a receive returned no bytes: the other end sends no more.
  package var sawEnd = false
  /// Whether it closed a connection, gracefully or not.
  package var closed = false
  /// Whether it reset a connection.
  package var reset = false

  /// No connection and no byte yet.
  package init() {}
}
