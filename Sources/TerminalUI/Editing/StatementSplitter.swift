package import Tutor

/// Splits pasted text into the statements that would have been typed one by one.
package enum StatementSplitter {
  /// The statements in order; lines of comments and blanks alone are left out.
  ///
  /// A statement ends before a line without indentation that does not go on with it (`else`, a closing
  /// bracket), once the lines so far are complete.
  package static func split(_ text: String, completeness: (String) -> Completeness) -> [String] {
    var statements: [String] = []
    var lines: [Substring] = []
    func isFinished() -> Bool {
      guard lines.contains(where: { !isBlank($0) }) else { return true }
      return completeness(lines.joined(separator: "\n") + "\n") == .complete
    }
    func finish() {
      while let last = lines.last, isBlank(last) { lines.removeLast() }
      if lines.contains(where: { !isBlank($0) && $0.first != "#" }) {
        statements.append(lines.joined(separator: "\n"))
      }
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if startsStatement(line), isFinished() { finish() }
      lines.append(line)
    }
    finish()
    return statements
  }

  private static func startsStatement(_ line: Substring) -> Bool {
    guard let first = line.first, first != " ", first != "\t" else { return false }
    let goesOn: Set<Substring> = ["else", "elif", "except", "finally"]
    return !goesOn.contains(line.prefix { $0.isLetter })
  }

  private static func isBlank(_ line: Substring) -> Bool {
    line.allSatisfy { $0 == " " || $0 == "\t" }
  }
}
