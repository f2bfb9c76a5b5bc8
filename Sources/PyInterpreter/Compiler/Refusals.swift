internal import PySyntax

/// Everything that this language leaves out of Python, as README lists it.
package enum Refusals {
  /// One construct or several modules, and what to use instead.
  package struct Entry: Sendable, Hashable {
    /// What is left out.
    package let what: String
    /// What to use instead.
    package let instead: String
  }

  /// The constructs: those that the parser refuses, then the others.
  package static let constructs: [Entry] =
    SyntaxError.Construct.allCases.map { Entry(what: $0.construct, instead: $0.instead) }
    + Unsupported.allCases.map { Entry(what: $0.construct, instead: $0.instead) }

  /// The modules of CPython's library, by what to use instead.
  package static let modules: [Entry] = Unsupported.groups.map { group in
    let names = group.names.split(whereSeparator: \.isWhitespace).map { "`\($0)`" }
    return Entry(what: names.joined(separator: ", "), instead: group.instead)
  }

  /// What the modules of this language leave out of CPython's.
  package static let members: [Entry] = Unsupported.memberGroups.map { group in
    let names = group.names.split(whereSeparator: \.isWhitespace).map { "`\($0)`" }
    return Entry(
      what: "`\(group.module)`: " + names.joined(separator: ", "), instead: group.instead)
  }

  /// The tables of README.
  package static var markdown: String {
    var lines = ["| left out | instead |", "|---|---|"]
    for entry in constructs { lines.append(row(escaped(entry.what), entry.instead)) }
    lines += ["", "| modules left out | instead |", "|---|---|"]
    for entry in modules { lines.append(row(entry.what, entry.instead)) }
    lines += ["", "| members left out | instead |", "|---|---|"]
    for entry in members { lines.append(row(entry.what, entry.instead)) }
    return lines.joined(separator: "\n")
  }

  private static func row(_ what: String, _ instead: String) -> String {
    "| \(what) | \(escaped(instead)) |"
  }

  /// Without what Markdown would take for its own.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      result += "*_|".contains(letter) ? "\\\(letter)" : String(letter)
    }
  }
}
