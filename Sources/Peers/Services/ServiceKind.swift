/// The services that answer many connections at a time.
package enum ServiceKind: String, CaseIterable, Hashable, Sendable {
  /// Sends back what it receives (RFC 862).
  case echo
  /// Receives everything and answers nothing (RFC 863).
  case discard
  /// Sends characters until the client closes (RFC 864).
  case chargen
  /// Greets with the time and closes (RFC 867).
  case daytime
  /// A small site, one exchange each.
  case http
  /// Lines in, the same lines in upper case out.
  case upperLines = "upper-lines"
  /// Messages of eight bytes.
  case fixed
  /// Messages with their length before them, four bytes, the most significant first.
  case prefixed
}
