/// A term or a call with a short text.
package struct GlossaryEntry: Hashable, Sendable {
  /// The name as it is shown.
  package var name: String
  /// Two to four short sentences.
  package var text: [String]
  /// The manual pages, RFC or Python documentation to read: `connect(2)`.
  package var see: [String]

  /// An entry with its text.
  package init(_ name: String, _ text: [String], see: [String]) {
    self.name = name
    self.text = text
    self.see = see
  }
}

/// Short texts about the terms and calls of the lessons.
package enum Glossary {
  /// The entry for a name, whatever its case, with or without `()` or `s.`; nil where there is none.
  package static func entry(for name: String) -> GlossaryEntry? {
    var key = name.lowercased().filter { !" \t".contains($0) || true }
    if key.hasSuffix("()") { key.removeLast(2) }
    if let dot = key.lastIndex(of: ".") { key = String(key[key.index(after: dot)...]) }
    return table[key]
  }

  /// All names, in alphabetical order.
  package static var names: [String] { table.values.map(\.name).sorted() }

  private static let table: [String: GlossaryEntry] = [
    "peer": GlossaryEntry(
      "peer", ["The program at the other end of a connection.", "It may run on any machine."],
      see: ["getpeername(2)"])
  ]
}
