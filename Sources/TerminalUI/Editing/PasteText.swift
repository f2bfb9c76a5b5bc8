/// What a paste becomes before it reaches the edit buffer.
package enum PasteText {
  /// Makes pasted text fit for the editor.
  ///
  /// Line ends become `\n`, control characters go, tabs at the start of lines become blanks, and a
  /// session copied from a page (`>>> `, `... `) loses its prompts and its output.
  package static func clean(_ pasted: String) -> String {
    var text = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in pasted.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      if scalar == "\r" || (scalar == "\n" && !isAfterReturn) {
        text.append("\n")
      } else if scalar == "\t" || isPrintable(scalar) {
        text.append(scalar == "\u{A0}" ? " " : scalar)
      }
    }
    let lines = String(text).split(separator: "\n", omittingEmptySubsequences: false)
    return withoutLeadingTabs(withoutPrompts(lines.map(String.init))).joined(separator: "\n")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: false
    default: true
    }
  }

  /// Without prompts, when the first line that is not blank starts with one.
  ///
  /// Lines that start with neither prompt are then output, and go.
  private static func withoutPrompts(_ lines: [String]) -> [String] {
    guard let first = lines.first(where: { !isBlank($0) }) else { return lines }
    let margin = first.prefix { $0 == " " }
    guard rest(of: first.dropFirst(margin.count), after: ">>>") != nil else { return lines }
    var kept: [String] = []
    for line in lines {
      let text = line.hasPrefix(margin) ? line.dropFirst(margin.count) : line[...]
      if let code = rest(of: text, after: ">>>") ?? rest(of: text, after: "...") {
        kept.append(String(code))
      }
    }
    if let last = lines.last, isBlank(last) { kept.append("") }
    return kept
  }

  /// What follows a prompt: the rest after one blank, or nothing for a bare prompt.
  private static func rest(of line: Substring, after prompt: String) -> Substring? {
    guard line.hasPrefix(prompt) else { return nil }
    let rest = line.dropFirst(prompt.count)
    if rest.isEmpty { return rest }
    return rest.first == " " ? rest.dropFirst() : nil
  }

  /// Tabs before the code become four blanks each; where tabs and blanks mix, stops at every eight.
  private static func withoutLeadingTabs(_ lines: [String]) -> [String] {
    let margins = lines.map { $0.prefix { $0 == " " || $0 == "\t" } }
    guard margins.contains(where: { $0.contains("\t") }) else { return lines }
    let isMixed = margins.contains { $0.contains(" ") }
    return zip(lines, margins).map { line, margin in
      var width = 0
      for blank in margin {
        width = blank == " " ? width + 1 : isMixed ? (width / 8 + 1) * 8 : width + 4
      }
      return String(repeating: " ", count: width) + line.dropFirst(margin.count)
    }
  }

  private static func isBlank(_ line: String) -> Bool {
    line.allSatisfy { $0 == " " || $0 == "\t" }
  }
}
