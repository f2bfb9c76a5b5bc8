internal import LessonModel

extension LessonPlayer {
  /// What the reader did at a prompt, once colon words that only show something are dealt with.
  enum Entry: Hashable {
    /// Python to run; pasted text is not on the screen yet.
    case code(String, isPasted: Bool = false)
    /// An answer to a question, or an empty line.
    case answer(String)
    /// Enter on an empty line.
    case goOn
    /// A word that leaves the step.
    case leave(Move)
    /// A word that the step itself must answer.
    case command(ColonCommand)
  }

  /// Waits until the reader goes on; Python that is typed meanwhile is run, and undone by a replay before the next step.
  ///
  /// Where the step is not done yet, going on is what does it, and skipping leaves it to the lesson.
  ///
  /// `onCode` may take what was typed for itself; then the wait is over.
  func waitToGoOn(
    _ step: Step, footer: String, isDone: Bool = true, onCode: ((Entry) -> Bool)? = nil
  ) -> Move {
    if step.kind != .told { screen.show(.gap) }
    restoring = { [unowned self] in restore(step, isDone: isDone) }
    screen.show(.footer(footer))
    while true {
      let entry = read(step, .python)
      switch entry {
      case .goOn, .answer, .command(.next): return .onward
      case .leave(let move): return move
      case .command(.skip):
        if isDone { return .onward }
        if let move = skip(step) { return move }
      case .command(.free):
        if let move = playFreely(step) { return move }
        restore(step, isDone: isDone)
        screen.show(.footer(footer))
      case .command(let command): perform(command, step)
      case .code(let source, let isPasted):
        if onCode?(entry) == true { return .onward }
        if let move = runFreely(source, isPasted) { return move }
        if lines.isInteractive { screen.show(.footer(Words.strayFooter)) }
      }
    }
  }

  // MARK: Free play

  /// `:free`: everything is run and nothing is judged until `:next`; how the reader left, nil for coming back.
  func playFreely(_ step: Step) -> Move? {
    screen.show(.note([StyledText(Words.free)]))
    while true {
      switch read(step, .python) {
      case .goOn, .answer, .command(.free): continue
      case .leave(let move): return move
      case .command(.next):
        screen.show(.note([StyledText(Words.backInLesson)]))
        return nil
      case .command(let command): perform(command, step)
      case .code(let source, let isPasted):
        if let move = runFreely(source, isPasted) { return move }
      }
    }
  }

  /// Runs lines that are no part of the lesson; `.quit` where they ask Python to exit.
  private func runFreely(_ source: String, _ isPasted: Bool) -> Move? {
    for part in bench.statements(of: source, goal: "") {
      if isPasted { screen.show(.typed(part)) }
      let mark = bench.mark()
      let turn = bench.run(part, as: .typed)
      bench.present(turn)
      // A slip and a look leave everything as it was: nothing has to be played again.
      let isHarmless =
        turn.errorName == nil
        ? PythonSource.onlyLooks(part) : !bench.hasEffect(since: mark, endedInError: true)
      if !isHarmless { isAstray = true }
      if mendNetwork() { return nil }
      if case .exited = turn.ending { return .quit }
    }
    return nil
  }

  /// Puts everything back as the step has it: at its end where it is done, at its start where it is not.
  func restore(_ step: Step, isDone: Bool) {
    if isDone { rebuild(before: step.index + 1, including: step) } else { startAgain(step) }
  }

  /// Reads until there is something for the step to act on.
  ///
  /// At a question bare words are few, and none that answers it.
  func read(_ step: Step, _ prompt: PromptKind, for quiz: Quiz? = nil) -> Entry {
    while true {
      switch lines.read(prompt, assistant: bench.assistant(expecting: nil)) {
      case .endOfInput: return .leave(.quit)
      case .interrupted: continue
      case .pasted(let text):
        mendNetwork()
        return .code(text, isPasted: true)
      case .text(let text):
        mendNetwork()
        if let entry = entry(text, step, prompt, quiz) { return entry }
      }
    }
  }

  private func entry(
    _ text: String, _ step: Step, _ prompt: PromptKind, _ quiz: Quiz?
  ) -> Entry? {
    if text.trimmed.isEmpty { return .goOn }
    do {
      if let command = try ColonCommand.parse(text) { return act(on: command, step) }
    } catch {
      screen.show(.verdict(false, Words.problem(error)))
      return nil
    }
    if prompt == .python, text.trimmed == "?" { return act(on: .help, step) }
    if let command = bareWord(text, quiz) { return act(on: command, step) }
    return prompt == .python ? .code(text) : .answer(text)
  }

  /// The bare word of ours that a line is, where it can be nothing else.
  private func bareWord(_ text: String, _ quiz: Quiz?) -> ColonCommand? {
    guard lines.isInteractive, let command = ColonCommand.bareWord(text) else { return nil }
    guard let quiz else { return bench.isBound(text.trimmed) ? nil : command }
    guard [.hint, .solution, .skip, .back, .help, .quit, .next].contains(command) else {
      return nil
    }
    return QuizJudge(quiz: quiz, literal: bench.literal).judge(text) == .right ? nil : command
  }

  /// Carries out what any prompt can carry out; what moves or what only the step knows is returned.
  private func act(on command: ColonCommand, _ step: Step) -> Entry? {
    switch command {
    case .back: return .leave(.back)
    case .reset: return .leave(.again)
    case .restart: return .leave(.restart)
    case .quit: return .leave(.quit)
    case .go(let name):
      if let target = lesson.step(named: name) { return .leave(.go(target.index)) }
      screen.show(.verdict(false, Words.noStep(name, in: lesson)))
      return nil
    case .next, .skip, .hint, .solution, .free: return .command(command)
    case .lessons, .help, .document, .why, .show, .ladder, .save, .explain, .peers, .peer, .visit:
      perform(command, step)
      return nil
    }
  }

  /// Does what a word asks for that changes no place.
  func perform(_ command: ColonCommand, _ step: Step) {
    switch command {
    case .hint: showHint(step)
    case .solution: showSolution(step)
    case .next, .skip: screen.show(.note([StyledText(Words.notYet)]))
    case .back, .reset, .restart, .quit, .go, .free: break
    case .lessons, .help, .document, .why, .show, .ladder, .save, .explain, .peers, .peer, .visit:
      bench.perform(command, lesson: lesson)
    }
  }

  /// Shows the next hint of a step, or the last one again.
  func showHint(_ step: Step) {
    guard !step.hints.isEmpty else {
      screen.show(.note([StyledText(Words.noHint(step))]))
      return
    }
    let index = min(hintsShown, step.hints.count - 1)
    hintsShown += 1
    screen.show(
      .note([StyledText(Words.hintLabel(index + 1, of: step.hints.count), .strong)]))
    screen.showAll(ScreenBlock.blocks(for: step.hints[index].prose))
  }

  /// Shows an answer that passes, where the lesson allows it.
  func showSolution(_ step: Step) {
    let code = step.solutions.first?.code ?? (step.kind == .try ? step.code : nil)
    switch lesson.header.reveal {
    case .never: screen.show(.note([StyledText(Words.solutionHidden)]))
    case .afterTry where failures == 0 && hintsShown == 0:
      screen.show(.note([StyledText(Words.solutionAfterTry)]))
    case .afterTry, .always:
      guard let code else {
        screen.show(.note([StyledText(Words.noSolution(step))]))
        return
      }
      screen.show(.note([StyledText(Words.solutionLabel, .strong)]))
      screen.show(.code(code.text, isPython: true))
      noteShown(step)
    }
  }
}
