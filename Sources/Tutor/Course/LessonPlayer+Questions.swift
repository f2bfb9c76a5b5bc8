internal import Lab
internal import LessonModel

extension LessonPlayer {
  /// What a reader said at the `answer:` prompt.
  enum Answered {
    case text(String)
    /// `?`: no idea.
    case unknown
    case move(Move)
  }

  /// A `predict` step: the reader says what will happen, then it happens.
  ///
  /// The live result is the key.
  func playPredict(_ step: Step) -> Move {
    guard let code = step.code, let quiz = step.quiz else { return .onward }
    screen.show(.code(code.text, isPython: true))
    screen.show(.gap)
    show(quiz, step)
    var guess: String?
    switch ask(step, quiz, isDone: false) {
    case .move(let move): return move
    case .unknown: break
    case .text(let text): guess = text
    }
    note(.predicted, step, answer: guess ?? "?")
    if isAstray { startAgain(step) }
    screen.show(.gap)
    screen.show(.typed(code.text))
    let turn = bench.run(code.text, as: .lesson(step))
    bench.present(turn)
    if bench.network.isLost { return .again }
    if let port = bench.portTakenByOthers(turn) {
      screen.show(.verdict(false, Words.portTaken(port)))
      let move = waitToGoOn(step, footer: Words.againFooter, isDone: false)
      return move == .onward ? .again : move
    }
    pass(step, lines: [code.text], answer: code.text)
    guard let live = bench.liveResult(of: step, after: turn) else {
      screen.show(.note([StyledText(Words.noLiveResult)]))
      return waitToGoOn(step, footer: Words.goOnFooter)
    }
    if let move = compare(guess, with: live, quiz, step) { return move }
    screen.showAll(ScreenBlock.blocks(for: quiz.explanation))
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  /// Says what was expected and what it was; after a surprise the reader is asked why, before being told.
  private func compare(_ guess: String?, with live: LiveResult, _ quiz: Quiz, _ step: Step) -> Move?
  {
    let key = PredictionKey(quiz: quiz, live: live, literal: bench.literal)
    guard let guess else {
      screen.show(.note([StyledText(Words.itWas(live.text))]))
      return nil
    }
    let judge = QuizJudge(quiz: quiz, literal: bench.literal)
    let place = quiz.kind == .choice ? judge.choice(guess) : nil
    let isAsExpected =
      place.map { $0 == key.matchingChoice }
      ?? (key.agrees(guess) || judge.judge(live.text) == .right && judge.judge(guess) == .right)
    let said = place.map { quiz.items[$0].text.plainText } ?? guess
    if isAsExpected {
      screen.show(.verdict(true, Words.asExpected(live.text)))
      return nil
    }
    screen.show(.note([StyledText(Words.surprise(said, was: live.text))]))
    if let place { screen.showAll(ScreenBlock.blocks(for: quiz.items[place].feedback)) }
    return step.why.flatMap { askWhy($0, step) }
  }

  private func askWhy(_ why: Quiz, _ step: Step) -> Move? {
    show(why, step)
    asking: while true {
      switch ask(step, why, isDone: true) {
      case .move(.onward): break asking
      case .move(let move): return move
      case .unknown:
        screen.show(.note([StyledText(Words.theKey(why))]))
        break asking
      case .text(let text):
        if respond(to: text, why) { break asking }
      }
    }
    screen.showAll(ScreenBlock.blocks(for: why.explanation))
    return nil
  }

  /// A `quiz` step: asked until it is right, or until the reader gives it up.
  func playQuiz(_ step: Step) -> Move {
    guard let quiz = step.quiz else { return .onward }
    show(quiz, step)
    while true {
      switch ask(step, quiz, isDone: false) {
      case .move(let move): return move
      case .unknown:
        screen.show(.note([StyledText(Words.theKey(quiz))]))
        note(.failed, step, answer: "?")
        return close(quiz, step)
      case .text(let text):
        if respond(to: text, quiz) {
          pass(step, answer: text)
          return close(quiz, step)
        }
        failures += 1
        note(.failed, step, answer: text)
      }
    }
  }

  private func close(_ quiz: Quiz, _ step: Step) -> Move {
    screen.showAll(ScreenBlock.blocks(for: quiz.explanation))
    return waitToGoOn(step, footer: Words.goOnFooter)
  }

  /// Says whether an answer is right, with the feedback that its choice has.
  private func respond(to text: String, _ quiz: Quiz) -> Bool {
    switch QuizJudge(quiz: quiz, literal: bench.literal).judge(text) {
    case .right:
      screen.show(.verdict(true, Words.right))
      return true
    case .wrong(let chosen):
      screen.show(.verdict(false, Words.notRight))
      for place in chosen { screen.showAll(ScreenBlock.blocks(for: quiz.items[place].feedback)) }
      return false
    case .incomplete(let found, let count):
      screen.show(.verdict(false, Words.incomplete(found, of: count)))
      return false
    case .partly(let right, let count):
      screen.show(.verdict(false, Words.partly(right, of: count, isOrder: quiz.kind == .order)))
      return false
    case .unreadable:
      return false
    }
  }

  /// Shows a question and its choices.
  func show(_ quiz: Quiz, _ step: Step) {
    var blocks = ScreenBlock.blocks(for: quiz.question)
    let lead: [StyledText]
    if case .paragraph(let text) = blocks.last {
      lead = text
      blocks.removeLast()
    } else {
      lead = []
    }
    screen.showSpaced(blocks)
    screen.show(.question(lead, choices: visibleChoices(quiz)))
    screen.show(.gap)
    screen.show(.footer(Words.answerFooter(quiz, hasHint: !step.hints.isEmpty)))
  }

  /// The choices as they are shown; the foreseen wrong answers of a text or number are no choices.
  private func visibleChoices(_ quiz: Quiz) -> [[StyledText]] {
    switch quiz.kind {
    case .choice, .multi, .order:
      QuizJudge(quiz: quiz, literal: bench.literal).shown
        .map { ScreenBlock.styled(quiz.items[$0].text) }
    case .text, .numeric, .fill: []
    }
  }

  /// Asks at the `answer:` prompt until something answers the question or leaves it.
  func ask(_ step: Step, _ quiz: Quiz, isDone: Bool) -> Answered {
    while true {
      switch read(step, .answer, for: quiz) {
      case .leave(let move): return .move(move)
      case .goOn:
        screen.show(.note([StyledText(Words.answerFooter(quiz, hasHint: !step.hints.isEmpty))]))
      case .command(.next): screen.show(.note([StyledText(Words.answerFirst)]))
      case .command(.skip):
        if isDone { return .move(.onward) }
        if let move = skip(step) { return .move(move) }
      case .command(.free):
        if let move = playFreely(step) { return .move(move) }
        restore(step, isDone: isDone)
        show(quiz, step)
      case .command(let command): perform(command, step)
      case .answer(let text), .code(let text, _):
        if text.trimmed == "?" { return .unknown }
        let judgement = QuizJudge(quiz: quiz, literal: bench.literal).judge(text)
        guard case .unreadable(let shape) = judgement else {
          return .text(text)
        }
        screen.show(.verdict(false, Words.unreadable(shape)))
      }
    }
  }
}
