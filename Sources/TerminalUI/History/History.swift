/// What was typed before, newest last: read from its file when it is first asked for.
package struct History: Sendable {
  private let file: HistoryFile?
  private var loaded: [String]?
  private var added: [String] = []

  /// A history kept in a file, or only in memory.
  package init(file: HistoryFile? = nil) {
    self.file = file
  }

  /// Adds a block, in memory and in the file.
  ///
  /// Blank text and a repetition of the newest are left out.
  package mutating func add(_ text: String) {
    let entry = Self.trimmed(text)
    guard !entry.isEmpty, entry != (added.last ?? loaded?.last) else { return }
    added.append(entry)
    file?.append(entry)
  }

  /// Makes a text the newest entry for this session; the file does not get it.
  package mutating func offer(_ text: String) {
    let entry = Self.trimmed(text)
    guard !entry.isEmpty, entry != entries().last else { return }
    added.append(entry)
  }

  /// All entries, oldest first.
  ///
  /// The first call reads the file.
  package mutating func entries() -> [String] {
    if loaded == nil {
      var old = file?.load() ?? []
      // What this session has appended is in the file already.
      if !added.isEmpty, old.suffix(added.count).elementsEqual(added) {
        old.removeLast(added.count)
      }
      if let last = old.last, last == added.first { old.removeLast() }
      loaded = old
    }
    return (loaded ?? []) + added
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last == "\n" || last == " " || last == "\t" {
      scalars.removeLast()
    }
    while let first = scalars.first, first == "\n" { scalars.removeFirst() }
    return String(scalars)
  }
}
