package import Tutor

/// The colours of a terminal, as SGR sequences.
///
/// Only the sixteen colours of the terminal's own theme are used, so they suit light and dark ones.
package enum Style: Hashable, Sendable {
  case plain, strong, emphasis, dim
  case heading, key, good, bad, code
  case keyword, string, number, comment, builtin, command, prompt

  /// The sequence that switches the style on; empty for plain text.
  package var begin: String {
    switch self {
    case .plain: ""
    case .strong: "\u{1B}[1m"
    case .emphasis: "\u{1B}[4m"
    case .dim, .comment: "\u{1B}[2m"
    case .heading: "\u{1B}[1;36m"
    case .key: "\u{1B}[1;36m"
    case .good: "\u{1B}[32m"
    case .bad: "\u{1B}[31m"
    case .code: "\u{1B}[36m"
    case .keyword: "\u{1B}[1;35m"
    case .string: "\u{1B}[32m"
    case .number: "\u{1B}[33m"
    case .builtin: "\u{1B}[36m"
    case .command: "\u{1B}[1;34m"
    case .prompt: "\u{1B}[1;34m"
    }
  }

  /// The sequence that switches every style off.
  package static let end = "\u{1B}[0m"

  /// A text in this style; plain text as it is.
  package func applied(to text: String) -> String {
    begin.isEmpty || text.isEmpty ? text : begin + text + Self.end
  }

  /// The style for a stretch of a screen block.
  package init(_ style: StyledText.Style) {
    self =
      switch style {
      case .plain: .plain
      case .strong: .strong
      case .emphasis: .emphasis
      case .code: .code
      case .dim: .dim
      case .good: .good
      case .bad: .bad
      case .heading: .heading
      case .key: .key
      }
  }
}
