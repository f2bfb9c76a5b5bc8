import ChildProcesses
import Testing

@Suite(.enabled(if: Command.isThere), .timeLimit(.minutes(4)))
struct `A start without an option, which no parser reads` {
  /// Command lines, and the same with an option that changes nothing.
  private static let pairs: [(words: [String], parsed: [String])] = [
    ([], ["--tier", "A"]),
    (["learn"], ["learn", "--tier", "A"]),
    (["learn", "2"], ["learn", "2", "--tier", "A"]),
    (["learn", "no-such-lesson"], ["learn", "--tier", "A", "no-such-lesson"]),
    (["repl"], ["repl", "--tier", "A"]),
  ]

  @Test(arguments: pairs)
  func `does what it does with an option`(words: [String], parsed: [String]) throws {
    let input = "1 + 1\n"
    let usual = try Command.run([Command.path] + words, input: input)
    let long = try Command.run([Command.path] + parsed, input: input)
    #expect(!(usual.output + usual.errors).isEmpty)
    #expect(usual == long)
  }

  @Test(arguments: [
    (["--plain", "learn", "2"], ["learn", "--plain", "2"]),
    (["--tier", "A", "repl"], ["repl", "--tier", "A"]),
    (["--plain", "--tier=C", "learn", "3"], ["learn", "--plain", "--tier=C", "3"]),
    (["--lessons", "learn", "--plain", "lessons"], ["lessons", "--lessons", "learn", "--plain"]),
  ])
  func `options may stand before the command`(before: [String], behind: [String]) throws {
    let first = try Command.run([Command.path] + before, input: "1 + 1\n")
    let usual = try Command.run([Command.path] + behind, input: "1 + 1\n")
    #expect(!first.output.isEmpty)
    #expect(first == usual)
  }

  /// Other command lines, and what is said to them.
  private static let others: [(words: [String], said: String)] = [
    (["lern"], "Did you mean `switchboard learn`?"),
    (["repl", "extra"], "Unexpected argument 'extra'"),
    (["learn", "2", "3"], "Unexpected argument '3'"),
    (["learn", "--pretests"], "Unknown option '--pretests'"),
    (["help", "learn"], "USAGE: switchboard learn"),
  ]

  @Test(arguments: others)
  func `leaves every other command line to the parser`(words: [String], said: String) throws {
    let finished = try Command.run([Command.path] + words)
    #expect((finished.output + finished.errors).contains(said))
  }
}
