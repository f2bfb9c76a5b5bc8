/// What is wrong with a line of a script.
package struct ScriptError: Error, Hashable, Sendable {
  /// The line, counted from 0.
  package var line: Int
  /// What is wrong there.
  package var fault: Fault

  /// The faults that a line can have.
  package enum Fault: Error, Hashable, Sendable {
    /// The first word is no verb; the nearest one, where one is near.
    case unknownVerb(String, nearest: String?)
    /// The verb needs something after it that is not there.
    case missing(verb: String, expected: Argument)
    /// What follows the verb is not what it needs.
    case unexpected(verb: String, found: String, expected: Argument)
    /// The text has no closing quote.
    case unclosedText
    /// A backslash is followed by something that has no meaning.
    case unknownEscape(String)
    /// The event is not one that a script can wait for.
    case unknownEvent(String)
    /// The verb is a visitor's and the script a peer's, or the other way about.
    case otherRole(verb: String)
    /// The verb needs a connection, and none has been accepted before it.
    case noConnection(verb: String)
  }

  /// What can follow a verb.
  package enum Argument: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// Bytes in quotes, at least one.
    case text
    /// An event.
    case event
  }

  /// A fault on a line, counted from 0.
  package init(line: Int, fault: Fault) {
    self.line = line
    self.fault = fault
  }
}
