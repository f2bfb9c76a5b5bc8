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
  func waitToGoOn(_ step: Step, footer: String) -> Move {
    screen.show(.gap)
    screen.show(.footer(footer))
    while true {
      switch read(step, .python, takesBareWords: true) {
      case .goOn, .answer: return .onward
      case .leave(let move): return move
      case .command(.next): return .onward
      case .command(.skip): return .onward
      case .command(let command): perform(command, step)
      case .code(let source, let isPasted):
        isAstray = true
        for part in bench.statements(of: source, goal: "") {
          if isPasted { screen.show(.typed(part)) }
          bench.present(bench.run(part, as: .typed))
        }
        if !lines.isInteractive { continue }
        screen.show(.footer(Words.strayFooter))
      }
    }
  }

  /// Reads until there is something for the step to act on.
  func read(_ step: Step, _ prompt: PromptKind, takesBareWords: Bool) -> Entry {
    while true {
      switch lines.read(prompt, assistant: bench.assistant(expecting: nil)) {
      case .endOfInput: return .leave(.quit)
      case .interrupted: continue
      case .pasted(let text): return .code(text, isPasted: true)
      case .text(let text):
        if let entry = entry(text, step, prompt, takesBareWords: takesBareWords) { return entry }
      }
    }
  }

  private func entry(
    _ text: String, _ step: Step, _ prompt: PromptKind, takesBareWords: Bool
  ) -> Entry? {
    if text.trimmed.isEmpty { return .goOn }
    do {
      if let command = try ColonCommand.parse(text) { return act(on: command, step) }
    } catch {
      screen.show(.verdict(false, Words.problem(error)))
      return nil
    }
    if takesBareWords, lines.isInteractive, let command = ColonCommand.bareWord(text) {
      return act(on: command, step)
    }
    return prompt == .python ? .code(text) : .answer(text)
  }

  /// Carries out what any prompt can carry out; what moves or what only the step knows is returned.
  private func act(on command: ColonCommand, _ step: Step) -> Entry? {
    switch command {
    case .back: return .leave(.back)
    case .reset: return .leave(.again)
    case .restart: return .leave(.restart)
    case .quit: return .leave(.quit)
    case .go(let name):
      if let target = lesson.step(named: name) { return .leave(.go(target.number - 1)) }
      screen.show(.verdict(false, Words.noStep(name, in: lesson)))
      return nil
    case .free:
      isFree = true
      isAstray = true
      screen.show(.note([StyledText(Words.free)]))
      return nil
    case .next where isFree:
      return .leave(.again)
    case .next, .skip, .hint, .solution: return .command(command)
    case .lessons, .help, .document, .why, .show, .explain, .peers, .visit:
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
    case .lessons, .help, .document, .why, .show, .explain, .peers, .visit:
      bench.perform(command, lesson: lesson)
    }
  }

  /// Shows the next hint of a step, or the last one again.
  func showHint(_ step: Step) {
    guard !step.hints.isEmpty else {
      screen.show(.note([StyledText(Words.noHint)]))
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
        screen.show(.note([StyledText(Words.noSolution)]))
        return
      }
      screen.show(.note([StyledText(Words.solutionLabel, .strong)]))
      screen.show(.code(code.text, isPython: true))
    }
  }
}
