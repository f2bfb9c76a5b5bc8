internal import PyInterpreter
internal import PySyntax

extension Workbench {
  /// What a line source asks while the reader types; `expecting` is the line to suggest, only where it gives nothing
  /// away.
  package func assistant(expecting line: String?) -> LineAssistant {
    let interpreter = session.interpreter
    return LineAssistant(
      completeness: { PythonSource.completeness($0) },
      completions: { text, cursor in
        Completer(interpreter: interpreter).completions(text, cursor: cursor)
      },
      suggestion: { typed in
        guard let line, line.hasPrefix(typed), line != typed else { return nil }
        return line
      })
  }
}

/// Finds what could stand at the cursor: colon words, names, attributes, keywords.
struct Completer {
  let interpreter: Interpreter

  /// The completions of the word before the cursor, which is an offset in UTF-8 bytes.
  func completions(_ text: String, cursor: Int) -> [Completion] {
    let before = String(decoding: Array(text.utf8).prefix(cursor), as: UTF8.self)
    if before.hasPrefix(":") { return colonWords(before) }
    let path = Completer.path(before)
    guard let dot = path.lastIndex(of: ".") else { return names(path) }
    let owner = String(path[..<dot])
    let stem = String(path[path.index(after: dot)...])
    guard !owner.isEmpty else { return [] }
    return interpreter.attributes(of: owner)
      .filter { $0.name.hasPrefix(stem) && (stem.hasPrefix("_") || !$0.name.hasPrefix("_")) }
      .map { Completion(text: "\(owner).\($0.name)", summary: $0.typeName) }
  }

  private func colonWords(_ before: String) -> [Completion] {
    let words = before.split(separator: " ", omittingEmptySubsequences: false)
    if words.count > 1 {
      let choices: [String] =
        switch words[0] {
        case ":show": ColonCommand.View.allCases.map(\.rawValue)
        case ":explain": ColonCommand.Detail.allCases.map(\.rawValue)
        default: []
        }
      return choices.filter { $0.hasPrefix(words[1]) }.map { Completion(text: $0, summary: "") }
    }
    return ColonCommand.table.filter { (":" + $0.name).hasPrefix(before) }
      .map { Completion(text: ":" + $0.name, summary: $0.summary) }
  }

  private func names(_ stem: String) -> [Completion] {
    guard !stem.isEmpty else { return [] }
    var found: [Completion] = []
    for name in interpreter.globals where name.name.hasPrefix(stem) {
      found.append(Completion(text: name.name, summary: name.typeName))
    }
    for name in interpreter.builtinNames where name.hasPrefix(stem) {
      found.append(Completion(text: name, summary: "builtin"))
    }
    for keyword in PythonSource.keywords where keyword.hasPrefix(stem) {
      found.append(Completion(text: keyword, summary: "keyword"))
    }
    return found
  }

  /// The dotted path that ends at the end of a text: `s.re` of `x = s.re`.
  static func path(_ text: String) -> String {
    var path: [Character] = []
    for character in text.reversed() {
      guard character.isLetter || character.isNumber || character == "_" || character == "."
      else { break }
      path.append(character)
    }
    return String(path.reversed())
  }
}
