internal import Locks
internal import PyInterpreter
internal import PySyntax

extension ProgramRunner {
  /// Runs typed lines as python3's own prompt does; the exit status.
  package func runInteractive(_ bytes: [UInt8]) -> Int32 {
    let lines = TypedLines(bytes)
    typed.withLock { $0 = lines }
    return following {
      var entry = InteractiveEntry()
      // The last word of a session that Ctrl-C ended is the signal, as in python3.
      var isInterrupted = false
      while let line = lines.next() {
        if line.hasPrefix("\u{FEFF}") {
          report(SyntaxError(.invalidNonPrintableCharacter(0xFEFF), .firstByte), SourceText(line))
          continue
        }
        guard let source = entry.add(line) else { continue }
        switch submit(source) {
        case .goesOn(let interrupted): isInterrupted = interrupted
        case .leaves(let outcome): return finish(outcome)
        }
      }
      if let rest = entry.finish(), case .leaves(let outcome) = submit(rest, isLast: true) {
        return finish(outcome)
      }
      let status = finish(.completed(nil))
      return isInterrupted ? ExitStatus.interrupted.rawValue : status
    }
  }

  /// What comes after an entry of the prompt.
  private enum Continuation {
    /// The next entry.
    case goesOn(interrupted: Bool)
    /// The end of the session.
    case leaves(Outcome)
  }

  /// Runs one entry of the prompt; the last one is whole although no line ends it.
  private func submit(_ source: String, isLast: Bool = false) -> Continuation {
    defer { streams.flush() }
    var reading = Parser.parse(source, mode: .interactive)
    if isLast, case .needsMoreLines = reading { reading = Parser.parse(source, mode: .file) }
    switch reading {
    case .failure(let error):
      report(error, SourceText(source))
    case .needsMoreLines: break
    case .complete(let module):
      for warning in SyntaxWarning.all(in: module.body) {
        "<stdin>:\(warning.line): SyntaxWarning: \(warning.message)\n".writeToError()
      }
      let outcome = interpreter.run(module, mode: .prompt)
      switch outcome {
      case .completed: break
      case .raised(let raised):
        streams.flush()
        raised.report.writeToError()
        return .goesOn(interrupted: raised.typeName == "KeyboardInterrupt")
      case .exited, .stopped: return .leaves(outcome)
      }
    }
    return .goesOn(interrupted: false)
  }

  /// Says what is wrong with an entry as python3's prompt does.
  private func report(_ error: SyntaxError, _ source: SourceText) {
    streams.flush()
    let place = Diagnostic(error, in: source, path: "<stdin>")
    let text = place.sourceLine.drop { $0 == " " || $0 == "\t" }
    let indent = place.sourceLine.unicodeScalars.count - text.unicodeScalars.count
    var lines = ["  File \"<stdin>\", line \(place.line)"]
    if !text.isEmpty {
      lines.append("    \(text)")
      let column = place.column - 1 - indent
      if column >= 0 {
        let mark = String(repeating: "^", count: place.width)
        lines.append("    \(String(repeating: " ", count: column))\(mark)")
      }
    }
    (lines.joined(separator: "\n") + "\n" + error.lastLine + "\n").writeToError()
  }
}

extension SourceRange {
  /// The first byte of a text.
  fileprivate static let firstByte = SourceRange(line: 1, column: 0, endLine: 1, endColumn: 1)
}
