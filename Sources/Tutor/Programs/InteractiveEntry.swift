internal import PySyntax

/// Gathers typed lines into entries as python3's prompt does: a block goes on until an empty line.
struct InteractiveEntry {
  private var lines: [String] = []
  /// Whether the entry began with a prompt, as pasted ones do: then each of its lines may have one.
  private var isPasted = false

  /// Takes one line; the entry when it is whole, nil while lines are missing.
  ///
  /// Prompts that were pasted are removed.
  mutating func add(_ line: String) -> String? {
    if lines.isEmpty { isPasted = line.hasPrefix(">>>") || line.hasPrefix("... ") }
    lines.append(
      isPasted ? InteractiveEntry.withoutPrompt(line, isFirst: lines.isEmpty) : line)
    let source = lines.joined(separator: "\n")
    if source.trimmed.isEmpty {
      lines = []
      return nil
    }
    if case .needsMoreLines = Parser.parse(source, mode: .interactive) {
      return joinedToNothing(source)
    }
    lines = []
    return source
  }

  /// The entry that an empty line ends because a backslash joins it to the line before.
  private mutating func joinedToNothing(_ source: String) -> String? {
    guard lines.last?.isEmpty == true, lines.dropLast().last?.hasSuffix("\\") == true else {
      return nil
    }
    let whole = source + "\n"
    switch Parser.parse(whole, mode: .interactive) {
    case .needsMoreLines: return nil
    case .failure(let error):
      // Whether a block is missing, the next line tells.
      if case .expectedBlock = error.kind { return nil }
    case .complete: break
    }
    lines = []
    return whole
  }

  /// What is left when the lines end; nil where nothing is.
  mutating func finish() -> String? {
    defer { lines = [] }
    let source = lines.joined(separator: "\n")
    return source.trimmed.isEmpty ? nil : source + "\n"
  }

  /// A line without `>>> ` or `... ` in front.
  static func withoutPrompt(_ line: String, isFirst: Bool) -> String {
    if line.hasPrefix(">>> ") || line.hasPrefix("... ") { return String(line.dropFirst(4)) }
    if line == ">>>" || line == "..." { return isFirst && line == "..." ? line : "" }
    return line
  }
}
