/// The blocks that make steps.
extension LessonBuilder {
  /// A `python` block with attributes: a step or its setup.
  mutating func code(_ block: Block) {
    let known = LessonVocabulary.codeClasses
    let kinds = kinds(of: block, known: known)
    if block.info.classes.isEmpty {
      log.add(.noKind(block: "python", known: known), block.info.position)
    }
    let kind = kinds.first ?? guessedKind(of: block)
    checkAttributes(block, kind: kind)
    if kind == "setup" {
      if block.isEmpty { log.add(.emptyBlock("setup"), block.position) }
      setup.append(block)
      return
    }
    guard let stepKind = Step.Kind(rawValue: kind) else { return }
    var step = newStep(stepKind, block.info, at: block.position, lines: block.lines)
    step.code = block.code
    step.expectation = expectation(block.info)
    step.subject = subject(block.info)
    if block.isEmpty, stepKind != .exercise { log.add(.emptyBlock("python"), block.position) }
    steps.append(step)
  }

  /// The class that an unknown one probably stands for, so that its parts find their step.
  private func guessedKind(of block: Block) -> String {
    let known = LessonVocabulary.codeClasses
    let near = block.info.classes.lazy.compactMap { NearestName.best(to: $0.text, in: known) }
    return near.first ?? "run"
  }

  /// The attribute line that makes a paragraph a `told` step; nil for other paragraphs.
  func toldLine(_ block: MarkdownBlock) -> Int? {
    let last = text[block.lastLine].drop { $0 == " " }
    let isAttributes =
      last.hasPrefix("{.") || last.hasPrefix("{#") || last.hasPrefix("{ .")
      || last.hasPrefix("{ #")
    return isAttributes ? block.lastLine : nil
  }

  /// A paragraph whose last line holds `{.told covers=…}`.
  mutating func tell(_ block: MarkdownBlock, _ line: Int) {
    let source = text[line]
    let indent = source.prefix { $0 == " " }.count
    let position = LessonPosition(line: line, column: indent + 1)
    var parser = BlockInfoParser(source.dropFirst(indent), at: position)
    var info = parser.parse()
    info.language = "told"
    for (fact, place) in parser.facts { log.add(fact, place) }
    let raw = Block(
      info: info, text: "", textPosition: position, lines: block.firstLine...block.lastLine,
      indent: indent)
    if kinds(of: raw, known: ["told"]).isEmpty, info.classes.isEmpty {
      log.add(.noKind(block: "told", known: ["told"]), position)
    }
    checkAttributes(raw, kind: "told")
    if info.value("covers") == nil {
      log.add(.missingAttribute("covers", block: "told"), position)
    }
    if block.firstLine == line {
      log.add(.emptyBlock("told"), position)
    } else {
      prose += Markdown.prose(
        text.text(block.firstLine...(line - 1)), firstLine: block.firstLine)
    }
    let start = LessonPosition(line: block.firstLine)
    steps.append(newStep(.told, info, at: start, lines: raw.lines))
  }

  /// A question that is a step of its own.
  mutating func quizStep(_ block: Block) {
    var step = newStep(.quiz, block.info, at: block.position, lines: block.lines)
    step.quiz = quiz(block, id: step.id)
    step.points = step.quiz?.points ?? 1
    step.subject = subject(block.info)
    steps.append(step)
  }

  /// Makes a step of what has been gathered since the one before.
  private mutating func newStep(
    _ kind: Step.Kind, _ info: BlockInfo, at position: LessonPosition, lines: ClosedRange<Int>
  ) -> Step {
    let origin = nearExercise(info, kind)
    let count = origin?.number ?? steps.count { $0.near == nil } + 1
    let label = number.map { "\($0).\(count)" } ?? "\(count)"
    if info.id == nil { log.add(style: .missingID(block: kind.rawValue), position) }
    let id = info.id?.text ?? "\(kind.rawValue)-\(count)" + (origin == nil ? "" : "b")
    claim(id, at: info.id?.position ?? position)
    var step = Step(
      id: id, index: steps.count, number: count, label: label + (origin == nil ? "" : "b"),
      kind: kind, position: position, heading: heading)
    step.near = origin?.id
    step.prose = prose
    step.setup = setup.map(\.code)
    step.speakerNotes = notes
    step.covers = covers(info)
    step.points = whole(info, "points", in: 0...100) ?? 1
    sources.append(setup.map(\.text).joined() + text.text(lines))
    prose = []
    setup = []
    notes = []
    return step
  }

  /// Takes an id; the second use of one is reported.
  mutating func claim(_ id: String, at position: LessonPosition) {
    if let first = ids[id] {
      log.add(.duplicateID(id, firstLine: first), position)
    } else {
      ids[id] = position.line
    }
  }

  /// `<!-- pause -->` and `<!-- speaker_note: … -->`; other comments are the author's own.
  mutating func comment(_ source: String, at position: LessonPosition) {
    var rest = source[...]
    while let found = rest.firstRange(of: "<!--") {
      let end = rest[found.upperBound...].firstRange(of: "-->")
      let body = rest[found.upperBound..<(end?.lowerBound ?? rest.endIndex)]
      let line = position.line + source[..<found.lowerBound].count { $0 == "\n" }
      if !rest[..<found.lowerBound].allSatisfy(\.isWhitespace) {
        log.add(style: .shownHTML, position)
      }
      commentBody(String(body), at: LessonPosition(line: line))
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    if !rest.allSatisfy(\.isWhitespace) { log.add(style: .shownHTML, position) }
  }

  private mutating func commentBody(_ body: String, at position: LessonPosition) {
    let trimmed = body.drop(while: \.isWhitespace)
    let word = trimmed.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
    let rest = trimmed.dropFirst(word.count)
    if word == "pause", rest.allSatisfy(\.isWhitespace) {
      prose.append(ProseBlock(kind: .pause, line: position.line))
    } else if word == "speaker_note", rest.first == ":" {
      notes.append(SpeakerNote(text: Self.noteText(rest.dropFirst()), position: position))
    } else {
      let isCommand = rest.first == ":" || rest.allSatisfy(\.isWhitespace)
      let near = NearestName.best(to: String(word), in: ["pause", "speaker_note"])
      if isCommand, near != nil { log.add(style: .unknownComment(String(word)), position) }
    }
  }

  /// The text of a note: a leading `|` and the common indentation removed.
  private static func noteText(_ source: Substring) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    if let first = lines.first {
      let start = first.drop(while: \.isWhitespace)
      if start == "|" || start.isEmpty { lines.removeFirst() } else { lines[0] = start }
    }
    let indents = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map {
      $0.prefix { $0 == " " }.count
    }
    let common = indents.min() ?? 0
    let text = lines.map { $0.dropFirst(min(common, $0.count)) }.joined(separator: "\n")
    guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...end])
  }
}
