internal import CEditShim

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the terminal at hand can do, and what its owner wants of it.
package struct TerminalTraits: Hashable, Sendable {
  /// Whether standard input is a terminal.
  package var isInputTerminal: Bool
  /// Whether standard output is a terminal.
  package var isOutputTerminal: Bool
  /// Whether no escape sequence may be written: asked for, or `TERM` is dumb, unset or unknown.
  package var isPlain: Bool
  /// Whether colours may be used: a terminal, not plain, and `NO_COLOR` empty or unset.
  package var allowsColour: Bool

  /// Whether the editor can be used at all.
  package var allowsEditing: Bool { isInputTerminal && isOutputTerminal && !isPlain }

  /// Traits as given.
  package init(
    isInputTerminal: Bool, isOutputTerminal: Bool, isPlain: Bool, allowsColour: Bool
  ) {
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isPlain = isPlain
    self.allowsColour = allowsColour
  }

  /// The traits of this process's standard input and output.
  ///
  /// Plain also when `SWITCHBOARD_PLAIN` is set and neither empty nor `0`.
  package static func current(plain: Bool = false) -> TerminalTraits {
    let term = environment("TERM") ?? ""
    let wish = environment("SWITCHBOARD_PLAIN") ?? ""
    let isOutputTerminal = isatty(STDOUT_FILENO) == 1
    let isSimple = term.isEmpty || term == "dumb" || (isOutputTerminal && !isKnown(term))
    let isPlain = plain || isSimple || !(wish.isEmpty || wish == "0")
    let hasNoColour = !(environment("NO_COLOR") ?? "").isEmpty
    return TerminalTraits(
      isInputTerminal: isatty(STDIN_FILENO) == 1, isOutputTerminal: isOutputTerminal,
      isPlain: isPlain, allowsColour: isOutputTerminal && !isPlain && !hasNoColour)
  }

  /// The width of standard output in columns; 80 where it has none.
  package static func columns() -> Int {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard cedit_terminal_size(STDOUT_FILENO, &columns, &rows) else { return 80 }
    return Int(columns)
  }

  private static func isKnown(_ type: String) -> Bool { cedit_terminal_is_known(type) }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
