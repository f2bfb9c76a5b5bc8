internal import PySyntax

/// The lines of a session as a program for python3, which prints what the prompt printed.
struct PythonProgram {
  /// A built-in peer, by what is typed for it and by where `switchboard serve` has it.
  struct Peer: Hashable {
    var host: String
    var typedPort: UInt16
    /// Nil for a lesson's own peer, which is not served.
    var servedPort: UInt16?
  }

  let peers: [Peer]

  /// The program's text.
  func document(_ turns: [Turn]) -> String {
    var body: [String] = []
    var echoes = false
    for turn in turns {
      let (lines, hasEcho) = lines(turn)
      echoes = echoes || hasEcho
      body += lines
    }
    var head = [
      "# A session of Switchboard as a program for python3.",
      "# Start `switchboard serve` first: it has the peers at the ports below.",
    ]
    if echoes {
      head += [
        "", "", "def show(value):", "    \"\"\"Prints a value as the prompt does.\"\"\"",
        "    if value is not None:", "        print(repr(value))", "",
      ]
    }
    return (head + [""] + body).joined(separator: "\n") + "\n"
  }

  private func lines(_ turn: Turn) -> (lines: [String], hasEcho: Bool) {
    let source = turn.source.trimmed
    switch turn.ending {
    case .refused, .waitsForever, .interrupted, .stopped, .exited:
      let why = turn.lastLine.map { " (\($0))" } ?? ""
      return (["# Left out\(why):"] + PythonProgram.comment(source), false)
    case .completed, .raised: break
    }
    let (text, hasEcho) = turn.showsNothing ? (source, false) : echoing(source)
    let (served, notes) = serving(text)
    var lines =
      notes + served.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if case .raised = turn.ending { lines = notes + PythonProgram.guarded(served) }
    return (lines, hasEcho)
  }

  private static func comment(_ source: String) -> [String] {
    source.split(separator: "\n", omittingEmptySubsequences: false).map { "# \($0)" }
  }

  /// A line that ended in an error: the prompt goes on after it.
  private static func guarded(_ source: String) -> [String] {
    // Lines inside a long string must not move.
    guard !source.contains("\"\"\""), !source.contains("'''") else {
      return ["# This raises, and ends the program here:"] + [source]
    }
    let inner = source.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    return ["try:"] + inner
      + ["except Exception as error:", "    print(f\"{type(error).__name__}: {error}\")"]
  }

  // MARK: What the prompt shows

  /// The source with each expression that the prompt would show in a call of `show`.
  private func echoing(_ source: String) -> (String, Bool) {
    guard case .complete(let module) = Parser.parse(source, mode: .file) else {
      return (source, false)
    }
    var places: [Range<Int>] = []
    PythonProgram.collect(module.body, module.source, &places)
    var bytes = module.source.bytes
    for place in places.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      bytes.insert(UInt8(ascii: ")"), at: place.upperBound)
      bytes.insert(contentsOf: Array("show(".utf8), at: place.lowerBound)
    }
    return (String(decoding: bytes, as: UTF8.self), !places.isEmpty)
  }

  /// The places of the expressions that are statements, save those in functions and classes.
  private static func collect(
    _ body: [Statement], _ source: SourceText, _ places: inout [Range<Int>]
  ) {
    for statement in body {
      switch statement.kind {
      case .expression(let expression):
        switch expression.kind {
        // A walrus or a yield would need brackets of its own; print shows nothing by its value.
        case .named, .yield, .yieldFrom: break
        case .call(let function, _):
          if case .name("print") = function.kind { break }
          places.append(source.offsets(of: statement.range))
        default: places.append(source.offsets(of: statement.range))
        }
      case .if(let branches, let otherwise):
        for branch in branches { collect(branch.body, source, &places) }
        collect(otherwise, source, &places)
      case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise):
        collect(body, source, &places)
        collect(otherwise, source, &places)
      case .try(let attempt):
        collect(attempt.body, source, &places)
        for handler in attempt.handlers { collect(handler.body, source, &places) }
        collect(attempt.otherwise, source, &places)
        collect(attempt.finally, source, &places)
      case .with(_, let body): collect(body, source, &places)
      case .assign, .augmentedAssign, .annotated, .return, .delete, .pass, .break, .continue,
        .raise, .global, .nonlocal, .assert, .import, .importFrom, .function, .class:
        break
      }
    }
  }

  // MARK: Where other programs find the peers

  /// The source with each typed peer where `switchboard serve` has it, and a comment for each.
  private func serving(_ source: String) -> (String, [String]) {
    var text = source
    var notes: [String] = []
    for peer in peers where text.contains(peer.host) {
      for quote in ["\"", "'"] {
        for gap in [", ", ","] {
          let typed = "(\(quote)\(peer.host)\(quote)\(gap)\(peer.typedPort))"
          guard text.contains(typed) else { continue }
          guard let port = peer.servedPort else {
            notes.append("# \(typed) is a peer of the lesson: switchboard serve does not have it.")
            continue
          }
          text = text.replacing(typed, with: "(\"127.0.0.1\", \(port))")
          notes.append("# \(typed) in Switchboard:")
        }
      }
    }
    return (text, notes)
  }
}

extension Turn {
  /// Whether it is known that the prompt had nothing to show: one statement whose value was None, or that raised.
  fileprivate var showsNothing: Bool {
    guard case .complete(let module) = Parser.parse(source, mode: .file), module.body.count == 1
    else { return false }
    switch (module.body[0].kind, ending) {
    case (.expression, .completed(nil)), (.expression, .raised): return true
    default: return false
    }
  }
}
