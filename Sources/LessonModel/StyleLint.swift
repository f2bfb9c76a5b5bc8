/// Reads a lesson as its readers will: sentences, words, and what fits on a screen.
struct StyleLint {
  /// A word of running text.
  struct Word {
    var text: String
    var line: Int
    /// Code, or spoken about instead of used.
    var isMention: Bool
    /// Code, whose full stops end no sentence.
    var isCode: Bool
  }

  let lesson: Lesson

  func check(into log: inout ProblemLog) {
    for step in lesson.steps {
      let lines = screenLines(step)
      if lines > LessonVocabulary.screenLines {
        log.add(
          style: .stepTooLong(lines: lines, limit: LessonVocabulary.screenLines), step.position)
      }
    }
    guard lesson.header.language.lowercased().hasPrefix("en") else { return }
    for step in lesson.steps { checkWords(step, into: &log) }
    check(lesson.closing, into: &log)
  }

  private func checkWords(_ step: Step, into log: inout ProblemLog) {
    check(step.prose, into: &log)
    for quiz in [step.quiz, step.why].compactMap({ $0 }) {
      check(quiz.question, into: &log)
      for item in quiz.items {
        check(item.text, line: item.position.line, into: &log)
        check(item.feedback, into: &log)
      }
      check(quiz.explanation, into: &log)
      if step.kind == .predict { checkVerdicts(quiz, into: &log) }
    }
    for hint in step.hints { check(hint.prose, into: &log) }
    for rule in step.grade {
      let message = Markdown.prose(rule.message, firstLine: rule.position.line)
      check(message, into: &log)
    }
  }

  /// A prediction was asked for: no feedback calls it wrong.
  private func checkVerdicts(_ quiz: Quiz, into log: inout ProblemLog) {
    for item in quiz.items {
      for block in item.feedback {
        let words = block.plainText.split(whereSeparator: \.isWhitespace).map {
          Self.core(String($0))
        }
        if let word = words.first(where: { ["wrong", "incorrect", "mistake"].contains($0) }) {
          log.add(
            style: .avoidedWord(word, instead: "say what happens, and why"),
            LessonPosition(line: block.line))
        }
      }
    }
  }

  // MARK: Sentences

  private func check(_ blocks: [ProseBlock], into log: inout ProblemLog) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines):
        check(inlines, line: block.line, into: &log)
      case .list(_, let items):
        for item in items { check(item, into: &log) }
      case .quote(let inner): check(inner, into: &log)
      case .code, .rule, .pause: break
      }
    }
  }

  private func check(_ inlines: [Inline], line: Int, into log: inout ProblemLog) {
    var words: [Word] = []
    var line = line
    collect(inlines, isMention: false, line: &line, into: &words)
    checkLength(words, into: &log)
    checkList(words, into: &log)
  }

  private func collect(
    _ inlines: [Inline], isMention: Bool, line: inout Int, into words: inout [Word]
  ) {
    var joins = false
    for inline in inlines {
      switch inline {
      case .text(let text):
        append(text, joins: joins, isMention: isMention, line: line, to: &words)
        joins = text.last?.isWhitespace == false
      case .code(let text):
        if joins, let last = words.indices.last, !words[last].text.isEmpty {
          words[last].text += text
        } else {
          words.append(Word(text: text, line: line, isMention: true, isCode: true))
        }
        joins = true
      case .blank:
        words.append(Word(text: "____", line: line, isMention: true, isCode: true))
        joins = true
      case .emphasis(let inner), .strong(let inner):
        collect(inner, isMention: true, line: &line, into: &words)
        joins = true
      case .link(let inner, _):
        collect(inner, isMention: isMention, line: &line, into: &words)
        joins = true
      case .softBreak, .lineBreak:
        line += 1
        joins = false
      }
    }
  }

  /// Splits text into words; what directly follows code or emphasis belongs to the word before.
  private func append(
    _ text: String, joins: Bool, isMention: Bool, line: Int, to words: inout [Word]
  ) {
    var isFirst = true
    var quoted = false
    for piece in text.split(whereSeparator: \.isWhitespace) {
      let startsQuote = piece.first.map { "\"“‘'".contains($0) } ?? false
      if startsQuote { quoted = true }
      let continues = isFirst && joins && text.first?.isWhitespace == false
      if continues, let last = words.indices.last {
        words[last].text += piece
        if words[last].isCode { words[last].isCode = false }
      } else {
        words.append(
          Word(text: String(piece), line: line, isMention: isMention || quoted, isCode: false))
      }
      let core = piece.reversed().drop { ".,;:!?)".contains($0) }
      if let last = core.first, "\"”’'".contains(last), core.count > 1 || !startsQuote {
        quoted = false
      }
      isFirst = false
    }
  }

  private func checkLength(_ words: [Word], into log: inout ProblemLog) {
    var start = 0
    for (index, word) in words.enumerated() {
      let end = word.text.reversed().first { !"\"”’')*".contains($0) }
      let isLast = index == words.count - 1
      let isEnd = !word.isCode && (end.map { ".!?".contains($0) } ?? false)
      guard isEnd || isLast else { continue }
      let sentence = words[start...index].filter { $0.text.contains { $0.isLetter || $0.isNumber } }
      if sentence.count > LessonVocabulary.sentenceWords, let first = sentence.first {
        log.add(
          style: .longSentence(
            words: sentence.count, limit: LessonVocabulary.sentenceWords,
            start: sentence.prefix(4).map(\.text).joined(separator: " ")),
          LessonPosition(line: first.line))
      }
      start = index + 1
    }
  }

  private func checkList(_ words: [Word], into log: inout ProblemLog) {
    let plain = words.map { Self.core($0.text) }
    for (index, word) in words.enumerated() where !word.isMention {
      for (phrase, instead) in AvoidedWords.byFirstWord[plain[index]] ?? [] {
        guard index + phrase.count <= words.count,
          zip(phrase, plain[index...]).allSatisfy({ $0 == $1 })
        else { continue }
        log.add(
          style: .avoidedWord(phrase.joined(separator: " "), instead: instead),
          LessonPosition(line: word.line))
      }
    }
  }

  /// A word in lower case without the marks around it; `e.g.` keeps its dots.
  private static func core(_ word: String) -> String {
    let lower = word.lowercased()
    let start = lower.drop { !$0.isLetter && !$0.isNumber }
    let kept = ["e.g.", "i.e.", "etc."].first { start.hasPrefix($0) }
    if let kept { return kept }
    guard let end = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return "" }
    return String(start[...end])
  }

  // MARK: The screen

  /// The lines of the fullest screen of a step: text, code, output and the author's explanation.
  private func screenLines(_ step: Step) -> Int {
    let pages = step.prose.split(omittingEmptySubsequences: false) { $0.kind == .pause }
    var fullest = pages.dropLast().map { height(Array($0)) }.max() ?? 0
    var last = height(pages.last.map(Array.init) ?? [])
    func add(_ lines: Int) {
      guard lines > 0 else { return }
      last += lines + (last > 0 ? 1 : 0)
    }
    add(step.code?.lines.count ?? 0)
    if let output = step.output { last += output.lines.count }
    if let quiz = step.quiz {
      add(height(quiz.question))
      last += quiz.items.reduce(0) { $0 + wrapped("a  " + $1.text.plainText) }
      add(height(quiz.explanation))
    }
    fullest = max(fullest, last)
    return fullest
  }

  private func height(_ blocks: [ProseBlock]) -> Int {
    var lines = 0
    for block in blocks {
      if lines > 0 { lines += 1 }
      lines += height(block)
    }
    return lines
  }

  private func height(_ block: ProseBlock) -> Int {
    switch block.kind {
    case .paragraph(let inlines), .heading(_, let inlines): return wrapped(inlines.plainText)
    case .list(_, let items):
      return items.reduce(0) { $0 + $1.reduce(0) { $0 + height($1) } }
    case .code(_, let text): return text.count { $0 == "\n" }
    case .quote(let inner): return height(inner)
    case .rule: return 1
    case .pause: return 0
    }
  }

  private func wrapped(_ text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      var rows = 1
      var column = 0
      for word in line.split(separator: " ") {
        if column > 0, column + 1 + word.count > LessonVocabulary.screenColumns {
          rows += 1
          column = word.count
        } else {
          column += word.count + (column > 0 ? 1 : 0)
        }
      }
      return lines + rows
    }
  }
}
