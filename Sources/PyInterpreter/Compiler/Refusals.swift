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
    let names = families(group.names.split(whereSeparator: \.isWhitespace).map(String.init))
    return Entry(
      what: "`\(group.module)`: " + names.map { "`\($0)`" }.joined(separator: ", "),
      instead: group.instead)
  }

  /// Families of constants of which this language has some members: what is left out is named one by one.
  private static let sharedFamilies: Set<String> = ["SO", "SOL", "PF", "SCM", "CLOCK"]

  /// Names with the constants of one family, three or more, as one: `TIPC_*`.
  private static func families(_ names: [String]) -> [String] {
    func family(_ name: String) -> String? {
      guard let end = name.firstIndex(of: "_"), name.allSatisfy({ !$0.isLowercase }) else {
        return nil
      }
      let family = String(name[..<end])
      return family.isEmpty || sharedFamilies.contains(family) ? nil : family
    }
    let members = Dictionary(grouping: names) { family($0) ?? $0 }
    var shown: Set<String> = []
    return names.compactMap { name in
      guard let family = family(name), (members[family]?.count ?? 0) >= 3 else { return name }
      return shown.insert(family).inserted ? family + "_*" : nil
    }
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
