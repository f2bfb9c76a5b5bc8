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
  /// The entry for a name: a term, a call or an errno; nil where there is none.
  ///
  /// Case does not matter, save that `LISTEN` is the state and `listen` the call; `s.recv`, `recv()` and `recv` are one.
  package static func entry(for name: String) -> GlossaryEntry? {
    if name == "LISTEN" { return table["listen state"] }
    var key = name.lowercased()
    while key.last == " " || key.last == "?" { key.removeLast() }
    if key.hasSuffix("()") { key.removeLast(2) }
    if let entry = table[key] ?? aliases[key].flatMap({ table[$0] }) { return entry }
    guard let dot = key.lastIndex(of: ".") else { return nil }
    let method = String(key[key.index(after: dot)...])
    return table[method] ?? aliases[method].flatMap { table[$0] }
  }

  /// All names, in alphabetical order.
  package static var names: [String] { table.values.map(\.name).sorted() }

  /// The first term of a text that is not among those that were told: the word itself and its few words.
  static func gist(in text: String, besides told: Set<String>) -> (term: String, gist: String)? {
    let words = Set(
      text.split { !($0.isLetter || $0.isNumber || "_()".contains($0)) }.map(String.init))
    return gists.first { entry in
      guard !told.contains(entry.term) else { return false }
      return entry.term.contains(" ") ? text.contains(entry.term) : words.contains(entry.term)
    }
  }

  /// The terms that explanations give a few words for.
  package static var glossed: [String] { gists.map(\.term) }
}
