/// The prompt without a lesson: Python, and the colon words that show something.
package final class ReplPlayer {
  private let bench: Workbench
  private let lines: any LineSource
  private let screen: any Screen

  /// A prompt on a workbench.
  package init(bench: Workbench, lines: any LineSource, screen: any Screen) {
    self.bench = bench
    self.lines = lines
    self.screen = screen
  }

  /// Reads and runs until the reader leaves; the exit status.
  package func play() -> Int32 {
    if let opening = bench.network.opening { screen.show(.note([StyledText(opening, .dim)])) }
    while true {
      switch lines.read(.python, assistant: bench.assistant(expecting: nil)) {
      case .endOfInput: return ExitStatus.ok.rawValue
      case .interrupted: continue
      case .text(let text):
        if text.trimmed.isEmpty { continue }
        do {
          if let command = try ColonCommand.parse(text) {
            if command == .quit { return ExitStatus.ok.rawValue }
            bench.mendNetwork()
            bench.perform(command, lesson: nil)
            continue
          }
        } catch {
          screen.show(.verdict(false, Words.problem(error)))
          continue
        }
        if let status = submit([text], arePasted: false) { return status }
      case .pasted(let text):
        if let status = submit(bench.statements(of: text, goal: ""), arePasted: true) {
          return status
        }
      }
    }
  }

  private func submit(_ parts: [String], arePasted: Bool) -> Int32? {
    for part in parts {
      if arePasted { screen.show(.typed(part)) }
      bench.mendNetwork()
      let turn = bench.run(part, as: .typed)
      bench.present(turn)
      bench.mendNetwork()
      if case .exited(let status) = turn.ending { return status }
      if !turn.isCompleted { return nil }
    }
    return nil
  }
}
