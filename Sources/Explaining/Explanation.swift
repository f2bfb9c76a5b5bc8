package import Timeline

/// How much is said unasked after a call.
package enum Detail: String, Hashable, Sendable, CaseIterable {
  /// At most two lines, fewer when the same thing happens again.
  case brief
  /// Everything, each time.
  case full
  /// Nothing.
  case off
}

/// What is said about one call, and the events on which it rests.
package struct Explanation: Hashable, Sendable {
  /// The call and its outcome; nil for an error that made no system call.
  package var cell: Cell?
  /// Which of the situations of this call and outcome it is; the same text shape has the same key.
  package var situation: String
  /// At most two lines of at most 76 columns; empty when the same thing was said before.
  package var brief: [String]
  /// Paragraphs, not wrapped: what happened, what each end believes, why, and what to try.
  package var full: [String]
  /// The events on which the sentences rest, in order, each once.
  package var evidence: [EventID]
  /// A term that is shown for the first time, with its few words; nil where all are known.
  package var gist: String?

  /// One cell of the table of calls and outcomes.
  package struct Cell: Hashable, Sendable {
    /// The call.
    package var call: CallKind
    /// How it came out.
    package var outcome: OutcomeKind

    /// The cell of a call and an outcome.
    package init(_ call: CallKind, _ outcome: OutcomeKind) {
      self.call = call
      self.outcome = outcome
    }
  }

  /// An explanation with its parts.
  package init(
    cell: Cell?, situation: String, brief: [String], full: [String], evidence: [EventID]
  ) {
    self.cell = cell
    self.situation = situation
    self.brief = brief
    self.full = full
    self.evidence = evidence
  }
}
