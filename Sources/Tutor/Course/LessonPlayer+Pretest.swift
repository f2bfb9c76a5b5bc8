internal import LessonModel

extension LessonPlayer {
  /// What came of the questions before a lesson.
  package enum PretestEnding: Hashable, Sendable {
    /// Everything was known, and the reader let the lesson count as finished.
    case known
    /// The lesson is to be gone through.
    case learn
    /// The reader left.
    case quit
  }

  /// Asks the lesson's questions and predictions without its steps; who knows them all may skip the lesson.
  ///
  /// Nothing is run, and nothing is scored: the log keeps the answers as predictions.
  package func pretest() -> PretestEnding {
    let steps = lesson.steps.filter { $0.quiz != nil }
    screen.show(.heading(lesson.header.title, level: 1))
    guard !steps.isEmpty else {
      screen.show(.note([StyledText(Words.noPretest)]))
      return .learn
    }
    screen.show(.note([StyledText(Words.pretestOpening(steps.count))]))
    var missed: [Step] = []
    for step in steps {
      guard let isKnown = pretest(step) else { return .quit }
      if !isKnown { missed.append(step) }
    }
    screen.show(.gap)
    screen.show(
      .verdict(
        missed.isEmpty, Words.pretestResult(missed.map(\.label), of: steps.count)))
    return missed.isEmpty ? offerToSkip() : .learn
  }

  /// Asks one step's question once; whether it is known, nil where the reader leaves.
  private func pretest(_ step: Step) -> Bool? {
    guard let quiz = step.quiz else { return false }
    hintsShown = 0
    screen.show(.gap)
    screen.show(.note([StyledText(Words.stepLabel(step, of: lesson.count), .dim)]))
    screen.showSpaced(ScreenBlock.blocks(for: step.prose))
    if let code = step.code {
      screen.show(.code(code.text, isPython: true))
      screen.show(.gap)
    }
    show(quiz, step)
    switch ask(step, quiz, isDone: true) {
    case .move(.quit): return nil
    case .move, .unknown:
      note(.predicted, step, answer: "?")
      return false
    case .text(let text):
      note(.predicted, step, answer: text)
      return QuizJudge(quiz: quiz, literal: bench.literal).judge(text) == .right
    }
  }

  private func offerToSkip() -> PretestEnding {
    screen.show(.footer(Words.pretestFooter))
    while true {
      switch lines.read(.answer, assistant: bench.assistant(expecting: nil)) {
      case .endOfInput: return .quit
      case .interrupted: continue
      case .pasted(let text), .text(let text):
        switch text.trimmed.lowercased() {
        case "":
          note(.finished, nil)
          return .known
        case "learn", ":learn": return .learn
        case "quit", ":quit": return .quit
        default: screen.show(.footer(Words.pretestFooter))
        }
      }
    }
  }
}
