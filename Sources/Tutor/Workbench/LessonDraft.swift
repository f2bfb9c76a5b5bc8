internal import LessonModel
internal import PySyntax

/// The lines of a session as a lesson that its author goes on writing: each line a step, with what it printed.
///
/// What differs from run to run stands as `<...>` in the outputs: ports that a kernel chose, and descriptors.
struct LessonDraft {
  private let id: String
  private let title: String

  /// A draft for a file; its name gives the lesson's id and title.
  init(path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let template = LessonTemplate(fileName: String(file.dropLast(3)))
    id = template?.id ?? "session"
    title = template?.title ?? "Session"
  }

  /// The file's text.
  func document(_ turns: [Turn]) -> String {
    let head = """
      ---
      id: \(id)
      title: \(title)
      lang: en
      minutes: 5
      source: Using a Socket
      version: 1
      ---

      A session, line by line. Say here what the reader will be able to do.

      ## Session


      """
    let steps = turns.enumerated().map { step($0.element, number: $0.offset + 1) }
    return head + steps.joined(separator: "\n")
  }

  private func step(_ turn: Turn, number: Int) -> String {
    let source = turn.source.trimmed
    switch turn.ending {
    case .refused, .interrupted, .stopped, .exited:
      let why = turn.lastLine.map { " (\($0))" } ?? ""
      return "This line was left out\(why):\n\n" + LessonDraft.block("text", source)
    case .waitsForever:
      return LessonDraft.block("python {#line-\(number) .run expect=WaitsForever}", source)
    case .raised(let raised):
      let name = raised.typeName.split(separator: ".").last.map(String.init) ?? raised.typeName
      return LessonDraft.block("python {#line-\(number) .run expect=\(name)}", source)
        + output(turn)
    case .completed:
      return LessonDraft.block("python {#line-\(number) .run}", source) + output(turn)
    }
  }

  /// What a line printed as a block; of a long output only the beginning and the end.
  private func output(_ turn: Turn) -> String {
    let text = LessonDraft.settled(turn.output)
    guard !text.isEmpty else { return "" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > LessonDraft.longestOutput {
      lines = lines.prefix(LessonDraft.longestOutput - 2) + ["<...>"] + lines.suffix(1)
    }
    return "\n" + LessonDraft.block("output", lines.joined(separator: "\n"))
  }

  /// The most lines of an output: a step is to fit a screen.
  private static let longestOutput = 6

  /// A fenced block, with a fence that is longer than any in the text.
  private static func block(_ info: String, _ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\(info)\n\(text)\n\(fence)\n"
  }

  /// An output without what the kernel chose.
  private static func settled(_ output: String) -> String {
    output.trimmed
      .replacing(#/\b(3[2-9]\d{3}|[45]\d{4}|60\d{3}|61000)\b/#, with: "<...>")
      .replacing(#/fd=\d+/#, with: "fd=<...>")
  }
}
