/// Turns the blocks of a lesson file into steps with their parts.
///
/// It walks the file once and keeps each part with the step before it; then it resolves `for=`,
/// attaches the parts, and checks what each kind of step must have.
struct LessonBuilder {
  /// A fenced block with its info string read.
  struct Block {
    var info: BlockInfo
    var text: String
    var textPosition: LessonPosition
    var lines: ClosedRange<Int>
    var indent: Int

    var position: LessonPosition { LessonPosition(line: lines.lowerBound, column: indent + 1) }
    var name: String { info.language }
    var code: CodeBlock { CodeBlock(text: text, position: textPosition, indent: indent) }
    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
  }

  /// A part that waits to be attached; `step` is the index of the step before it.
  struct Part {
    var block: Block
    var step: Int
  }

  let text: LessonText
  let bodyStart: Int
  let number: Int?
  var log: ProblemLog

  var steps: [Step] = []
  var closing: [ProseBlock] = []
  var parts: [Part] = []
  /// The first line of each id.
  var ids: [String: Int] = [:]
  /// The first line of each part that a step has once, by step and part.
  var singles: [Int: [String: Int]] = [:]
  /// The source of each step, for its hash.
  var sources: [String] = []
  /// The steps whose question is a quiz that follows.
  var asked: Set<Int> = []

  var prose: [ProseBlock] = []
  var notes: [SpeakerNote] = []
  var setup: [Block] = []
  var heading: String?

  init(text: LessonText, bodyStart: Int, number: Int?, log: ProblemLog) {
    self.text = text
    self.bodyStart = bodyStart
    self.number = number
    self.log = log
  }

  mutating func build() {
    guard bodyStart < text.lines.count else { return }
    let markdown = Markdown(
      text.text((bodyStart + 1)...text.lines.count), firstLine: bodyStart + 1)
    for line in markdown.nestedFences { reportNested(line) }
    for line in markdown.tooDeep { log.add(.tooDeep, LessonPosition(line: line)) }
    for line in markdown.inlineHTML { log.add(style: .shownHTML, LessonPosition(line: line)) }
    for block in markdown.blocks { walk(block) }
    finishWalk()
    for part in parts { attach(part) }
    for index in steps.indices {
      checkStep(index)
      steps[index].contentHash = ContentHash.hex(of: sources[index].utf8)
    }
  }

  private mutating func walk(_ block: MarkdownBlock) {
    switch block.kind {
    case .prose(let kind):
      if case .paragraph = kind, let told = toldLine(block) {
        tell(block, told)
        return
      }
      if case .heading(_, let inlines) = kind { heading = inlines.plainText }
      prose.append(ProseBlock(kind: kind, line: block.firstLine))
    case .html(let source): comment(source, at: LessonPosition(line: block.firstLine))
    case .fence(let literal): fence(block, literal)
    }
  }

  private mutating func fence(_ block: MarkdownBlock, _ literal: String) {
    let line = text[block.firstLine]
    let indent = line.prefix { $0 == " " }.count
    let bare = line.dropFirst(indent)
    let mark = bare.first
    let fence = bare.prefix { $0 == mark }.count
    var parser = BlockInfoParser(
      bare.dropFirst(fence),
      at: LessonPosition(line: block.firstLine, column: indent + fence + 1))
    let info = parser.parse()
    let isClosed =
      block.lastLine > block.firstLine
      && isFence(text[block.lastLine].drop { $0 == " " }, of: mark, atLeast: fence)
    if !isClosed { log.add(.unclosedFence, LessonPosition(line: block.firstLine)) }
    let raw = Block(
      info: info, text: literal,
      textPosition: LessonPosition(line: block.firstLine + 1, column: indent + 1),
      lines: block.firstLine...block.lastLine, indent: indent)
    let isOurs =
      LessonVocabulary.parts.contains(info.language)
      || info.language == "python" && info.hasAttributes
    if !info.hasAttributes, let bare = bareAttributes(bare.dropFirst(fence), info) {
      log.add(.noBraces(bare.text), bare.position)
    }
    if isOurs || info.hasAttributes {
      for (fact, position) in parser.facts { log.add(fact, position) }
    }
    if isOurs {
      if info.language == "python" { code(raw) } else { part(raw) }
      return
    }
    if info.hasAttributes {
      log.add(.unknownBlock(info.language), info.position)
    } else if !info.language.isEmpty,
      NearestName.best(to: info.language, in: LessonVocabulary.parts) != nil
    {
      log.add(style: .blockNameAlmost(info.language), info.position)
    }
    prose.append(
      ProseBlock(kind: .code(language: info.language, text: literal), line: block.firstLine))
  }

  /// Whether a line closes a fence of this length.
  private func isFence(_ line: Substring, of mark: Character?, atLeast length: Int) -> Bool {
    let count = line.prefix { $0 == mark }.count
    return count >= length && line.dropFirst(count).allSatisfy(\.isWhitespace)
  }

  /// What stands behind a block's name and looks like attributes, but for its braces.
  private func bareAttributes(_ source: Substring, _ info: BlockInfo) -> BlockInfo.Word? {
    guard info.language == "python" || LessonVocabulary.parts.contains(info.language) else {
      return nil
    }
    let rest = source.drop(while: \.isWhitespace).dropFirst(info.language.count)
    let bare = rest.drop(while: \.isWhitespace)
    guard bare.first == "." || bare.first == "#" else { return nil }
    let column = info.position.column + info.language.count + rest.count - bare.count
    return .init(
      text: Self.trimmed(bare), position: LessonPosition(line: info.position.line, column: column))
  }

  /// Prose behind the last step closes the lesson; setup code and notes there belong to no step.
  private mutating func finishWalk() {
    closing = prose
    prose = []
    for block in setup { log.add(.orphan(block: "setup"), block.position) }
    if let last = steps.indices.last { steps[last].speakerNotes += notes }
  }

  private mutating func reportNested(_ line: Int) {
    let source = text[line].drop { !($0 == "`" || $0 == "~") }
    let mark = source.first
    var parser = BlockInfoParser(
      source.drop { $0 == mark }, at: LessonPosition(line: line, column: 1))
    let info = parser.parse()
    if info.hasAttributes || LessonVocabulary.parts.contains(info.language) {
      log.add(.nestedBlock(info.language), LessonPosition(line: line))
    }
  }
}
